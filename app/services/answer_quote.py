"""The first step of an answer: the verbatim quote, or the decision that there is none."""

from __future__ import annotations

from collections.abc import Sequence

from app.answering.abstain import THRESHOLD, Evidence, confidence
from app.answering.quote import Candidate, Choice, candidates, choose
from app.answering.terms import weigh
from app.domain.answers import Quote
from app.retrieval.retriever import Found, Retriever
from app.services.answer_run import Run

_EMBEDDED_SENTENCES = 6  # twelve find the gold sentence no more often and cost twice the time
_EMBEDDED_CHARS = 300  # of each; a longer sentence shows its subject before that
_NEAREST = 3  # sources shown beside "not in your documents"


class QuoteStep:
    """Picks the quote from the passages that were found."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    def choose(self, run: Run, found: Found) -> None:
        """Set the run's sources, its confidence and its quote, or that it abstains.

        One that abstains cites the nearest passages instead.
        """
        run.sources, choice = self._choose(found)
        run.evidence = _evidence(found, choice)
        run.confidence = confidence(run.evidence) if run.evidence else None
        run.abstained = run.confidence is None or run.confidence < THRESHOLD
        if choice is not None and not run.abstained:
            cited = run.citations.cite(choice.candidate)
            run.quote = Quote(cited.text, cited.n)
        elif choice is not None:
            for source in _nearest(run.sources):
                run.citations.cite(source)

    def _choose(self, found: Found) -> tuple[list[Candidate], Choice | None]:
        lexicon = self._retriever.lexicon
        ranked = candidates(found.result.hits, weigh(found.terms, lexicon), lexicon)
        if found.vector is None or not found.embedder_knows_language:
            return ranked, choose(ranked)
        first = ranked[:_EMBEDDED_SENTENCES]
        texts = [candidate.text[:_EMBEDDED_CHARS] for candidate in first]
        vectors = self._retriever.embed(texts, found) if texts else None
        return ranked, choose(ranked, vectors, found.vector)


def _evidence(found: Found, choice: Choice | None) -> Evidence | None:
    if choice is None:
        return None
    near = [hit.dense_score for hit in found.result.hits if hit.dense_score is not None]
    return Evidence(
        keyword_share=found.keyword_share,
        overlap=choice.candidate.overlap,
        passage_cosine=max(near) if near else None,
        sentence_cosine=choice.cosine,
    )


def _nearest(sources: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence of each of the nearest passages."""
    best: dict[int, Candidate] = {}
    for source in sources:
        best.setdefault(source.hit.chunk.id, source)
    return sorted(best.values(), key=lambda source: source.hit.rank)[:_NEAREST]
