"""Presentations of the binary kind (ppt): what is read of newer ones too (MS-PPT, MS-ODRAW)."""

from __future__ import annotations

import re
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.domain.documents import Extraction, FlagKind
from app.engines.reader.composer import Composer
from app.engines.reader.compound import CompoundFile
from app.engines.reader.slides97_records import Presentation, Record
from app.engines.reader.source import Budget, ReadOptions, Source
from app.engines.reader.summary import summary

_DOCUMENT, _TEXTS, _PART, _SLIDE = 0x03E9, 0x0FF0, 0x03F3, 0x03EF
_SLIDES, _NOTES = 0, 2
_KIND, _WIDE, _NARROW, _OUTLINE = 0x0F9F, 0x0FA0, 0x0FA8, 0x0F9E
_FIELDS = frozenset({0x0FD8, 0x0FF7, 0x0FF8, 0x0FF9, 0x0FFA, 0x1015})  # a sign stands for them
_PICTURE, _DRAWING, _GROUP, _SHAPE = 0x040C, 0xF002, 0xF003, 0xF004
_PLACE, _INNER_PLACE, _TEXT, _ABOUT, _PLACEHOLDER = 0xF010, 0xF00F, 0xF00D, 0xF011, 0x0BC3
_MORE_PROPERTIES, _IS_TABLE = 0xF122, 0x039F
_KIND_OF_SHAPE, _RULE = 0xF00A, 20
_PLACE_BYTES = 16
_TITLES = frozenset({0, 6})
# What stands on every slide, and on pages of notes the picture of the slide.
_FURNITURE = frozenset({0x07, 0x08, 0x0A, 0x0B})
_LINE = re.compile(r"[\r\n\x0b]")


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a presentation, a page for each slide, its notes behind it."""
    root = CompoundFile(source.whole(options)).root
    composer = Composer(source.media_type, summary(root))
    presentation = Presentation(root, source)
    yield from composer.pieces(_Slides(presentation, composer, options.budget).steps())


@dataclass(frozen=True, slots=True)
class _Text:
    kind: int
    words: str


@dataclass(frozen=True, slots=True)
class _Cell:
    left: int
    top: int
    right: int
    bottom: int
    words: str


class _Slides:
    """Composes the slides in their order."""

    def __init__(self, presentation: Presentation, composer: Composer, budget: Budget) -> None:
        self._presentation = presentation
        self._composer = composer
        self._budget = budget
        self._outline: list[_Text] = []
        self._size = (0, 0)
        self._is_notes = False

    def steps(self) -> Iterator[None]:
        """Compose slide after slide."""
        document = self._presentation.document
        if document is None:
            return
        if about := document.first(_DOCUMENT):
            self._size = (about.number(0), about.number(4))
        notes = {part.number(12): part for part, _ in _parts(document, _NOTES)}
        for number, (part, outline) in enumerate(_parts(document, _SLIDES), 1):
            self._budget.take_member()
            self._composer.open_page(number)
            slide = self._presentation.part(part.number())
            if slide is None:
                continue
            self._outline, self._is_notes = outline, False
            self._write(slide)
            about = slide.first(_SLIDE)
            note = notes.get(about.number(16)) if about else None
            page = self._presentation.part(note.number()) if note else None
            if page is not None:
                self._outline, self._is_notes = [], True
                self._composer.paragraph()
                self._write(page)
            yield

    def _write(self, page: Record) -> None:
        self._budget.take_bytes(page.end - page.start)
        if group := page.first(_PICTURE, _DRAWING, _GROUP):
            self._write_group(group, is_outermost=True)

    def _write_group(self, group: Record, *, is_outermost: bool = False) -> None:
        if not is_outermost and _is_table(group):
            self._write_table(group)
            return
        for shape in group.inner(_GROUP, _SHAPE):
            if shape.kind == _GROUP:
                self._write_group(shape)
            else:
                self._write_shape(shape, is_placed=is_outermost)

    def _write_shape(self, shape: Record, *, is_placed: bool) -> None:
        text = self._text(shape)
        about = shape.first(_ABOUT, _PLACEHOLDER)
        if not text.words.strip() or (about and about.body[4:5] and about.body[4] in _FURNITURE):
            return
        composer, is_title = self._composer, text.kind in _TITLES and not self._is_notes
        if is_title:
            composer.open_heading(1)
        else:
            composer.paragraph()
        composer.hide(FlagKind.OFF_PAGE if is_placed and self._is_off(shape) else None)
        self._write_lines(text.words)
        composer.hide(None)
        if is_title:
            composer.close_heading()
        composer.paragraph()

    def _is_off(self, shape: Record) -> bool:
        """Whether the shape stands beside the slide."""
        place = shape.first(_PLACE)
        if place is None or self._is_notes or not all(self._size) or len(place.body) < 8:
            return False
        form = "<4i" if len(place.body) >= _PLACE_BYTES else "<4h"
        top, left, right, bottom = struct.unpack_from(form, place.body)
        width, height = self._size
        return bool(left >= width or right <= 0 or top >= height or bottom <= 0)

    def _text(self, shape: Record) -> _Text:
        """The text of a shape, which may be that of the outline."""
        box = shape.first(_TEXT)
        if box is None:
            return _Text(-1, "")
        reference = box.first(_OUTLINE)
        if reference is not None and 0 <= reference.number() < len(self._outline):
            return self._outline[reference.number()]
        return next(_texts(box.inner()), _Text(-1, ""))

    def _write_table(self, group: Record) -> None:
        cells = list(self._cells(group))
        columns, rows = sorted({cell.left for cell in cells}), sorted({cell.top for cell in cells})
        composer, top = self._composer, None
        composer.open_table()
        for cell in sorted(cells, key=lambda found: (found.top, found.left)):
            if cell.top != top:
                composer.open_row()
                top = cell.top
            composer.open_cell(
                columns=bisect_left(columns, cell.right) - bisect_left(columns, cell.left),
                rows=bisect_left(rows, cell.bottom) - bisect_left(rows, cell.top),
            )
            self._write_lines(cell.words)
            composer.close_cell()
        composer.close_table()

    def _cells(self, group: Record) -> Iterator[_Cell]:
        for shape in group.inner(_SHAPE):
            place, kind = shape.first(_INNER_PLACE), shape.first(_KIND_OF_SHAPE)
            if place and kind and kind.instance != _RULE and len(place.body) >= _PLACE_BYTES:
                left, top, right, bottom = struct.unpack_from("<4i", place.body)
                yield _Cell(left, top, right, bottom, self._text(shape).words)

    def _write_lines(self, words: str) -> None:
        for line in _LINE.split(words):
            self._composer.line()
            self._composer.write_exactly(line)


def _parts(document: Record, kind: int) -> Iterator[tuple[Record, list[_Text]]]:
    """Slides or notes in their order, each with its texts in the outline."""
    for texts in document.inner(_TEXTS):
        if texts.instance != kind:
            continue
        found = list(texts.inner())
        starts = [at for at, record in enumerate(found) if record.kind == _PART]
        for start, end in pairwise([*starts, len(found)]):
            yield found[start], list(_texts(found[start + 1 : end]))


def _texts(found: Iterable[Record]) -> Iterator[_Text]:
    """Texts among these records: the kind of each comes first, signs that stand for fields last."""
    kind, words, fields = -1, None, set[int]()
    for record in found:
        if record.kind == _KIND:
            if words is not None:
                yield _Text(kind, _without(words, fields))
            kind, words, fields = record.number(), "", set()
        elif record.kind in _FIELDS:
            fields.add(record.number())
        elif record.kind == _WIDE:
            words = record.body.decode("utf-16-le", "replace")
        elif record.kind == _NARROW:
            words = record.body.decode("latin-1")
    if words is not None:
        yield _Text(kind, _without(words, fields))


def _without(words: str, places: set[int]) -> str:
    if not places:
        return words
    return "".join(sign for at, sign in enumerate(words) if at not in places)


def _is_table(group: Record) -> bool:
    """Whether the shapes of a group are the cells and rules of a table."""
    found = group.first(_SHAPE, _MORE_PROPERTIES)
    body = found.body if found else b""
    numbers = (int.from_bytes(body[at : at + 2], "little") for at in range(0, len(body), 6))
    return any(number & 0x3FFF == _IS_TABLE for number in numbers)
