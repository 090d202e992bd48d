"""The one rule of certainty: what of a computed answer is not told by the question word for word.

An answer goes without a warning only where every word that carries content names the table, a
column that is computed with, a whole cell, a number, a time or the operation, and where nothing
else of the table fits these words as well. `doubts` goes over the finished plan and says what
falls short, however the plan was found.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.answering.tables.conditions import Reading
from app.answering.tables.measures import quantity
from app.answering.tables.notices import Notice, Said
from app.answering.tables.plan import Operation, Plan, Test
from app.answering.tables.question import Phrase, Question
from app.answering.tables.sizes import SPANS
from app.answering.tables.subject import Field
from app.answering.tables.text import is_form, is_stop_word, number
from app.answering.tables.words import AGED, AGES, Role

_COUNTS = frozenset({Operation.COUNT, Operation.COUNT_DISTINCT})
_NAMES = frozenset({Operation.LIST, Operation.DISTINCT})
_ENDS = frozenset({Operation.MAX, Operation.MIN})
_OF_TWO = frozenset({Operation.SHARE, Operation.GROWTH, Operation.CHANGE})
_EXTREMES = frozenset(
    {Role.MAX, Role.MIN, Role.MOST, Role.LEAST, Role.NEWEST, Role.OLDEST}
)  # fmt: skip
_LIMITS = frozenset({Test.ABOVE, Test.BELOW, Test.AT_LEAST, Test.AT_MOST})
_FIGURES = (Role.SUM, Role.AVERAGE, Role.MEDIAN, Role.HOW_MUCH)


def doubts(reading: Reading, plan: Plan, stated: frozenset[int]) -> Iterator[Notice]:
    """What could be meant otherwise; `stated` are the words that the conditions are made of."""
    for word, texts in reading.loosely:
        yield Notice(Said.TAKEN_AS, (word, " / ".join(texts[:3]) + (" / …" * (len(texts) > 3))))
    if not reading.subject.is_files:
        yield from _of_columns(reading, plan, stated)
    words = dict.fromkeys([*_of_roles(reading, plan, stated), *_of_words(reading, plan, stated)])
    if words:
        yield Notice(Said.UNSURE, (", ".join(f"“{word}”" for word in words),))


def columns_of(reading: Reading, plan: Plan) -> list[Field]:
    """The columns that take part, that by which rows are called included."""
    conditions = [each for part in (plan.conditions, *plan.parts) for each in part]
    used = {plan.column, plan.later, plan.group, plan.label}
    used |= {at for each in conditions for at in (each.column, each.other)}
    return [each for each in reading.subject.fields if each.index in used]


def _fits(column: Field, word: str) -> bool:
    """Whether a word is of the column's name, no misspelling of it."""
    return column.named(word) and any(
        is_form(word, own) or word.endswith(own) or word.startswith(own) for own in column.words
    )


def _speaks_of(column: Field, word: str) -> bool:
    return column.meant(word) or column.is_in(word) or column.says(word)


def _of_words(reading: Reading, plan: Plan, stated: frozenset[int]) -> Iterator[str]:
    """Words that were understood, but by no column that takes part."""
    question, subject = reading.question, reading.subject
    columns = columns_of(reading, plan)
    if subject.label.names_rows:
        columns.append(subject.label)
    left_out = set(reading.unexplained)
    for index, word in enumerate(question.words):
        if index in stated or word in left_out or _is_plain(question, word):
            continue
        content = question.is_content(index)
        if not content:  # "paid" says nothing, but where a column is called so
            content = _is_filler(question.phrases, index) and any(
                word in each.words for each in subject.fields
            )
        if not content or (word in SPANS and plan.group_part is not None):
            continue
        if subject.is_files or any(is_form(word, own) for own in subject.words):
            continue
        if any(_fits(each, word) or _speaks_of(each, word) for each in columns):
            continue
        if subject.mentions(word) and any(own.endswith(word) for own in subject.words):
            continue
        yield word


def _is_plain(question: Question, word: str) -> bool:
    return is_stop_word(word) or number(word, question.decimal_comma) is not None


def _is_filler(phrases: tuple[Phrase, ...], index: int) -> bool:
    return any(p.role is Role.FILLER and p.start <= index < p.end for p in phrases)


def _of_columns(reading: Reading, plan: Plan, stated: frozenset[int]) -> Iterator[Notice]:
    """Columns that were not named, or by a word that fits another one as well."""
    said = {notice.said for notice in reading.assumed}
    fields = reading.subject.fields
    words = [w for i, w in enumerate(reading.question.words) if i not in stated]
    figure = None if plan.column is None else fields[plan.column]
    is_one = figure is not None and figure.is_number and plan.later is None
    if figure is not None and is_one and Said.FIGURE not in said:
        is_of_a_piece = plan.operation is Operation.SUM and figure.is_partial
        if rivals := _rivals(figure, reading.subject.measures, words):
            yield Notice(Said.RIVALS, (figure.name, ", ".join(rivals)))
        elif is_of_a_piece or _is_unsaid(figure, reading, words):
            yield Notice(Said.FIGURE, (figure.name,))
    yield from _of_limits(reading, plan)
    if plan.operation is Operation.COUNT and _counts_things(reading):
        yield Notice(Said.ROWS_COUNTED)
    dates = [each for each in fields if each.is_date]
    lacking = {each.column for each in plan.conditions if each.test in {Test.EMPTY, Test.FILLED}}
    taken = [e for e in columns_of(reading, plan) if e.is_date and e.index not in lacking]
    if taken and len(dates) > 1 and Said.DATE not in said:
        everything = reading.question.words
        rivals = _rivals(taken[0], [each for each in dates if each not in taken], everything)
        if rivals:
            yield Notice(Said.RIVALS, (taken[0].name, ", ".join(rivals)))


