"""Reads what must not change from a text: numbers, dates, times, units and names.

Different ways of writing give the same fact: "3 March 2024" and "2024-03-03", "twelve" and 12,
"2.4 million" and "2,400,000", "8 pm" and "20:00".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.answering.fact_words import MAGNITUDES, MONTHS, NUMBERS, TENS, UNITS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?P<d{0}>[0-3]?\d)(?:st|nd|rd|th|\.|er|º)?"
_DATES = re.compile(
    r"(?P<y1>\d{4})-(?P<m1>[01]\d)-(?P<d1>[0-3]\d)"
    r"|(?P<d2>[0-3]?\d)[./](?P<m2>[01]?\d)[./](?P<y2>\d{4})"
    rf"|{_DAY.format(3)} (?:de |of )?(?P<m3>{_MONTH})\.?,?(?: (?:de |del )?(?P<y3>\d{{4}}))?(?!\w)"
    rf"|(?<!\w)(?P<m4>{_MONTH})\.? {_DAY.format(4)}(?!\d)(?:,? (?P<y4>\d{{4}}))?"
    rf"|(?<!\w)(?P<m5>{_MONTH}) (?:de |of )?(?P<y5>\d{{4}})",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?<![\d:.,])(?P<h>[0-2]?\d)(?:[:.h](?P<min>[0-5]\d))? ?(?P<half>[ap]\.?m)\b\.?"
    r"|(?<![\d:.,])(?P<h2>[0-2]?\d)(?::| ?h ?)(?P<min2>[0-5]\d)(?![\d:])"
    r"|(?<![\d:.,])(?P<h3>[0-2]?\d) (?:uhr|heures)\b",
    re.IGNORECASE,
)
_WORDS = "|".join(sorted(set().union(*NUMBERS.values()), key=len, reverse=True))
_TENS = "|".join(TENS)
_MAGNITUDES = "|".join(sorted(set().union(*MAGNITUDES.values()), key=len, reverse=True))
_NUMBERS = re.compile(
    r"(?P<before>[€$£] ?)?(?:(?<![\w.,-])(?P<minus>[-−](?=\d)|minus ))?"
    r"(?P<digits>\d+(?:[.,]\d+|[’'\u00a0\u202f ]\d{3}(?!\d))*"
    rf"|(?<!\w)(?:(?:{_TENS})-\w+|(?:{_WORDS}))(?!\w))"
    rf"(?P<ordinal>(?:st|nd|rd|th)\b)?(?:[ \u00a0\u202f-]?(?P<magnitude>{_MAGNITUDES})\b)?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"[ \u00a0\u202f-]?(%|€|\$|£|°[CF]?|[^\W\d_]+)")
CLOCK = "o'clock"
"""The unit of times of day, which count in minutes."""

_ENGLISH = ("en", None)
_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)(?<!\w)[A-ZÀ-ÖØ-ÞА-Я][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as it counts, with the unit that follows (None: no known one).

    `counted` is the word behind it where that is no unit, in lower case.
    """

    value: Decimal
    unit: str | None
    text: str
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A day, or what is known of it."""

    year: int | None
    month: int
    day: int | None
    text: str

    def agrees(self, other: "Date") -> bool:
        """Whether nothing that both say differs."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(a is None or b is None or a == b for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Facts:
    """All of one text; `rest` is the text without them, `names` are in lower case."""

    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[str, ...]
    rest: str

    @property
    def values(self) -> frozenset[Decimal]:
        """Every number of the text, also those of its dates."""
        dated = (part for date in self.dates for part in (date.year, date.day) if part is not None)
        return frozenset(q.value for q in self.quantities) | frozenset(map(Decimal, dated))


def facts(text: str, language: str | None = None) -> Facts:
    """Read `text`, written in `language` (ISO 639-1)."""
    dates: list[Date] = []
    quantities: list[Quantity] = []
    rest = _DATES.sub(lambda found: _take_date(found, dates), text)
    names = tuple(_names(rest))
    rest = _TIMES.sub(lambda found: _take_time(found, quantities), rest)
    rest = _take_numbers(rest, language, quantities)
    return Facts(tuple(dates), tuple(quantities), names, rest)


def _take_date(found: re.Match[str], dates: list[Date]) -> str:
    parts = {key[0]: value for key, value in found.groupdict().items() if value is not None}
    month = parts["m"].lower()
    number = MONTHS.get(month) or int(month)
    year, day = parts.get("y"), parts.get("d")
    dates.append(Date(int(year) if year else None, number, int(day) if day else None, found[0]))
    return " ; "


def _take_time(found: re.Match[str], quantities: list[Quantity]) -> str:
    hour = int(found["h"] or found["h2"] or found["h3"])
    if (found["half"] or "").lower().startswith("p") and hour < 12:
        hour += 12
    minute = int(found["min"] or found["min2"] or 0)
    quantities.append(Quantity(Decimal(hour * 60 + minute), CLOCK, found[0]))
    return " "


def _take_numbers(text: str, language: str | None, quantities: list[Quantity]) -> str:
    rest, end = [], 0
    for found in _NUMBERS.finditer(text):
        if found.start() < end:
            continue
        value = _value(found["digits"], language)
        if value is None:
            continue
        stop = found.end("ordinal") if found["ordinal"] else found.end("digits")
        magnitude = MAGNITUDES.get(language or "en", {}).get((found["magnitude"] or "").lower())
        if magnitude is not None:
            value, stop = value * magnitude, found.end("magnitude")
        unit = _UNIT.match(text, stop)
        named = UNITS.get(unit[1].lower()) if unit else None
        if found["before"]:
            named = UNITS[found["before"].strip()]
        elif named and unit:
            stop = unit.end()
        if found["minus"]:
            value = -value
        quantities.append(
            Quantity(
                value.normalize(),
                named,
                text[found.start() : stop].strip(),
                unit[1].lower() if unit and not named else None,
            )
        )
        rest.append(text[end : found.start()])
        end = stop
    return " ".join([*rest, text[end:]])


def _value(digits: str, language: str | None) -> Decimal | None:
    word = digits.lower()
    if not word[0].isdigit():
        return _word_value(word, language)
    plain = re.sub(r"[’'\u00a0\u202f ](?=\d{3}(?!\d))", "", word)
    group, point = (",", ".") if language in _ENGLISH else (".", ",")
    if re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+(?:\{point}\d+)?", plain):
        plain = plain.replace(group, "")
    pieces = plain.replace(",", ".").split(".")
    if len(pieces) > 2:
        return Decimal("".join(pieces))  # a version or a section: equal only to itself
    return Decimal(".".join(pieces))


def _word_value(word: str, language: str | None) -> Decimal | None:
    numbers = NUMBERS.get(language or "en", {})
    tens, _, ones = word.partition("-")
    if ones and tens in TENS:
        return Decimal(TENS[tens] + numbers.get(ones, 1))
    return Decimal(numbers[word]) if word in numbers else None


def _names(text: str) -> Iterator[str]:
    for found in _NAME.finditer(text.strip()):
        name = re.sub(r"['’]s?$", "", found[0])
        if len(name) > 1:
            yield name.lower()
