"""How close an embedder is to another and how well it ranks, with the program's own engine."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.engines.onnx_embedder import OnnxEmbedder
from app.evaluation.datasets import JudgedQuestion, RetrievalSet
from app.evaluation.metrics import ndcg

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Closeness:
    """Cosine of vectors of the same texts."""

    mean: float
    min: float
    texts: int


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


def embed_set(embedder: OnnxEmbedder, dataset: RetrievalSet) -> tuple[Vectors, Vectors]:
    """Vectors of the documents, in batches, and of the questions, one by one as they are asked."""
    questions = [embedder.embed_query(question.text) for question in dataset.questions]
    return embedder.embed_passages(document_texts(dataset)), np.stack(questions)


def scores(dataset: RetrievalSet, documents: Vectors, questions: Vectors) -> NDArray[np.float64]:
    """nDCG@10 of each question, ranking all documents by cosine; NaN where a cosine is none."""
    ids = [entry.id for entry in dataset.corpus]
    found = []
    for question, similarities in zip(dataset.questions, questions @ documents.T, strict=True):
        ranking = [ids[position] for position in np.argsort(-similarities)[:10]]
        valid = np.isfinite(similarities).all()
        found.append(ndcg(ranking, question.grades) if valid else np.nan)
    return np.array(found)


def limited(dataset: RetrievalSet, documents: int) -> RetrievalSet:
    """A part of `dataset` with that many documents.

    About half of them answer questions: as many questions, spread over the set, as that allows.
    """
    if len(dataset.corpus) <= documents:
        return dataset
    answering: set[str] = set()
    kept: list[JudgedQuestion] = []
    for question in dataset.questions[:: max(1, len(dataset.questions) * 2 // documents)]:
        more = answering | {id_ for id_, grade in question.grades.items() if grade > 0}
        if not kept or len(more) <= documents // 2:
            answering = more
            kept.append(question)
    others = [entry for entry in dataset.corpus if entry.id not in answering]
    room = max(1, documents - len(answering))
    chosen = {entry.id for entry in others[:: -(-len(others) // room)]} | answering
    corpus = tuple(entry for entry in dataset.corpus if entry.id in chosen)
    return replace(dataset, corpus=corpus, questions=tuple(kept))
