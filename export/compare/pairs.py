"""Compares models that read two texts together: rerankers, and models of entailment."""

from collections.abc import Sequence
from dataclasses import astuple

import numpy as np
from numpy.typing import NDArray

from app.engines.onnx_embedder import OnnxEmbedder
from app.engines.onnx_entailer import OnnxEntailer
from app.engines.onnx_reranker import OnnxReranker
from app.engines.remote import cores
from app.evaluation.datasets import RetrievalSet
from app.evaluation.metrics import ndcg
from app.paths import bundled
from export.compare.folders import Model
from export.compare.trial import Quality, Trial, speed
from export.onnx.parity import document_texts, embed_set
from export.timing import interleaved

ALLOWED = 0.005
"""Of nDCG@10."""

ALLOWED_JUDGEMENTS = 0.05
"""Share of the judgements that may be others."""

_SEARCH_MODEL = "all-minilm-l6-v2"
_FIRST = 20  # hits that are put in order anew
_TIMED_PAIRS = 64


def compare_rerankers(
    reference: Model, candidate: Model, sets: Sequence[RetrievalSet], *, allowed: float | None
) -> Trial:
    """Put the first hits of the search model that ships in order, for each question of `sets`."""
    first, second = (OnnxReranker(model.path, threads=cores()) for model in (reference, candidate))
    shown = [hits(dataset) for dataset in sets]
    qualities = [
        Quality(
            name=f"nDCG@10 on {dataset.name}",
            unit="",
            items="questions",
            better="higher",
            reference=scores(first, dataset, found),
            candidate=scores(second, dataset, found),
            weights=np.ones(len(dataset.questions)),
            allowed=ALLOWED if allowed is None else allowed,
        )
        for dataset, found in zip(sets, shown, strict=True)
    ]
    question = sets[0].questions[0].text
    passages = document_texts(sets[0])[:_TIMED_PAIRS]
    timing = interleaved(
        lambda: first.score(question, passages), lambda: second.score(question, passages)
    )
    return Trial(
        qualities=tuple(qualities),
        speed=speed(timing, len(passages), "pairs"),
        reference_bytes=reference.bytes,
        bytes=candidate.bytes,
    )


def compare_entailers(
    reference: Model, candidate: Model, sets: Sequence[RetrievalSet], *, allowed: float | None
) -> Trial:
    """Judge sentences by the passage they are from and by the next one: the same verdicts?"""
    first, second = (OnnxEntailer(model.path, threads=cores()) for model in (reference, candidate))
    pairs = [pair for dataset in sets for pair in claims(document_texts(dataset))]
    before, after = (
        np.array([astuple(judged) for judged in entailer.entail(pairs)])
        for entailer in (first, second)
    )
    same = (before.argmax(axis=1) == after.argmax(axis=1)).astype(np.float64)
    quality = Quality(
        name="judgements that stay",
        unit="",
        items="pairs",
        better="higher",
        reference=np.ones(len(pairs)),
        candidate=np.where(np.isfinite(after).all(axis=1), same, np.nan),
        weights=np.ones(len(pairs)),
        allowed=ALLOWED_JUDGEMENTS if allowed is None else allowed,
    )
    timed = pairs[:_TIMED_PAIRS]
    timing = interleaved(lambda: first.entail(timed), lambda: second.entail(timed))
    return Trial(
        qualities=(quality,),
        speed=speed(timing, len(timed), "pairs"),
        reference_bytes=reference.bytes,
        bytes=candidate.bytes,
    )


def hits(dataset: RetrievalSet) -> NDArray[np.intp]:
    """The documents of each question that a reranker is shown."""
    embedder = OnnxEmbedder(bundled("models") / _SEARCH_MODEL, threads=cores())
    documents, questions = embed_set(embedder, dataset)
    ranked: NDArray[np.intp] = np.argsort(-(questions @ documents.T), axis=1)[:, :_FIRST]
    return ranked


def scores(
    reranker: OnnxReranker, dataset: RetrievalSet, shown: NDArray[np.intp]
) -> NDArray[np.float64]:
    """nDCG@10 of each question; NaN where a score is none."""
    texts = document_texts(dataset)
    found = []
    for question, positions in zip(dataset.questions, shown, strict=True):
        fit = reranker.score(question.text, [texts[position] for position in positions])
        ranking = [dataset.corpus[positions[place]].id for place in np.argsort(-fit)]
        found.append(ndcg(ranking, question.grades) if np.isfinite(fit).all() else np.nan)
    return np.array(found)


def claims(passages: Sequence[str]) -> list[tuple[str, str]]:
    """Each passage with a sentence of its own, and with one of the passage after it."""
    sentences = [max(passage.split(". "), key=len) for passage in passages]
    own = list(zip(passages, sentences, strict=True))
    return own + list(zip(passages, sentences[1:] + sentences[:1], strict=True))
