"""The values of a column out of its texts: numbers, dates, truth as several languages write them.

Nothing is guessed against evidence. What separates thousands from decimals, and days from months,
is decided by those cells of the column that can be read in one way only; a column in which no cell
says so stays text.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from app.domain.documents import Cell, ColumnKind
from app.domain.summing import is_summing
from app.engines.reader.dates import Moment, is_date, readings


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and the unit it is shown with."""

    number: int | float
    unit: str


Value = Amount | str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Decimal = Literal[".", ","]

_NOTHING = frozenset(
    {
        *("", "-", "–", "—", "−", "n/a", "na", "n.a.", "k.a.", "k. a.", "nan", "null"),
        *("#n/a", "#div/0!", "#ref!", "#value!", "#name?", "#null!", "#num!"),
    }
)
_TRUTH = (
    ("true", "false"),
    ("yes", "no"),
    ("wahr", "falsch"),
    ("ja", "nein"),
    ("vrai", "faux"),
    ("oui", "non"),
    ("verdadero", "falso"),
    ("sí", "no"),
    ("vero", "falso"),
    ("sì", "no"),
    ("sim", "não"),
    ("да", "нет"),
    ("是", "否"),
)
_CODES = (
    *("EUR", "USD", "GBP", "CHF", "JPY", "CNY", "CAD", "AUD", "SEK", "NOK", "DKK", "PLN", "CZK"),
    *("HUF", "INR", "RUB", "BRL"),
)
_SIGNS = (
    *(("€", "EUR"), ("£", "GBP"), ("₹", "INR"), ("₽", "RUB"), ("₺", "TRY"), ("₩", "KRW")),
    *(("zł", "PLN"), ("US$", "USD"), ("$", "$"), ("¥", "¥"), ("kr", "kr"), ("Fr.", "CHF")),
)
_CURRENCIES = {**{code: code for code in _CODES}, **dict(_SIGNS)}
_MEASURES = (
    *("%", "‰", "kg", "g", "mg", "t", "km", "m", "cm", "mm", "m²", "km²", "ha", "m³", "l", "ml"),
    *("Wh", "kWh", "MWh", "W", "kW", "MW", "V", "A", "Hz", "°C", "°F", "K", "bar", "h", "min", "s"),
    *("ms", "kB", "KB", "MB", "GB", "TB"),
)
_UNITS = {**{name: name for name in _MEASURES}, **_CURRENCIES}
_SHARES = frozenset({"%", "‰"})
_BEFORE = "|".join(re.escape(name) for name in sorted(_CURRENCIES, key=len, reverse=True))
_AFTER = "|".join(re.escape(name) for name in sorted(_UNITS, key=len, reverse=True))
_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?P<open>\()?[{_SPACES}]?(?P<sign>[-+−])?(?:(?P<before>{_BEFORE})[{_SPACES}]?)?(?P<inner>[-−])?"
    rf"(?P<body>[.,]?\d[\d.,'’{_SPACES}]*?)(?P<power>[eE][-+]?\d{{1,3}})?(?P<minus>-)?"
    rf"(?:[{_SPACES}]?(?P<after>{_AFTER}))?(?P<close>\))?"
)
_UNIT_LIKE = re.compile(r"[A-Z]{3}|\w{1,4}/\w{1,4}|°\w?")
_PLAIN = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_SIMPLE = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?")
_NAME = re.compile(r"0\d")  # what begins like that is a name made of digits
_EITHER = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_POINT = re.compile(rf"(?:\d+|\d{{1,3}}(?:([,'’{_SPACES}])\d{{3}})(?:\1\d{{3}})*)?(?:\.\d+)?")
_COMMA = re.compile(rf"(?:\d+|\d{{1,3}}(?:([.'’{_SPACES}])\d{{3}})(?:\1\d{{3}})*)?(?:,\d+)?")
_SEPARATORS = re.compile(rf"['’{_SPACES}]")
_LONGEST = 15  # digits that a float holds exactly; more of them are a number's name, not its size
_LONG = 1e21
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Typed:
    """The cells of one column, all of `kind` or None; `unit` is written with the numbers."""

    kind: ColumnKind
    cells: tuple[Cell, ...]
    unit: str | None = None


