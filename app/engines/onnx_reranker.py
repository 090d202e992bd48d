"""Question and passage read together by a cross-encoder; belongs in an engine process."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.errors import ModelBroken
from app.engines.onnx_model import OnnxModel, batches

_TOKENS_PER_BATCH = 1024
_PAIRS_PER_BATCH = 16


class OnnxReranker:
    """A sequence classification model with one output, the relevance."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        self._network = OnnxModel(folder, threads=threads)
        self.model = self._network.config.model

    def score(
        self, query: str, passages: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """One score per passage, shape (len(passages),); the token is tested before each batch."""
        encodings = self._network.encode([(query, passage) for passage in passages])
        scores = np.empty(len(passages), np.float32)
        lengths = [len(encoding.ids) for encoding in encodings]
        for batch in batches(lengths, token_budget=_TOKENS_PER_BATCH, most=_PAIRS_PER_BATCH):
            if cancel is not None:
                cancel.raise_if_cancelled()
            output, _ = self._network.run([encodings[position] for position in batch])
            # Some models give one logit, others "does not fit" and "fits".
            if output.ndim != 2 or output.shape[1] not in {1, 2}:
                raise ModelBroken(self.model, "it does not give one score per passage")
            scores[batch] = output[:, -1]
        return scores
