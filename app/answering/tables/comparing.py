"""Figures beside others: those of some values, shares, changes from one time to another."""

from __future__ import annotations

from app.answering.tables.conditions import Reading
from app.answering.tables.limits import times_named
from app.answering.tables.measures import measure
from app.answering.tables.notices import Notice, Said
from app.answering.tables.plan import Operation, Part, Plan, Test
from app.answering.tables.subject import Field
from app.answering.tables.words import Role

AGGREGATES = {
    Role.MEDIAN: Operation.MEDIAN,
    Role.AVERAGE: Operation.AVERAGE,
    Role.SUM: Operation.SUM,
    Role.HOW_MUCH: Operation.SUM,
}
"""What is computed where a word says which figure is wanted."""
_YEAR_DIGITS = 4
_PERCENT = frozenset({"percent", "prozent", "porcentaje", "percentage", "%"})
_AMOUNT = frozenset({"by how much", "um wie viel", "en cuanto"})


def compared(reading: Reading) -> Plan | None:
    """A comparison of some values of one column, or of all of it; what is not said is the sum."""
    question = reading.question
    if not question.has(Role.COMPARE):
        return None
    values = next(
        (c for c in reading.conditions if c.test is Test.ONE_OF and len(c.values) > 1), None
    )
    if values is None:
        return None
    if question.has(Role.COUNT):
        return Plan(Operation.COUNT, group=values.column)
    phrase = question.first(*AGGREGATES)
    column = measure(reading)
    if phrase is None:
        reading.assumed.append(Notice(Said.TOTALS))
    if column is None:
        return Plan(Operation.COUNT, group=values.column)
    operation = AGGREGATES[phrase.role] if phrase else Operation.SUM
    return Plan(operation, column.index, group=values.column)


def share(reading: Reading, group: Field | None, by: Part | None) -> Plan | None:
    """What share the rows that fulfil the conditions have; times limit the whole, too."""
    if not reading.question.has(Role.SHARE):
        return None
    column = measure(reading, silent=True)
    operation, at = Operation.SHARE, None if column is None else column.index
    conditions = tuple(reading.conditions)
    if group is not None:
        return Plan(operation, at, conditions, group.index, group_part=by)
    dates = {each.index for each in reading.subject.fields if each.is_date}
    whole = tuple(each for each in conditions if each.column in dates)
    part = tuple(each for each in conditions if each.column not in dates)
    if not part:
        whole, part = (), whole
    if not part:
        return None
    if len({each.column for each in part}) > 1:
        reading.assumed.append(Notice(Said.OF_ALL))
    return Plan(operation, at, whole, parts=(part,))


def change(reading: Reading) -> Plan | None:
    """How a figure changes between two times, or two columns that are called by years."""
    words, percent = reading.question.words, reading.question.has(Role.SHARE)
    phrase = reading.question.first(Role.GROWTH)
    if phrase is None:
        return None
    said = words[phrase.start : phrase.end]
    percent = percent or not _PERCENT.isdisjoint(words) or not _AMOUNT & {" ".join(said)}
    operation = Operation.GROWTH if percent else Operation.CHANGE
    conditions = tuple(reading.conditions)
    mean = reading.question.has(Role.AVERAGE)
    periods = reading.periods
    if len(periods) == 2:
        periods = sorted(periods, key=lambda limits: str(limits[0].values[0]))
        column = measure(reading)
        at = None if column is None else column.index
        return Plan(operation, at, conditions, parts=tuple(periods), mean=mean)
    columns = _yearly(reading)
    if columns is None or periods:
        return None
    first, last = columns
    return Plan(operation, first.index, conditions, parts=((), ()), later=last.index, mean=mean)


def _yearly(reading: Reading) -> tuple[Field, Field] | None:
    """The two columns of numbers that years in the question name, the earlier one first."""
    words = reading.question.words
    found = []
    for index, word in enumerate(words):
        if word.isdecimal() and len(word) == _YEAR_DIGITS:
            named = [each for each in reading.subject.measures if word in each.words]
            if named:
                found.append((word, max(named, key=lambda each: times_named(each, words))))
                reading.use(index, weight=1)
    found.sort(key=lambda pair: pair[0])
    pair = tuple(column for _, column in found)
    return (pair[0], pair[1]) if len(pair) == 2 else None
