"""How well passages fit a question, by a cross-encoder; belongs in an engine process."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.engines.onnx_pairs import OnnxPairs
from app.engines.providers import ON_CPU, Runtime


class OnnxReranker:
    """A sequence classification model whose last output is the relevance."""

    def __init__(self, folder: Path, *, threads: int, runtime: Runtime = ON_CPU) -> None:
        self._pairs = OnnxPairs(folder, threads=threads, runtime=runtime)
        self.model = self._pairs.config.model

    def score(
        self, query: str, passages: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """One score per passage, shape (len(passages),); the token is tested before each batch."""
        pairs = [(query, passage) for passage in passages]
        # Some models give one logit, others "does not fit" and "fits".
        logits = self._pairs.logits(pairs, cancel, expected={1, 2})
        return np.array([row[-1] for row in logits], np.float32)
