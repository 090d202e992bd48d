"""The keyword leg: a question as terms, and how much each term tells."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from app.domain.documents import Chunk
from app.storage.stop_words import without_stop_words

if TYPE_CHECKING:
    from app.storage.keyword_index import KeywordIndex, KeywordQuery, KeywordTerm

_K1 = 1.2  # BM25's saturation as the index has it: a term scores below (k1 + 1) * idf
# A word in the title or heading path says what a passage is about, but not that it answers.
_TITLE_BOOST = 0.25
_SECTION_BOOST = 0.25
_SHORTEST, _LONG = 4, 8  # letters: shorter words are near too many others
_LOOKED_AT = 20  # passages with a similar word
_SUGGESTIONS = 2
_SLIP_WEIGHT = 0.6
_PERIOD = re.compile(r"(?:[fc]y|q[1-4]|[1-4]q|h[12]|[12]h)((?:19|20)?\d\d)")


class Stored(Protocol):
    """What the lexicon needs of the store."""

    def chunks(self, ids: Sequence[int]) -> list[Chunk]:
        """The chunks of these ids."""
        ...


class Lexicon:
    """The index's own view of words: what terms a text has and how rare they are."""

    def __init__(self, index: "KeywordIndex", store: Stored) -> None:
        self._index = index
        self._store = store

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
            words.setdefault((*variants, *_year(word)), word)
        return words

    def occurs(self, variants: Sequence[str], word: str) -> bool:
        """Whether the library has a word in this form or with this stem, in a text or a title."""
        return any(
            self._index.document_frequency(form, field)
            for form in (*variants, word)
            for field in ("body", "title", "section", "words", "name")
        )

    def similar(self, word: str) -> list[str]:
        """Words of the library that `word` may be a slip of, the likeliest first, at most two.

        One edit from four letters on, two from eight on; words with digits have none.
        """
        from rapidfuzz.distance import OSA

        if len(word) < _SHORTEST or not word.isalpha():
            return []
        most = 1 if len(word) < _LONG else 2
        chunks = self._store.chunks(self._index.chunks_with_similar(word, most, _LOOKED_AT))
        forms = {form for chunk in chunks for form in self._index.analyze(chunk.text)}
        near = {form: OSA.distance(word, form, score_cutoff=most) for form in forms}
        found = sorted(
            (distance, form[0] != word[0], -self._index.document_frequency(form, "words"), form)
            for form, distance in near.items()
            if distance <= most and form.isalpha()
        )
        return [form for distance, *_, form in found if distance == found[0][0]][:_SUGGESTIONS]

    def variants(self, word: str) -> tuple[str, ...]:
        """The terms that a word may be in the library."""
        return tuple(dict.fromkeys(term for forms in self._index.variants(word) for term in forms))

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


def _year(word: str) -> tuple[str, ...]:
    """The year in a period as accounts write it: FY2022, FY22, Q32022, 3Q22."""
    found = _PERIOD.fullmatch(word)
    return () if found is None else (found[1] if len(found[1]) > 2 else f"20{found[1]}",)


def best_score(query: "KeywordQuery", lexicon: Lexicon) -> float:
    """What a passage that repeats every term endlessly would score; unknown words count as rare.

    Measured against it, a question whose words hardly occur (one in another language, say) has a
    small score everywhere. Title and heading do not count: they add to a good score only.
    """
    return (_K1 + 1) * sum(term.weight * lexicon.idf(*term.variants) for term in query.terms)


def corrected(
    query: "KeywordQuery", lexicon: Lexicon
) -> tuple["KeywordQuery", tuple[tuple[str, tuple[str, ...]], ...]]:
    """`query` with similar words for those that occur nowhere, and which these are.

    They weigh less than a word that is there. Where most words are unknown the question is in
    another language, not misspelt, and nothing changes.
    """
    unknown = [
        term
        for term in query.terms
        if term.word is not None and not lexicon.occurs(term.variants, term.word)
    ]
    if not unknown or 2 * len(unknown) > max(len(query.terms), 2):
        return query, ()
    similar = {term: tuple(lexicon.similar(term.word or "")) for term in unknown}

    def meant(term: "KeywordTerm") -> "KeywordTerm":
        forms = similar.get(term, ())
        variants = dict.fromkeys(variant for form in forms for variant in lexicon.variants(form))
        if not forms:
            return term
        return replace(term, variants=tuple(variants), weight=_SLIP_WEIGHT, word=forms[0])

    corrections = tuple((term.word or "", forms) for term, forms in similar.items() if forms)
    return replace(query, terms=tuple(map(meant, query.terms))), corrections
