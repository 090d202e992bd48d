"""Measures exports of one model beside its float original: quality, closeness, speed."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.domain.models import Task
from app.engines.onnx_embedder import OnnxEmbedder
from app.engines.onnx_entailer import OnnxEntailer
from app.engines.onnx_reranker import OnnxReranker
from app.engines.remote import cores
from app.evaluation.datasets import RetrievalSet
from export.compare import pairs
from export.onnx.parity import closeness, document_texts, embed_alone, embed_set, scores
from export.report import Figure
from export.timing import Timing, interleaved

_SAMPLE = 100
_TIMED = 32
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Findings:
    """nDCG@10 of every question by data set, and what the model gives for a sample.

    For embedders also the least cosine of a vector to that of the same text embedded alone.
    """

    rankings: dict[str, NDArray[np.float64]]
    outputs: NDArray[np.float32]
    batching: float = 1.0


class Trial(ABC):
    """One task on the same labelled sets and texts, for any number of models."""

    unit = "pairs"

    def __init__(self, sets: Sequence[RetrievalSet]) -> None:
        self._sets = sets
        texts = [text for dataset in sets for text in document_texts(dataset)]
        self.sample = texts[:: max(1, len(texts) // _SAMPLE)]
        self.timed = sorted(texts, key=len)[-_TIMED:]

    @abstractmethod
    def examine(self, folder: Path) -> Findings:
        """Run the model in `folder` over everything."""

    @abstractmethod
    def work(self, folder: Path) -> Callable[[], object]:
        """What is timed: the model in `folder` over the longest texts."""

    @abstractmethod
    def agreement(self, reference: Findings, candidate: Findings) -> Iterator[Figure]:
        """How much of what the reference gives the candidate gives too."""

    def figures(
        self, reference: tuple[Path, Findings], candidate: tuple[Path, Findings]
    ) -> tuple[Figure, ...]:
        """All of the candidate beside the reference; both are timed in turn."""
        before, after = reference[1], candidate[1]
        timing = interleaved(self.work(reference[0]), self.work(candidate[0]), rounds=_ROUNDS)
        return (
            *_quality(before, after),
            *self.agreement(before, after),
            *self._speed(timing),
        )

    def _speed(self, timing: Timing) -> Iterator[Figure]:
        count = len(self.timed)
        for name, before, after in (
            ("speed", timing.reference_s, timing.candidate_s),
            ("by processor time", timing.reference_processor_s, timing.candidate_processor_s),
        ):
            yield Figure(name, f"{self.unit}/s", count / before, count / after, "higher")


class EmbedderTrial(Trial):
    """Documents ranked by the cosine of vectors."""

    unit = "texts"

    def examine(self, folder: Path) -> Findings:
        """Vectors of all documents and questions."""
        embedder = OnnxEmbedder(folder, threads=cores())
        rankings = {of.name: scores(of, *embed_set(embedder, of)) for of in self._sets}
        vectors = embedder.embed_passages(self.sample)
        batching = closeness(vectors, embed_alone(embedder, self.sample))
        return Findings(rankings, vectors, batching.min)

    def work(self, folder: Path) -> Callable[[], object]:
        """Embed the longest texts."""
        embedder = OnnxEmbedder(folder, threads=cores())
        return lambda: embedder.embed_passages(self.timed)

    def agreement(self, reference: Findings, candidate: Findings) -> Iterator[Figure]:
        """Cosines to the original's vectors, and to those of the same texts embedded alone."""
        close = closeness(reference.outputs, candidate.outputs)
        note = f"of {close.texts} texts"
        yield _figure("cosine to the original, mean", 1.0, close.mean, note)
        yield _figure("cosine to the original, least", 1.0, close.min, note)
        note = "vectors may depend on neighbours in a batch"
        before, after = reference.batching, candidate.batching
        yield _figure("cosine in batches to alone, least", before, after, note)


class RerankerTrial(Trial):
    """The first hits of the search model that ships, put in order anew."""

    def __init__(self, sets: Sequence[RetrievalSet]) -> None:
        super().__init__(sets)
        self._hits = [pairs.hits(dataset) for dataset in sets]
        self._question = sets[0].questions[0].text

    def examine(self, folder: Path) -> Findings:
        """Scores of the hits of all questions; the sample is scored for one question."""
        reranker = OnnxReranker(folder, threads=cores())
        rankings = {
            dataset.name: pairs.scores(reranker, dataset, found)
            for dataset, found in zip(self._sets, self._hits, strict=True)
        }
        return Findings(rankings, reranker.score(self._question, self.sample))

    def work(self, folder: Path) -> Callable[[], object]:
        """Score the longest texts for one question."""
        reranker = OnnxReranker(folder, threads=cores())
        return lambda: reranker.score(self._question, self.timed)

    def agreement(self, reference: Findings, candidate: Findings) -> Iterator[Figure]:
        """Correlation of the scores of a sample."""
        both = float(np.corrcoef(reference.outputs, candidate.outputs)[0, 1])
        note = f"of {len(self.sample)} pairs"
        yield _figure("correlation of scores", 1.0, both, note)


class EntailerTrial(Trial):
    """Sentences judged by the passage they are from and by another."""

    def examine(self, folder: Path) -> Findings:
        """Shares of the three labels for each pair."""
        entailer = OnnxEntailer(folder, threads=cores())
        shares = [astuple(judged) for judged in entailer.entail(pairs.claims(self.sample))]
        return Findings({}, np.array(shares, np.float32))

    def work(self, folder: Path) -> Callable[[], object]:
        """Judge sentences of the longest texts."""
        entailer = OnnxEntailer(folder, threads=cores())
        claims = pairs.claims(self.timed)[: len(self.timed)]
        return lambda: entailer.entail(claims)

    def agreement(self, reference: Findings, candidate: Findings) -> Iterator[Figure]:
        """Share of the judgements that stay what they were."""
        before, after = (found.outputs.argmax(axis=1) for found in (reference, candidate))
        same = float((before == after).mean())
        note = f"of {len(before)} pairs"
        yield _figure("judgements that stay", 1.0, same, note)


TRIALS: dict[Task, type[Trial]] = {
    Task.EMBED: EmbedderTrial,
    Task.RERANK: RerankerTrial,
    Task.ENTAIL: EntailerTrial,
}


def _quality(before: Findings, after: Findings) -> Iterator[Figure]:
    """nDCG@10 on each set, and first, where there are several, the mean of these."""
    means = [
        (name, float(ranked.mean()), float(after.rankings[name].mean()), len(ranked))
        for name, ranked in before.rankings.items()
    ]
    if len(means) > 1:
        first, second = (float(np.mean(column)) for column in list(zip(*means, strict=True))[1:3])
        yield _figure("nDCG@10, mean", first, second, f"of {len(means)} sets")
    for name, first, second, count in means:
        yield _figure(f"nDCG@10 on {name}", first, second, f"{count} questions")


def _figure(name: str, reference: float, candidate: float, note: str) -> Figure:
    """A share, to four digits."""
    return Figure(name, "", round(reference, 4), round(candidate, 4), "higher", note)
