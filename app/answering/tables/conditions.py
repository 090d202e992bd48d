"""Which rows a question speaks of: values, numbers with a comparison, times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.answering.tables.limits import read_numbers
from app.answering.tables.notices import Notice, Said
from app.answering.tables.plan import Condition, Test
from app.answering.tables.question import Phrase, Question
from app.answering.tables.subject import Field, Subject
from app.answering.tables.text import (
    alike,
    first_half,
    is_form,
    is_stop_word,
    matches,
    stems,
    tokens,
)
from app.answering.tables.times import stretch_at
from app.answering.tables.words import FILE_TYPES, OPEN, Role

_MANY = 8


@dataclass(slots=True)
class Reading:
    """What of a question is understood over one subject; `used` are indices of its words.

    `weight` says how well they fit; `assumed` is what was not said. `periods` are the times that a
    change is between, each as conditions; `is_told_by_value` that a whole cell is named; `loosely`
    are words with the cells that they were taken for without being all of them.
    """

    question: Question
    subject: Subject
    conditions: list[Condition] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    weight: float = 0.0
    assumed: list[Notice] = field(default_factory=list)
    periods: list[tuple[Condition, ...]] = field(default_factory=list)
    is_told_by_value: bool = False
    loosely: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

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
    read_numbers(reading)
    _read_flags(reading)
    _read_gaps(reading)


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
        return
    # "Cups" beside "Cups since 1967": the one that has no more to its name is meant.
    plain = [member for member in members if not member.words]
    if not most and len(plain) == 1:
        others = ", ".join(member.name for member in members if member is not plain[0])
        reading.subject = reading.subject.only(plain)
        reading.assumed.append(Notice(Said.RIVALS, (plain[0].name, others)))


def _negation(question: Question, index: int) -> Phrase | None:
    """The "not" before word `index`, or before the little words there: "not on the ward"."""
    for at in range(index, max(index - 4, -1), -1):
        if found := question.ending_at(at, Role.NOT):
            return found
        filler = question.ending_at(at, Role.FILLER)
        if at and filler is None and not is_stop_word(question.words[at - 1]):
            return None
    return None


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
        reading.is_told_by_value |= match.is_whole
        said = reading.question.words[match.start : match.end]
        if not match.is_whole or not any(_is_spelt(said, tokens(t)) for t in match.texts):
            reading.loosely.append((" ".join(said), match.texts))
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
            half = first_half(word)
            forms = stems(word) | ({half} if half else set())
            texts = dict.fromkeys(t for stem in forms for t in column.values.get(stem, ()))
            whole = [(len(tokens(t)), t) for t in texts if _is_at(words, start, tokens(t))]
            if whole:
                longest = max(whole)[0]
                same = tuple(text for length, text in whole if length == longest)
                yield _Match(start, start + longest, column, same, is_whole=True)
            elif _may_be_part(reading, start) and 0 < len(texts) <= _MANY:
                held = tuple(
                    t for t in texts if any(alike(word, own) or own == half for own in tokens(t))
                )
                if held and question.is_content(start):
                    yield _Match(start, start + 1, column, held, is_whole=False)


def _is_at(words: Sequence[str], start: int, value: tuple[str, ...]) -> bool:
    asked = words[start : start + len(value)]
    return len(asked) == len(value) and all(alike(*pair) for pair in zip(asked, value, strict=True))


def _is_spelt(said: tuple[str, ...], value: tuple[str, ...]) -> bool:
    return len(said) == len(value) and all(is_form(*pair) for pair in zip(said, value, strict=True))


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
    names = " / ".join(match.field.name for match in matches)
    taken = matches[0]
    reading.assumed.append(Notice(Said.COULD_BE, (taken.texts[0], names, taken.field.name)))
    return matches[0]


def _read_times(reading: Reading) -> None:
    question, words = reading.question, reading.question.words
    is_change = question.has(Role.GROWTH)
    index = 0
    while index < len(words):
        found = (
            None if index in reading.used else stretch_at(question, index, year=_only_year(reading))
        )
        index += 1
        if found is None:
            continue
        column = _time_field(reading)
        if column is None:
            continue
        for part in found.parts if is_change else (found.limits,):
            limits = [(t, int(day[:4]) if column.is_year else day) for t, day in part]
            conditions = tuple(Condition(column.index, test, (value,)) for test, value in limits)
            if is_change:
                reading.periods.append(conditions)
            else:
                reading.conditions += conditions
        reading.use(*range(found.start, found.end), weight=2)
        index = found.end


def _only_year(reading: Reading) -> int | None:
    """The year that "in March" is of, where all dates are of one."""
    dates = [each for each in reading.subject.fields if each.years]
    named = [each for each in dates if any(map(each.named, reading.question.words))]
    years = (named or dates)[0].years if dates and not reading.subject.is_files else ()
    return next(iter(years)) if len(years) == 1 else None


def _read_flags(reading: Reading) -> None:
    """Columns that are said of rows ("returned"): those with a yes, or with a date at all."""
    words = reading.question.words
    asked = {condition.column for condition in reading.conditions}
    _read_open(reading, asked)
    for column in reading.subject.fields:
        if column.index in asked or not (
            column.says_yes_or_no or _may_lack_a_date(reading, column)
        ):
            continue
        places = [
            i
            for i, word in enumerate(words)
            if i not in reading.used
            and (column.named(word) or column.says(word))
            and not reading.subject.mentions(word)
        ]
        if not places or reading.question.ending_at(places[0], Role.PER):
            continue
        # "den Beitrag nicht bezahlt": of a name of several words any may be denied.
        at = next((i for i in places if _negation(reading.question, i)), places[0])
        negation = _negation(reading.question, at)
        is_denied = (negation is not None) != column.denies(words[at])
        if column.says_yes_or_no:
            values = column.denied if is_denied else column.affirmed
            condition = Condition(column.index, Test.ONE_OF, values)
        else:
            condition = Condition(column.index, Test.EMPTY if negation else Test.FILLED, ())
        reading.conditions.append(condition)
        reading.use(at, *(range(negation.start, negation.end) if negation else ()), weight=2)


def _read_open(reading: Reading, asked: set[int]) -> None:
    """What is open has no date yet in the column of when it was closed."""
    words = reading.question.words
    at = next((i for i, word in enumerate(words) if matches(word, OPEN)), None)
    # A date tells more exactly than a yes or no what is open.
    for column in sorted(reading.subject.fields, key=lambda each: not each.is_date):
        if at is not None and at not in reading.used and column.is_of_closing:
            open_cells = (
                Condition(column.index, Test.ONE_OF, column.denied)
                if column.says_yes_or_no
                else Condition(column.index, Test.EMPTY, ())
            )
            reading.conditions.append(open_cells)
            reading.use(at, weight=2)
            asked.add(column.index)
            return


def _read_gaps(reading: Reading) -> None:
    """Cells that are empty because there is nothing to say: "articles without a supplier"."""
    question = reading.question
    asked = {condition.column for condition in reading.conditions}
    for index, word in enumerate(question.words):
        negation = _negation(question, index) if index not in reading.used else None
        if negation is None or negation.start in reading.used or reading.subject.mentions(word):
            continue
        lacking = [e for e in reading.subject.fields if e.has_empty and e.named(word)]
        if len(lacking) == 1 and lacking[0].index not in asked and not reading.subject.is_files:
            reading.conditions.append(Condition(lacking[0].index, Test.EMPTY, ()))
            reading.use(index, *range(negation.start, negation.end), weight=2)


def _may_lack_a_date(reading: Reading, column: Field) -> bool:
    counts = reading.question.has(Role.COUNT, Role.LIST, Role.WHICH, Role.SHARE)
    return column.is_date and column.has_empty and counts and not reading.subject.is_files


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
        reading.assumed.append(Notice(Said.DATE, (dates[0].name,)))
    return next(iter(dates), None)
