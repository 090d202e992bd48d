"""Finds the operation, column, group and label that a question asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.answering.tables.comparing import AGGREGATES, change, compared, share
from app.answering.tables.conditions import Reading
from app.answering.tables.measures import measure, measured_in, quantity
from app.answering.tables.notices import Notice, Said
from app.answering.tables.plan import Condition, Operation, Part, Plan, Test
from app.answering.tables.question import Phrase
from app.answering.tables.sizes import SPANS
from app.answering.tables.subject import Field
from app.answering.tables.text import number
from app.answering.tables.words import AGED, AGES, EACH, Role

_EXTREMES = (Role.MAX, Role.MIN, Role.MOST, Role.LEAST, Role.NEWEST, Role.OLDEST)
_FALLING = frozenset({Role.MAX, Role.MOST, Role.NEWEST})
_TEMPORAL = frozenset({Role.NEWEST, Role.OLDEST})
_MIDDLES = (Role.AVERAGE, Role.MEDIAN)
_POINTING = frozenset({"them", "those", "these", "davon", "ellos", "ellas", "estos", "estas"})
_NEAR = 3


class Planner:
    """Finds operation, column, group and label of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._question = reading.question
        self._subject = reading.subject
        self._part: Part | None = None

    def plan(self) -> Plan | None:
        """The plan, None where nothing is asked for that can be computed."""
        if self._subject.is_files:
            self._read_titles()
        group = self._group()
        if self._question.has(Role.SHARE, Role.GROWTH):
            return change(self._reading) or share(self._reading, group, self._part)
        plan = compared(self._reading) or self._extreme(group) or self._figure(group)
        if plan is None and not self._asks_for_an_end():
            plan = self._list()
        if plan is None:
            return None
        part = self._part if plan.group is not None and group is not None else None
        return replace(plan, conditions=tuple(self._reading.conditions), group_part=part)

    def _asks_for_an_end(self) -> bool:
        """Whether the highest or the oldest is wanted, of which all rows are no answer."""
        return self._first(*_EXTREMES) is not None

    def _first(self, *roles: Role) -> Phrase | None:
        """The first phrase of such a role that no condition is made of ("below the minimum")."""
        used = self._reading.used
        phrases = (p for p in self._question.phrases if p.start not in used)
        return next((phrase for phrase in phrases if phrase.role in roles), None)

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
        """The column by whose values figures are wanted; dates by the month or year."""
        for phrase in self._question.phrases:
            distributes = self._question.words[phrase.start] in EACH
            if phrase.role is not Role.PER and not distributes:
                continue
            found = self._field_after(
                phrase, lambda each: (each.is_text and not each.coerced) or each.is_date, near=2
            )
            if distributes and found is not None and not found.is_text:
                continue
            if found is not None and found.names_rows and self._question.has(*_MIDDLES):
                return None  # "the median price per article" is that of all of them
            if found is not None and not (found.is_date and found.name == "Changed"):
                return found
            span = self._question.words[phrase.end : phrase.end + 1]
            dates = [each for each in self._subject.fields if each.is_date and not each.is_year]
            if span and dates and span[0] in SPANS:
                self._part = Part(SPANS[span[0]])
                self._reading.use(phrase.start, phrase.end, weight=1)
                return dates[0]
        return None

    def _extreme(self, group: Field | None) -> Plan | None:
        phrase = self._first(*_EXTREMES)
        if self._first(Role.MAX) and self._first(Role.MIN):
            return None  # "the difference between the highest and the lowest"
        if phrase is None and not self._question.has(Role.TOP):
            return None
        falling = phrase.role in _FALLING if phrase else "bottom" not in self._question.words
        limit = self._limit()
        if phrase is not None and phrase.role in _TEMPORAL:
            return self._temporal(falling, limit)
        column = measure(self._reading, silent=True)
        asked = group or self._asked_group()
        if asked is None and self._question.has(Role.WHO):
            asked = self._person()
            rows = any(map(self._subject.mentions, self._question.words))
            if asked is None or (column is None and not rows):
                return None  # no column says who, or what of
        if asked is not None and asked.names_rows:
            asked = None
        if asked is not None and asked != self._subject.label:
            return self._extreme_group(asked, column, falling, limit)
        column = column or measure(self._reading)
        if column is None or (
            phrase
            and phrase.role in {Role.MOST, Role.LEAST}
            and not self._question.has(Role.WHO, Role.WHICH)
        ):
            return None
        label = self._called(phrase).index
        if limit is not None:
            return Plan(Operation.LIST, column.index, label=label, descending=falling, limit=limit)
        operation = Operation.MAX if falling else Operation.MIN
        return Plan(operation, column.index, label=label)

    def _person(self) -> Field | None:
        """The column that says who, where there is but one."""
        found = [each for each in self._subject.fields if each.is_text and each.meant("who")]
        return found[0] if len(found) == 1 else None

    def _called(self, phrase: Phrase | None) -> Field:
        """The column by which the row is to be called: "the dearest article"."""
        if self._question.has(Role.WHO):
            return self._person() or self._subject.label
        for near in (self._question.first(Role.WHICH), phrase):
            if near is None:
                continue
            named = self._field_after(near, lambda each: each.names_rows, fits=(Field.named,))
            if named is not None:
                return named
        return self._subject.label

    def _extreme_group(
        self, group: Field, column: Field | None, falling: bool, limit: int | None
    ) -> Plan | None:
        phrase = self._question.first(*AGGREGATES)
        operation = AGGREGATES[phrase.role] if phrase else Operation.SUM
        counted = self._question.has(Role.MOST, Role.LEAST, Role.TOP) and column is None
        if counted:
            return Plan(Operation.COUNT, group=group.index, descending=falling, limit=limit or 1)
        column = column or measure(self._reading)
        if column is None:
            return None
        if phrase is None and self._question.has(Role.MAX, Role.MIN):
            operation = Operation.MAX if falling else Operation.MIN
        return Plan(
            operation, column.index, group=group.index, descending=falling, limit=limit or 1
        )

    def _temporal(self, falling: bool, limit: int | None) -> Plan | None:
        dates = [each for each in self._subject.fields if each.is_date]
        aged = next((e for e in self._subject.measures if not AGES.isdisjoint(e.words)), None)
        if aged is not None and not any(self._is_spoken_of(each) for each in dates):
            label = self._subject.label.index
            if limit is not None:
                return Plan(
                    Operation.LIST, aged.index, label=label, descending=not falling, limit=limit
                )
            return Plan(Operation.MIN if falling else Operation.MAX, aged.index, label=label)
        named = [each for each in dates if self._is_spoken_of(each)]
        words = self._question.words
        of_rows = self._subject.is_files or any(map(self._subject.is_row, words))
        if not named and not of_rows and any(word.startswith(AGED) for word in words):
            return None  # the oldest animal is not that of the first visit
        if not dates:
            return None
        if not named and len(dates) > 1 and not self._subject.is_files:
            self._reading.assumed.append(Notice(Said.DATE, (dates[0].name,)))
        latest = dates[-1:] if self._subject.is_files else dates
        column, label = (named or latest)[0].index, self._subject.label.index
        if limit is not None:
            return Plan(Operation.LIST, column, label=label, descending=falling, limit=limit)
        return Plan(Operation.MAX if falling else Operation.MIN, column, label=label)

    def _is_spoken_of(self, column: Field) -> bool:
        return any(column.named(word) or column.meant(word) for word in self._question.words)

    def _figure(self, group: Field | None) -> Plan | None:
        at = None if group is None else group.index
        count = self._question.first(Role.COUNT)
        phrase = self._question.first(*AGGREGATES)
        if count is not None and not (phrase and self._is_number_of(phrase, count)):
            return self._count(count, at)
        if phrase is None and group is None:
            return None
        unsaid = measure(self._reading, silent=True) is None
        if phrase and unsaid and self._names_a_text(phrase):
            return None
        if phrase is None and unsaid and any(map(self._calls_rows, self._question.words)):
            return Plan(Operation.COUNT, group=at)  # "members per city"
        if phrase is None and unsaid:
            return None  # nothing says what of each
        column = measure(self._reading)
        if column is None:
            return None
        operation = AGGREGATES[phrase.role] if phrase else Operation.SUM
        return Plan(operation, column.index, group=at)

    def _names_a_text(self, phrase: Phrase) -> bool:
        """Whether a column of words is asked for as a figure: "the total of the names"."""
        word = next((self._question.words[i] for i in self._following(phrase)
                     if self._question.is_content(i)), "")  # fmt: skip
        return any(each.is_text and word in each.words for each in self._subject.fields)

    def _is_number_of(self, phrase: Phrase, count: Phrase) -> bool:
        """Whether a count is itself a figure: "the average number of pages"."""
        return phrase.end <= count.start <= phrase.end + 1

    def _count(self, phrase: Phrase, group: int | None) -> Plan | None:
        """How many rows; or the sum of a column of numbers, or the values of one of names."""
        if self._points_back(phrase):
            return Plan(Operation.COUNT, group=group)
        number_field = self._field_after(
            phrase, lambda each: each.is_number, fits=(Field.named,)
        ) or measured_in(self._reading, phrase)
        if number_field is not None and not self._subject_after(phrase):
            return Plan(Operation.SUM, number_field.index, group=group)
        if self._value_after(phrase) and (held := self._held(phrase)) is not None:
            return Plan(Operation.SUM, held.index, group=group)
        asked = {each.column for each in self._reading.conditions}
        told_apart = self._field_after(phrase, lambda each: each.is_text)
        if (
            told_apart is not None
            and told_apart.index not in asked
            and group is None
            and (self._question.has(Role.DISTINCT) or told_apart.uniqueness < 0.9)
            and not self._subject_after(phrase)
        ):
            return Plan(Operation.COUNT_DISTINCT, told_apart.index)
        if told_apart is None and not self._subject_after(phrase) and not self._value_after(phrase):
            return None
        return Plan(Operation.COUNT, group=group)

    def _points_back(self, phrase: Phrase) -> bool:
        """Whether what is counted was called before: "how many of them" of the orders."""
        words = self._question.words
        following = (words[i] for i in self._following(phrase))
        return any(word in _POINTING for word in following) and any(map(self._calls_rows, words))

    def _calls_rows(self, word: str) -> bool:
        """Whether a word names the table, or the column by which its rows are called."""
        label = self._subject.label
        return self._subject.mentions(word) or (label.names_rows and label.named(word))

    def _held(self, phrase: Phrase) -> Field | None:
        """The column of how many there are of what one row names: "how many towels"."""
        if (said := quantity(self._reading, spoken=True)) is not None:
            return said
        asked = {each.column for each in self._reading.conditions}
        unique = any(e.names_rows and e.index in asked for e in self._subject.fields)
        counts_rows = self._subject_after(phrase)
        return quantity(self._reading) if unique and not counts_rows else None

    def _value_after(self, phrase: Phrase) -> bool:
        """Whether what is counted is called by a value: "how many novels"."""
        following = next((i for i in self._following(phrase) if self._question.is_content(i)), None)
        stated = any(each.test is Test.ONE_OF and each.values for each in self._reading.conditions)
        return following is not None and following in self._reading.used and stated

    def _list(self) -> Plan | None:
        label = self._subject.label
        if self._question.is_bare:
            rows = any(
                self._subject.is_row(word) or (label.names_rows and label.named(word))
                for word in self._question.words
            )
            fits = rows and bool(self._reading.conditions)
            return Plan(Operation.LIST, label=label.index) if fits else None
        phrase = self._question.first(Role.LIST, Role.DISTINCT, Role.WHICH, Role.WHO)
        if phrase is None:
            return None
        if phrase.role is Role.WHO:
            persons = [each for each in [label] if each.meant("who")]
            fits = bool(persons) and bool(self._reading.conditions)
            return Plan(Operation.LIST, label=label.index) if fits else None
        called = self._subject_after(phrase) or self._value_after(phrase)
        wanted = self._field_after(phrase, lambda each: each.is_text)
        if wanted is not None and self._is_asked_for(wanted, phrase):
            if wanted.names_rows:
                return Plan(Operation.LIST, label=wanted.index)
            return Plan(Operation.DISTINCT, wanted.index)
        if called or wanted == label or self._person_after(phrase):
            needs = phrase.role is Role.WHICH and not self._reading.conditions
            return None if needs else Plan(Operation.LIST, label=label.index)
        if wanted is None:
            return None
        return Plan(Operation.DISTINCT, wanted.index)

    def _is_asked_for(self, column: Field, phrase: Phrase) -> bool:
        """Whether its own name stands behind "which", and does not call the rows."""
        words = [self._question.words[i] for i in self._following(phrase)]
        named = next((word for word in words if column.named(word)), None)
        if named is None or column == self._subject.label:
            return False
        is_whole = len(column.words) == 1 and named.startswith(column.words[0])
        return is_whole or not self._subject.is_row(named)

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
            if self._subject.is_row(word):
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

    def _limit(self) -> int | None:
        """How many are wanted: "top 3", "the 3 cheapest", "die drei billigsten"."""
        words = self._question.words
        near = self._question.first(Role.TOP, *_EXTREMES)
        if near is None:
            return None
        for index in (near.end, near.start - 1, near.end + 1, near.start - 2):
            if 0 <= index < len(words) and index not in self._reading.used:
                value = number(words[index], self._question.decimal_comma)
                if value is not None and value.is_integer() and 0 < value < 1_000:
                    self._reading.use(index, weight=1)
                    return int(value)
        return None
