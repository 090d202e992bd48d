"""What a family of formats is given to read: the bytes of one file, and how much may be done."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from app.domain.documents import Extraction
from app.domain.errors import ReadCode, ReadFailure

if TYPE_CHECKING:
    from app.engines.reader.ocr import Recognizer

PIECE_CHARACTERS = 2_000_000
HEAD_BYTES = 1 << 16
_LEAST_UNPACKED = 64 << 20
_MOST_UNPACKED = 2 << 30
_MOST_TIMES = 100
_MOST_TIMES_OF_LARGE = 4
_MOST_MEMBERS = 10_000
_BYTES_PER_MEMBER = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """The file called `name`: `file` is seekable and buffered, `size` in bytes.

    `media_type` is what it was found to be, or before that what its surroundings say it is.
    """

    name: str
    file: BinaryIO
    size: int
    media_type: str = ""

    @classmethod
    def of(cls, name: str, data: bytes, media_type: str = "") -> Source:
        """A file whose bytes are in memory."""
        return cls(name, io.BytesIO(data), len(data), media_type)

    def head(self, size: int = HEAD_BYTES) -> bytes:
        """The first `size` bytes, or what there is; the file then stands at its beginning."""
        self.file.seek(0)
        data = self.file.read(size)
        self.file.seek(0)
        return data

    def whole(self, options: ReadOptions) -> bytes:
        """All bytes at once, for a parser that cannot stream; ReadFailure where they are many."""
        limit = options.memory_bytes
        self.file.seek(0)
        data = self.file.read(limit + 1)
        if len(data) > limit:
            raise self.failure(
                ReadCode.TOO_LARGE, f"a file of its kind is read up to {limit >> 20} MB"
            )
        return data

    def failure(self, code: ReadCode, reason: str) -> ReadFailure:
        """The error that says that this file could not be read, and why."""
        return ReadFailure(self.name, code, reason)


@dataclass(slots=True)
class Budget:
    """What a file and all that is packed in it may unpack to, together."""

    unpacked_bytes: int
    members: int

    @classmethod
    def of(cls, size: int) -> Budget:
        """What a file of `size` bytes may unpack to: far more than any that is no bomb."""
        most = _MOST_UNPACKED + _MOST_TIMES_OF_LARGE * size
        members = _MOST_MEMBERS + size // _BYTES_PER_MEMBER
        return cls(min(_LEAST_UNPACKED + _MOST_TIMES * size, most), members)

    @property
    def exhausted(self) -> bool:
        """Whether no more may be unpacked."""
        return self.unpacked_bytes < 0 or self.members < 0

    def take_bytes(self, size: int) -> None:
        """Count unpacked bytes; ReadFailure(BOMB) where they are too many."""
        self.unpacked_bytes -= size
        if self.unpacked_bytes < 0:
            raise ReadFailure("", ReadCode.BOMB, "it unpacks to far more than a file of its size")

    def take_member(self) -> None:
        """Count one packed file; ReadFailure(BOMB) where they are too many."""
        self.members -= 1
        if self.members < 0:
            raise ReadFailure("", ReadCode.BOMB, "there are too many files in it")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: whether to `recognize` text in pictures.

    `depth` is how many files inside files may still be opened; `budget` is shared by all of them;
    `memory_bytes` bounds a file that its parser needs whole; `recognizer` reads pictures, and is
    needed where `recognize` is set.
    """

    budget: Budget
    recognize: bool = False
    depth: int = 4
    memory_bytes: int = 256 << 20
    recognizer: Recognizer | None = None

    def deeper(self) -> ReadOptions:
        """The options for a file inside this one."""
        return replace(self, depth=self.depth - 1)


ReadSource = Callable[[Source, ReadOptions], Iterator[Extraction]]
