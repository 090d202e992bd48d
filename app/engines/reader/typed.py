"""Typed tables: rows of cells and where they stand become columns with names, kinds and units."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.domain.documents import Column, ColumnKind, ExtractedTable, TableRow
from app.engines.reader.values import (
    Typed,
    Value,
    is_name,
    is_nothing,
    is_unit,
    text_of,
    typed,
)

_T = TypeVar("_T")
_LONGEST_NAME = 120
_UNIT = re.compile(r".*\S\s*[(\[](?:in )?([^\s()\[\]]{1,8})[)\]]", re.DOTALL)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMERIC = frozenset({ColumnKind.INTEGER, ColumnKind.REAL})


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it was read: what TableRow says of `number`, `start`, `end` and `spans`.

    `texts` are what cells show where that is not the text of their value.
    """

    number: int
    start: int
    end: int
    values: tuple[Value, ...]
    spans: tuple[tuple[int, int] | None, ...]
    texts: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """What is known of a table before its cells are looked at.

    `index` is that of the first cell of each row, `names` what the cells are called; `header` is
    how many rows name the columns, None where that has to be found out; `before` is the table in
    the piece before that this continues.
    """

    name: str = ""
    sheet: str | None = None
    index: int = 0
    names: tuple[str, ...] = ()
    header: int | None = None
    before: ExtractedTable | None = None


def make_table(rows: Sequence[RawRow], place: Place) -> ExtractedTable | None:
    """The typed table of these rows, at least one of them beneath the header; None without any.

    Columns in which nothing stands are left out.
    """
    used = _used(rows, place)
    grid = [_picked(row.values, used) for row in rows]
    preamble = 0 if place.before or place.header is not None else _preamble(grid)
    header = 0 if place.before else place.header
    if header is None:
        header = _header(grid[preamble:])
    body = grid[preamble + header :]
    if not body or not used or (len(body) == 1 and len(used) == 1):
        return None
    names = _names(grid[preamble : preamble + header], used, place)
    columns = typed(list(zip(*body, strict=True)))
    shown = [_picked(row.texts, used) for row in rows[preamble + header :]]
    columns = [_shown(column, [row[at] for row in shown]) for at, column in enumerate(columns)]
    name = place.name or ("".join(_texts(grid[0])) if preamble else "")
    return ExtractedTable(
        name=name,
        start=rows[0].start,
        end=rows[-1].end,
        columns=tuple(
            Column(title, column.kind, place.index + at, _unit(column, title))
            for at, title, column in zip(used, names, columns, strict=True)
        ),
        rows=tuple(
            TableRow(row.number, row.start, row.end, cells, _picked(row.spans, used))
            for row, cells in zip(
                rows[preamble + header :],
                zip(*(column.cells for column in columns), strict=True),
                strict=True,
            )
        ),
        sheet=place.sheet,
        continued=place.before is not None,
    )


