"""What can be computed over: tables of one shape, or the files themselves, with their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from app.answering.tables.sizes import UNITS
from app.answering.tables.text import (
    alike,
    first_half,
    fold,
    is_form,
    is_stop_word,
    loose_number,
    matches,
    stems,
    tokens,
)
from app.answering.tables.words import (
    AFFIRMED,
    CLOSED,
    CONCEPTS,
    DENIED,
    IDENTIFIERS,
    MEASURES,
    NUMBERING,
    OPEN,
    PARTIAL,
    YEARS,
)
from app.domain.documents import Cell, Column, ColumnKind

SAMPLE_ROWS = 5_000
"""Rows of each table whose cells are known to the router by value; all are computed over."""
_MOST_VALUES = 2_000
_MOSTLY = 0.7
_NAMING = 0.9
_LONGEST_VALUE = 8  # words
_FEW_VALUES = 4
_MONEY = frozenset({"€", "$", "£", "¥", "US$", "Fr."})
_LINKS = ("s", "n", "en")  # between the parts of a German compound
_SHORTEST_END = 6  # letters of a word that is the end of a longer one
_YEARS = range(1500, 2101)
_NUMERIC = frozenset({ColumnKind.INTEGER, ColumnKind.REAL})
_DATES = frozenset({ColumnKind.DATE, ColumnKind.DATETIME})


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its words, and its texts by the stems of their words.

    `uniqueness` is the share of distinct values among those known; `coerced` says that it is text
    in the file, most of it numbers, and counts as numbers here. `affirmed` and `denied` are the
    values of a column that says yes or no; `is_year` holds where every number is one, `has_empty`
    where some of the cells known are empty; `years` are those of its dates.
    """

    index: int
    name: str
    kind: ColumnKind
    unit: str | None
    words: tuple[str, ...]
    uniqueness: float = 0.0
    coerced: bool = False
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    affirmed: tuple[Cell, ...] = ()
    denied: tuple[Cell, ...] = ()
    is_year: bool = False
    has_empty: bool = False
    years: frozenset[int] = frozenset()

    @property
    def is_number(self) -> bool:
        """Whether its cells can be added up."""
        return self.kind in _NUMERIC and not self.is_year and not self.is_identifier

    @property
    def is_date(self) -> bool:
        """Whether its cells are dates, times or years."""
        return self.kind in _DATES or self.is_year

    @property
    def is_text(self) -> bool:
        """Whether its cells are names or words."""
        return self.kind is ColumnKind.TEXT

    @property
    def names_rows(self) -> bool:
        """Whether nearly every row has a value of its own."""
        return self.is_text and self.uniqueness >= _NAMING

    @property
    def says_yes_or_no(self) -> bool:
        """Whether its name is said of the rows that have a yes in it: "returned"."""
        return bool(self.affirmed)

    def named(self, word: str) -> bool:
        """Whether a word of a question is one of its name, or ends in one (a German compound)."""
        return _named(self.words, word)

    def meant(self, word: str) -> bool:
        """Whether a word of a question is another word for it."""
        meanings = other_words(word)
        return not meanings.isdisjoint(self.words) or any(
            own.endswith(meant) for own in self.words for meant in meanings if len(meant) > 3
        )

    def is_in(self, word: str) -> bool:
        """Whether a word of a question is its unit: "hours" of "Labour (h)"."""
        unit = (self.unit or "-").casefold()
        return word == unit or unit in UNITS.get(word, ())

    @property
    def is_identifier(self) -> bool:
        """Whether it gives each row a number of its own, which is no quantity."""
        can_be = self.kind in {ColumnKind.TEXT, ColumnKind.INTEGER}
        return can_be and self.uniqueness >= _NAMING and bool(_numbered(self.words))

    def numbers(self, word: str) -> bool:
        """Whether its numbers are of what a word calls: "Sample ID", "Rechnungsnr."."""
        return self.is_identifier and any(
            is_form(word, own) or own in {f"{stem}{link}" for link in _LINKS}
            for own in _numbered(self.words)
            for stem in stems(word)
        )

    @property
    def is_of_closing(self) -> bool:
        """Whether what is open has no date in it, or a no."""
        dated = self.is_date and self.has_empty
        closed = any(matches(word, CLOSED) for word in self.words)
        return closed and (dated or self.says_yes_or_no)

    def says(self, word: str) -> bool:
        """Whether a word is said of rows with a yes, or with a no: "paid", "unpaid"."""
        return self.says_yes_or_no and (self.named(word) or self.denies(word))

    def denies(self, word: str) -> bool:
        """Whether it is said of those with a no."""
        return self.says_yes_or_no and word.startswith("un") and self.named(word[2:])

    @property
    def is_partial(self) -> bool:
        """Whether it is the figure of one piece: a unit price."""
        return not PARTIAL.isdisjoint(self.words)

    @property
    def is_measure(self) -> bool:
        """Whether it is what "how much" means where nothing else is said."""
        return self.is_number and any(word in MEASURES.split("|") for word in self.words)

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        unit = self.unit or ""
        is_code = len(unit) == len("EUR") and unit.isalpha() and unit.isupper()
        return self.is_number and (unit in _MONEY or is_code)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the tables of a subject; `id` is that of the table, `words` what names it alone."""

    id: int
    document_id: int
    name: str
    words: frozenset[str]
    num_rows: int


@dataclass(frozen=True, slots=True)
class Subject:
    """Tables with the same columns, one after the other, or the table of the files."""

    name: str
    words: frozenset[str]
    fields: tuple[Field, ...]
    members: tuple[Member, ...]
    is_files: bool = False

    @property
    def label(self) -> Field:
        """The column by which rows are called."""
        texts = [each for each in self.fields if each.is_text]
        best = max(texts, key=lambda each: each.uniqueness, default=None)
        if best is not None and best.uniqueness >= _NAMING:
            return next(each for each in texts if each.uniqueness == best.uniqueness)
        return self.fields[0]

    @property
    def measures(self) -> tuple[Field, ...]:
        """The columns of numbers, those first that "how much" means, of one piece last."""
        numbers = [each for each in self.fields if each.is_number]
        return tuple(sorted(numbers, key=lambda each: (not each.is_measure, each.is_partial)))

    def mentions(self, word: str) -> bool:
        """Whether a word is one of its name, or the end of one: "Rechnung" of "Arztrechnung"."""
        return any(
            alike(word, own)
            or (len(word) >= _SHORTEST_END and own.endswith(word))
            or _begins(own, word)
            for own in self.words
        ) or any(each.numbers(word) for each in self.fields)

    def is_row(self, word: str) -> bool:
        """Whether a word calls the rows ("claims"), not a column called alike ("Claimed")."""
        if any(each.numbers(word) for each in self.fields):
            return True
        forms = {word, word + "s", word + "n", word + "en", word.removesuffix("s")}
        return not forms.isdisjoint(self.words) and not any(
            word in each.words for each in self.fields
        )

    def knows(self, word: str) -> bool:
        """Whether a word may be of its name, its columns or their values."""
        may_be_open = matches(word, OPEN) and any(each.is_of_closing for each in self.fields)
        return (
            may_be_open
            or self.mentions(word)
            or any(
                each.named(word)
                or each.meant(word)
                or each.says(word)
                or any(stem in each.values for stem in stems(word))
                for each in self.fields
            )
        )

    def only(self, members: Sequence[Member]) -> Subject:
        """The same with fewer tables."""
        return replace(self, members=tuple(members), name=named(members))


def make_field(column: Column, at: int, cells: Iterable[Cell]) -> Field:
    """The column at index `at` of a table, with what the `cells` of some rows tell."""
    known = list(cells)
    held = [cell for cell in known if cell is not None]
    unit = (column.unit or "").casefold() or None
    words = tuple(word for word in tokens(column.name) if word != unit or len(word) > 3)
    if len(words) > 1 and words[-1] == "no":
        words = (*words[:-1], "number")  # "Invoice no", which denies nothing
    words = tuple(word for word in words if not is_stop_word(word)) or words
    made = Field(at, column.name, column.kind, column.unit, words, has_empty=len(held) < len(known))
    if column.kind is ColumnKind.BOOLEAN:
        return replace(made, affirmed=(1,), denied=(0,))
    if column.kind is not ColumnKind.TEXT:
        hinted = any(word in YEARS or word.endswith("jahr") for word in words)
        years = column.kind is ColumnKind.INTEGER and hinted and bool(held)
        held_years = {str(cell)[:4] for cell in held} if column.kind in _DATES else ()
        whole = column.kind is ColumnKind.INTEGER and bool(held)
        return replace(
            made,
            uniqueness=len(set(held)) / len(held) if whole else 0.0,
            is_year=years and all(_is_year(cell) for cell in held),
            years=frozenset(int(year) for year in held_years if year.isdecimal()),
        )
    texts = [str(cell) for cell in held]
    distinct = list(dict.fromkeys(texts))
    made = replace(made, uniqueness=len(distinct) / len(texts) if texts else 0.0)
    numbers = sum(loose_number(text) is not None for text in texts)
    if (
        len(texts) > 1
        and not made.is_identifier
        and numbers >= _MOSTLY * len(texts)
        and any("." in t or t.isdigit() for t in texts)
    ):
        return replace(made, kind=ColumnKind.REAL, unit=_unit(column.name), coerced=True)
    folded = {text: fold(text.strip()) for text in distinct}
    if folded and set(folded.values()) <= AFFIRMED | DENIED and len(distinct) <= _FEW_VALUES:
        made = replace(
            made,
            affirmed=tuple(text for text in distinct if folded[text] in AFFIRMED),
            denied=tuple(text for text in distinct if folded[text] in DENIED),
        )
    return replace(made, values=_by_stem(distinct[:_MOST_VALUES]))


def _numbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """What the name of a column of numbers of rows says of the rows."""
    *firsts, last = words or ("",)
    if last in IDENTIFIERS:
        return tuple(firsts)
    ends = (end for end in NUMBERING if last.endswith(end))
    return tuple(last.removesuffix(end) for end in ends if len(last) > len(end) + 3)[:1]


def _begins(own: str, word: str) -> bool:
    """Whether a name is a compound that begins with a word: "Rechnungsausgang"."""
    return any(
        len(stem) >= _SHORTEST_END and own.startswith(stem) and len(own) - len(stem) > len("ment")
        for stem in stems(word)
    )


@lru_cache(maxsize=100_000)
def _named(words: tuple[str, ...], word: str) -> bool:
    return any(
        alike(word, own)
        or (len(own) > 4 and word != own and word.endswith(own))
        or first_half(word) in {own, own + "s"}
        for own in words
    )


def _is_year(cell: Cell) -> bool:
    return isinstance(cell, int) and cell in _YEARS


@lru_cache(maxsize=20_000)
def other_words(word: str) -> frozenset[str]:
    """The words of names of columns that a word of a question may stand for."""
    return frozenset(own for asked, named in CONCEPTS if matches(word, asked) for own in named)


def named(members: Sequence[Member]) -> str:
    """What a subject of these tables is called."""
    names = list(dict.fromkeys(member.name for member in members))
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def _by_stem(texts: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        words = tokens(text)
        if len(words) <= _LONGEST_VALUE:
            for stem in {stem for word in words for stem in stems(word)}:
                found[stem].append(text)
    return {stem: tuple(values) for stem, values in found.items()}


def _unit(name: str) -> str | None:
    return name[name.index("(") + 1 : name.index(")")] if "(" in name and ")" in name else None
