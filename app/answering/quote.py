"""Picks the sentence of the passages that answers best, word for word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.answering.question import Meaning
from app.answering.terms import Lexicon, WeightedTerm, coverage
from app.domain.documents import Span
from app.domain.search import Hit
from app.domain.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a sentence; or, of the same names, how much each of these counts.

    `overlap` is the share of the question's content in it, `before` what the sentence before it
    adds to that (an answer often stands behind the sentence that names its subject), `passage`
    the score of its passage, `novelty` how much it says beyond the question's words (one that
    repeats them answers nothing). `content`, `asking` and `named` are those of Meaning, 0 without
    the search model.
    """

    overlap: float
    before: float
    passage: float
    novelty: float = 0.0
    content: float = 0.0
    asking: float = 0.0
    named: float = 0.0

    def weighed(self, weights: Signals) -> float:
        """Their sum, each times its weight."""
        return (
            weights.overlap * self.overlap
            + weights.before * self.before
            + weights.passage * self.passage
            + weights.novelty * self.novelty
            + weights.content * self.content
            + weights.asking * self.asking
            + weights.named * self.named
        )


# Fitted by export/answers.py (multinomial logit over the sentences of each question) on squad2 and
# xquad-en, in units of the passage's score. Share of answerable questions whose first sentence has
# an accepted answer, fitted on one set and measured on the other: squad2 0.833, xquad-en 0.852;
# with overlap, passage and cosine alone 0.788 and 0.798. Weights fitted after retrieval changed
# differ from these by nothing that is measurable (0.822 with theirs, 0.832 with these). Names weigh
# less than other words since every sentence about them has them. What adds nothing within the noise
# (0.01): the cosine of the sentence beside its words', the nearness of the sentence before,
# position, length, and whether a number, a time or a name is there where one is asked for.
WITH_MEANING = Signals(
    overlap=0.19, before=0.21, passage=1.0, content=0.86, asking=0.65, named=-0.24
)
# The same on xquad-de, -es, -ru and -zh: 0.750, 0.784, 0.688 and 0.795 with each left out.
BY_WORDS = Signals(overlap=0.55, before=0.16, passage=1.0, novelty=0.12)
_ENOUGH_NEW = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a passage: `text == document_text[span.start:span.end]`; see Signals."""

    hit: Hit
    span: Span
    text: str
    terms: frozenset[str]
    overlap: float
    novelty: float
    before: float = 0.0

    @property
    def score(self) -> float:
        """What the words and the passage's score say, without the search model."""
        return self.signals().weighed(BY_WORDS)

    def signals(self, meaning: Meaning | None = None) -> Signals:
        """What speaks for it."""
        words = Signals(self.overlap, self.before, self.hit.score, self.novelty)
        if meaning is None:
            return words
        return replace(words, content=meaning.content, asking=meaning.asking, named=meaning.named)


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence with its score, and its meaning where the search model was asked."""

    candidate: Candidate
    score: float
    meaning: Meaning | None


def candidates(
    hits: Sequence[Hit], question: Sequence[WeightedTerm], lexicon: Lexicon
) -> list[Candidate]:
    """Every sentence of the passages but headings, best first by words."""
    found = [candidate for hit in hits for candidate in _sentences(hit, question, lexicon)]
    return sorted(found, key=lambda candidate: -candidate.score)


def _sentences(hit: Hit, question: Sequence[WeightedTerm], lexicon: Lexicon) -> Iterator[Candidate]:
    asked = {variant for term in question for variant in term.variants}
    language = hit.document.language
    previous: frozenset[str] = frozenset()
    for span in sentence_spans(hit.chunk.text, language):
        text = hit.chunk.text[span.start : span.end]
        terms = frozenset(lexicon.terms(text, language))
        if not is_heading(text, hit):
            overlap = coverage(question, terms)
            yield Candidate(
                hit=hit,
                span=Span(hit.chunk.start + span.start, hit.chunk.start + span.end),
                text=text,
                terms=terms,
                overlap=overlap,
                novelty=min(len(terms - asked), _ENOUGH_NEW) / _ENOUGH_NEW,
                before=coverage(question, terms | previous) - overlap,
            )
        previous = terms


def is_heading(text: str, hit: Hit) -> bool:
    """Whether a sentence of the passage is but its title or heading."""
    titles = [hit.document.title, *(hit.chunk.section or "").split(" > ")]
    return text.startswith("#") or text in titles


def choose(ranked: Sequence[Candidate], meanings: Sequence[Meaning] | None = None) -> list[Choice]:
    """Sentences with their scores, best first; with `meanings` of the first ones, only these."""
    if meanings is None:
        return [Choice(candidate, candidate.score, None) for candidate in ranked]
    choices = [
        Choice(candidate, candidate.signals(meaning).weighed(WITH_MEANING), meaning)
        for candidate, meaning in zip(ranked, meanings, strict=False)
    ]
    return sorted(choices, key=lambda choice: -choice.score)
