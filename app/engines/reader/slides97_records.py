"""The records that a binary presentation is made of, and the parts that are in force (MS-PPT)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.errors import ReadCode
from app.engines.reader.compound import Storage
from app.engines.reader.source import Source

_HEADER_BYTES = 8
_USER_EDIT, _PERSISTED = 0x0FF5, 0x1772
_ENCRYPTED = 0xF3D1C4DF


@dataclass(frozen=True, slots=True)
class Record:
    """A record of `data`; what is in it is from `start` to `end`."""

    data: bytes
    kind: int
    instance: int
    start: int
    end: int

    @property
    def body(self) -> bytes:
        """The bytes in it."""
        return self.data[self.start : self.end]

    def inner(self, *kinds: int) -> Iterator[Record]:
        """The records in it, in order; only those of certain `kinds` where some are given."""
        for record in records(self.data, self.start, self.end):
            if not kinds or record.kind in kinds:
                yield record

    def first(self, *kinds: int) -> Record | None:
        """The first record in it of the first kind, of the first in that of the second..."""
        found: Record | None = self
        for kind in kinds:
            found = next(found.inner(kind), None) if found else None
        return found

    def number(self, at: int = 0) -> int:
        """The whole number of 32 bits at a place in it, 0 behind its end."""
        return int.from_bytes(self.body[at : at + 4], "little", signed=True)


def records(data: bytes, start: int, end: int) -> Iterator[Record]:
    """The records in a stretch of bytes, up to one that does not fit."""
    while start + _HEADER_BYTES <= end:
        version, kind, size = struct.unpack_from("<HHI", data, start)
        start += _HEADER_BYTES
        if start + size > end:
            return
        yield Record(data, kind, version >> 4, start, start + size)
        start += size


class Presentation:
    """The parts of a presentation by their numbers; each save adds those that have changed."""

    def __init__(self, root: Storage, source: Source) -> None:
        data = root.stream("PowerPoint Document")
        if data is None:
            raise source.failure(ReadCode.BROKEN, "it is damaged or not what its name says")
        user = root.stream("Current User") or b""
        if int.from_bytes(user[12:16], "little") == _ENCRYPTED:
            raise source.failure(ReadCode.ENCRYPTED, "it is protected by a password")
        self._data = data
        self._places: dict[int, int] = {}
        self.document: Record | None = None
        at, seen = int.from_bytes(user[16:20], "little"), set[int]()
        while (edit := self._at(at)) and edit.kind == _USER_EDIT and at not in seen:
            seen.add(at)
            self._add(edit.number(12))
            self.document = self.document or self.part(edit.number(16))
            at = edit.number(8)
        if self.document is None:
            raise source.failure(ReadCode.BROKEN, "it does not say where its slides are")

    def part(self, number: int) -> Record | None:
        """The part of that number: the document, a slide, notes."""
        return self._at(self._places.get(number, -1))

    def _at(self, at: int) -> Record | None:
        return next(records(self._data, at, len(self._data)), None) if at >= 0 else None

    def _add(self, at: int) -> None:
        """Take in where parts are; later saves, which come first, count."""
        directory = self._at(at)
        if directory is None or directory.kind != _PERSISTED:
            return
        body = directory.body
        numbers = struct.unpack(f"<{len(body) // 4}I", body[: len(body) & ~3])
        position = 0
        while position < len(numbers):
            first, count = numbers[position] & 0xFFFFF, numbers[position] >> 20
            places = numbers[position + 1 : position + 1 + count]
            for number, place in enumerate(places, first):
                self._places.setdefault(number, place)
            position += 1 + count
