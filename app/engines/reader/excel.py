"""Excel workbooks (xlsx, xlsm) row by row.

Calamine allocates every cell between the first and the last that is used: two cells in opposite
corners of a sheet end the process. Here, only cells that are there count.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from app.engines.reader.numbering import whole
from app.engines.reader.packed import Package
from app.engines.reader.relations import main_part, relations
from app.engines.reader.sheet_rows import SheetCell, SheetRow, SheetStart
from app.engines.reader.values import Amount, Value, text_of

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SHADES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!\$|h|m|s)[^\]]*\]|\[\$[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^\]\-]+)|(€|£|¥|\$)(?![^\[]*\])")
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_TIMES = frozenset({18, 19, 20, 21, 45, 47})
_ELAPSED_TIMES = frozenset({46})
_PERCENTS = frozenset({9, 10})
_LAST_DAY = 2_958_465  # the 31st of December 9999
_MOST_COLUMNS = 16_384
_SIGNS = {"€": "EUR", "£": "GBP"}


def rows(package: Package) -> Iterator[SheetStart | SheetRow]:
    """Every sheet in order, and its rows."""
    main = main_part(package, "xl/workbook.xml")
    book = _Book()
    package.walk_all(main, book)
    parts = relations(package, main)
    targets = {relation.id: relation for relation in parts}
    strings, formats = _Strings(), _Formats(has_1904=book.has_1904)
    for relation in parts:
        if relation.kind == "sharedStrings":
            package.walk_all(relation.target, strings)
        elif relation.kind == "styles":
            package.walk_all(relation.target, formats)
    for start, id_ in book.sheets:
        part = targets.get(id_)
        if part is None or part.kind != "worksheet":
            continue
        yield start
        sheet = _Sheet(strings.found, formats.cell_value)
        for _ in package.walk(part.target, sheet):
            yield from sheet.rows
            sheet.rows.clear()


class _Book:
    """Walks the workbook: names of sheets, and which are hidden."""

    def __init__(self) -> None:
        self.sheets: list[tuple[SheetStart, str]] = []
        self.has_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            start = SheetStart(attributes.get("name", ""), is_hidden=hidden)
            self.sheets.append((start, attributes.get("r:id", "")))
        elif name == "workbookPr":
            self.has_1904 = attributes.get("date1904") in {"1", "true"}

    def end(self, _name: str) -> None:
        pass

    def text(self, _text: str) -> None:
        pass


class _Strings:
    """Walks the strings that cells share."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._in_text = False
        self._aids = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._aids += 1
        self._in_text = name == "t" and not self._aids

    def end(self, name: str) -> None:
        self._in_text = False
        if name == "si":
            self.found.append("".join(self._parts))
        elif name == "rPh":
            self._aids -= 1

    def text(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)


class _Formats:
    """Walks the styles: which numbers are dates, shares or sums of money."""

    def __init__(self, *, has_1904: bool) -> None:
        self._first_day = dt.datetime(1904, 1, 1) if has_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zone
        self._custom: dict[int, str] = {}
        self._cells: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._custom[whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._cells.append(whole(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def text(self, _text: str) -> None:
        pass

    def cell_value(self, number: float, style: int) -> Value:
        """What a number is, by the format of its cell."""
        id_ = self._cells[style] if 0 <= style < len(self._cells) else 0
        code = self._custom.get(id_, "")
        bare = _SHADES.sub("", code.partition(";")[0])
        if id_ in _ELAPSED_TIMES or _ELAPSED.search(bare):
            return dt.timedelta(days=number) if abs(number) < _LAST_DAY else number
        signs = set(bare.lower().replace("general", ""))
        if id_ in _DATES or signs & set("ymdhs"):
            timed = id_ in _TIMES or (bool(code) and not signs & set("yd"))
            return self._moment(number, is_time=timed)
        if id_ in _PERCENTS or "%" in bare:
            return Amount(rounded(number * 100), "%")
        found = _CURRENCY.search(code)
        if found:
            sign = (found[1] or found[2]).strip()
            return Amount(rounded(number), _SIGNS.get(sign, sign))
        return rounded(number)

    def _moment(self, number: float, *, is_time: bool) -> Value:
        if not 0 <= number <= _LAST_DAY:
            return rounded(number)
        moment = self._first_day + dt.timedelta(seconds=round(number * 86_400))
        if is_time and number < 1:
            return moment.time()
        return moment.date() if number == int(number) else moment


class _Sheet:
    """Walks a sheet; `rows` are those that ended since they were last taken."""

    def __init__(self, strings: list[str], value_of: Callable[[float, int], Value]) -> None:
        self.rows: list[SheetRow] = []
        self._strings = strings
        self._value_of = value_of
        self._number = 0
        self._column = -1
        self._cells: dict[int, SheetCell] = {}
        self._kind = "n"
        self._style = 0
        self._parts: list[str] = []
        self._takes_text = False
        self._aids = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "c":
            self._kind = attributes.get("t", "n")
            self._style = whole(attributes.get("s"))
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _column(place[1]) if place else self._column + 1
            self._parts = []
        elif name == "row":
            self._number = whole(attributes.get("r"), self._number + 1)
            self._column, self._cells = -1, {}
        elif name == "rPh":
            self._aids += 1
        self._takes_text = name in {"v", "t"} and not self._aids

    def end(self, name: str) -> None:
        """An element ends."""
        self._takes_text = False
        if name == "c" and self._parts and 0 <= self._column < _MOST_COLUMNS:
            value = self._value("".join(self._parts))
            text = text_of(value)
            if text:
                self._cells[self._column] = SheetCell(self._column, value, text)
        elif name == "row" and self._cells:
            self.rows.append(SheetRow(self._number, [c for _, c in sorted(self._cells.items())]))
        elif name == "rPh":
            self._aids -= 1

    def text(self, text: str) -> None:
        """Characters of the element that is open."""
        if self._takes_text:
            self._parts.append(text)

    def _value(self, text: str) -> Value:
        if self._kind == "s":
            index = whole(text, -1)
            return self._strings[index] if 0 <= index < len(self._strings) else None
        if self._kind == "b":
            return text.strip() == "1"
        if self._kind == "n":
            try:
                return self._value_of(float(text), self._style)
            except (ValueError, OverflowError):
                return text
        if self._kind == "d":
            return _iso(text)
        return text


def _iso(text: str) -> Value:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment if len(text) > len("2024-01-31") else moment.date()


def rounded(number: float) -> int | float:
    """Sheets hold every number as a float; what is whole is shown as such."""
    shown = float(format(number, ".15g"))
    return int(shown) if shown.is_integer() and abs(shown) < 10**15 else shown


def _column(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
