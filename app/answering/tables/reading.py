"""Reads a question as a computation over one subject, where it can be one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.answering.tables.conditions import Reading, read_conditions
from app.answering.tables.plan import Condition, Operation, Plan, Test
from app.answering.tables.question import Phrase, Question
from app.answering.tables.subject import Field, Subject
from app.answering.tables.text import is_about_size_or_time, number
from app.answering.tables.words import Role

_ENOUGH = 0.75
_EXTREMES = (Role.MAX, Role.MIN, Role.MOST, Role.LEAST, Role.NEWEST, Role.OLDEST)
_FALLING = frozenset({Role.MAX, Role.MOST, Role.NEWEST})
_TEMPORAL = frozenset({Role.NEWEST, Role.OLDEST})
_AGGREGATES = {
    Role.MEDIAN: Operation.MEDIAN,
    Role.AVERAGE: Operation.AVERAGE,
    Role.SUM: Operation.SUM,
    Role.HOW_MUCH: Operation.SUM,
}
_NEAR = 3
_COMPARING = frozenset({Role.ABOVE, Role.BELOW, Role.AT_LEAST, Role.AT_MOST, Role.BETWEEN})
_BY_TITLE = 6.0


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as a computation; `weight` compares readings of one question.

    `warnings` are sentences on what was assumed and what was left out.
    """

    subject: Subject
    plan: Plan
    weight: float
    warnings: tuple[str, ...]


def understand(question: Question, subject: Subject) -> Understood | None:
    """The computation that the question asks for over `subject`, None where it asks for none.

    Every word that carries content must fit the table, its columns or values, an operation or a
    condition; one in four may stay open, which is said, where an operation is named outright.
    """
    if _is_hopeless(question, subject):
        return None
    reading = Reading(question, subject)
    read_conditions(reading)
    plan = _Planner(reading).plan()
    if plan is None or _leaves_open(reading):
        return None
    _use_names(reading)
    if not reading.used:
        return None
    words = [i for i in range(len(question.words)) if question.is_content(i) or i in reading.used]
    open_words = reading.unexplained
    share = 1 - len(open_words) / len(words)
    if share < _ENOUGH or (open_words and plan.operation in {Operation.LIST, Operation.DISTINCT}):
        return None
    warnings = list(reading.assumed)
    if open_words:
        left = ", ".join(f"“{word}”" for word in open_words)
        warnings.append(f"Not understood and left out: {left}.")
    weight = reading.weight - 2 * len(warnings) - 3 * len(open_words)
    if subject.is_files and not question.names_files:
        weight -= _BY_TITLE  # a table about it says more than files that are called so
    return Understood(reading.subject, plan, weight, tuple(warnings))


def _leaves_open(reading: Reading) -> bool:
    """Whether a negation or a comparison was not taken into account: the opposite may be meant."""
    question = reading.question
    for phrase in question.phrases:
        if phrase.start in reading.used:
            continue
        followed = any(w[:1].isdigit() for w in question.words[phrase.end : phrase.end + 2])
        is_long = phrase.end - phrase.start > 1
        if phrase.role is Role.NOT or (phrase.role in _COMPARING and (followed or is_long)):
            return True
    return False


def _is_hopeless(question: Question, subject: Subject) -> bool:
    """Whether too many words are unknown to the subject, which is quick to see."""
    content = [w for i, w in enumerate(question.words) if question.is_content(i)]
    unknown = [
        w for w in content if not (w[:1].isdigit() or is_about_size_or_time(w) or subject.knows(w))
    ]
    return len(unknown) > (1 - _ENOUGH) * len(question.words)


def _use_names(reading: Reading) -> None:
    """Count words that name the subject or its columns as understood."""
    if reading.subject.is_files and (noun := reading.question.first(Role.FILES)):
        reading.use(noun.start, weight=2)
    for index, word in enumerate(reading.question.words):
        if reading.subject.mentions(word):
            reading.use(index, weight=2 if reading.question.is_content(index) else 1)
        elif index in reading.used:
            continue
        elif any(each.named(word) for each in reading.subject.fields):
            reading.use(index, weight=1 if reading.question.is_content(index) else 0)
        elif any(each.meant(word) for each in reading.subject.fields):
            reading.use(index, weight=0.5 if reading.question.is_content(index) else 0)


