"""Times in questions: days, months, quarters and years, and stretches between them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.answering.tables.plan import Test
from app.answering.tables.question import Phrase, Question
from app.answering.tables.sizes import MONTHS, PARTS_OF_YEAR, UNITS
from app.answering.tables.words import Role

_YEARS = range(1500, 2101)
_LAST_MONTH, _LAST_DAY = 12, 31
_WRITTEN = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)[./](\d\d?)[./](\d{4})")
_SINCE = frozenset({"since", "seit", "desde", "depuis"})
_FROM = frozenset({"from", "von", "vom", "desde", "de", "del", "zwischen", "between", "entre"})
_TO = frozenset({"to", "until", "till", "through", "bis", "zum", "hasta", "a", "al", "and", "und",
                 "y"})  # fmt: skip
_WITHIN = frozenset({"in", "im", "en", "since", "before", "after", "until", "during", "seit", "vor",
                     "desde"})  # fmt: skip
_SMALL = frozenset({"the", "of", "de", "del", "dem", "den", "des", "el", "st", "nd", "rd", "th",
                    "year", "jahr", "ano"})  # fmt: skip
Limit = tuple[Test, str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `start` to `end` of a question name a time; `limits` are what days in it fulfil.

    `parts` are the limits of its two ends where it goes from one to another, else of the whole.
    """

    start: int
    end: int
    limits: tuple[Limit, ...]
    parts: tuple[tuple[Limit, ...], ...]


@dataclass(frozen=True, slots=True)
class _Period:
    """First day and the day after the last; `year` None where it was not said."""

    month: int | None
    year: int | None
    first: str
    last: str
    end: int


def stretch_at(question: Question, index: int, *, year: int | None = None) -> Stretch | None:
    """The time that begins at word `index`, with "before", "since" or "to" around it.

    `year` is that of a month named without one, as in "in March".
    """
    words = question.words
    if words[index].isdecimal() and words[index + 1 : index + 2] and words[index + 1] in UNITS:
        return None  # "over 2000 euros"
    period = _period(words, index, None)
    if period is None:
        period = _first_of_two(words, index)
    if period is None and index and words[index - 1] in _WITHIN and words[index] in MONTHS:
        period = _period(words, index, year)
    if period is None:
        return None
    start = _beginning(words, index)
    opened = next(
        (at for at in range(index - 1, max(start - 2, -1), -1) if words[at] in _FROM), None
    )
    other = None
    if opened is not None and period.end < len(words) - 1 and words[period.end] in _TO:
        other = _period(words, _skip(words, period.end + 1), None)
    limits: tuple[Limit, ...]
    if other is not None and opened is not None:
        limits = ((Test.AT_LEAST, period.first), (Test.BELOW, other.last))
        return Stretch(opened, other.end, limits, (_whole(period), _whole(other)))
    before = _phrase_before(question, start, index, Role.BEFORE)
    after = _phrase_before(question, start, index, Role.AFTER, Role.ABOVE)
    whole = _whole(period)
    if before is not None:
        limits = ((Test.BELOW, period.first),)
    elif after is not None and words[after.start] in _SINCE:
        limits = ((Test.AT_LEAST, period.first),)
    else:
        limits = ((Test.AT_LEAST, period.last),) if after is not None else whole
    phrase = before or after
    return Stretch(phrase.start if phrase else index, period.end, limits, (whole,))


def _first_of_two(words: Sequence[str], index: int) -> _Period | None:
    """The time whose year, or month and year, stand with a second: "3 and 6 June 2025"."""
    end = index + 1
    if words[index].isdecimal() and words[end : end + 1] and words[end] not in _TO:
        end = _skip(words, end) + 1
    if not (words[index].isdecimal() or words[index] in MONTHS) or end >= len(words):
        return None
    later = _period(words, _skip(words, end + 1), None) if words[end] in _TO else None
    if later is None or later.year is None:
        return None
    if end > index + 1 or words[index] in MONTHS:
        return _period(words, index, later.year)
    is_day = _days(later) == 1
    return _day(later.year, later.month or 1, int(words[index]), index + 1) if is_day else None


def _phrase_before(question: Question, start: int, index: int, *roles: Role) -> Phrase | None:
    """The phrase that ends before a time, or within the little words before it ("antes de")."""
    ending = (question.ending_at(at, *roles) for at in range(index, start - 1, -1))
    return next((phrase for phrase in ending if phrase is not None), None)


def _whole(period: _Period) -> tuple[Limit, ...]:
    return (Test.AT_LEAST, period.first), (Test.BELOW, period.last)


def _beginning(words: Sequence[str], index: int) -> int:
    """The index of the little words before a time: "before the 1st"."""
    while index and words[index - 1] in _SMALL:
        index -= 1
    return index


def _period(words: Sequence[str], index: int, year: int | None) -> _Period | None:
    """The time that begins right at word `index`; `year` is meant where none is said."""
    if index >= len(words):
        return None
    word = words[index]
    if written := _WRITTEN.fullmatch(word):
        groups = written.groups()
        parts = groups[:3] if groups[0] else groups[:2:-1]
        return _day(int(parts[0]), int(parts[1]), int(parts[2]), index + 1)
    at = index
    day = int(word) if word.isdecimal() and 0 < int(word) <= _LAST_DAY else None
    if day is not None:
        at = _skip(words, index + 1)
    if at < len(words) and (words[at] in MONTHS or words[at] in PARTS_OF_YEAR):
        month, section = MONTHS.get(words[at]), PARTS_OF_YEAR.get(words[at])
        at = _skip(words, at + 1)
        if day is None and month and at < len(words) and words[at].isdecimal():
            after = _skip(words, at + 1)
            if len(words[at]) <= 2 and after < len(words) and _year(words[after]):
                day, at = int(words[at]), after
        said = _year(words[at]) if at < len(words) else None
        end = at + 1 if said else at
        if (said or year) is None:
            return None
        if month and day is not None:
            return _day(said or year or 0, month, day, end)
        if section is not None:
            return _months(said or year or 0, *section, end)
        return _months(said or year or 0, month or 1, 1, end)
    said = _year(word)
    return _months(said, 1, _LAST_MONTH, index + 1) if said is not None else None


def _skip(words: Sequence[str], at: int) -> int:
    while at < len(words) and words[at] in _SMALL:
        at += 1
    return at


def _year(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) == 4 and int(word) in _YEARS else None


def _days(period: _Period) -> int:
    return (dt.date.fromisoformat(period.last) - dt.date.fromisoformat(period.first)).days


def _day(year: int, month: int, day: int, end: int) -> _Period | None:
    try:
        first = dt.date(year, month, day)
    except ValueError:
        return None
    last = first + dt.timedelta(days=1)
    return _Period(month, year, first.isoformat(), last.isoformat(), end)


def _months(year: int, first: int, count: int, end: int) -> _Period:
    after = first + count
    last = dt.date(year + (after > _LAST_MONTH), (after - 1) % _LAST_MONTH + 1, 1)
    begins = dt.date(year, first, 1)
    return _Period(first, year, begins.isoformat(), last.isoformat(), end)
