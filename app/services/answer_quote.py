"""The first step of an answer: the verbatim quote, or the decision that there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.answering.abstain import THRESHOLD, Evidence, confidence
from app.answering.hostile import is_order
from app.answering.question import (
    Meaning,
    Question,
    is_negated,
    lacks_what_is_asked,
    meaning,
    understand,
)
from app.answering.quotation import quotation
from app.answering.quote import Candidate, Choice, candidates, choose
from app.answering.terms import coverage, weigh
from app.domain.answers import Quote
from app.domain.documents import Chunk, FlagKind, Span
from app.domain.search import Hit
from app.retrieval.retriever import Found, Retriever
from app.retrieval.second_stage import SENTENCE_CHARS
from app.services.answer_run import Run

if TYPE_CHECKING:
    from app.storage.library import LibraryStore

_COMPARED = 16  # sentences, best first by words
_NEAREST = 3  # sources shown beside "not in your documents"
_HIDDEN = frozenset(FlagKind) - {FlagKind.POOR}


class QuoteStep:
    """Picks the quote from the passages that were found."""

    def __init__(self, retriever: Retriever, store: LibraryStore) -> None:
        self._retriever = retriever
        self._store = store

    def choose(self, run: Run, found: Found) -> None:
        """Set the run's sources, its confidence and its quote, or that it abstains.

        What nobody sees who opens the file, and what gives orders to the answerer, is never
        quoted. One that abstains cites the nearest passages instead.
        """
        question = understand(found.question, found.words, found.language)
        run.sources, choices = self._choices(found, question)
        choice = next((each for each in choices if self._may_lead(each.candidate)), None)
        if choice is not None:
            run.evidence = self._evidence(found, question, choice, run.sources)
            run.confidence = confidence(run.evidence)
        run.abstained = run.confidence is None or run.confidence < THRESHOLD
        if choice is not None and not run.abstained:
            best = self._continued(choice.candidate)
            cited = run.citations.cite(quotation(best, self._quotable(best.hit)))
            run.quote = Quote(cited.text, cited.n)
        elif choice is not None:
            for source in _nearest(run.sources):
                run.citations.cite(source)

    def _choices(self, found: Found, question: Question) -> tuple[list[Candidate], list[Choice]]:
        lexicon = self._retriever.lexicon
        ranked = candidates(found.result.hits, weigh(found.terms, lexicon), lexicon)
        return ranked, choose(ranked, self._meanings(ranked[:_COMPARED], found, question))

    def _meanings(
        self, ranked: Sequence[Candidate], found: Found, question: Question
    ) -> list[Meaning] | None:
        """Of the best sentences by words; None where the search model takes no part."""
        if found.vector is None or not found.embedder_knows_language:
            return None
        texts = [candidate.text[:SENTENCE_CHARS] for candidate in ranked]
        compared = self._retriever.compare(texts, found)
        if compared is None:
            return None
        return [
            meaning(question, float(row.vector @ found.vector), row.nearness) for row in compared
        ]

    def _continued(self, candidate: Candidate) -> Candidate:
        """The same in a passage that goes on with the next one, where a citation has both.

        Rows and stretches of a recording have places of their own.
        """
        chunk = candidate.hit.chunk
        if chunk.first_row is not None or chunk.start_s is not None:
            return candidate
        following = self._store.chunk_at(chunk.document_id, chunk.end)
        if following is None or _place(following) != _place(chunk):
            return candidate
        whole = replace(chunk, end=following.end, text=chunk.text + following.text)
        return replace(candidate, hit=replace(candidate.hit, chunk=whole))

    def _may_lead(self, candidate: Candidate) -> bool:
        return self._quotable(candidate.hit)(candidate.span, candidate.text)

    def _quotable(self, hit: Hit) -> Callable[[Span, str], bool]:
        """Whether a stretch of the hit's document, and its text, may stand in a quote."""
        chunk = hit.chunk
        hidden = [
            flag
            for flag in self._store.flags(hit.document.id)
            if flag.kind in _HIDDEN and flag.start < chunk.end and chunk.start < flag.end
        ]

        def quotable(span: Span, text: str) -> bool:
            seen = all(flag.end <= span.start or span.end <= flag.start for flag in hidden)
            return seen and not is_order(text)

        return quotable

    def _evidence(
        self, found: Found, question: Question, choice: Choice, sources: Sequence[Candidate]
    ) -> Evidence:
        near = [hit.dense_score for hit in found.result.hits if hit.dense_score is not None]
        asked = weigh(found.terms, self._retriever.lexicon)
        everywhere = frozenset[str]().union(*(source.terms for source in sources))
        return Evidence(
            keyword_share=found.keyword_share,
            overlap=choice.candidate.overlap,
            missing=1.0 - coverage(asked, everywhere),
            score=choice.score,
            negative=question.negated,
            affirms=question.negated and not is_negated(choice.candidate.text),
            lacking=lacks_what_is_asked(question.text, choice.candidate.text),
            passage_cosine=max(near) if near else None,
            meaning=choice.meaning,
        )


def _place(chunk: Chunk) -> tuple[object, ...]:
    return chunk.part, chunk.section, chunk.page, chunk.first_row, chunk.start_s


def _nearest(sources: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence of each of the nearest passages."""
    best: dict[int, Candidate] = {}
    for source in sources:
        best.setdefault(source.hit.chunk.id, source)
    return sorted(best.values(), key=lambda source: source.hit.rank)[:_NEAREST]