class _Planner:
    """Finds operation, column, group and label of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._question = reading.question
        self._subject = reading.subject
        self._conditions = tuple(reading.conditions)

    def plan(self) -> Plan | None:
        """The plan, None where nothing is asked for that can be computed."""
        if self._subject.is_files:
            self._read_titles()
        group = self._group()
        plan = self._grouped_values() or self._extreme(group) or self._figure(group) or self._list()
        return None if plan is None else replace(plan, conditions=tuple(self._reading.conditions))

    def _read_titles(self) -> None:
        """Take words that are in names of files: "all contracts"."""
        name = self._subject.fields[0]
        for index, word in enumerate(self._question.words):
            if index in self._reading.used or not self._question.is_content(index):
                continue
            texts = {t for stem in (word, word.rstrip("s")) for t in name.values.get(stem, ())}
            if texts:
                condition = Condition(name.index, Test.ONE_OF, tuple(sorted(texts)))
                self._reading.conditions.append(condition)
                self._reading.use(index, weight=1)

    def _group(self) -> Field | None:
        for phrase in self._question.phrases:
            if phrase.role is Role.PER:
                found = self._field_after(phrase, lambda each: each.is_text and not each.coerced)
                if found is not None:
                    return found
        return None

    def _grouped_values(self) -> Plan | None:
        """A comparison of some values of one column, or of all of it."""
        if not self._question.has(Role.COMPARE):
            return None
        compared = next(
            (c for c in self._reading.conditions if c.test is Test.ONE_OF and len(c.values) > 1),
            None,
        )
        if compared is None:
            return None
        operation, column = self._aggregate()
        return Plan(operation, column, group=compared.column)

    def _aggregate(self) -> tuple[Operation, int | None]:
        """The figure of each group; what is not said is the sum of what is mentioned."""
        phrase = self._question.first(*_AGGREGATES)
        if self._question.has(Role.COUNT):
            return Operation.COUNT, None
        operation = _AGGREGATES[phrase.role] if phrase else Operation.SUM
        column = self._measure()
        if phrase is None:
            self._reading.assumed.append("Totals were compared.")
        return (Operation.COUNT, None) if column is None else (operation, column.index)

    def _extreme(self, group: Field | None) -> Plan | None:
        phrase = self._question.first(*_EXTREMES)
        if phrase is None and not self._question.has(Role.TOP):
            return None
        falling = phrase.role in _FALLING if phrase else "bottom" not in self._question.words
        limit = self._limit()
        if phrase is not None and phrase.role in _TEMPORAL:
            return self._temporal(falling, limit)
        column = self._measure(silent=True)
        asked = group or self._asked_group()
        if asked is not None and asked != self._subject.label:
            return self._extreme_group(asked, column, falling, limit)
        column = column or self._measure()
        if column is None or (
            phrase and phrase.role in {Role.MOST, Role.LEAST} and not self._asks()
        ):
            return None
        label = self._subject.label.index
        if limit is not None:
            return Plan(Operation.LIST, column.index, label=label, descending=falling, limit=limit)
        operation = Operation.MAX if falling else Operation.MIN
        return Plan(operation, column.index, label=label)

    def _asks(self) -> bool:
        return self._question.has(Role.WHO, Role.WHICH)

    def _extreme_group(
        self, group: Field, column: Field | None, falling: bool, limit: int | None
    ) -> Plan | None:
        phrase = self._question.first(*_AGGREGATES)
        operation = _AGGREGATES[phrase.role] if phrase else Operation.SUM
        counted = self._question.has(Role.MOST, Role.LEAST, Role.TOP) and column is None
        if counted:
            return Plan(Operation.COUNT, group=group.index, descending=falling, limit=limit or 1)
        column = column or self._measure()
        if column is None:
            return None
        if phrase is None and self._question.has(Role.MAX, Role.MIN):
            operation = Operation.MAX if falling else Operation.MIN
        return Plan(
            operation, column.index, group=group.index, descending=falling, limit=limit or 1
        )

    def _temporal(self, falling: bool, limit: int | None) -> Plan | None:
        dates = [each for each in self._subject.fields if each.is_date]
        words = self._question.words
        named = [each for each in dates if any(each.named(w) or each.meant(w) for w in words)]
        if not dates:
            return None
        if not named and len(dates) > 1 and not self._subject.is_files:
            self._reading.assumed.append(f"The date was taken to be {dates[0].name}.")
        latest = dates[-1:] if self._subject.is_files else dates
        column, label = (named or latest)[0].index, self._subject.label.index
        if limit is not None:
            return Plan(Operation.LIST, column, label=label, descending=falling, limit=limit)
        return Plan(Operation.MAX if falling else Operation.MIN, column, label=label)

    def _figure(self, group: Field | None) -> Plan | None:
        at = None if group is None else group.index
        count = self._question.first(Role.COUNT)
        phrase = self._question.first(*_AGGREGATES)
        if count is not None:
            return self._count(count, at)
        if phrase is None and group is None:
            return None
        column = self._measure()
        if column is None:
            return None
        operation = _AGGREGATES[phrase.role] if phrase else Operation.SUM
        return Plan(operation, column.index, group=at)

    def _count(self, phrase: Phrase, group: int | None) -> Plan | None:
        """How many rows; or the sum of a column of numbers, or the values of one of names."""
        number_field = self._field_after(phrase, lambda each: each.is_number, fits=(Field.named,))
        if number_field is not None and not self._subject_after(phrase):
            return Plan(Operation.SUM, number_field.index, group=group)
        told_apart = self._field_after(phrase, lambda each: each.is_text)
        if (
            told_apart is not None
            and group is None
            and (self._question.has(Role.DISTINCT) or told_apart.uniqueness < 0.9)
            and not self._subject_after(phrase)
        ):
            return Plan(Operation.COUNT_DISTINCT, told_apart.index)
        if told_apart is None and not self._subject_after(phrase):
            return None
        return Plan(Operation.COUNT, group=group)

    def _list(self) -> Plan | None:
        phrase = self._question.first(Role.LIST, Role.DISTINCT, Role.WHICH, Role.WHO)
        if phrase is None:
            return None
        label = self._subject.label
        if phrase.role is Role.WHO:
            persons = [each for each in [label] if each.meant("who")]
            fits = bool(persons) and bool(self._reading.conditions)
            return Plan(Operation.LIST, label=label.index) if fits else None
        wanted = self._field_after(phrase, lambda each: each.is_text)
        if self._subject_after(phrase) or wanted == label or self._person_after(phrase):
            needs = phrase.role is Role.WHICH and not self._reading.conditions
            return None if needs else Plan(Operation.LIST, label=label.index)
        if wanted is None:
            return None
        return Plan(Operation.DISTINCT, wanted.index)

    def _person_after(self, phrase: Phrase) -> bool:
        who = self._question.first(Role.WHO)
        return who is not None and who.start >= phrase.end and self._subject.label.meant("who")

    def _asked_group(self) -> Field | None:
        """The column of names that is asked for: "which customer"."""
        phrase = self._question.first(Role.WHICH, Role.TOP)
        if phrase is None:
            return None
        found = self._field_after(phrase, lambda each: each.is_text, near=4)
        return found if found is not None and not found.names_rows else None

    def _subject_after(self, phrase: Phrase) -> bool:
        """Whether what follows names the rows of the subject: "how many invoices"."""
        for index in self._following(phrase):
            word = self._question.words[index]
            if self._subject.is_files and self._names_files(index):
                return True
            if any(each.named(word) for each in self._subject.fields if each.is_number):
                return False
            if self._subject.mentions(word):
                return True
            if self._question.is_content(index) and index not in self._reading.used:
                return False
        return False

    def _names_files(self, index: int) -> bool:
        phrases = self._question.phrases
        noun = any(p.role is Role.FILES and p.start <= index < p.end for p in phrases)
        if noun:
            self._reading.use(index, weight=2)
        return noun or index in self._reading.used

    def _following(self, phrase: Phrase, near: int = _NEAR) -> range:
        return range(phrase.end, min(phrase.end + near, len(self._question.words)))

    def _field_after(
        self,
        phrase: Phrase,
        keep: Callable[[Field], bool],
        near: int = _NEAR,
        fits: Sequence[Callable[[Field, str], bool]] = (Field.named, Field.meant),
    ) -> Field | None:
        """The column that the words after a phrase name, by its own words before others."""
        for index in self._following(phrase, near):
            word = self._question.words[index]
            for fit in fits:
                for each in self._subject.fields:
                    if keep(each) and fit(each, word):
                        self._reading.use(index, weight=2 if fit is Field.named else 1)
                        return each
            if self._question.is_content(index) and index not in self._reading.used:
                return None
        return None

    def _measure(self, *, silent: bool = False) -> Field | None:
        """The column of numbers that is mentioned, else the one that is meant.

        `silent`: only one that is mentioned.
        """
        compared = {c.column for c in self._reading.conditions}
        numbers = self._subject.measures
        for fits, weight in ((Field.named, 2.0), (Field.meant, 1.0)):
            for index, word in enumerate(self._question.words):
                for each in sorted(numbers, key=lambda each: each.index in compared):
                    if fits(each, word):
                        self._reading.use(index, weight=weight)
                        return each
        if silent or not numbers:
            return None
        alike = [each for each in numbers if each.is_measure] or numbers
        if len(alike) > 1:
            self._reading.assumed.append(f"{alike[0].name} was taken as the figure.")
        return alike[0]

    def _limit(self) -> int | None:
        """How many are wanted: "top 3", "the 3 cheapest", "die drei billigsten"."""
        words = self._question.words
        near = self._question.first(Role.TOP, *_EXTREMES)
        if near is None:
            return None
        for index in (near.end, near.start - 1):
            if 0 <= index < len(words) and index not in self._reading.used:
                value = number(words[index], self._question.decimal_comma)
                if value is not None and value.is_integer() and 0 < value < 1_000:
                    self._reading.use(index, weight=1)
                    return int(value)
        return None
