"""What a reader's process sent is checked here before anything else sees it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Protocol

from app.domain.documents import (
    ColumnKind,
    ExtractedPage,
    ExtractedTable,
    Extraction,
    Flag,
    Heading,
    Part,
    Recognition,
    TableRow,
)
from app.domain.errors import ReadCode

NAME_CHARACTERS = 1_000
_MOST_CHARACTERS = 32_000_000
_MOST_OF_ANYTHING = 200_000
_MOST_ROWS = 2_000_000
_MOST_COLUMNS = 20_000
HIGHEST_PAGE = 1_000_000
_DEEPEST_HEADING = 9
LONGEST_S = 1e12
_FURTHEST_OUTSIDE = 0.5  # a box of turned text may reach beyond its page
_CODES = frozenset(map(str, ReadCode))
_CELLS: dict[ColumnKind, tuple[type, ...]] = {
    ColumnKind.TEXT: (str,),
    ColumnKind.INTEGER: (int,),
    ColumnKind.REAL: (float, int),
    ColumnKind.BOOLEAN: (bool,),
    ColumnKind.DATE: (str,),
    ColumnKind.DATETIME: (str,),
}


class NonsenseError(ValueError):
    """It is nothing that a reader may send."""


class _Spanning(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def checked(untrusted: Extraction) -> Extraction:
    """The same, once it is sure to be something a reader may send; NonsenseError otherwise.

    Offsets are inside the text and in order, names are short, counts bounded, numbers finite.
    """
    length = sum(len(page.text) for page in untrusted.pages)
    _need(length <= _MOST_CHARACTERS)
    for many in (
        *(untrusted.pages, untrusted.headings, untrusted.parts),
        *(untrusted.tables, untrusted.flags, untrusted.recognitions),
    ):
        _need(len(many) <= _MOST_OF_ANYTHING)
    _need(len(untrusted.media_type) <= NAME_CHARACTERS)
    _need(0 <= untrusted.unrecognized <= HIGHEST_PAGE)
    _short(untrusted.title, untrusted.author)
    _seconds(untrusted.created_s)
    _check_pages(untrusted.pages)
    _check_headings(untrusted.headings, length)
    _check_parts(untrusted.parts, length)
    _check_flags(untrusted.flags, length)
    _check_recognitions(untrusted.recognitions, length)
    _ordered(untrusted.tables, 0, length)
    for table in untrusted.tables:
        _check_table(table)
    return untrusted


def _need(holds: bool) -> None:
    if not holds:
        raise NonsenseError


def _short(*names: str | None) -> None:
    _need(all(name is None or len(name) <= NAME_CHARACTERS for name in names))


def _seconds(*numbers: float | None) -> None:
    # A comparison with NaN is false.
    _need(all(number is None or -LONGEST_S <= number <= LONGEST_S for number in numbers))


def _ordered(things: Iterable[_Spanning], first: int, end: int) -> None:
    """Each is between `first` and `end`, and none begins before the one before."""
    for thing in things:
        _need(first <= thing.start <= thing.end <= end)
        first = thing.start


def _check_pages(pages: Sequence[ExtractedPage]) -> None:
    before: dict[str | None, int] = {}
    for page in pages:
        _short(page.sheet, page.part)
        _seconds(page.start_s, page.end_s)
        _need((page.start_s or 0.0) <= (page.end_s or math.inf))
        if page.number is not None:
            _need(max(before.get(page.part, 1), 1) <= page.number <= HIGHEST_PAGE)
            before[page.part] = page.number


def _check_headings(headings: Sequence[Heading], length: int) -> None:
    before = 0
    for heading in headings:
        _need(before <= heading.start <= length and 1 <= heading.level <= _DEEPEST_HEADING)
        _short(heading.title)
        before = heading.start


def _check_parts(parts: Sequence[Part], length: int) -> None:
    _ordered(parts, 0, length)
    for part in parts:
        _short(part.name, part.media_type, part.title, part.author, part.reason)
        _seconds(part.created_s)
        failed = part.code is not None
        _need(not failed or (part.code in _CODES and part.start == part.end))


def _check_flags(flags: Sequence[Flag], length: int) -> None:
    _ordered(flags, 0, length)


def _check_recognitions(recognitions: Sequence[Recognition], length: int) -> None:
    _ordered(recognitions, 0, length)
    for found in recognitions:
        _need(0.0 <= found.confidence <= 1.0 and abs(found.turned) <= 360.0)
        _short(found.language)
        _need(len(found.boxes) <= _MOST_OF_ANYTHING)
        _ordered(found.boxes, found.start, found.end)
        for box in found.boxes:
            _need(all(-_FURTHEST_OUTSIDE <= at <= 1 + _FURTHEST_OUTSIDE for at in box.corners))


def _check_table(table: ExtractedTable) -> None:
    _short(table.name, table.sheet, table.part)
    _need(len(table.columns) <= _MOST_COLUMNS and len(table.rows) <= _MOST_ROWS)
    for column in table.columns:
        _short(column.name, column.unit)
        _need(0 <= column.index <= _MOST_COLUMNS)
    _ordered(table.rows, table.start, table.end)
    kinds = [_CELLS[column.kind] for column in table.columns]
    for row in table.rows:
        _check_row(row, kinds)


def _check_row(row: TableRow, kinds: Sequence[tuple[type, ...]]) -> None:
    _need(row.number >= 1 and len(row.cells) == len(row.spans) == len(kinds))
    for cell, allowed in zip(row.cells, kinds, strict=True):
        if cell is not None:
            _need(type(cell) in allowed and (type(cell) is not float or math.isfinite(cell)))
    for span in row.spans:
        _need(span is None or row.start <= span[0] <= span[1] <= row.end)
