"""A packed file as a file: counted while it is unpacked, in memory where it is small."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, cast

from app.domain.errors import ReadCode
from app.engines.reader.media_types import is_streamed, media_type
from app.engines.reader.source import Budget, ReadOptions, Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_SMALL_BYTES = 16 << 20
_BLOCK_BYTES = 1 << 20


class _Counted(io.RawIOBase):
    """What `file` unpacks to; the furthest place reached is counted."""

    def __init__(self, file: BinaryIO, budget: Budget) -> None:
        self._file = file
        self._budget = budget
        self._furthest = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            # Unpacked step by step, so that a bomb is noticed before it went off.
            while self.read(_BLOCK_BYTES):
                pass
        return self._file.seek(offset, io.SEEK_CUR if whence == io.SEEK_END else whence)

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._file.read(len(view))
        view[: len(data)] = data
        place = self._file.tell()
        if place > self._furthest:
            self._budget.take_bytes(place - self._furthest)
            self._furthest = place
        return len(data)


def unpacked(name: str, packed: BinaryIO, options: ReadOptions) -> Source:
    """The file that the decompressing stream `packed` gives.

    Kept in memory where it is small, or where its parser jumps about in it; ReadFailure where it is
    too large for that, or all the budget is used up.
    """
    file = io.BufferedReader(_Counted(packed, options.budget), _BLOCK_BYTES)
    data = file.read(_SMALL_BYTES)
    if len(data) < _SMALL_BYTES:
        return Source.of(name, data)
    if is_streamed(media_type(name, data)):
        size = file.seek(0, io.SEEK_END)
        return Source(name, cast("BinaryIO", file), size)
    rest = file.read(options.memory_bytes - len(data) + 1)
    source = Source.of(name, data + rest)
    if source.size > options.memory_bytes:
        limit = options.memory_bytes >> 20
        raise source.failure(ReadCode.TOO_LARGE, f"packed, it is read up to {limit} MB")
    return source
