"""Cuts out of a library on Linux what nobody reads: out of its file, not out of memory."""

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from installers.errors import InstallerError

_HEADER = struct.Struct("<32xQQ8xHxxHH")
_SEGMENT = struct.Struct("<IIQQQQQQ")
_SECTION = struct.Struct("<IIQQQQIIQQ")
_SECTIONS_AT = 40
_LOADED, _NOTE = 1, 4
_WITHOUT_BYTES = 8


class _Segment(NamedTuple):
    """A line of the table that a library is loaded by."""

    kind: int
    flags: int
    offset: int
    address: int
    physical: int
    stored: int
    size: int
    alignment: int

    def split(self, start: int, end: int) -> tuple["_Segment", "_Segment"]:
        """Two for one: the first ends at `start` in the file, and at `end` in memory."""
        passed = end - self.offset
        first = self._replace(stored=start - self.offset, size=passed)
        return first, self._replace(
            offset=end,
            address=self.address + passed,
            physical=self.physical + passed,
            stored=self.stored - passed,
            size=self.size - passed,
        )


class _Section(NamedTuple):
    """A line of the table that tools read; its name begins `label` bytes into the names."""

    label: int
    kind: int
    flags: int
    address: int
    offset: int
    size: int
    link: int
    info: int
    alignment: int
    entry: int


def cut(library: Path, name: str) -> None:
    """Take the section `name` out of a 64-bit ELF file, if it has it; loaded, it is zeros.

    What a segment has in memory beyond its bytes in the file is zeros. So the segment ends in the
    file where the section begins, and another one begins behind. The table of segments has no room
    for one more: that takes the line of the note with the number of the build.

    Raises:
        InstallerError: there is no such note.
    """
    image = bytearray(library.read_bytes())
    segments_at, sections_at, segment_count, section_count, names = _HEADER.unpack_from(image)
    segments = [_Segment(*line) for line in _read(image, segments_at, _SEGMENT, segment_count)]
    sections = [_Section(*line) for line in _read(image, sections_at, _SECTION, section_count)]
    said = sections[names].offset
    label = image.find(f"\0{name}\0".encode(), said) + 1 - said
    section = next((one for one in sections if one.label == label), None)
    if section is None:
        return
    note = next((one for one in segments if one.kind == _NOTE), None)
    if note is None:
        raise InstallerError(f"{library.name} has no note whose line could be taken")
    behind = section.offset + section.size
    whole = next(s for s in segments if s.kind == _LOADED and s.offset + s.stored >= behind)
    start = -(-section.offset // whole.alignment) * whole.alignment
    end = behind // whole.alignment * whole.alignment

    def moved(offset: int) -> int:
        return offset - (end - start) if offset >= end else offset

    image[section.offset : behind] = bytes(section.size)
    segments.remove(note)
    place = segments.index(whole)
    segments[place : place + 1] = whole.split(start, end)
    sections[sections.index(section)] = section._replace(kind=_WITHOUT_BYTES)
    _write(image, segments_at, _SEGMENT, (s._replace(offset=moved(s.offset)) for s in segments))
    _write(image, sections_at, _SECTION, (s._replace(offset=moved(s.offset)) for s in sections))
    struct.pack_into("<Q", image, _SECTIONS_AT, moved(sections_at))
    library.write_bytes(image[:start] + image[end:])


def _read(image: bytearray, at: int, form: struct.Struct, count: int) -> Iterator[tuple[Any, ...]]:
    return form.iter_unpack(image[at : at + count * form.size])


def _write(
    image: bytearray, at: int, form: struct.Struct, lines: Iterable[tuple[Any, ...]]
) -> None:
    for number, line in enumerate(lines):
        form.pack_into(image, at + number * form.size, *line)
