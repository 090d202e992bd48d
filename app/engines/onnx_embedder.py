"""Texts to vectors with ONNX Runtime; loads native code, so it belongs in an engine process."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.engines.onnx_model import OnnxModel
from app.engines.protocols import Comparison
from app.engines.providers import ON_CPU, Batch, Runtime

# Measured with the shipped int8 model on 2 cores: larger batches are slower, not faster, since
# their activations no longer fit the caches.
_BATCH = Batch(tokens=512, texts=16)
_TINY = np.float32(1e-12)


class OnnxEmbedder:
    """A sentence embedding model; `threads` compute one batch together."""

    def __init__(self, folder: Path, *, threads: int, runtime: Runtime = ON_CPU) -> None:
        self._network = OnnxModel(folder, threads=threads, runtime=runtime)
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

    def compare(
        self, question: str, words: Sequence[tuple[int, int]], texts: Sequence[str]
    ) -> Comparison:
        """See Embedder.compare; the special tokens that frame a text are no part of it."""
        asked = self._network.encode([self._network.config.query_prefix + question])[0]
        shift = len(self._network.config.query_prefix)
        of_words = [
            [n for n, (a, b) in enumerate(asked.offsets) if a < end + shift and start + shift < b]
            for start, end in words
        ]
        output, mask = self._network.run([asked])
        whole = self._pool(output, mask)[0]
        tokens = _unit(output[0]) if output.ndim == 3 else None
        prefix = self._network.config.passage_prefix
        encodings = self._network.encode([prefix + text for text in texts])
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        nearness = np.empty((len(texts), len(words)), np.float32)
        for batch, output, mask in self._outputs(encodings):
            vectors[batch] = self._pool(output, mask)
            for row, position in enumerate(batch):
                nearness[position] = float(vectors[position] @ whole)
                encoding = encodings[position]
                own = [n for n, special in enumerate(encoding.special_tokens_mask) if not special]
                if tokens is not None and own:
                    nearest = (tokens @ _unit(output[row, own]).T).max(axis=1)
                    for column, pieces in enumerate(of_words):
                        if pieces:
                            nearness[position, column] = nearest[pieces].mean()
        return Comparison(vectors, nearness)

    def _embed(self, texts: list[str], cancel: CancelToken | None) -> NDArray[np.float32]:
        encodings = self._network.encode(texts)
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for batch, output, mask in self._outputs(encodings, cancel):
            vectors[batch] = self._pool(output, mask)
        return vectors

    def _outputs(
        self, encodings: Sequence[Encoding], cancel: CancelToken | None = None
    ) -> Iterator[tuple[list[int], NDArray[np.float32], NDArray[np.int64]]]:
        """Positions of a batch with the network's output for it and its mask."""
        for batch in self._network.batches(encodings, _BATCH):
            if cancel is not None:
                cancel.raise_if_cancelled()
            yield batch, *self._network.run([encodings[position] for position in batch])

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


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = vectors / np.maximum(
        np.linalg.norm(vectors, axis=-1, keepdims=True), _TINY
    )
    return unit


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
