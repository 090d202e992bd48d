"""How binary Word files say what text looks like: styles, and changes to them (MS-DOC 2.6)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.domain.documents import FlagKind
from app.engines.reader.flow import CellShape

# Bytes of what a change says, by the three highest bits of its code; those of 6 say it themselves.
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_VARIABLE = 6
_TAB_STOPS, _MANY = 0xC615, 255
_STYLE_OF_CHARACTERS = 0x4A30
_OUTLINE_LEVEL = 0x2640
_NUMBERS = {0x460B: "list", 0x260A: "depth_in_list", 0x6649: "table_depth"}
_FLAGS = {
    0x2416: "is_in_table",
    0x2417: "ends_row",
    0x244B: "ends_inner_cell",
    0x244C: "ends_row",
}
_OLD_PARAGRAPH_SHADE, _PARAGRAPH_SHADE = 0x442D, 0xC64D
_TABLE, _CELL_SHADES, _OLD_CELL_SHADES, _MERGED_CELL = 0xD608, 0xD612, 0xD609, 0xD62B
_FAR_AWAY = frozenset({0x6646, 0x646B})  # further changes, in the stream Data
_TOGGLES = {0x0800: "is_deleted", 0x083C: "is_hidden"}
_AS_STYLE = 0x80
_PLAIN, _HALF_POINTS = 0x2A33, 0x4A43
_OLD_COLOR, _COLOR, _HIGHLIGHT = 0x2A42, 0x6870, 0x2A0C
_OLD_SHADE, _SHADE = 0x4866, 0xCA71
_WHITE, _OLD_WHITE, _AUTO = b"\xff\xff\xff\0", 8, 0xFF
_NO_SHADE = 0xFFFF
_SHADE_BYTES, _CELL_BYTES = 10, 20
_TINY_HALF_POINTS = 4
_TITLE, _DEEPEST = 62, 9
_PARAGRAPH_STYLE, _CHARACTER_STYLE = 1, 2
_MOST_STYLES = 0xFFF


@dataclass(frozen=True, slots=True)
class Look:
    """What characters look like, as far as it hides them."""

    is_deleted: bool = False
    is_hidden: bool = False
    is_white: bool = False
    is_tiny: bool = False
    is_shaded: bool = False

    def hidden(self, *, is_shaded: bool) -> FlagKind | None:
        """How they are hidden from the eye, in a paragraph with or without color behind it."""
        if self.is_hidden:
            return FlagKind.INVISIBLE
        if self.is_white and not self.is_shaded and not is_shaded:
            return FlagKind.WHITE
        return FlagKind.TINY if self.is_tiny else None


@dataclass(slots=True)
class Format:
    """What a paragraph is: of which style and list, in which table, what it ends."""

    style: int = 0
    level: int | None = None
    list: int = 0
    depth_in_list: int = 0
    is_in_table: bool = False
    table_depth: int = 0
    ends_row: bool = False
    ends_inner_cell: bool = False
    is_shaded: bool = False
    shape: tuple[CellShape, ...] = ()

    @property
    def depth(self) -> int:
        """In how many tables it stands."""
        return max(self.table_depth, int(self.is_in_table or self.ends_row))


@dataclass(frozen=True, slots=True)
class _Style:
    base: int
    level: int | None
    paragraph: bytes
    characters: bytes


class Styles:
    """The styles of a document, and what becomes of text with them; `data` is the stream Data."""

    def __init__(self, sheet: bytes, data: bytes) -> None:
        self._styles = dict(_styles(sheet))
        self._data = data
        self._looks: dict[tuple[int, bytes], Look] = {}
        self._formats: dict[bytes, Format] = {}

    def look(self, style: int, changes: bytes) -> Look:
        """Characters in a paragraph of that style, with these changes."""
        key = (style, changes)
        if key not in self._looks:
            self._looks[key] = self._changed(self._style_look(style), changes, 0)
        return self._looks[key]

    def format(self, properties: bytes) -> Format:
        """A paragraph with these properties: the number of its style, then changes."""
        if properties not in self._formats:
            number = int.from_bytes(properties[:2], "little")
            found = self._style_format(number)
            self._change(found, properties[2:], 0)
            self._formats[properties] = found
        return self._formats[properties]

    def _chain(self, number: int) -> list[_Style]:
        """The styles that a style is made from, the first of them first, and itself."""
        found: list[_Style] = []
        seen = set[int]()
        while number in self._styles and number not in seen:
            seen.add(number)
            found.insert(0, self._styles[number])
            number = found[0].base
        return found

    def _style_look(self, number: int) -> Look:
        look = Look()
        for style in self._chain(number):
            look = self._changed(look, style.characters, 1)
        return look

    def _style_format(self, number: int) -> Format:
        found = Format(number)
        for style in self._chain(number):
            self._change(found, style.paragraph, 1)
            found.level = found.level if style.level is None else style.level
        return found

    def _changed(self, look: Look, changes: bytes, depth: int) -> Look:
        """The look after these changes; a style among them may not name one in turn."""
        plain = look
        for code, said in _changes(changes):
            if code in _TOGGLES:
                name = _TOGGLES[code]
                is_opposite = bool(said[0] & _AS_STYLE) and getattr(plain, name) != said[0] & 1
                look = replace(look, **{name: said[0] == 1 or is_opposite})
            elif code == _PLAIN:
                look = plain
            elif code == _COLOR:
                look = replace(look, is_white=said == _WHITE)
            elif code == _OLD_COLOR:
                look = replace(look, is_white=said[0] == _OLD_WHITE)
            elif code == _HALF_POINTS:
                size = int.from_bytes(said, "little")
                look = replace(look, is_tiny=0 < size <= _TINY_HALF_POINTS)
            elif code == _HIGHLIGHT:
                look = replace(look, is_shaded=said[0] not in {0, _OLD_WHITE})
            elif code in {_SHADE, _OLD_SHADE}:
                look = replace(look, is_shaded=_is_shade(said))
            elif code == _STYLE_OF_CHARACTERS and depth == 0:
                for style in self._chain(int.from_bytes(said, "little")):
                    look = self._changed(look, style.characters, 1)
        return look

    def _change(self, found: Format, changes: bytes, depth: int) -> None:
        """Change a format; changes from far away may not send far away in turn."""
        for code, said in _changes(changes):
            number = int.from_bytes(said[:4], "little", signed=len(said) > 1)
            if code in _FLAGS:
                setattr(found, _FLAGS[code], number == 1)
            elif code in _NUMBERS:
                setattr(found, _NUMBERS[code], number)
            elif code == _OUTLINE_LEVEL:
                found.level = number + 1 if number < _DEEPEST else None
            elif code in {_PARAGRAPH_SHADE, _OLD_PARAGRAPH_SHADE}:
                found.is_shaded = _is_shade(said)
            elif code == _TABLE:
                found.shape = tuple(_cells(said))
            elif code in {_CELL_SHADES, _OLD_CELL_SHADES, _MERGED_CELL}:
                found.shape = tuple(_changed_cells(found.shape, code, said))
            elif code in _FAR_AWAY and depth == 0 and 0 <= number < len(self._data):
                size = int.from_bytes(self._data[number : number + 2], "little")
                self._change(found, self._data[number + 2 : number + 2 + size], 1)


def _changes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Codes of changes and what they say, up to one that is damaged."""
    at = 0
    while at + 3 <= len(data):
        code = int.from_bytes(data[at : at + 2], "little")
        at += 2
        size = _SIZES[code >> 13]
        if code == _TABLE:
            size = int.from_bytes(data[at : at + 2], "little") - 1
            at += 2
        elif code >> 13 == _VARIABLE:
            size = data[at]
            at += 1
            if code == _TAB_STOPS and size == _MANY:
                removed = data[at : at + 1][0] * 4 + 1 if at < len(data) else 0
                added = data[at + removed] * 3 + 1 if at + removed < len(data) else 0
                size = removed + added
        said = data[at : at + size] if size > 0 else b""
        if not said or len(said) < size:
            return
        yield code, said
        at += size