class _Number(NamedTuple):
    """A number: its digits and separators as written, or itself where a file says what it is."""

    body: str | int | float
    is_negative: bool = False
    is_bracketed: bool = False
    power: str = ""
    unit: str | None = None


def typed(columns: Sequence[Sequence[Value]]) -> list[Typed]:
    """The columns of a table, each of the narrowest kind that all its values fit, else text.

    A column that leaves open how it writes decimals writes them as the others do.
    """
    held = [[value for value in column if not is_nothing(value)] for column in columns]
    numbers = [_parsed(values) for values in held]
    signs = [_decimal_sign(found) if found else None for found in numbers]
    known: set[Decimal] = {sign for sign in signs if sign is not None}
    shared = known.pop() if len(known) == 1 else None
    return [
        _spread(column, _typed(values, found, sign or shared))
        for column, values, found, sign in zip(columns, held, numbers, signs, strict=True)
    ]


def _typed(
    values: list[Value], numbers: list[_Number] | None, decimal: Decimal | None
) -> Typed | None:
    """The values of a column without its empty cells; None where they are only texts."""
    if not values:
        return None
    found = _numbers(numbers, decimal) if numbers is not None else None
    return found or _truths(values) or _dates(values) or _dates_over_a_total(values)


def _spread(column: Sequence[Value], found: Typed | None) -> Typed:
    if found is None:
        texts = (None if value is None else text_of(value) for value in column)
        return Typed(ColumnKind.TEXT, tuple(text or None for text in texts))
    cells = iter(found.cells)
    spread = tuple(None if is_nothing(value) else next(cells) for value in column)
    return Typed(found.kind, spread, found.unit)


def is_nothing(value: Value) -> bool:
    """Whether a cell is empty, or says that there is no value."""
    return value is None or (isinstance(value, str) and value.strip().lower() in _NOTHING)


def is_unit(text: str) -> bool:
    """Whether it is a unit: one that is known, a code of a currency, or one made of two."""
    return text in _UNITS or _UNIT_LIKE.fullmatch(text) is not None


def is_name(value: Value) -> bool:
    """Whether a cell could be the name of a column: words, not a value."""
    if not isinstance(value, str) or is_nothing(value):
        return False
    text = value.strip()
    return _number(text) is None and not is_date(text)


