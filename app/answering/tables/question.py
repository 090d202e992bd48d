"""A question as words with the phrases in it that ask for a computation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.answering.tables.sizes import ORDINALS, SECTIONS
from app.answering.tables.text import is_stop_word, matches, tokens
from app.answering.tables.words import (
    EACH,
    FILE_TYPES,
    LONGEST_PHRASE,
    MARKS,
    NOW,
    PHRASES,
    RELATIVE,
    TIMES,
    Role,
)

_DECIMAL_COMMA = frozenset({"de", "es", "fr", "it", "pt", "nl", "da", "sv", "nb", "pl", "cs", "ru"})
_YES_OR_NO = frozenset(
    {"is", "are", "were", "does", "do", "did", "has", "have", "can", "ist", "sind", "war"}
    | {"waren", "hat", "haben", "kann", "son", "esta", "estan", "tiene", "hay"}
)
_FEW = 10
_YEAR_DIGITS = 4
_QUESTIONING = frozenset(
    {"when", "where", "how", "why", "can", "may", "should", "must", "will", "would", "shall", "i"}
    | {"wann", "wo", "wie", "darf", "muss", "soll", "wird", "cuando", "donde", "como", "puede"}
)
_SPANS = frozenset({"month", "year", "week", "monat", "jahr", "woche", "mes", "ano", "semana"})
_AT = frozenset({"at", "from", "to", "bei"})  # before the name of a firm
_HAVING = frozenset({"have", "there", "exist", "gibt", "habe", "haben", "hay", "tengo", "tenemos"})
_ASKING = frozenset(Role) - {
    *(Role.FILLER, Role.NOT, Role.PER, Role.ABOVE, Role.BELOW, Role.AT_LEAST, Role.AT_MOST),
    *(Role.BETWEEN, Role.BEFORE, Role.AFTER, Role.FILES, Role.NEVER, Role.BEYOND),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `start` to `end` of a question, and what they ask for."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Question:
    """The folded words of a question and its phrases, longest first where they overlap."""

    words: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    decimal_comma: bool

    def first(self, *roles: Role) -> Phrase | None:
        """The first phrase that asks for one of these."""
        return next((phrase for phrase in self.phrases if phrase.role in roles), None)

    def has(self, *roles: Role) -> bool:
        """Whether anything asks for one of these."""
        return self.first(*roles) is not None

    def ending_at(self, index: int, *roles: Role) -> Phrase | None:
        """The phrase of such a role right before word `index`."""
        return next((p for p in self.phrases if p.end == index and p.role in roles), None)

    def is_content(self, index: int) -> bool:
        """Whether the word must mean something in the table for the question to be understood."""
        word = self.words[index]
        each = index > 0 and self.words[index - 1] in EACH
        if word in _SPANS and (each or self.ending_at(index, Role.WHICH, Role.PER)):
            return True  # "which month": no column of that is known
        if any(phrase.start <= index < phrase.end for phrase in self.phrases):
            return False
        return (len(word) > 1 or word.isdigit()) and not is_stop_word(word)

    @property
    def may_compute(self) -> bool:
        """Whether there is anything to look for in tables at all; most questions say no here."""
        explains = self.has(Role.NEVER, Role.BEYOND) or self.words[-1:] in {("mean",), ("means",)}
        yes_or_no = not self.words or self.words[0] in _YES_OR_NO
        if self._is_relative:
            return False
        return (self._wants or self.is_bare) and not explains and not yes_or_no

    @property
    def _is_relative(self) -> bool:
        """Whether it speaks of a time seen from today: "last month", "the last 30 days"."""
        near = [
            self.words[at : at + 3] for at, word in enumerate(self.words) if matches(word, RELATIVE)
        ]
        spoken = any(matches(word, TIMES) for words in near for word in words[1:])
        after = any(
            matches(word, TIMES) and matches(later, ["pasad*", "proxim*"])
            for word, later in pairwise(self.words)
        )
        return spoken or after or not NOW.isdisjoint(self.words)

    @property
    def _wants(self) -> bool:
        return any(phrase.role in _ASKING | {Role.PER} for phrase in self.phrases)

    @property
    def is_bare(self) -> bool:
        """Whether it is but a name with what limits it: "jobs still open"."""
        return not self._wants and len(self.words) <= _FEW and _QUESTIONING.isdisjoint(self.words)

    @property
    def asks_for_files(self) -> bool:
        """Whether it may be about the files themselves; their names are looked at only then."""
        return (
            self.names_files
            or self.has(Role.LIST)
            or (self.has(Role.COUNT) and not _HAVING.isdisjoint(self.words))
        )

    @property
    def names_files(self) -> bool:
        """Whether it speaks of files, or of files of some type."""
        return self.has(Role.FILES) or any(word in FILE_TYPES for word in self.words)


def marked_language(text: str) -> str | None:
    """The language that the words of computing themselves tell; None where they tell none."""
    words = tokens(text)
    counts = {language: sum(word in marks for word in words) for language, marks in MARKS.items()}
    best = max(counts.values())
    found = [language for language, count in counts.items() if best and count == best]
    return found[0] if len(found) == 1 else None


def read_question(text: str, language: str | None) -> Question:
    """The question's words and phrases; `language` decides how it writes numbers."""
    words = tuple(_with_sections(tokens(text)))
    return Question(words, tuple(_phrases(words)), language in _DECIMAL_COMMA)


def _with_sections(words: tuple[str, ...]) -> Iterator[str]:
    """The words with quarters and halves of a year that is named in one: "q1 of 2024"."""
    at = 0
    while at < len(words):
        section = SECTIONS.get(words[at + 1]) if at + 1 < len(words) else None
        nth = ORDINALS.get(words[at])
        dated = any(len(w) == _YEAR_DIGITS and w.isdecimal() for w in words[at + 2 : at + 4])
        if section is not None and nth is not None and dated:
            yield f"{section[0]}{min(nth, section[1])}"
            at += 2
        else:
            yield words[at]
            at += 1


def _phrases(words: tuple[str, ...]) -> Iterator[Phrase]:
    at = 0
    while at < len(words):
        phrase = None if _is_called(words, at) else next(_phrases_at(words, at), None)
        if phrase is not None:
            yield phrase
        at = phrase.end if phrase is not None else at + 1


def _is_called(words: tuple[str, ...], at: int) -> bool:
    """Whether a word of sums is a name, as of the firm: "spent at Total in March"."""
    if PHRASES.get(words[at : at + 1]) is not Role.SUM or at == 0 or words[at - 1] not in _AT:
        return False
    following = words[at + 1 : at + 2]
    return words[at - 1] == "bei" or not following or is_stop_word(following[0])


def _phrases_at(words: tuple[str, ...], at: int) -> Iterator[Phrase]:
    for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
        found = words[at : at + length]
        role = PHRASES.get(found)
        for cut in range(len(found[-1]), 2, -1):
            if role is not None:
                break
            role = PHRASES.get((*found[:-1], found[-1][:cut] + "*"))
        if role is not None:
            yield Phrase(at, at + length, role)
