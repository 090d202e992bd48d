"""Picks the sentence of the passages that answers best, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.answering.terms import Lexicon, WeightedTerm, coverage
from app.domain.documents import Span
from app.domain.search import Hit
from app.domain.sentences import sentence_spans

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# By quote_contains_gold on squad2 and xquad-en; the surface is flat around these.
_HIT = 1.0
_COSINE = 0.6
_NOVELTY = 0.1
_ENOUGH_NEW = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a passage: `text == document_text[span.start:span.end]`.

    `overlap` is the share of the question's content in it, `novelty` how much it says beyond the
    question's words (a heading that repeats them answers nothing); both 0 to 1.
    """

    hit: Hit
    span: Span
    text: str
    terms: frozenset[str]
    overlap: float
    novelty: float

    @property
    def score(self) -> float:
        """What the words and the passage's rank say, without the embedder."""
        return self.overlap + _HIT * self.hit.score + _NOVELTY * self.novelty


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentence chosen, and its cosine with the question where the embedder was asked."""

    candidate: Candidate
    score: float
    cosine: float | None


def candidates(
    hits: Sequence[Hit], question: Sequence[WeightedTerm], lexicon: Lexicon
) -> list[Candidate]:
    """Every sentence of the passages but headings, best first by words."""
    asked = {variant for term in question for variant in term.variants}
    found = []
    for hit in hits:
        language = hit.document.language
        for span in sentence_spans(hit.chunk.text, language):
            text = hit.chunk.text[span.start : span.end]
            if _is_heading(text, hit):
                continue
            terms = frozenset(lexicon.terms(text, language))
            found.append(
                Candidate(
                    hit=hit,
                    span=Span(hit.chunk.start + span.start, hit.chunk.start + span.end),
                    text=text,
                    terms=terms,
                    overlap=coverage(question, terms),
                    novelty=min(len(terms - asked), _ENOUGH_NEW) / _ENOUGH_NEW,
                )
            )
    return sorted(found, key=lambda candidate: -candidate.score)


def _is_heading(text: str, hit: Hit) -> bool:
    titles = [hit.document.title, *(hit.chunk.section or "").split(" > ")]
    return text.startswith("#") or text in titles


def choose(
    ranked: Sequence[Candidate],
    vectors: NDArray[np.float32] | None = None,
    question: NDArray[np.float32] | None = None,
) -> Choice | None:
    """The best of `ranked`; with unit `vectors` of its first ones, meaning counts beside words.

    Args:
        ranked: Sentences, best first by words.
        vectors: Shape (n, dimensions) for the first n sentences: only these can be chosen.
        question: The question's vector, shape (dimensions,).
    """
    if not ranked:
        return None
    if vectors is None or question is None:
        return Choice(ranked[0], ranked[0].score, None)
    cosines = [float(cosine) for cosine in vectors @ question]
    choices = [
        Choice(candidate, candidate.score + _COSINE * cosine, cosine)
        for candidate, cosine in zip(ranked, cosines, strict=False)
    ]
    return max(choices, key=lambda choice: choice.score)
