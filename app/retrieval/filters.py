"""Reads the filters in a question: `folder:`, `type:`, `date:`, `author:`, "a phrase", `-word`.

A value with spaces stands in quotes (`author:"Jane Doe"`), and so do several words to leave out
(`-"first draft"`); `type:pdf,docx` means either. A date is a year, a month or a day (2024, 2024-03,
2024-03-01), a stretch (2023..2024) or open on one side (>2024-05-01, <=2023); one open to each side
are a stretch together. What is not understood stays a word of the question, and `misread` tells it.
"""

import re
import time
from dataclasses import replace
from datetime import date

from app.domain.documents import Span
from app.domain.search import Filters, Period, Query

_QUOTED = r'"(?P<straight>[^"]+)"|“(?P<curly>[^“”]+)”|„(?P<low>[^„“”]+)[“”]|«(?P<angle>[^«»]+)»'
_TOKEN = re.compile(
    rf"(?<!\S)(?P<key>folder|type|date|author):(?:{_QUOTED}|(?P<value>[^\s\"“„«]+))"
    rf"|(?<!\S)-(?:{_QUOTED.replace('?P<', '?P<without_')})(?!\w)"
    rf"|(?<!\w)(?:{_QUOTED.replace('?P<', '?P<phrase_')})(?!\w)"
    r"|(?<!\S)-(?P<without>[^\W\d]\w*)(?!\S)",
    re.IGNORECASE,
)
_LIKE_FILTER = re.compile(r"(?<!\S)-?(?:folder|type|date|author):\S*", re.IGNORECASE)
_OPENED = re.compile(r"(?<!\S)(?:(?:folder|type|author):)?[\"“„«][^\s\"“”„«»][^\"“”„«»]*$")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_COMPARED = re.compile(r"(>=|<=|>|<)(.+)")


def understand(query: Query) -> Query:
    """`query` with the filters of its text in `filters`, and the text that is left.

    Where nothing would be left, the values of the filters are the question.
    """
    kinds = {name: list(getattr(query.filters, name)) for name in Filters.__slots__}

    def read(token: re.Match[str]) -> str:
        groups = {name: text for name, text in token.groupdict().items() if text}
        excluded = next((text for name, text in groups.items() if name.startswith("without")), "")
        if excluded:
            kinds["without"].append(excluded.strip())
            return " "
        key = groups.pop("key", "").lower()
        (value,) = groups.values()
        if not key:
            # Its words are still what the question is about.
            kinds["phrases"].append(value.strip())
            return f" {value} "
        if key == "date":
            period = period_of(value)
            if period is None:
                return token.group()
            kinds["periods"].append(period)
        elif key == "type":
            kinds["types"] += [kind.strip() for kind in value.split(",") if kind.strip()]
        else:
            kinds[f"{key}s"].append(value.strip())
        return " "

    left = " ".join(_TOKEN.sub(read, query.text).split())
    kinds["periods"] = _joined(kinds["periods"])
    filters = Filters(**{name: tuple(dict.fromkeys(values)) for name, values in kinds.items()})
    if not filters:
        return query
    named = (*filters.authors, *filters.folders, *filters.types)
    return replace(query, text=left or " ".join(named) or query.text, filters=filters)


def written(text: str) -> tuple[Span, ...]:
    """Where the filters stand in a text, those that `understand` understands."""
    found = (match for match in _TOKEN.finditer(text) if _without_filters(match) == " ")
    return tuple(Span(*match.span()) for match in found)


def misread(text: str) -> tuple[str, ...]:
    """Parts of a text that look like filters and are none: unknown dates, quotes left open."""
    left = _TOKEN.sub(_without_filters, text)
    found = [match.group() for match in (*_LIKE_FILTER.finditer(left), *_OPENED.finditer(left))]
    longest = [part for part in found if not any(part != o and part in o for o in found)]
    return tuple(dict.fromkeys(longest))


def _without_filters(token: re.Match[str]) -> str:
    is_date = (token["key"] or "").lower() == "date"
    unknown = is_date and period_of(token["value"] or token["straight"] or "") is None
    return token.group() if unknown else " "


def _joined(periods: list[Period]) -> list[Period]:
    """One open to the end and one open to the beginning as what both allow, where they meet."""
    after = [p for p in periods if p.end_s is None and p.start_s is not None]
    before = [p for p in periods if p.start_s is None and p.end_s is not None]
    if len(after) == len(before) == 1:
        start, end = after[0].start_s, before[0].end_s
        if start is not None and end is not None and start < end:
            others = [p for p in periods if p not in (*after, *before)]
            return [*others, Period(start, end)]
    return periods


def period_of(text: str) -> Period | None:
    """The time that a date filter means, by the clock of this machine; None for none."""
    compared = _COMPARED.fullmatch(text)
    if compared is not None:
        sign, date = compared.groups()
        day = _bounds(date)
        if day is None:
            return None
        start, end = day
        return {
            ">": Period(end, None),
            ">=": Period(start, None),
            "<": Period(None, start),
            "<=": Period(None, end),
        }[sign]
    first, dots, last = text.partition("..")
    begin, finish = _bounds(first), _bounds(last) if dots else _bounds(first)
    if (first and begin is None) or (finish is None and (last or not dots)) or text == "..":
        return None
    if begin and finish and begin[0] > finish[0]:
        begin, finish = finish, begin
    return Period(begin[0] if begin else None, finish[1] if finish else None)


def _bounds(text: str) -> tuple[float, float] | None:
    """The first second of a year, month or day and the first one after it."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        date(year, month or 1, day or 1)
        # mktime carries a day or month too many over to the next.
        following = (year + (not month), (month or 1) + (month > 0 and not day), (day or 0) + 1)
        return _second(year, month or 1, day or 1), _second(*following)
    except (ValueError, OverflowError, OSError):
        return None


def _second(year: int, month: int, day: int) -> float:
    return time.mktime((year, month, day, 0, 0, 0, 0, 0, -1))
