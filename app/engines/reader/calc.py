"""OpenDocument spreadsheets (ods) row by row, each cell as it is shown and as what it is.

Calamine keeps all cells of a sheet in memory, repeated ones included.
"""

import datetime as dt
import re
from collections.abc import Iterator

from app.engines.reader.excel import rounded
from app.engines.reader.numbering import whole
from app.engines.reader.packed import Package
from app.engines.reader.sheet_rows import SheetCell, SheetRow, SheetStart
from app.engines.reader.values import Amount, Value, text_of

_SKIPPED = frozenset({"annotation", "shapes", "tracked-changes", "forms", "scripts"})
_DURATION = re.compile(r"(-)?PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_MOST_REPEATS = 1_000
_MOST_REPEATED = 100_000  # cells of a file that are there only as copies
_MOST_COLUMNS = 16_384


def rows(package: Package) -> Iterator[SheetStart | SheetRow]:
    """Every sheet in order, and its rows."""
    content = _Content()
    for _ in package.walk("content.xml", content):
        yield from content.found
        content.found.clear()


class _Content:
    """Walks the content; `found` is what ended since it was last taken."""

    def __init__(self) -> None:
        self.found: list[SheetStart | SheetRow] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._depth = 0
        self._skipped = 0
        self._number = 0
        self._row_repeats = 1
        self._repeated = 0
        self._cells: list[SheetCell] = []
        self._column = 0
        self._about: dict[str, str] = {}
        self._parts: list[str] = []
        self._in_text = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
        elif name == "style":
            self._style = attributes.get("name", "")
        elif name == "table-properties" and attributes.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table":
            self._depth += 1
            if self._depth == 1:
                self._number = 0
                hidden = attributes.get("style-name", "") in self._hidden_styles
                self.found.append(SheetStart(attributes.get("name", ""), is_hidden=hidden))
        elif self._depth == 1:
            self._start_in_sheet(name, attributes)

    def _start_in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table-row":
            self._row_repeats = max(1, whole(attributes.get("number-rows-repeated"), 1))
            self._cells, self._column = [], 0
        elif name in {"table-cell", "covered-table-cell"}:
            self._about, self._parts = attributes, []
        elif name == "p":
            if self._parts:
                self._parts.append(" ")
            self._in_text += 1
        elif name == "s" and self._in_text:
            self._parts.append(" ")

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
        elif name == "table":
            self._depth -= 1
        elif self._depth == 1 and name == "p":
            self._in_text -= 1
        elif self._depth == 1 and name in {"table-cell", "covered-table-cell"}:
            self._end_cell()
        elif self._depth == 1 and name == "table-row":
            self._end_row()

    def text(self, text: str) -> None:
        """Characters of the element that is open."""
        if self._in_text and not self._skipped:
            self._parts.append(text)

    def _end_cell(self) -> None:
        repeats = max(1, whole(self._about.get("number-columns-repeated"), 1))
        shown = "".join(self._parts).strip()
        value = _value(self._about, shown)
        text = shown or text_of(value)
        if text:
            for column in range(self._column, self._column + self._allowed(repeats, 1)):
                if column < _MOST_COLUMNS:
                    self._cells.append(SheetCell(column, value, text))
        self._column += repeats

    def _end_row(self) -> None:
        if self._cells:
            for number in range(self._allowed(self._row_repeats, len(self._cells))):
                self.found.append(SheetRow(self._number + number + 1, self._cells))
        self._number += self._row_repeats

    def _allowed(self, repeats: int, cells: int) -> int:
        """How often to repeat so many cells: once where too many have been repeated already."""
        repeats = min(repeats, _MOST_REPEATS)
        self._repeated += (repeats - 1) * cells
        return repeats if self._repeated <= _MOST_REPEATED else 1


def _value(about: dict[str, str], shown: str) -> Value:
    """What a cell is, by its own words; its text where they say nothing else."""
    kind = about.get("value-type", "string")
    try:
        if kind in {"float", "currency", "percentage"}:
            number = float(about.get("value", ""))
            if kind == "percentage":
                return Amount(rounded(number * 100), "%")
            unit = about.get("currency", "")
            return Amount(rounded(number), unit) if kind == "currency" and unit else rounded(number)
        if kind == "boolean":
            return about.get("boolean-value") == "true"
        if kind == "date":
            said = about.get("date-value", "")
            moment = dt.datetime.fromisoformat(said)
            return moment if "T" in said else moment.date()
        if kind == "time" and (found := _DURATION.fullmatch(about.get("time-value", ""))):
            hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
            time = dt.timedelta(hours=hours, minutes=minutes, seconds=seconds)
            return -time if found[1] else time
    except (ValueError, OverflowError):
        return shown
    return shown
