"""What a text says of a sentence, by a cross-encoder; belongs in an engine process."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.domain.cancel import CancelToken
from app.domain.errors import ModelBroken
from app.engines.onnx_pairs import OnnxPairs
from app.engines.protocols import Entailment
from app.engines.providers import ON_CPU, Runtime

LABELS = ("entailment", "neutral", "contradiction")
"""What the three outputs of such a model are called; each model has an order of its own."""


class OnnxEntailer:
    """A sequence classification model trained on natural language inference."""

    def __init__(self, folder: Path, *, threads: int, runtime: Runtime = ON_CPU) -> None:
        self._pairs = OnnxPairs(folder, threads=threads, runtime=runtime)
        config = self._pairs.config
        self.model = config.model
        self.languages = config.languages
        labels = [label.lower() for label in config.labels]
        if sorted(labels) != sorted(LABELS):
            raise ModelBroken(self.model, "config.json does not name its three labels")
        self._columns = [labels.index(label) for label in LABELS]

    def entail(
        self, pairs: Sequence[tuple[str, str]], cancel: CancelToken | None = None
    ) -> list[Entailment]:
        """One judgement per pair of premise and hypothesis; see Entailer.entail."""
        logits = self._pairs.logits(pairs, cancel, expected={len(LABELS)})
        return [Entailment(*_softmax(row[self._columns])) for row in logits]


def _softmax(logits: np.ndarray) -> list[float]:
    odds = np.exp(logits - logits.max())
    shares: list[float] = (odds / odds.sum()).tolist()
    return shares
