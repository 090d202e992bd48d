"""Compares a quantized embedder with the one it was made from: closeness, retrieval, speed."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.engines.onnx_embedder import OnnxEmbedder
from app.evaluation.datasets import RetrievalSet
from app.evaluation.metrics import ndcg

Vectors = NDArray[np.float32]
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Closeness:
    """Cosine of vectors of the same texts."""

    mean: float
    min: float
    texts: int


@dataclass(frozen=True, slots=True)
class Retrieval:
    """nDCG@10 by the vectors alone, on one labelled set."""

    dataset: str
    questions: int
    reference: float
    candidate: float

    @property
    def difference(self) -> float:
        """Candidate minus reference."""
        return self.candidate - self.reference


@dataclass(frozen=True, slots=True)
class Speed:
    """Texts a second, each the best of several interleaved rounds, so that both meet the same load.

    `processor_ratio` compares processor time, which other programs disturb less.
    """

    threads: int
    texts: int
    reference: float
    candidate: float
    processor_ratio: float

    @property
    def ratio(self) -> float:
        """How many times faster the candidate is."""
        return self.candidate / self.reference


def closeness(a: Vectors, b: Vectors) -> Closeness:
    """Cosines between the rows of unit vectors `a` and `b`."""
    cosines = (a * b).sum(axis=1)
    return Closeness(float(cosines.mean()), float(cosines.min()), len(cosines))


def embed_alone(embedder: OnnxEmbedder, texts: Sequence[str]) -> Vectors:
    """Each text in a batch of its own."""
    return np.concatenate([embedder.embed_passages([text]) for text in texts])


def document_texts(dataset: RetrievalSet) -> list[str]:
    """The documents as they are embedded: title, if there is one, and text."""
    return [f"{entry.title} {entry.text}".strip() for entry in dataset.corpus]


def score(dataset: RetrievalSet, documents: Vectors, questions: Vectors) -> float:
    """Mean nDCG@10 of ranking all documents by cosine."""
    ids = [entry.id for entry in dataset.corpus]
    total = 0.0
    for question, similarities in zip(dataset.questions, questions @ documents.T, strict=True):
        ranking = [ids[position] for position in np.argsort(-similarities)[:10]]
        total += ndcg(ranking, question.grades)
    return total / len(dataset.questions)


def embed_set(embedder: OnnxEmbedder, dataset: RetrievalSet) -> tuple[Vectors, Vectors]:
    """Vectors of the documents, in batches, and of the questions, one by one as they are asked."""
    questions = [embedder.embed_query(question.text) for question in dataset.questions]
    return embedder.embed_passages(document_texts(dataset)), np.stack(questions)


def speed(reference: Path, candidate: Path, texts: Sequence[str], *, threads: int) -> Speed:
    """Embed `texts` with both in turn."""
    embedders = [OnnxEmbedder(folder, threads=threads) for folder in (reference, candidate)]
    wall: list[list[float]] = [[], []]
    processor: list[list[float]] = [[], []]
    for _ in range(_ROUNDS):
        for position, embedder in enumerate(embedders):
            start, start_processor = time.perf_counter(), time.process_time()
            embedder.embed_passages(texts)
            wall[position].append(time.perf_counter() - start)
            processor[position].append(time.process_time() - start_processor)
    best = [min(times) for times in wall]
    return Speed(
        threads=threads,
        texts=len(texts),
        reference=len(texts) / best[0],
        candidate=len(texts) / best[1],
        processor_ratio=min(processor[0]) / min(processor[1]),
    )
