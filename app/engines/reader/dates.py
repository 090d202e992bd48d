"""Dates and times in a column of texts, as several languages write them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

_TIME = (
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
)
_ISO = re.compile(rf"(?P<year>\d{{4}})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){_TIME}")
_DOTTED = re.compile(rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?(?P<year>\d{{4}}){_TIME}")
_SLASHED = re.compile(rf"(?P<day>\d{{1,2}})([/-])(?P<month>\d{{1,2}})\2(?P<year>\d{{4}}){_TIME}")
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|º)? (?:de )?(?P<name>[^\W\d_]{3,10})\.?,? (?:de )?"
    r"|(?P<name2>[^\W\d_]{3,10})\.? (?P<day2>\d{1,2})(?:st|nd|rd|th)?,? )(?P<year>\d{4})"
)
_MONTHS = (
    "january januar janvier enero gennaio janeiro januari jan janv ene gen",
    "february februar février febrero febbraio fevereiro februari feb févr fev",
    "march märz mars marzo março maart mar mär mrz",
    "april avril abril aprile apr avr abr",
    "may mai mayo maggio maio mei mag",
    "june juni juin junio giugno junho jun giu",
    "july juli juillet julio luglio julho jul juil lug",
    "august août agosto augustus aug ago",
    "september septembre septiembre settembre setembro sep sept set",
    "october oktober octobre octubre ottobre outubro oct okt ott out",
    "november novembre noviembre novembro nov",
    "december dezember décembre diciembre dicembre dezembro dec dez déc dic",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

Moment = dt.date | dt.datetime
Reading = Callable[[str], Moment | None]


def readings(texts: Sequence[str]) -> Iterator[Reading]:
    """The ways in which the texts of a column could be dates; each gives None for what is none."""
    yield from (_iso, _dotted, _named)
    yield from _slashed(texts)


def is_date(text: str) -> bool:
    """Whether it is a date whatever stands around it."""
    return any(reading(text) for reading in (_iso, _dotted, _named))


def _slashed(texts: Sequence[str]) -> Iterator[Reading]:
    """Day first or month first, where a number above 12 shows which; nothing where none does."""
    pairs = [(int(m["day"]), int(m["month"])) for text in texts if (m := _SLASHED.fullmatch(text))]
    if any(first > 12 for first, _ in pairs):
        yield lambda text: _moment(_SLASHED.fullmatch(text))
    elif any(second > 12 for _, second in pairs):
        yield lambda text: _moment(_SLASHED.fullmatch(text), month_first=True)


def _iso(text: str) -> Moment | None:
    return _moment(_ISO.fullmatch(text))


def _dotted(text: str) -> Moment | None:
    return _moment(_DOTTED.fullmatch(text))


def _named(text: str) -> Moment | None:
    found = _NAMED.fullmatch(text)
    if found is None:
        return None
    month = _MONTH.get((found["name"] or found["name2"]).lower())
    day = int(found["day"] or found["day2"])
    try:
        return dt.date(int(found["year"]), month, day) if month else None
    except ValueError:
        return None


def _moment(found: re.Match[str] | None, *, month_first: bool = False) -> Moment | None:
    if found is None:
        return None
    month, day = int(found["month"]), int(found["day"])
    if month_first:
        month, day = day, month
    try:
        if found["hour"] is None:
            return dt.date(int(found["year"]), month, day)
        zone = (found["zone"] or "").replace("Z", "+00:00")
        clock = f"{int(found['hour']):02}:{found['minute']}:{found['second'] or '00'}"
        return dt.datetime.fromisoformat(
            f"{int(found['year']):04}-{month:02}-{day:02}T{clock}{zone}"
        )
    except ValueError:
        return None
