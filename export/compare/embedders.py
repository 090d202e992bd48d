"""Compares search models: how well they rank, by questions with known answers or by each other."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from app.engines.onnx_embedder import OnnxEmbedder
from app.engines.remote import cores
from app.evaluation.datasets import RetrievalSet
from export.compare.folders import Model
from export.compare.trial import Quality, Trial, speed
from export.onnx.parity import closeness, document_texts, embed_set, scores
from export.report import Figure
from export.timing import interleaved

ALLOWED = 0.005
"""Of nDCG@10."""

ALLOWED_NEIGHBOURS = 0.1
"""Share of the nearest texts that may be others."""

_NEIGHBOURS = 10
_TIMED_TEXTS = 64

Vectors = NDArray[np.float32]


def compare_embedders(
    reference: Model,
    candidate: Model,
    sets: Sequence[RetrievalSet],
    texts: Sequence[str],
    *,
    allowed: float | None,
) -> Trial:
    """Rank the documents of each of `sets`, and `texts` by their nearness to each other.

    `allowed` is of nDCG@10; without sets, of the nearest texts.
    """
    first, second = (OnnxEmbedder(model.path, threads=cores()) for model in (reference, candidate))
    qualities = [_ranking(first, second, dataset, allowed) for dataset in sets]
    known = list(texts) or [text for dataset in sets for text in document_texts(dataset)]
    before, after = (embedder.embed_passages(known) for embedder in (first, second))
    if texts:
        limit = ALLOWED_NEIGHBOURS if sets or allowed is None else allowed
        qualities.append(_neighbours(before, after, limit))
    longest = sorted(known, key=len)[-_TIMED_TEXTS:]
    timing = interleaved(
        lambda: first.embed_passages(longest), lambda: second.embed_passages(longest)
    )
    return Trial(
        qualities=tuple(qualities),
        speed=speed(timing, len(longest), "texts"),
        reference_bytes=reference.bytes,
        bytes=candidate.bytes,
        others=tuple(_cosine(before, after)),
    )


def _ranking(
    first: OnnxEmbedder, second: OnnxEmbedder, dataset: RetrievalSet, allowed: float | None
) -> Quality:
    before, after = (scores(dataset, *embed_set(embedder, dataset)) for embedder in (first, second))
    return Quality(
        name=f"nDCG@10 on {dataset.name}",
        unit="",
        items="questions",
        better="higher",
        reference=before,
        candidate=after,
        weights=np.ones(len(before)),
        allowed=ALLOWED if allowed is None else allowed,
    )


def _neighbours(before: Vectors, after: Vectors, allowed: float) -> Quality:
    """How many of the nearest texts of each, by the reference, are nearest by the candidate."""
    near, found = (_nearest(vectors) for vectors in (before, after))
    shared = [len(set(a) & set(b)) / len(a) for a, b in zip(near, found, strict=True)]
    valid = np.isfinite(after).all(axis=1)
    return Quality(
        name=f"nearest {near.shape[1]} texts that stay",
        unit="",
        items="texts",
        better="higher",
        reference=np.ones(len(near)),
        candidate=np.where(valid, shared, np.nan),
        weights=np.ones(len(near)),
        allowed=allowed,
    )


def _nearest(vectors: Vectors) -> NDArray[np.intp]:
    near = vectors @ vectors.T
    np.fill_diagonal(near, -np.inf)
    most = min(_NEIGHBOURS, len(vectors) - 1)
    ranked: NDArray[np.intp] = np.argsort(-near, axis=1)[:, :most]
    return ranked


def _cosine(before: Vectors, after: Vectors) -> Iterator[Figure]:
    """How close the vectors are; of no meaning for models with another number of dimensions."""
    if before.shape == after.shape:
        close = closeness(before, after)
        note = f"at least {close.min:.4f}; 1 is the same direction"
        yield Figure("cosine of vectors", "", None, close.mean, "closer", note)
