"""Texts to vectors with ONNX Runtime; loads native code, so it belongs in an engine process."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.engines.onnx_model import OnnxModel, batches

# Measured with the shipped int8 model on 2 cores: larger batches are slower, not faster, since
# their activations no longer fit the caches.
_TOKENS_PER_BATCH = 512
_TEXTS_PER_BATCH = 16
_TINY = np.float32(1e-12)


class OnnxEmbedder:
    """A sentence embedding model; `threads` compute one batch together."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        self._network = OnnxModel(folder, threads=threads)
        config = self._network.config
        self.model = config.model
        self.dimensions = config.dimensions
        self.max_tokens = config.max_tokens
        self.languages = config.languages

    def embed_passages(
        self, texts: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimensions); the token is tested before each batch."""
        prefix = self._network.config.passage_prefix
        return self._embed([prefix + text for text in texts], cancel)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimensions,)."""
        vector: NDArray[np.float32] = self._embed([self._network.config.query_prefix + text], None)[
            0
        ]
        return vector

    def _embed(self, texts: list[str], cancel: CancelToken | None) -> NDArray[np.float32]:
        encodings = self._network.encode(texts)
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        lengths = [len(encoding.ids) for encoding in encodings]
        for batch in batches(lengths, token_budget=_TOKENS_PER_BATCH, most=_TEXTS_PER_BATCH):
            if cancel is not None:
                cancel.raise_if_cancelled()
            output, mask = self._network.run([encodings[position] for position in batch])
            vectors[batch] = self._pool(output, mask)
        return vectors

    def _pool(self, output: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
        if output.ndim == 3:
            output = _POOLINGS[self._network.config.pooling](output, mask)
        if output.shape[-1] != self.dimensions:
            reason = f"the model gives {output.shape[-1]} dimensions instead of {self.dimensions}"
            raise EngineFailure("embedder", reason)
        if self._network.config.normalize:
            output /= np.maximum(np.linalg.norm(output, axis=1, keepdims=True), _TINY)
        vectors: NDArray[np.float32] = output
        return vectors


def _mean(output: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    weights = mask[..., None].astype(np.float32)
    total: NDArray[np.float32] = (output * weights).sum(axis=1)
    total /= np.maximum(weights.sum(axis=1), np.float32(1.0))
    return total


def _cls(output: NDArray[np.float32], _mask: NDArray[np.int64]) -> NDArray[np.float32]:
    first: NDArray[np.float32] = output[:, 0]
    return first


def _last(output: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
    last: NDArray[np.float32] = output[np.arange(len(output)), mask.sum(axis=1) - 1]
    return last


Pooling = Callable[[NDArray[np.float32], NDArray[np.int64]], NDArray[np.float32]]
_POOLINGS: dict[str, Pooling] = {"mean": _mean, "cls": _cls, "last": _last}
