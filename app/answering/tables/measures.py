"""Which column of numbers a question is about."""

from __future__ import annotations

from app.answering.tables.conditions import Reading
from app.answering.tables.limits import times_named
from app.answering.tables.notices import Notice, Said
from app.answering.tables.question import Phrase
from app.answering.tables.subject import Field, other_words
from app.answering.tables.words import QUANTITIES, Role

_GENERAL = frozenset({"price", "size"})
"""What "dearest" and "largest" mean: any column of a sum, in the end."""


def measure(reading: Reading, *, silent: bool = False) -> Field | None:
    """The column of numbers that is mentioned, else the one that is meant.

    `silent`: only one that is mentioned.
    """
    compared = {c.column for c in reading.conditions}
    numbers = reading.subject.measures
    words = reading.question.words
    for fits, weight in ((Field.named, 2.0), (Field.is_in, 1.5), (Field.meant, 1.0)):
        for index, word in enumerate(words):
            found = [each for each in numbers if fits(each, word)]
            if found and (fits is not Field.named or not reading.subject.is_row(word)):
                reading.use(index, weight=weight)
                best = max(
                    found,
                    key=lambda e: (e.index not in compared, times_named(e, words), word in e.words),
                )
                reading.use(
                    *(i for i, w in enumerate(words) if w.isdecimal() and w in best.words),
                    weight=1,
                )
                if fits is not Field.named and len(found) > 1:
                    reading.assumed.append(Notice(Said.FIGURE, (best.name,)))
                return best
    if silent or not numbers or _has_another_dimension(reading):
        return None
    alike = [each for each in numbers if each.is_measure]
    if not alike and reading.question.has(Role.HOW_MUCH):
        alike = [e for e in numbers if any(map(e.named, words))]
        if not alike:
            return None  # "how much did Ivy pay" is no sum of ages
    alike = alike or [each for each in numbers if each.is_money]
    if not alike and len(numbers) > 1:
        return None  # one as good as another
    alike = alike or list(numbers)
    if len(alike) > 1:
        reading.assumed.append(Notice(Said.FIGURE, (alike[0].name,)))
    return alike[0]


def _has_another_dimension(reading: Reading) -> bool:
    """Whether the extreme asked for is of something that no column tells: "longest" of money."""
    question = reading.question
    said = [
        other_words(word)
        for phrase in question.phrases
        if phrase.role in {Role.MAX, Role.MIN}
        for word in question.words[phrase.start : phrase.end]
    ]
    return any(meant and meant.isdisjoint(_GENERAL) for meant in said)


def measured_in(reading: Reading, phrase: Phrase) -> Field | None:
    """The column whose unit is asked for: "how many hours of labour"."""
    word = "".join(reading.question.words[phrase.end : phrase.end + 1])
    found = [each for each in reading.subject.measures if each.is_in(word)]
    if not found:
        return None
    reading.use(phrase.end, weight=1)
    best = max(found, key=lambda each: times_named(each, reading.question.words))
    if len(found) > 1 and not times_named(best, reading.question.words):
        reading.assumed.append(Notice(Said.FIGURE, (best.name,)))
    return best


def quantity(reading: Reading, *, spoken: bool = False) -> Field | None:
    """The column of how many there are; `spoken`: only where it is spoken of, as in "in stock"."""
    asked = {each.column for each in reading.conditions}
    for each in reading.subject.measures:
        if each.index in asked or QUANTITIES.isdisjoint(each.words):
            continue
        if not spoken:
            return each
        for index, word in enumerate(reading.question.words):
            if each.named(word) or each.meant(word):
                reading.use(index, weight=1)
                return each
    return None