def column_letters(index: int) -> str:
    """The name of a column in a sheet: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _used(rows: Sequence[RawRow], place: Place) -> list[int]:
    """Which cells of the rows are columns: those of the piece before first."""
    known = [column.index - place.index for column in place.before.columns] if place.before else []
    filled = {at for row in rows for at, value in enumerate(row.values) if value is not None}
    return known + sorted(filled.difference(known))


def _picked(cells: tuple[_T, ...], at: list[int]) -> tuple[_T | None, ...]:
    return tuple(cells[index] if 0 <= index < len(cells) else None for index in at)


def _shown(column: Typed, texts: list[str | None]) -> Typed:
    """A column of texts as its cells show them."""
    if column.kind != ColumnKind.TEXT:
        return column
    pairs = zip(column.cells, texts, strict=True)
    return replace(
        column, cells=tuple(None if cell is None else text or cell for cell, text in pairs)
    )


def _preamble(grid: Sequence[Sequence[Value]]) -> int:
    """How many rows at the top are a title over a table of several columns."""
    count = 0
    while count + 2 < len(grid) and len(grid[0]) > 1 and _is_title(grid[count]):
        count += 1
    return count if count + 2 <= len(grid) and _filled(grid[count]) > 1 else 0


def _is_title(row: Sequence[Value]) -> bool:
    return _filled(row) <= 1 and (is_name(row[0]) or _filled(row) == 0)


def _header(grid: Sequence[Sequence[Value]]) -> int:
    """How many rows name the columns: one, two where groups stand above names, or none."""
    if len(grid) < 2:
        return 0
    if _is_header(grid[0], grid[1:]):
        return 2 if len(grid) > 2 and _completes(grid[1], grid[0]) else 1
    if len(grid) < 3 or _filled(grid[0]) >= _filled(grid[1]):
        return 0
    pairs = zip(_carried(grid[0]), _texts(grid[1]), strict=True)
    joined = [" ".join(filter(None, pair)) for pair in pairs]
    names = all(is_name(value) for value in grid[1] if not is_nothing(value))
    valued = any(not is_nothing(value) and not is_name(value) for value in grid[2])
    held = [name for name in joined if name]
    return 2 if names and valued and len(set(held)) == len(held) else 0


def _completes(row: Sequence[Value], above: Sequence[Value]) -> bool:
    """Whether a row only names columns that have a group, or nothing, above them."""
    held = [at for at, value in enumerate(row) if not is_nothing(value)]
    gaps = [at for at, value in enumerate(above) if is_nothing(value)]
    groups = {*gaps, *(at - 1 for at in gaps)}
    return bool(set(held) & set(gaps)) and all(at in groups and is_name(row[at]) for at in held)


def _is_header(row: Sequence[Value], body: Sequence[Sequence[Value]]) -> bool:
    held = [(at, value) for at, value in enumerate(row) if not is_nothing(value)]
    texts = [text_of(value).casefold() for _, value in held]
    if 2 * len(held) < len(row) or len(set(texts)) < len(texts):
        return False
    if any(len(text) > _LONGEST_NAME for text in texts):
        return False
    return all(is_name(value) or _heads(value, at, body) for at, value in held) and any(
        is_name(value) or _is_year(value) for _, value in held
    )


def _heads(value: Value, at: int, body: Sequence[Sequence[Value]]) -> bool:
    """Whether a year or a date stands above values of another sort."""
    below = [row[at] for row in body if not is_nothing(row[at])]
    if _is_year(value):
        return not any(_is_year(cell) for cell in below[:1])
    return isinstance(value, dt.date) and not any(isinstance(cell, dt.date) for cell in below[:1])


def _is_year(value: Value) -> bool:
    return not isinstance(value, bool) and _YEAR.fullmatch(text_of(value)) is not None


def _names(header: Sequence[Sequence[Value]], used: list[int], place: Place) -> list[str]:
    known = [column.name for column in place.before.columns] if place.before else []
    rows = [*(_carried(row) for row in header[:-1]), *(_texts(row) for row in header[-1:])]
    for at in range(len(known), len(used)):
        name = " ".join(row[at] for row in rows if row[at])
        if place.names:
            name = place.names[used[at]]
        if not name:
            index = place.index + used[at]
            name = column_letters(index) if place.sheet is not None else f"Column {index + 1}"
        known.append(name)
    return known


def _texts(row: Sequence[Value]) -> list[str]:
    return [" ".join(text_of(value).split()) for value in row]


def _carried(row: Sequence[Value]) -> list[str]:
    """The names of groups, each over the columns up to the next."""
    names: list[str] = []
    for text in _texts(row):
        names.append(text or (names[-1] if names else ""))
    return names


def _filled(row: Sequence[Value]) -> int:
    return sum(value is not None and text_of(value) != "" for value in row)


def _unit(column: Typed, name: str) -> str | None:
    if column.unit is not None or column.kind not in _NUMERIC:
        return column.unit
    found = _UNIT.fullmatch(name)
    return found[1] if found and is_unit(found[1]) else None
