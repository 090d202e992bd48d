"""Spreadsheets: a page for each sheet, a line for each row, a typed table for each filled region.

Python-calamine reads the older and binary ones (xls, xlsb); the two formats of XML are read here
row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import python_calamine as calamine

from app.domain.documents import (
    ExtractedPage,
    ExtractedTable,
    Extraction,
    Flag,
    FlagKind,
)
from app.domain.errors import ReadCode
from app.engines.reader import calc, excel
from app.engines.reader.composer import Facts
from app.engines.reader.packed import is_encrypted, is_zip, opened
from app.engines.reader.properties import facts_of
from app.engines.reader.sheet_rows import SheetCell, SheetRow, SheetStart
from app.engines.reader.source import ReadOptions, Source
from app.engines.reader.typed import Place, RawRow, make_table
from app.engines.reader.values import Value, text_of

_PIECE_CHARACTERS = 1_000_000
_PIECE_ROWS = 20_000
_WIDEST = 1_000  # columns of a table, and empty cells that are shown in a row
_HIGHEST_HEADER = 3  # rows
_SHEET_END = "\n\n"
_BREAKS = re.compile(r"[\t\r\n\v\f]+")
_BINARY = "xl/workbook.bin"


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The values of a workbook as they were saved; formulas are not computed, macros not run."""
    writer = _Writer(source.media_type)
    if is_encrypted(source):
        raise source.failure(ReadCode.ENCRYPTED, "it is protected by a password")
    if not is_zip(source):
        yield from writer.pieces(_calamine_rows(source), Facts())
        return
    with opened(source, options) as package:
        if package.has("content.xml"):
            facts = facts_of(package, "meta.xml")
            yield from writer.pieces(calc.rows(package), facts)
        else:
            facts = facts_of(package, "docProps/core.xml")
            is_binary = package.has(_BINARY)
            found = _calamine_rows(source) if is_binary else excel.rows(package)
            yield from writer.pieces(found, facts)


def _calamine_rows(source: Source) -> Iterator[SheetStart | SheetRow]:
    source.file.seek(0)
    try:
        with calamine.CalamineWorkbook.from_filelike(source.file) as book:
            for about in book.sheets_metadata:
                if about.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                hidden = about.visible != calamine.SheetVisibleEnum.Visible
                yield SheetStart(about.name, is_hidden=hidden)
                sheet = book.get_sheet_by_name(about.name)
                for number, row in enumerate(sheet.iter_rows(), 1):
                    cells = [_cell(at, value) for at, value in enumerate(row)]
                    if held := [cell for cell in cells if cell.text]:
                        yield SheetRow(number, held)
    except calamine.PasswordError as error:
        raise source.failure(ReadCode.ENCRYPTED, "it is protected by a password") from error
    except calamine.CalamineError as error:
        reason = f"it is damaged or not what its name says ({error})"
        raise source.failure(ReadCode.BROKEN, reason) from error


def _cell(column: int, value: Value) -> SheetCell:
    if isinstance(value, float):
        value = excel.rounded(value)
    return SheetCell(column, value, text_of(value))


@dataclass(slots=True)
class _Region:
    """Rows without an empty one between them, but for one beneath a header.

    `is_header`: they could all be one; `rows` are those of the piece that is open.
    """

    first: int
    last: int
    is_header: bool = True
    rows: list[tuple[RawRow, int]] = field(default_factory=list)
    before: ExtractedTable | None = None
    is_wide: bool = False