def _of_limits(reading: Reading, plan: Plan) -> Iterator[Notice]:
    """Columns that numbers are compared with, where none or several are named."""
    if any(notice.said is Said.COMPARED_WITH for notice in reading.assumed):
        return
    taking_part = columns_of(reading, plan)
    others = [each for each in reading.subject.measures if each not in taking_part]
    numbers = [e for e in plan.conditions if e.test in _LIMITS and e.other is None]
    for index in dict.fromkeys(each.column for each in numbers):
        column = reading.subject.fields[index]
        spoken = reading.question.words
        if column.is_date:
            continue
        if rivals := _rivals(column, others, spoken):
            yield Notice(Said.RIVALS, (column.name, ", ".join(rivals)))
        elif not any(_evidence(column, spoken)):
            yield Notice(Said.COMPARED_WITH, (column.name,))


def _counts_things(reading: Reading) -> bool:
    """Whether what is counted are no rows but things that a row has several of."""
    question, subject = reading.question, reading.subject
    count = question.first(Role.COUNT)
    if count is None or quantity(reading) is None:
        return False
    following = question.words[count.end : count.end + 3]
    label = subject.label
    return not any(
        subject.mentions(word) or (label.names_rows and (label.named(word) or label.meant(word)))
        for word in following
    )


def _is_unsaid(figure: Field, reading: Reading, words: list[str]) -> bool:
    """Whether no word speaks of the column; "oldest" speaks of an age."""
    return not any(_evidence(figure, words)) and not (
        reading.question.has(Role.OLDEST, Role.NEWEST) and not AGES.isdisjoint(figure.words)
    )


def _evidence(column: Field, words: list[str] | tuple[str, ...]) -> tuple[int, int]:
    """How many words are of its name, and how many mean it."""
    named = sum(_fits(column, word) or column.is_in(word) for word in words)
    return named, sum(column.meant(word) for word in words)


def _rivals(
    column: Field, others: tuple[Field, ...] | list[Field], words: list[str] | tuple[str, ...]
) -> list[str]:
    """The names of other columns that the words fit as well."""
    named, meant = _evidence(column, words)
    found = []
    for other in others:
        if other == column:
            continue
        its_name, its_meaning = _evidence(other, words)
        if (its_name, its_meaning if not named else 0) >= (named, meant if not named else 0):
            found.append((other, its_name + its_meaning))
    return [other.name for other, evidence in found if evidence]


def _of_roles(reading: Reading, plan: Plan, stated: frozenset[int]) -> Iterator[str]:
    """Words of an operation that is not the one computed, or that could be another."""
    question = reading.question
    columns = columns_of(reading, plan)
    extremes = []
    for phrase in question.phrases:
        words = question.words[phrase.start : phrase.end]
        if phrase.start in stated or any(w in c.words for w in words for c in columns):
            continue
        if phrase.role in _EXTREMES:
            extremes.append(phrase)
        if not _is_served(phrase, reading, plan, stated):
            yield " ".join(words)
    if len(extremes) > 1:
        yield " ".join(question.words[extremes[-1].start : extremes[-1].end])
    for phrase in extremes:
        if _has_two_sides(phrase, reading, plan):
            yield " ".join(question.words[phrase.start : phrase.end])


def _has_two_sides(phrase: Phrase, reading: Reading, plan: Plan) -> bool:
    """Whether "most" may be of one row or of all rows of a name, or "oldest" of no age at all."""
    question, fields = reading.question, reading.subject.fields
    if reading.subject.is_files or plan.column is None:
        return False
    column = fields[plan.column]
    if column.is_date and not column.is_year:
        return question.words[phrase.start].startswith(AGED)
    alone = not question.has(*_FIGURES)
    if plan.group is not None:
        return plan.operation in _ENDS and alone
    called = None if plan.label is None else fields[plan.label]
    repeated = called is not None and called.is_text and not called.names_rows
    return plan.operation in _ENDS and repeated and question.has(Role.WHO, Role.WHICH)


def _is_served(phrase: Phrase, reading: Reading, plan: Plan, stated: frozenset[int]) -> bool:
    """Whether the plan does what a phrase asks for."""
    operation, role = plan.operation, phrase.role
    question = reading.question
    following = question.words[phrase.end] if phrase.end < len(question.words) else ""
    ordered = operation in _ENDS or plan.limit is not None
    if role is Role.DISTINCT:
        unique = reading.subject.label.names_rows and operation in _COUNTS | _NAMES
        return operation in {Operation.DISTINCT, Operation.COUNT_DISTINCT} or unique
    if role is Role.PER:
        named = any(_fits(e, following) for e in reading.subject.fields if e.is_text or e.is_date)
        return plan.group is not None or phrase.end in stated or not named
    if role is Role.BEFORE:
        return phrase.start in reading.used or not following
    return {
        Role.AVERAGE: operation is Operation.AVERAGE or plan.mean,
        Role.MEDIAN: operation is Operation.MEDIAN,
        Role.SUM: operation not in _NAMES | _ENDS | {Operation.AVERAGE, Operation.MEDIAN},
        Role.HOW_MUCH: operation not in _NAMES | _COUNTS,
        Role.COUNT: operation not in _NAMES or plan.limit is not None,
        Role.COMPARE: plan.group is not None or operation in _OF_TWO,
        Role.SHARE: operation in _OF_TWO,
        Role.GROWTH: operation in _OF_TWO,
        Role.TOP: plan.limit is not None,
        **dict.fromkeys(_EXTREMES, ordered),
    }.get(role, True)