def _is_shade(said: bytes) -> bool:
    """Whether there is a color behind text, as the older or the newer form of it says."""
    if len(said) < _SHADE_BYTES:
        shade = int.from_bytes(said[:2], "little")
        return shade != _NO_SHADE and (shade >> 10 > 0 or shade >> 5 & 31 not in {0, _OLD_WHITE})
    back, pattern = said[4:8], int.from_bytes(said[8:10], "little")
    return pattern not in {0, _NO_SHADE} or (back != _WHITE and back[3] != _AUTO)


def _cells(said: bytes) -> Iterator[CellShape]:
    """The cells of a row: how many, their edges, and whether they go on from the row above."""
    count = said[0]
    if len(said) < 3 + 2 * count:
        return
    edges = struct.unpack_from(f"<{count + 1}h", said, 1)
    for number, right in enumerate(edges[1:]):
        at = 3 + 2 * count + number * _CELL_BYTES
        flags = int.from_bytes(said[at : at + 2], "little")
        yield CellShape(right, is_lower=flags >> 5 & 3 == 1)


def _changed_cells(cells: Sequence[CellShape], code: int, said: bytes) -> Iterator[CellShape]:
    size = _SHADE_BYTES if code == _CELL_SHADES else 2
    for number, cell in enumerate(cells):
        if code == _MERGED_CELL:
            is_meant = said[0] == number and len(said) > 1
            yield replace(cell, is_lower=said[1] == 1) if is_meant else cell
        else:
            shade = said[number * size : (number + 1) * size]
            yield replace(cell, is_shaded=_is_shade(shade)) if len(shade) == size else cell


def _styles(sheet: bytes) -> Iterator[tuple[int, _Style]]:
    """The numbers of styles and what they say, of a style sheet (STSH)."""
    if len(sheet) < 6:
        return
    about, count, base = struct.unpack_from("<HHH", sheet)
    at = 2 + about
    for number in range(min(count, _MOST_STYLES)):
        size = int.from_bytes(sheet[at : at + 2], "little")
        style = sheet[at + 2 : at + 2 + size]
        at += 2 + size
        if len(style) < base + 2 or base < 6:
            continue
        identity, of, parts = struct.unpack_from("<HHH", style)
        inner = base + 2 + 2 * int.from_bytes(style[base : base + 2], "little") + 2
        changes = []
        for _ in range(parts & 15):
            length = int.from_bytes(style[inner : inner + 2], "little")
            changes.append(style[inner + 2 : inner + 2 + length])
            inner += 2 + length + length % 2
        kind, identity = of & 15, identity & 0xFFF
        level = identity if 1 <= identity <= _DEEPEST else 1 if identity == _TITLE else None
        if kind == _PARAGRAPH_STYLE and len(changes) > 1:
            yield number, _Style(of >> 4, level, changes[0][2:], changes[1])
        elif kind == _CHARACTER_STYLE and changes:
            yield number, _Style(of >> 4, None, b"", changes[0])
