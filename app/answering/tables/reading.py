"""Reads a question as a computation over one subject, where it can be one."""

from __future__ import annotations

from dataclasses import dataclass

from app.answering.tables.conditions import Reading, read_conditions
from app.answering.tables.doubts import columns_of, doubts
from app.answering.tables.notices import Notice, Said
from app.answering.tables.plan import Operation, Plan
from app.answering.tables.planning import Planner
from app.answering.tables.question import Question
from app.answering.tables.sizes import MONTHS
from app.answering.tables.subject import Subject
from app.answering.tables.text import is_about_size_or_time, is_figure, tokens
from app.answering.tables.words import MORE, THAN, Role
from app.domain.summing import is_summing

_ENOUGH = 0.75
_ENOUGH_WITH_VALUE = 0.6  # where a cell of the table is named in full
_MOST_OPEN = 2
_WHOLLY = frozenset(
    {
        *(Operation.LIST, Operation.DISTINCT, Operation.SHARE, Operation.GROWTH, Operation.CHANGE),
        *(Operation.MAX, Operation.MIN),
    }
)
_EXACT = 0.25  # a column called just so, before one that is called alike
_COMPARING = frozenset({Role.ABOVE, Role.BELOW, Role.AT_LEAST, Role.AT_MOST, Role.BETWEEN})
_LOOSE = frozenset({"over", "under", "uber", "unter", "between", "zwischen", "entre", "maximal"})
"""Comparisons that may also say of what or among whom."""
_FIGURES = (Role.AVERAGE, Role.MEDIAN)
_BY_TITLE = 6.0
_DOUBT = 1.0


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as a computation; `weight` compares readings of one question.

    `warnings` say what was assumed and what was left out. `counts_either` holds where rows may be
    meant as well as different values: "how many shifts" of a rota, whose rows nothing else calls.
    """

    subject: Subject
    plan: Plan
    weight: float
    warnings: tuple[Notice, ...]
    counts_either: bool = False


def understand(question: Question, subject: Subject) -> Understood | None:
    """The computation that the question asks for over `subject`, None where it asks for none.

    Every word that carries content must fit the table, its columns or values, an operation or a
    condition; one in four may stay open, which is said, where an operation is named outright.
    """
    if _is_hopeless(question, subject):
        return None
    reading = Reading(question, subject)
    read_conditions(reading)
    stated = frozenset(reading.used)
    plan = Planner(reading).plan()
    if plan is None or _leaves_open(reading) or _leaves_a_column(reading, plan):
        return None
    if _counts_by_unsaid(reading, plan, stated):
        return None
    _use_names(reading)
    if not reading.used:
        return None
    words = [i for i in range(len(question.words)) if question.is_content(i) or i in reading.used]
    open_words = reading.unexplained
    share = 1 - len(open_words) / len(words)
    if any(is_figure(word) or word in MONTHS for word in open_words):
        return None  # a number or a time that is left out changes every figure
    if (
        share < (_ENOUGH if not reading.is_told_by_value else _ENOUGH_WITH_VALUE)
        or len(open_words) > _MOST_OPEN
        or (open_words and plan.operation in _WHOLLY)
    ):
        return None
    warnings = list(reading.assumed)
    if open_words:
        left = ", ".join(f"“{word}”" for word in open_words)
        warnings.append(Notice(Said.LEFT_OUT, (left,)))
    weight = reading.weight - 2 * len(warnings) - 3 * len(open_words)
    unsure = list(doubts(reading, plan, stated))
    if unsure and question.is_bare and not subject.is_files:
        return None  # nothing but the words themselves says that rows are wanted
    weight -= _DOUBT * len(unsure)
    warnings += unsure
    if subject.is_files and not question.names_files:
        weight -= _BY_TITLE  # a table about it says more than files that are called so
    either = plan.operation is Operation.COUNT_DISTINCT and not (
        question.has(Role.DISTINCT) or subject.label.names_rows
    )
    return Understood(reading.subject, plan, weight, tuple(warnings), either)


def _leaves_open(reading: Reading) -> bool:
    """Whether what decides was not taken into account: the opposite or the whole may be meant."""
    question = reading.question
    if _compares_rows(reading) or _may_be_a_total(reading):
        return True
    for phrase in question.phrases:
        if phrase.start in reading.used:
            continue
        if phrase.role in {Role.BEFORE, Role.AFTER} and phrase.end == len(question.words):
            return True
        following = question.words[phrase.end : phrase.end + 3]
        compares = (
            phrase.end - phrase.start > 1
            or question.words[phrase.start] not in _LOOSE
            or any(map(is_figure, following[:2]))
            or any(each.named(word) for each in reading.subject.measures for word in following)
            or any(question.ending_at(phrase.end + n, *_FIGURES) for n in (1, 2))
        )
        if phrase.role is Role.NOT or (phrase.role in _COMPARING and compares):
            return True
    return False


def _leaves_a_column(reading: Reading, plan: Plan) -> bool:
    """Whether a number calls a column that takes no part: "the budget of 2024"."""
    taking_part = columns_of(reading, plan)
    return any(
        is_figure(word)
        and index not in reading.used
        and not reading.subject.mentions(word)
        and any(word in each.words for each in reading.subject.fields)
        and not any(word in each.words for each in taking_part)
        for index, word in enumerate(reading.question.words)
    )


def _may_be_a_total(reading: Reading) -> bool:
    """Whether a value that rows must have is a word that asks for a sum: "total", of a firm."""
    question = reading.question
    summed = {
        word
        for phrase in question.phrases
        if phrase.role in {Role.SUM, Role.AVERAGE}
        for word in question.words[phrase.start : phrase.end]
    }
    values = (str(value) for each in reading.conditions for value in each.values)
    return any(is_summing(value) and not summed.isdisjoint(tokens(value)) for value in values)


def _compares_rows(reading: Reading) -> bool:
    """Whether rows are compared with one of them: "more litres than BP"."""
    words = reading.question.words
    return any(
        word in THAN
        and index not in reading.used
        and not MORE.isdisjoint(words[max(index - 4, 0) : index])
        for index, word in enumerate(words)
    )


def _counts_by_unsaid(reading: Reading, plan: Plan, stated: frozenset[int]) -> bool:
    """Whether rows are counted by cells of which nothing is said.

    A date is spoken of, but no time ("how many are open"), or a figure that not all rows have
    ("how many have a discount").
    """
    if plan.operation is not Operation.COUNT or plan.group is not None or reading.subject.is_files:
        return False
    asked = {condition.column for condition in plan.conditions}
    words = reading.question.words
    said = [
        word
        for index, word in enumerate(words)
        if index not in stated and not reading.subject.mentions(word)
    ]
    return any(
        (each.is_date or (each.is_number and each.has_empty))
        and each.index not in asked
        and any(map(each.named, said))
        for each in reading.subject.fields
    )


def _is_hopeless(question: Question, subject: Subject) -> bool:
    """Whether too many words are unknown to the subject, which is quick to see."""
    content = [w for i, w in enumerate(question.words) if question.is_content(i)]
    unknown = [
        w for w in content if not (is_figure(w) or is_about_size_or_time(w) or subject.knows(w))
    ]
    return len(unknown) > (1 - _ENOUGH) * len(question.words)


def _use_names(reading: Reading) -> None:
    """Count words that name the subject or its columns as understood."""
    if reading.subject.is_files and (noun := reading.question.first(Role.FILES)):
        reading.use(noun.start, weight=2)
    for index, word in enumerate(reading.question.words):
        if any(word in each.words for each in reading.subject.fields):
            reading.weight += _EXACT
        if reading.subject.mentions(word):
            reading.use(index, weight=2 if reading.question.is_content(index) else 1)
        elif index in reading.used:
            continue
        elif any(each.named(word) for each in reading.subject.fields):
            reading.use(index, weight=1 if reading.question.is_content(index) else 0)
        elif any(each.meant(word) or each.is_in(word) for each in reading.subject.fields):
            reading.use(index, weight=0.5 if reading.question.is_content(index) else 0)