def text_of(value: Value) -> str:
    """A value as text: ISO dates, numbers without the noise of their binary form."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < _LONG
        return str(int(value)) if whole else format(value, ".15g")
    if isinstance(value, Amount):
        return f"{text_of(value.number)}{'' if value.unit in _SHARES else ' '}{value.unit}"
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        sign = "-" if seconds < 0 else ""
        minutes, seconds = divmod(abs(seconds), 60)
        return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return "" if value is None else str(value)


def _decimal_sign(numbers: list[_Number]) -> Decimal | None:
    """How the numbers of a column write decimals, as far as they show it without doubt."""
    bodies = [number.body for number in numbers if isinstance(number.body, str)]
    signs = {sign for body in bodies if (sign := _shown(body)) is not None}
    if signs:
        return signs.pop() if len(signs) == 1 else None
    doubtful = {found[1] for body in bodies if (found := _EITHER.fullmatch(body))}
    if len(doubtful) != 1:
        return None
    doubt: Decimal = "." if doubtful == {"."} else ","
    whole = [int(body) for body in bodies if _PLAIN.fullmatch(body)]
    if any(value >= _THOUSAND for value in whole):
        return doubt
    if any(value > 0 for value in whole):
        return "," if doubt == "." else "."
    return None


def _shown(body: str) -> Decimal | None:
    """The decimal sign where the digits themselves show it, None where they do not."""
    point, comma = body.rfind("."), body.rfind(",")
    if point >= 0 and comma >= 0:
        return "." if point > comma else ","
    if (point < 0 and comma < 0) or _EITHER.fullmatch(body):
        return None
    sign: Decimal = "." if point >= 0 else ","
    if body.count(sign) > 1:
        return "," if sign == "." else "."
    return sign


def _number(text: str) -> _Number | None:
    if _SIMPLE.fullmatch(text):
        return _Number(text)
    found = _NUMBER.fullmatch(text) if _DIGIT.search(text) else None
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    signs = [found["sign"], found["inner"], found["minus"], found["open"]]
    if sum(sign is not None for sign in signs) > 1 or (found["before"] and found["after"]):
        return None
    body = found["body"].strip(_SPACES)
    if found["sign"] == "+" and _SEPARATORS.search(body):
        return None  # a telephone number
    if _NAME.match(body) or sum(sign.isdigit() for sign in body) > _LONGEST:
        return None
    unit = found["before"] or found["after"]
    return _Number(
        body,
        bool(found["inner"] or found["minus"] or found["open"] or (found["sign"] or "+") in "-−"),
        bool(found["open"]),
        found["power"] or "",
        _UNITS[unit] if unit else None,
    )


def _parsed(values: Sequence[Value]) -> list[_Number] | None:
    """The numbers that all the values are, None where one is not."""
    found: list[_Number] = []
    for value in values:
        if isinstance(value, str):
            number = _number(value.strip())
            if number is None:
                return None
            found.append(number)
        elif isinstance(value, Amount):
            found.append(_Number(value.number, unit=value.unit))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found.append(_Number(value))
        else:
            return None
    return found


def _numbers(numbers: list[_Number], decimal: Decimal | None) -> Typed | None:
    if all(number.is_bracketed for number in numbers):
        return None  # numbers of notes rather than debts
    units = {number.unit for number in numbers}
    if len(units - {None}) > 1 or (units & _SHARES and None in units):
        return None
    cells: list[int | float] = []
    for number in numbers:
        size = _size(number, decimal)
        if size is None:
            return None
        cells.append(size)
    unit = next(iter(units - {None}), None)
    return Typed(*_narrowed(cells), unit)


def _size(number: _Number, decimal: Decimal | None) -> int | float | None:
    body = number.body
    if not isinstance(body, str):
        return body
    if decimal is None and _EITHER.fullmatch(body):
        return None
    shape = _COMMA if decimal == "," else _POINT
    if shape.fullmatch(body) is None:
        return None
    digits = _SEPARATORS.sub("", body)
    digits = digits.replace(".", "").replace(",", ".") if shape is _COMMA else digits
    digits = digits.replace(",", "") + number.power
    size = int(digits) if digits.isdigit() else float(digits)
    return -size if number.is_negative else size


def _narrowed(cells: list[int | float]) -> tuple[ColumnKind, tuple[Cell, ...]]:
    if all(isinstance(cell, int) for cell in cells):
        return ColumnKind.INTEGER, tuple(cells)
    return ColumnKind.REAL, tuple(float(cell) for cell in cells)


def _truths(values: Sequence[Value]) -> Typed | None:
    if all(isinstance(value, bool) for value in values):
        return Typed(ColumnKind.BOOLEAN, tuple(bool(value) for value in values))
    words = [str(value).strip().lower() for value in values]
    if not all(isinstance(value, str | bool) for value in values):
        return None
    for yes, no in _TRUTH:
        both = set(words) == {yes, no}
        if both or (yes == "true" and set(words) <= {yes, no}):
            return Typed(ColumnKind.BOOLEAN, tuple(word == yes for word in words))
    return None


def _dates(values: Sequence[Value]) -> Typed | None:
    texts = [value.strip() for value in values if isinstance(value, str)]
    native = [value for value in values if isinstance(value, dt.date)]
    if len(texts) + len(native) < len(values):
        return None
    for reading in readings(texts):
        if texts and reading(texts[0]) is None:
            continue
        moments = [reading(text) for text in texts]
        if all(moments):
            found = iter(moments)
            whole = [value if isinstance(value, dt.date) else next(found) for value in values]
            return _moments([moment for moment in whole if moment is not None])
    return None


def _dates_over_a_total(values: list[Value]) -> Typed | None:
    """Dates with the word for the last row beneath them, which stays what it is."""
    *above, last = values
    if not above or not isinstance(last, str) or not is_summing(last):
        return None
    found = _dates(above)
    return found and replace(found, cells=(*found.cells, last.strip()))


def _moments(moments: list[Moment]) -> Typed:
    if any(isinstance(moment, dt.datetime) for moment in moments):
        cells = (
            moment.isoformat("T", "seconds")
            if isinstance(moment, dt.datetime)
            else f"{moment.isoformat()}T00:00:00"
            for moment in moments
        )
        return Typed(ColumnKind.DATETIME, tuple(cells))
    return Typed(ColumnKind.DATE, tuple(moment.isoformat() for moment in moments))
