"""Lets a cross-encoder sort the best passages anew, as far as its time allows."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.errors import EngineFailure, ModelBroken, ModelMissing
from app.engines.protocols import Reranker
from app.retrieval.fuse import Fused

log = logging.getLogger("sotto.retrieval")

_PASSAGES = 30
_BATCH = 5  # passages between two looks at the clock


def rerank(
    ranking: Sequence[Fused],
    texts: Sequence[str],
    question: str,
    reranker: Reranker,
    *,
    budget_s: float = 1.0,
    clock: Callable[[], float] = time.monotonic,
) -> list[Fused]:
    """`ranking` with its first passages (of these `texts`) in the order of the reranker.

    The best ones are read first; where another batch would not fit into `budget_s`, the others
    stay behind those read, as they were. The scores stay in their places. A reranker that fails
    changes nothing.
    """
    end = clock() + budget_s
    scores: list[float] = []
    try:
        while len(scores) < min(len(texts), _PASSAGES):
            started = clock()
            batch = texts[len(scores) : min(len(scores) + _BATCH, _PASSAGES)]
            scores += [float(score) for score in reranker.score(question, batch)]
            now = clock()
            if now + (now - started) > end:
                break
    except (ModelMissing, ModelBroken, EngineFailure) as error:
        log.warning("passages are not reranked: %s", error)
        return list(ranking)
    order = sorted(range(len(scores)), key=lambda position: (-scores[position], position))
    fused = [hit.score for hit in ranking]
    return [
        *(
            replace(ranking[position], score=score)
            for position, score in zip(order, fused, strict=False)
        ),
        *ranking[len(scores) :],
    ]
