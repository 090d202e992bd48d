"""ONNX models in processes of their own, computed by the runtime that was chosen for them.

Where that fails at work, the same request is answered by the CPU, and so are all that follow.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ModelBroken
from app.engines.host import EngineHost
from app.engines.messages import Compare, Embed, Entail, Request, Score
from app.engines.onnx_model import load_config
from app.engines.onnx_serving import EmbedderConfig, EntailerConfig, OnnxFolder, RerankerConfig
from app.engines.process import Limits
from app.engines.protocols import Comparison, Entailment
from app.engines.providers import BY_CPU, ON_CPU, PATIENT, Chosen, Runtime
from app.engines.remote import cores, floats, nonsense
from app.privacy.sandbox import SandboxPolicy

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger("sotto.engines")

# As many texts as take about a quarter of a second: a question waits no longer for its vector
# while a folder is being embedded.
_TEXTS_PER_JOB = 16


class RemoteOnnx:
    """An ONNX model in its folder; its facts come from config.json, without loading it."""

    engine: ClassVar[str]
    loading: ClassVar[type[OnnxFolder]]

    def __init__(
        self,
        folder: Path,
        *,
        threads: int = 0,
        idle_stop_s: float = 300.0,
        chosen: Chosen = BY_CPU,
    ) -> None:
        self._config = load_config(folder)
        self.model = self._config.model
        self.languages = self._config.languages
        self._folder = folder
        self._threads = threads or cores()
        self._chosen = chosen
        self._patience = chosen.patience
        self._falling_back = threading.Lock()
        self.runtime = chosen.runtime
        config, policy = self._made(chosen.runtime)
        self.host = EngineHost(
            self.engine,
            config,
            policy=policy,
            limits=Limits(idle_stop_s=idle_stop_s),
            start_timeout_s=chosen.patience.load_s,
        )

    def close(self) -> None:
        """End the process."""
        self.host.close()

    def _floats(
        self, request: Request, shape: tuple[int, ...], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """The numbers that answer `request`, by the CPU where the runtime gives none."""
        runtime = self.runtime
        try:
            return self._computed(request, shape, cancel)
        except (EngineFailure, ModelBroken) as error:
            if runtime is ON_CPU or not self._chosen.falls_back:
                raise
            self._fall_back(runtime, error)
            answer = self._computed(request, shape, cancel)
            # Only now is it known that it was not the model.
            self._chosen.on_failure(error.reason)
            return answer

    def _computed(
        self, request: Request, shape: tuple[int, ...], cancel: CancelToken | None
    ) -> NDArray[np.float32]:
        answer = self.host.call(request, cancel=cancel, timeout_s=self._patience.answer_s)
        return floats(self.engine, answer, shape)

    def _fall_back(self, runtime: Runtime, error: EngineFailure | ModelBroken) -> None:
        with self._falling_back:
            if self.runtime is not runtime:
                return  # another thread was told the same
            log.warning(
                "%s on %s failed, the CPU computes %s from now on: %s",
                *(runtime.provider, runtime.device, self.model, error.reason),
            )
            config, policy = self._made(ON_CPU)
            self.host.change(config, policy, start_timeout_s=PATIENT.load_s)
            self._patience, self.runtime = PATIENT, ON_CPU

    def _made(self, runtime: Runtime) -> tuple[OnnxFolder, SandboxPolicy]:
        policy = SandboxPolicy(read=(self._folder, *runtime.read), write=runtime.write)
        return self.loading(self._folder, self._threads, runtime), policy


class RemoteEmbedder(RemoteOnnx):
    """The embedding model in `folder`."""

    engine, loading = "embedder", EmbedderConfig

    @property
    def dimensions(self) -> int:
        """Of a vector."""
        return self._config.dimensions

    @property
    def max_tokens(self) -> int:
        """The longest text it sees whole, special tokens counted."""
        return self._config.max_tokens

    def embed_passages(
        self, texts: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dimensions), in the order given."""
        import numpy as np

        vectors = np.empty((len(texts), self.dimensions), np.float32)
        by_length = sorted(range(len(texts)), key=lambda position: len(texts[position]))
        for start in range(0, len(texts), _TEXTS_PER_JOB):
            job = by_length[start : start + _TEXTS_PER_JOB]
            request = Embed([texts[position] for position in job], query=False)
            vectors[job] = self._floats(request, (len(job), self.dimensions), cancel)
        return vectors

    def compare(
        self, question: str, words: Sequence[tuple[int, int]], texts: Sequence[str]
    ) -> Comparison:
        """See Embedder.compare."""
        request = Compare(question, list(words), list(texts))
        both = self._floats(request, (len(texts), self.dimensions + len(words)))
        return Comparison(both[:, : self.dimensions], both[:, self.dimensions :])

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, shape (dimensions,)."""
        return self._floats(Embed([text], query=True), (self.dimensions,))


class RemoteReranker(RemoteOnnx):
    """The cross-encoder in `folder` that reads questions and passages."""

    engine, loading = "reranker", RerankerConfig

    def score(
        self, query: str, passages: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """One relevance score per passage, shape (len(passages),), higher is better."""
        return self._floats(Score(query, list(passages)), (len(passages),), cancel)


class RemoteEntailer(RemoteOnnx):
    """The cross-encoder in `folder` that reads premises and hypotheses."""

    engine, loading = "entailer", EntailerConfig

    def entail(
        self, pairs: Sequence[tuple[str, str]], cancel: CancelToken | None = None
    ) -> list[Entailment]:
        """One per pair, in the order given."""
        found = self._floats(Entail(list(pairs)), (len(pairs), 3), cancel)
        if ((found < 0) | (found > 1)).any():
            raise nonsense("entailer")
        return [Entailment(*row) for row in found.tolist()]
