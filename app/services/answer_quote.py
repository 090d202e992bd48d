"""The first step of an answer: the verbatim quote, or the decision that there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING

from app.answering.abstain import MARGIN, THRESHOLD, Evidence, confidence
from app.answering.conflict import conflict
from app.answering.question import Meaning, meaning, understand
from app.answering.quotation import quotation
from app.answering.quote import Candidate, Choice, candidates, choose
from app.answering.stray import left_out
from app.answering.terms import WeightedTerm, coverage, weigh
from app.domain.answers import Quote
from app.domain.documents import Chunk, FlagKind, Span
from app.domain.search import Hit
from app.retrieval.retriever import Found, Retriever
from app.retrieval.second_stage import SENTENCE_CHARS
from app.services.answer_run import Run

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
        run.sources, choices = self._choices(found)
        run.choices = list(
            dropwhile(lambda each: not self._may_lead(each.candidate, found.question), choices)
        )
        choice = run.choices[0] if run.choices else None
        if choice is not None:
            run.evidence = _evidence(found, run.choices)
            run.confidence = confidence(run.evidence)
        run.abstained = run.confidence is None or run.confidence < THRESHOLD
        if choice is not None and not run.abstained:
            best = self._continued(choice.candidate)
            cited = run.citations.cite(quotation(best, self._quotable(best.hit, found.question)))
            run.quote = Quote(cited.text, cited.n)
        elif choice is not None:
            for source in _nearest(run.sources):
                run.citations.cite(source)

    def _choices(self, found: Found) -> tuple[list[Candidate], list[Choice]]:
        lexicon = self._retriever.lexicon
        ranked = candidates(found.result.hits, weigh(found.terms, lexicon), lexicon)
        return ranked, choose(ranked, self._meanings(ranked[:_COMPARED], found))

    def _meanings(self, ranked: Sequence[Candidate], found: Found) -> list[Meaning] | None:
        """Of the best sentences by words; None where the search model takes no part."""
        if found.vector is None or not found.embedder_knows_language:
            return None
        texts = [candidate.text[:SENTENCE_CHARS] for candidate in ranked]
        compared = self._retriever.compare(texts, found)
        if compared is None:
            return None
        question = understand(found.question, found.words, found.language)
        of_passage: dict[int, NDArray[np.float32]] = {}
        for candidate, row in zip(ranked, compared, strict=True):
            known = of_passage.get(candidate.hit.chunk.id, row.nearness)
            of_passage[candidate.hit.chunk.id] = row.nearness.clip(min=known)
        return [
            meaning(
                question,
                float(row.vector @ found.vector),
                row.nearness,
                of_passage[candidate.hit.chunk.id],
            )
            for candidate, row in zip(ranked, compared, strict=True)
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

    def _may_lead(self, candidate: Candidate, asked: str) -> bool:
        return self._quotable(candidate.hit, asked)(candidate.span, candidate.text)

    def _quotable(self, hit: Hit, asked: str) -> Callable[[Span, str], bool]:
        """Whether a stretch of the hit's document, and its text, may stand in a quote."""
        chunk = hit.chunk
        out = [
            (flag.start, flag.end)
            for flag in self._store.flags(hit.document.id)
            if flag.kind in _HIDDEN and flag.start < chunk.end and chunk.start < flag.end
        ]
        out += [
            (chunk.start + each.start, chunk.start + each.end)
            for each in left_out(chunk.text, asked, hit.document.language)
        ]

        def quotable(span: Span, _: str) -> bool:
            return all(end <= span.start or span.end <= start for start, end in out)

        return quotable


def _evidence(found: Found, choices: Sequence[Choice]) -> Evidence:
    """Of the first of the choices."""
    best, *others = choices
    chosen = best.candidate
    near = [hit.dense_score for hit in found.result.hits if hit.dense_score is not None]
    asked = [WeightedTerm(word, 1.0) for word in dict.fromkeys(found.terms)]
    return Evidence(
        keyword_share=found.keyword_share,
        said=coverage(asked, chosen.terms),
        margin=min(best.score - others[0].score, MARGIN) if others else MARGIN,
        conflict=conflict(found.question, chosen.text, chosen.hit.chunk.text, found.language),
        passage_cosine=max(near) if near else None,
        meaning=best.meaning,
    )


def _place(chunk: Chunk) -> tuple[object, ...]:
    return chunk.part, chunk.section, chunk.page, chunk.first_row, chunk.start_s


def _nearest(sources: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence of each of the nearest passages."""
    best: dict[int, Candidate] = {}
    for source in sources:
        best.setdefault(source.hit.chunk.id, source)
    return sorted(best.values(), key=lambda source: source.hit.rank)[:_NEAREST]
