"""The keyword leg: a question as terms, and how much each term tells."""

import math
from typing import TYPE_CHECKING

from app.storage.stop_words import without_stop_words

if TYPE_CHECKING:
    from app.storage.keyword_index import KeywordIndex, KeywordQuery

_K1 = 1.2  # BM25's saturation as the index has it: a term scores below (k1 + 1) * idf
# A word in the title or heading path says what a passage is about, but not that it answers.
_TITLE_BOOST = 0.25
_SECTION_BOOST = 0.25


class Lexicon:
    """The index's own view of words: what terms a text has and how rare they are."""

    def __init__(self, index: "KeywordIndex") -> None:
        self._index = index

    def terms(self, text: str, language: str | None) -> list[str]:
        """The content terms of a passage, or of a sentence about it, in its language."""
        return self._index.analyze(without_stop_words(text, language), language)

    def query_terms(self, text: str, language: str | None) -> tuple[tuple[str, ...], ...]:
        """For each content word of a question, once, the terms it may be in the library."""
        return tuple(self.query_words(text, language))

    def query_words(self, text: str, language: str | None) -> dict[tuple[str, ...], str]:
        """The same with the first form in which the question has each word."""
        content = without_stop_words(text, language)
        words: dict[tuple[str, ...], str] = {}
        for variants, word in zip(
            self._index.variants(content), self._index.analyze(content), strict=True
        ):
            words.setdefault(variants, word)
        return words

    def idf(self, *variants: str) -> float:
        """Inverse document frequency as in BM25 of the most frequent variant, always positive."""
        total = self._index.num_chunks
        having = min(total, max(self._index.document_frequency(term) for term in variants))
        return math.log(1 + (total - having + 0.5) / (having + 0.5))


def keyword_query(text: str, language: str | None, lexicon: Lexicon) -> "KeywordQuery":
    """The question's content words joined by OR."""
    from app.storage.keyword_index import KeywordQuery, KeywordTerm

    return KeywordQuery(
        tuple(
            KeywordTerm(variants, word=word)
            for variants, word in lexicon.query_words(text, language).items()
        ),
        title_boost=_TITLE_BOOST,
        section_boost=_SECTION_BOOST,
    )


def best_score(query: "KeywordQuery", lexicon: Lexicon) -> float:
    """What a passage that repeats every term endlessly would score; unknown words count as rare.

    Measured against it, a question whose words hardly occur (one in another language, say) has a
    small score everywhere. Title and heading do not count: they add to a good score only.
    """
    return (_K1 + 1) * sum(term.weight * lexicon.idf(*term.variants) for term in query.terms)
