"""Which rows a question speaks of: values, numbers with a comparison, times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.answering.tables.plan import Condition, Test
from app.answering.tables.question import Phrase, Question
from app.answering.tables.subject import Field, Subject
from app.answering.tables.text import alike, factor, is_stop_word, number, stems, tokens
from app.answering.tables.words import FILE_TYPES, MONTHS, QUARTERS, UNITS, Role

_COMPARED = {
    Role.ABOVE: Test.ABOVE,
    Role.BELOW: Test.BELOW,
    Role.AT_LEAST: Test.AT_LEAST,
    Role.AT_MOST: Test.AT_MOST,
}
_YEARS = range(1900, 2101)
_SINCE = frozenset({"since", "seit", "desde", "depuis"})
_MANY = 8
_LAST_MONTH = 12


@dataclass(slots=True)
class Reading:
    """What of a question is understood over one subject; `used` are indices of its words.

    `weight` says how well they fit; `assumed` are sentences on what was not said.
    """

    question: Question
    subject: Subject
    conditions: list[Condition] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    weight: float = 0.0
    assumed: list[str] = field(default_factory=list)

    def use(self, *indices: int, weight: float) -> None:
        """Count words as understood."""
        self.used.update(indices)
        self.weight += weight

    @property
    def unexplained(self) -> list[str]:
        """Words that carry content and were not understood."""
        words = self.question.words
        return [
            w for i, w in enumerate(words) if i not in self.used and self.question.is_content(i)
        ]


def read_conditions(reading: Reading) -> None:
    """Add the conditions of the question, and narrow the subject to the tables it names."""
    if reading.subject.is_files:
        _read_types(reading)
    _read_members(reading)
    _read_values(reading)
    _read_times(reading)
    _read_numbers(reading)


def _read_types(reading: Reading) -> None:
    kind = next(each for each in reading.subject.fields if each.name == "Type")
    for index, word in enumerate(reading.question.words):
        if word in FILE_TYPES:
            reading.conditions.append(Condition(kind.index, Test.ONE_OF, FILE_TYPES[word]))
            reading.use(index, weight=3)


def _read_members(reading: Reading) -> None:
    """Narrow to the tables ("sales in February 2025") whose own words it has."""
    members, words = reading.subject.members, reading.question.words
    if len(members) < 2 or reading.subject.is_files:
        return
    hits = {
        member.id: {i for i, word in enumerate(words) if word in member.words} for member in members
    }
    most = max(map(len, hits.values()))
    chosen = [member for member in members if len(hits[member.id]) == most]
    if most and len(chosen) < len(members):
        reading.subject = reading.subject.only(chosen)
        reading.use(*hits[chosen[0].id], weight=2 * most)


def _negation(question: Question, index: int) -> Phrase | None:
    """The "not" before word `index`, or before the little word there: "not to Vienna"."""
    found = question.ending_at(index, Role.NOT)
    if found is None and index and is_stop_word(question.words[index - 1]):
        found = question.ending_at(index - 1, Role.NOT)
    return found


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    field: Field
    texts: tuple[str, ...]
    is_whole: bool


def _read_values(reading: Reading) -> None:
    found = sorted(_values(reading), key=lambda m: (not m.is_whole, m.start - m.end, m.start))
    chosen: dict[tuple[int, int], list[_Match]] = {}
    for match in found:
        place = (match.start, match.end)
        taken = set(range(*place)) & reading.used
        if place in chosen and chosen[place][0].is_whole == match.is_whole:
            chosen[place].append(match)
        elif not taken:
            chosen[place] = [match]
            reading.use(*range(*place), weight=3 if match.is_whole else 1.5)
    by_field: dict[int, list[str]] = {}
    negated = set()
    for place in sorted(chosen):
        match = _meant(reading, chosen[place])
        by_field.setdefault(match.field.index, []).extend(match.texts)
        if negation := _negation(reading.question, place[0]):
            reading.use(*range(negation.start, negation.end), weight=0)
            negated.add(match.field.index)
    for index, texts in by_field.items():
        test = Test.NONE_OF if index in negated else Test.ONE_OF
        reading.conditions.append(Condition(index, test, tuple(dict.fromkeys(texts))))


def _values(reading: Reading) -> Iterator[_Match]:
    question, words = reading.question, reading.question.words
    for column in reading.subject.fields:
        for start, word in enumerate(words):
            if start in reading.used or (is_stop_word(word) and word not in column.values):
                continue
            texts = dict.fromkeys(t for stem in stems(word) for t in column.values.get(stem, ()))
            whole = [(len(tokens(t)), t) for t in texts if _is_at(words, start, tokens(t))]
            if whole:
                longest = max(whole)[0]
                same = tuple(text for length, text in whole if length == longest)
                yield _Match(start, start + longest, column, same, is_whole=True)
            elif _may_be_part(reading, start) and 0 < len(texts) <= _MANY:
                held = tuple(t for t in texts if any(alike(word, own) for own in tokens(t)))
                if held and question.is_content(start):
                    yield _Match(start, start + 1, column, held, is_whole=False)


def _is_at(words: Sequence[str], start: int, value: tuple[str, ...]) -> bool:
    asked = words[start : start + len(value)]
    return len(asked) == len(value) and all(alike(*pair) for pair in zip(asked, value, strict=True))


def _may_be_part(reading: Reading, index: int) -> bool:
    """Whether a word alone may stand for a longer value: not where it names table or column."""
    word, subject = reading.question.words[index], reading.subject
    named = any(each.named(word) or each.meant(word) for each in subject.fields)
    minimum = 3
    return (
        len(word) >= minimum and not named and not (subject.mentions(word) and not subject.is_files)
    )


def _meant(reading: Reading, matches: list[_Match]) -> _Match:
    """Of a value that several columns have, that of the column named before it: "from Oslo"."""
    if len(matches) == 1:
        return matches[0]
    words = reading.question.words
    for index in range(matches[0].start - 1, max(matches[0].start - 3, -1), -1):
        for match in matches:
            if match.field.named(words[index]) or match.field.meant(words[index]):
                reading.use(index, weight=1)
                return match
    names = " or ".join(match.field.name for match in matches)
    reading.assumed.append(
        f"“{matches[0].texts[0]}” could be {names}; {matches[0].field.name} was taken."
    )
    return matches[0]


def _read_times(reading: Reading) -> None:
    words = reading.question.words
    for index in range(len(words)):
        period = None if index in reading.used else _period(words, index)
        if period is None:
            continue
        first, last, end = period
        column = _time_field(reading)
        if column is None:
            continue
        before = reading.question.ending_at(index, Role.BEFORE)
        after = reading.question.ending_at(index, Role.AFTER, Role.ABOVE)
        if before is not None:
            limits = [(Test.BELOW, first)]
        elif after is not None and words[after.start] in _SINCE:
            limits = [(Test.AT_LEAST, first)]
        elif after is not None:
            limits = [(Test.AT_LEAST, last)]
        else:
            limits = [(Test.AT_LEAST, first), (Test.BELOW, last)]
        between = reading.question.ending_at(index, Role.BETWEEN)
        other = _period(words, end + 1) if between and end < len(words) else None
        if other is not None:
            limits, end = [(Test.AT_LEAST, first), (Test.BELOW, other[1])], other[2]
        values = [(t, m if column.is_date else int(m[:4])) for t, m in limits]
        reading.conditions += [Condition(column.index, t, (value,)) for t, value in values]
        reading.use(*range(index, end), weight=2)


def _time_field(reading: Reading) -> Field | None:
    """The column of dates that is named, else the first one, else a column of years."""
    fields, words = reading.subject.fields, reading.question.words
    dates = [each for each in fields if each.is_date]
    for each in dates:
        hints = [i for i, w in enumerate(words) if each.named(w) or each.meant(w)]
        if hints:
            reading.use(*hints, weight=1)
            return each
    if len(dates) > 1 and not reading.subject.is_files:
        reading.assumed.append(f"The date was taken to be {dates[0].name}.")
    years = [each for each in fields if each.words in {("year",), ("jahr",), ("ano",)}]
    return next(iter([*dates, *years]), None)


def _period(words: Sequence[str], index: int) -> tuple[str, str, int] | None:
    """(first day, day after the last, index after it) of a time that begins at word `index`."""
    if index >= len(words):
        return None
    month, quarter = MONTHS.get(words[index]), QUARTERS.get(words[index])
    if month is not None or quarter is not None:
        for at in range(index + 1, min(index + 3, len(words))):
            if (year := _year(words[at])) is not None:
                if quarter is not None:
                    return (*_months(year, 3 * quarter - 2, 3), at + 1)
                return (*_months(year, month or 1, 1), at + 1)
        return None
    year = _year(words[index])
    return (*_months(year, 1, _LAST_MONTH), index + 1) if year is not None else None


def _year(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) == 4 and int(word) in _YEARS else None


def _months(year: int, first: int, count: int) -> tuple[str, str]:
    after = first + count
    last = dt.date(year + (after > _LAST_MONTH), (after - 1) % _LAST_MONTH + 1, 1)
    return dt.date(year, first, 1).isoformat(), last.isoformat()


def _read_numbers(reading: Reading) -> None:
    """Numbers after a comparison; others stay for the operation, or stay unexplained."""
    question = reading.question
    for phrase in question.phrases:
        if phrase.role is Role.NOT and phrase.end < len(question.words):
            word = question.words[phrase.end]
            if none := next((e for e in reading.subject.measures if e.named(word)), None):
                reading.conditions.append(Condition(none.index, Test.ONE_OF, (0,)))
                reading.use(*range(phrase.start, phrase.end + 1), weight=2)
        if phrase.role not in {*_COMPARED, Role.BETWEEN}:
            continue
        value, end = _number_at(question, phrase.end)
        if value is None or end - 1 in reading.used:
            continue
        limits = [(_COMPARED.get(phrase.role, Test.AT_LEAST), value)]
        if phrase.role is Role.BETWEEN:
            other, after = _number_at(question, end + 1)
            if other is None:
                continue
            limits, end = [*limits, (Test.AT_MOST, other)], after
        column = _numbered(reading, phrase.start, end)
        if column is None:
            continue
        reading.conditions += [Condition(column.index, test, (size,)) for test, size in limits]
        reading.use(*range(phrase.start, end), weight=2)


def _number_at(question: Question, index: int) -> tuple[float | None, int]:
    """The number at word `index` or behind an article, and the index after it."""
    for at in range(index, min(index + 2, len(question.words))):
        value = number(question.words[at], question.decimal_comma)
        if value is not None:
            times = factor(question.words[at + 1]) if at + 1 < len(question.words) else 1
            return value * times, at + (2 if times > 1 else 1)
        if not is_stop_word(question.words[at]) and question.words[at] not in UNITS:
            break
    return None, index


def _numbered(reading: Reading, start: int, end: int) -> Field | None:
    """The column of numbers that a comparison at words `start` to `end` is about."""
    words, subject = reading.question.words, reading.subject
    after = list(range(end, min(end + 2, len(words))))
    numbers = subject.measures
    for index in after:
        units = UNITS.get(words[index])
        if units is None:
            continue
        found = [each for each in numbers if (each.unit or "").casefold() in units]
        if found:
            reading.use(index, weight=1)
            return _nearest(reading, found, range(start - 1, -1, -1)) or found[0]
    near = [*after, *range(start, end), *range(start - 1, -1, -1)]
    found_field = _nearest(reading, numbers, near)
    if found_field is None and numbers:
        found_field = numbers[0]
        if len(numbers) > 1:
            reading.assumed.append(f"The number was compared with {found_field.name}.")
    return found_field


def _nearest(reading: Reading, fields: Sequence[Field], near: Sequence[int]) -> Field | None:
    words = reading.question.words
    for fits, weight in ((Field.named, 2.0), (Field.meant, 1.0)):
        for index in near:
            for each in fields:
                if fits(each, words[index]):
                    reading.use(index, weight=weight)
                    return each
    return None
