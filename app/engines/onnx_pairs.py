"""Two texts read together by a cross-encoder; belongs in an engine process."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.errors import ModelBroken
from app.engines.onnx_model import OnnxModel
from app.engines.providers import ON_CPU, Batch, Runtime

_BATCH = Batch(tokens=1024, texts=16)


class OnnxPairs:
    """A sequence classification model over pairs of texts."""

    def __init__(self, folder: Path, *, threads: int, runtime: Runtime = ON_CPU) -> None:
        self._network = OnnxModel(folder, threads=threads, runtime=runtime)
        self.config = self._network.config

    def logits(
        self, pairs: Sequence[tuple[str, str]], cancel: CancelToken | None, *, expected: set[int]
    ) -> list[NDArray[np.float32]]:
        """The logits of each pair, in the order given; the token is tested before each batch.

        ModelBroken where their number is not one of those `expected`.
        """
        encodings = self._network.encode(pairs)
        found = [np.empty(0, np.float32)] * len(pairs)
        for batch in self._network.batches(encodings, _BATCH):
            if cancel is not None:
                cancel.raise_if_cancelled()
            output, _ = self._network.run([encodings[position] for position in batch])
            if output.ndim != 2 or output.shape[1] not in expected:
                counts = " or ".join(map(str, sorted(expected)))
                raise ModelBroken(self.config.model, f"it does not give {counts} scores per pair")
            for position, row in zip(batch, output, strict=True):
                found[position] = row
        return found