class _Writer:
    """Writes rows as lines and cuts them into pieces."""

    def __init__(self, media_type: str) -> None:
        self._media_type = media_type
        self._parts: list[str] = []
        self._length = 0
        self._rows = 0
        self._pages: list[ExtractedPage] = []
        self._tables: list[ExtractedTable] = []
        self._flags: list[Flag] = []
        self._sheet: SheetStart | None = None
        self._region: _Region | None = None

    def pieces(self, found: Iterator[SheetStart | SheetRow], facts: Facts) -> Iterator[Extraction]:
        """Extractions of all sheets; the first has the `facts`."""
        known: Facts | None = facts
        for each in found:
            if isinstance(each, SheetStart):
                self._end_sheet()
                self._sheet = each
                continue
            self._write(each)
            if self._length >= _PIECE_CHARACTERS or self._rows >= _PIECE_ROWS:
                yield self._take(known)
                known = None
        self._end_sheet(is_last=True)
        yield self._take(known)

    def _write(self, row: SheetRow) -> None:
        region = self._region
        if region is not None and row.number != region.last + 1:
            self._append("\n")
            if row.number > region.last + 2 or not region.is_header or not _has_values(row):
                self._end_region()
                region = None
        if region is None:
            region = self._region = _Region(row.cells[0].column, row.number)
        region.last = row.number
        region.is_header = (
            len(region.rows) < _HIGHEST_HEADER and len(row.cells) > 1 and not _has_values(row)
        )
        start, at, shown = self._length, region.first, list[tuple[int, SheetCell, int]]()
        for cell in row.cells:
            self._append("\t" * min(max(cell.column - at, 0), _WIDEST))
            at = cell.column
            shown.append((self._length, cell, cell.column))
            self._append(_BREAKS.sub(" ", cell.text))
        self._keep(region, row, start, shown)
        self._append("\n")
        self._rows += 1

    def _keep(
        self, region: _Region, row: SheetRow, start: int, shown: list[tuple[int, SheetCell, int]]
    ) -> None:
        first, last = row.cells[0].column, row.cells[-1].column
        region.is_wide = region.is_wide or last - min(first, region.first) > _WIDEST
        if region.is_wide:
            return
        spans: list[tuple[int, int] | None] = [None] * (last - first + 1)
        texts: list[str | None] = [None] * (last - first + 1)
        values: list[Value] = [None] * (last - first + 1)
        for begin, cell, column in shown:
            text = _BREAKS.sub(" ", cell.text)
            value = text if isinstance(cell.value, str) else cell.value
            values[column - first] = value
            spans[column - first] = (begin, begin + len(text))
            texts[column - first] = text
        raw = RawRow(row.number, start, self._length, tuple(values), tuple(spans), tuple(texts))
        region.rows.append((raw, first))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _finish_rows(self) -> None:
        """Make a table of the rows of the region that are in this piece."""
        region = self._region
        if region is None or not region.rows or self._sheet is None:
            return
        rows, region.rows = region.rows, []
        if region.is_wide:
            return
        left = min(first for _, first in rows)
        if region.before is not None:
            left = min(left, region.before.columns[0].index)
        moved = [_moved(row, first - left) for row, first in rows]
        place = Place("", self._sheet.name, left, before=region.before)
        table = make_table(moved, place)
        if table is not None:
            self._tables.append(table)
            region.before = table

    def _end_region(self) -> None:
        self._finish_rows()
        self._region = None

    def _end_sheet(self, *, is_last: bool = False) -> None:
        self._end_region()
        if self._parts and not is_last:
            self._append(_SHEET_END[1:])
        self._cut_page()
        self._sheet = None

    def _cut_page(self) -> None:
        text = "".join(self._parts)
        if text and self._sheet is not None:
            self._pages.append(ExtractedPage(text, sheet=self._sheet.name))
            if self._sheet.is_hidden:
                start = self._length - len(text)
                self._flags.append(Flag(FlagKind.INVISIBLE, start, self._length))
        self._parts = []

    def _take(self, facts: Facts | None) -> Extraction:
        self._finish_rows()
        self._cut_page()
        piece = Extraction(
            tuple(self._pages) or (ExtractedPage(""),),
            self._media_type,
            title=facts.title if facts else None,
            author=facts.author if facts else None,
            created_s=facts.created_s if facts else None,
            tables=tuple(self._tables),
            flags=tuple(self._flags),
        )
        self._pages, self._tables, self._flags = [], [], []
        self._length = self._rows = 0
        return piece


def _has_values(row: SheetRow) -> bool:
    return not all(isinstance(cell.value, str) for cell in row.cells)


def _moved(row: RawRow, by: int) -> RawRow:
    if not by:
        return row
    gap = (None,) * by
    return replace(row, values=gap + row.values, spans=gap + row.spans, texts=gap + row.texts)
