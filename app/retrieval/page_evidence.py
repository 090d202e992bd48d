"""What a page says beside the words of one passage: its heading, its items and its numbers.

A page of tables is cut into passages that are mostly numbers, and its heading stands in the first
of them only. So the page is looked at as a whole, and its best passage gets what it is worth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from app.retrieval.glossary import Meaning

if TYPE_CHECKING:
    from app.domain.documents import Chunk
    from app.retrieval.fuse import Fused
    from app.retrieval.keyword import Lexicon

Page = tuple[int, int]
"""A document's id and the number of a page of it."""

_TOP_LINES = 5
_MOST_WORDS = 14  # of a heading
_CAPITALS = 0.75  # share of a heading's words with a capital
_FULL_OF_NUMBERS = 0.4
_NUMBER = re.compile(r"[($€£¥–—-]*\d[\d.,]*[)%]*")
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "per")
)
_SMALL |= {"the", "to", "with", "de", "der", "des", "die", "du", "el", "la", "le", "und", "y"}
_AMOUNT = re.compile(
    r"\bhow (?:much|many|large|long|high|often|far|fast|big|old)\b|\b(?:amount|ratio|margins?|rate"
    r"|total|average|percent(?:age)?|balance|growth|largest|smallest|highest|lowest|biggest"
    r"|chang\w+|increas\w+|decreas\w+|dr[oa]p\w*|fell|gr[eo]w\w*)\b|%",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageShares:
    """What each kind of evidence weighs beside the score of a passage.

    `heading_meant`: a line at the top says what a term of the question means (the name of a
    statement, say); `heading_asked`: it consists of the question's words; `items`: share of what
    the terms mean that the page names; `numbers`: share of numbers, where an amount is asked.

    On a plateau: a third more of all, or one of them more, changes no share of pages among the
    first five. The right page is there for 0.77 of financebench (0.42 without any of this, 0.50
    without the glossary), 0.96 of 50 other questions on its reports (0.64, 0.74) and 0.94 of 34 on
    five manuals of programs (0.91; in first place 0.68 instead of 0.59).
    """

    heading_meant: float = 0.3
    heading_asked: float = 0.25
    items: float = 0.25
    numbers: float = 0.25


class PageEvidence:
    """Weighs whole pages against one question."""

    def __init__(
        self,
        question: str,
        meant: Sequence[Meaning],
        terms: Sequence[Collection[str]],
        lexicon: Lexicon,
    ) -> None:
        """`terms` are the question's, each with its variants, those that name documents left out.

        `meant` are its `glossary.meanings`.
        """
        idf = cache(lexicon.idf)
        self._idf: Callable[[str], float] = idf
        self._meant = [[_Phrase(lexicon, words, idf) for words in meaning] for meaning in meant]
        self._asked = frozenset(variant for term in terms for variant in term)
        self._asked_weight = sum(lexicon.idf(*term) for term in terms if term)
        self._amount = _AMOUNT.search(question) is not None
        self._lexicon = lexicon
        self._shares = PageShares()

    def of(self, text: str, language: str | None) -> float:
        """What the page with this text adds to the score of its best passage."""
        shares = self._shares
        tops = [frozenset(self._lexicon.terms(line, language)) for line in top_lines(text)]
        meant = [phrase for meaning in self._meant for phrase in meaning]
        worth = shares.heading_meant * max(
            (phrase.likeness(top) for phrase in meant for top in tops), default=0.0
        )
        worth += shares.heading_asked * max(map(self._asked_share, tops), default=0.0)
        if self._meant:
            joined = f" {' '.join(self._lexicon.terms(text, language))} "
            named = sum(any(phrase.joined in joined for phrase in one) for one in self._meant)
            worth += shares.items * named / len(self._meant)
        if self._amount:
            worth += shares.numbers * min(number_share(text), _FULL_OF_NUMBERS)
        return worth

    def _asked_share(self, heading: frozenset[str]) -> float:
        """High where all of a heading was asked for, and it is much of the question."""
        common = sum(map(self._idf, heading & self._asked))
        if not common or not self._asked_weight:
            return 0.0
        whole = sum(map(self._idf, heading))
        return float(common / whole * min(common / self._asked_weight, 1.0) ** 0.5)


class _Phrase:
    """Words that are looked for together."""

    def __init__(self, lexicon: Lexicon, words: str, idf: Callable[[str], float]) -> None:
        terms = lexicon.terms(words, "en")
        self.joined = f" {' '.join(terms)} "
        self._terms = frozenset(terms)
        self._idf = idf
        self._weight = sum(map(idf, self._terms))

    def likeness(self, heading: frozenset[str]) -> float:
        """Share of the weight of both that is common to them (Dice), 1 for the same words."""
        common = sum(map(self._idf, self._terms & heading))
        both = self._weight + sum(map(self._idf, heading))
        return 2 * common / both if both else 0.0


def top_lines(text: str) -> list[str]:
    """Those of a page's first lines that look like headings."""
    lines = (" ".join(line.split()) for line in text.split("\n", 4 * _TOP_LINES))
    first = [line for line in lines if line][:_TOP_LINES]
    return [line for line in first if _is_heading(line)]


def number_share(text: str) -> float:
    """The share of numbers among the words of a text, as in a table."""
    words = text.split()
    return sum(_NUMBER.fullmatch(word) is not None for word in words) / max(len(words), 1)


def weighed(
    ranking: Sequence[Fused], chunks: Mapping[int, Chunk], worth: Mapping[Page, float]
) -> list[Fused]:
    """`ranking` in the order of its scores and what their pages are worth.

    Only the best passage of a page gets that, so that several pages come first.
    """
    best: set[Page] = set()

    def scores() -> Iterator[Fused]:
        for hit in ranking:
            chunk = chunks.get(hit.chunk_id)
            page = (chunk.document_id, chunk.page) if chunk and chunk.page is not None else None
            if page is None or page in best or page not in worth:
                yield hit
            else:
                best.add(page)
                yield replace(hit, score=hit.score + worth[page])

    return sorted(scores(), key=lambda hit: -hit.score)


def _is_heading(line: str) -> bool:
    words = line.split()
    if not 2 < len(line) < 100 or len(words) > _MOST_WORDS or line[-1] in ".,;":
        return False
    if sum(_NUMBER.fullmatch(word) is not None for word in words) > 1 or "$" in line:
        return False
    telling = [word for word in words if any(map(str.isalpha, word)) and word.lower() not in _SMALL]
    capitals = sum(not word[0].isalpha() or not word[0].islower() for word in telling)
    return bool(telling) and capitals >= _CAPITALS * len(telling)
