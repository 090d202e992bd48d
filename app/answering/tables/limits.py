"""Numbers and columns that cells are compared with: "above 500 euros", "below the minimum"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.answering.tables.notices import Notice, Said
from app.answering.tables.plan import Condition, Test
from app.answering.tables.question import Phrase, Question
from app.answering.tables.sizes import UNITS
from app.answering.tables.subject import Field
from app.answering.tables.text import factor, is_stop_word, number
from app.answering.tables.words import Role

if TYPE_CHECKING:
    from app.answering.tables.conditions import Reading

_COMPARED = {
    Role.ABOVE: Test.ABOVE,
    Role.BELOW: Test.BELOW,
    Role.AT_LEAST: Test.AT_LEAST,
    Role.AT_MOST: Test.AT_MOST,
}
_FIGURES = (Role.AVERAGE, Role.MEDIAN, Role.SUM, Role.MAX, Role.MIN)
_WORDS_OF_A_NAME = 4


def read_numbers(reading: Reading) -> None:
    """Numbers after a comparison; others stay for the operation, or stay unexplained."""
    question = reading.question
    for phrase in question.phrases:
        if phrase.role is Role.NOT and phrase.end < len(question.words):
            word = question.words[phrase.end]
            if none := next((e for e in reading.subject.measures if e.named(word)), None):
                reading.conditions.append(Condition(none.index, Test.NOTHING, ()))
                reading.use(*range(phrase.start, phrase.end + 1), weight=2)
        if phrase.role not in {*_COMPARED, Role.BETWEEN}:
            continue
        value, end = _number_at(question, phrase.end)
        if value is None and phrase.role is not Role.BETWEEN:
            _read_limit(reading, phrase)
        if value is None or not reading.used.isdisjoint(range(phrase.start, end)):
            continue
        limits = [(_COMPARED.get(phrase.role, Test.AT_LEAST), value)]
        if phrase.role is Role.BETWEEN:
            other, after = _number_at(question, end + 1)
            if other is None:
                continue
            limits, end = [*limits, (Test.AT_MOST, other)], after
        if any(map(reading.subject.is_row, question.words[end : end + 1])):
            continue  # "more than 2 appointments" is of no cell
        column = _numbered(reading, phrase.start, end)
        if column is None:
            continue
        reading.conditions += [Condition(column.index, test, (size,)) for test, size in limits]
        reading.use(*range(phrase.start, end), weight=2)


def _read_limit(reading: Reading, phrase: Phrase) -> None:
    """A comparison with another column of the same row: "below their reorder level"."""
    question, subject = reading.question, reading.subject
    near = question.words[phrase.end : phrase.end + _WORDS_OF_A_NAME]
    named = {
        each.index: (times_named(each, near), len(set(near) & set(each.words)))
        for each in subject.measures
    }
    most = max(named.values(), default=(0, 0))
    limits = [each for each in subject.measures if most[0] and named[each.index] == most]
    if len(limits) != 1:
        return
    (limit,) = limits
    if any(
        question.ending_at(phrase.end + 1 + n, *_FIGURES) and not limit.named(word)
        for n, word in enumerate(near)
    ):
        return  # "above the average price" is of all rows
    others = _comparable(limit, [each for each in subject.measures if each != limit])
    said = [each for each in others if times_named(each, question.words[: phrase.start])]
    if len(said or others) != 1:
        return
    (column,) = said or others
    if not said and not all(map(limit.named, column.words)):
        reading.assumed.append(Notice(Said.COMPARED_WITH, (column.name,)))
    reading.conditions.append(Condition(column.index, _COMPARED[phrase.role], (), limit.index))
    after = range(phrase.end, phrase.end + len(near))
    names = (i for i in after if limit.named(question.words[i]))
    reading.use(*range(phrase.start, phrase.end), *names, weight=2)


def _comparable(limit: Field, others: Sequence[Field]) -> list[Field]:
    """The columns that a limit may be of: "Stock" of "Minimum stock", else those of its unit.

    Another that is called alike ("Lower limit" beside "Upper limit") is a limit itself.
    """
    alike_unit = [each for each in others if (each.unit or "") == (limit.unit or "")]
    inner = [each for each in alike_unit if all(map(limit.named, each.words))]
    apart = [each for each in alike_unit if not any(map(limit.named, each.words))]
    return inner or apart


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
            said = _nearest(reading, found, range(start - 1, -1, -1))
            if said is None and len(found) > 1:
                reading.assumed.append(Notice(Said.COMPARED_WITH, (found[0].name,)))
            return said or found[0]
    near = [*after, *range(start, end), *range(start - 1, -1, -1)]
    found_field = _nearest(reading, numbers, near)
    likely = [e for e in numbers if e.is_measure] or [e for e in numbers if e.is_money] or numbers
    if found_field is None and (len(likely) == 1 or likely is not numbers):
        found_field = likely[0]
        if len(numbers) > 1:
            reading.assumed.append(Notice(Said.COMPARED_WITH, (found_field.name,)))
    return found_field


def _nearest(reading: Reading, fields: Sequence[Field], near: Sequence[int]) -> Field | None:
    """Of those named by the nearest word, the one that the most words of the question name."""
    words = reading.question.words
    for fits, weight in ((Field.named, 2.0), (Field.meant, 1.0)):
        for index in near:
            found = [each for each in fields if fits(each, words[index])]
            if found:
                reading.use(index, weight=weight)
                best = max(found, key=lambda each: times_named(each, words))
                reading.use(*(i for i, w in enumerate(words) if best.named(w)), weight=0)
                return best
    return None


def times_named(column: Field, words: Sequence[str]) -> int:
    """How many words of a question are words of the column's name."""
    return sum(column.named(word) for word in words)
