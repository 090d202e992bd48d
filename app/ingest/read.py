"""Reads one file piece by piece and makes sure that what was read is what is there."""

import hashlib
import os
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from app.domain.documents import Extraction
from app.domain.errors import EngineFailure, ReadCode, ReadFailure
from app.engines.zim_file import fingerprint, is_zim
from app.ingest.discover import Failure, FoundFile, failure, found_file

_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """What follows of the text of `file`, as it was when its sha256 was taken."""

    file: FoundFile
    sha256: str
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Whole:
    """All pieces of a file have come, and it is still as it was before the first."""

    file: FoundFile
    sha256: str


@dataclass(frozen=True, slots=True)
class SameContent:
    """A file with a new stat whose content is the one already stored."""

    file: FoundFile


@dataclass(frozen=True, slots=True)
class Again:
    """The file changed while it was being read: its pieces so far are worth nothing."""


Reading = Piece | Whole | SameContent | Failure | Again


def read_file(
    file: FoundFile,
    read: Callable[[str], Iterator[Extraction]],
    *,
    known_sha256: str | None = None,
) -> Iterator[Reading]:
    """The pieces that `read` gets out of a file, then Whole; or SameContent or a Failure.

    A file whose sha256 is `known_sha256` is not read. One that changes meanwhile is read once more,
    after an Again. Raises nothing but Cancelled.
    """
    for attempt in range(_ATTEMPTS):
        if attempt:
            yield Again()
        if file.size == 0:
            yield Failure(file, ReadCode.EMPTY, "the file is empty")
            return
        try:
            sha256 = content_hash(file.path)
        except OSError as error:
            yield _refused(file, error)
            return
        outcome: Whole | SameContent | Failure = SameContent(file)
        if sha256 != known_sha256:
            outcome = yield from _pieces(file, sha256, read)
        try:
            after = found_file(file.path, os.stat(file.path))  # noqa: PTH116
        except OSError as error:
            yield _refused(file, error)
            return
        if after == file:
            yield outcome
            return
        file = after
    yield Failure(file, ReadCode.CHANGING, "it changed while it was being read")


def content_hash(path: str) -> str:
    """The sha256 of a file, or what stands for it where that would take hours; raises OSError."""
    if is_zim(path):
        return fingerprint(path)
    with open(path, "rb") as opened:  # noqa: PTH123
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _pieces(
    file: FoundFile, sha256: str, read: Callable[[str], Iterator[Extraction]]
) -> Generator[Reading, None, Whole | Failure]:
    try:
        for extraction in read(file.path):
            yield Piece(file, sha256, extraction)
    except ReadFailure as error:
        return Failure(file, error.code, error.reason)
    except EngineFailure as error:
        # Also an answer that the reader's process must not give: a hostile file may be behind it.
        return Failure(file, ReadCode.CRASHED, f"reading it failed: {error.reason}")
    return Whole(file, sha256)


def _refused(file: FoundFile, error: OSError) -> Failure:
    found = failure(file.path, error)
    return Failure(file, found.code, found.reason)
