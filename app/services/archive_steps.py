"""Bytes on their way into a file or out of it: hashed and handed on, with progress, stoppable."""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import IO

from app.domain.cancel import CancelToken

_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ArchiveStep:
    """Progress of `label` ("Writing", "Checking", ...), in bytes or rows."""

    label: str
    done: int
    total: int


Steps = Generator[ArchiveStep, None, None]
"""Work that tells its progress."""
Out = Callable[[bytes], object]
"""Takes each block where it goes."""


def blocks_of(file: IO[bytes]) -> Iterator[bytes]:
    """What is left to read of a file."""
    return iter(lambda: file.read(_BLOCK_BYTES), b"")


def passing(
    blocks: Iterable[bytes], out: Out | None, before: ArchiveStep, cancel: CancelToken | None
) -> Generator[ArchiveStep, None, tuple[int, str]]:
    """Hand every block to `out`, if anywhere; their size and sha256 together. Raises Cancelled."""
    digest, size = hashlib.sha256(), 0
    for block in blocks:
        if cancel is not None:
            cancel.raise_if_cancelled()
        digest.update(block)
        size += len(block)
        if out is not None:
            out(block)
        yield replace(before, done=before.done + size)
    return size, digest.hexdigest()
