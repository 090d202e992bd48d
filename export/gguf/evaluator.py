"""A GGUF model that computes windows of text; what all measurements of a model go through."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Self

import llama_cpp
import numpy as np
from llama_cpp._internals import LlamaBatch, LlamaContext
from numpy.typing import NDArray

from app.engines.llama_model import LlamaModel
from app.engines.llama_options import LlamaOptions
from app.engines.remote import cores
from export.sources import ExportError

Logits = NDArray[np.float32]
WINDOW = 256
"""Tokens computed together, each window from an empty cache."""


def cut(start: list[int], tokens: list[int]) -> Iterator[list[int]]:
    """`tokens` in windows that each begin with `start`."""
    length = WINDOW - len(start)
    for first in range(0, len(tokens), length):
        yield start + tokens[first : first + length]


class Evaluator:
    """The model in `path`, with `adapter` over it, as the program loads it; a context manager.

    `vocabulary` counts its tokens; `watch` is asked about every step of a computation, as a
    `ggml_backend_sched_eval_callback` is.
    """

    def __init__(
        self,
        path: Path,
        *,
        adapter: Path | None = None,
        watch: Callable[[int, bool, int], bool] | None = None,
    ) -> None:
        self._model = LlamaModel(path, LlamaOptions(context_length=WINDOW, threads=cores()))
        inner = self._model.llama._model  # noqa: SLF001  no public way to a second context
        self.vocabulary: int = inner.n_vocab()
        params = llama_cpp.llama_context_default_params()
        params.n_ctx = params.n_batch = params.n_ubatch = 2 * WINDOW
        params.n_threads = params.n_threads_batch = cores()
        self._watch = llama_cpp.ggml_backend_sched_eval_callback(watch) if watch else None
        if self._watch:
            params.cb_eval = self._watch
        self._context = LlamaContext(model=inner, params=params, verbose=False)
        if adapter:
            self._lay_over(adapter)
        self._batch = LlamaBatch(n_tokens=WINDOW, embd=0, n_seq_max=1, verbose=False)
        self._length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._context.close()
        self._model.close()

    def windows(self, texts: Sequence[str]) -> Iterator[list[int]]:
        """The texts as one, in windows that each start as a text does; the last may be shorter."""
        start = self._model.tokens_of("", begin=True)
        return cut(start, self._model.tokens_of("\n\n".join(texts)))

    def logits(self, window: Sequence[int]) -> Logits:
        """One row for each token: what the model expects after it. Valid until the next call."""
        self.compute(window)
        return np.ctypeslib.as_array(self._context.get_logits(), (len(window), self.vocabulary))

    def compute(self, window: Sequence[int]) -> None:
        """Compute a window from an empty cache."""
        self._context.kv_cache_clear()
        self._batch.set_batch(window, 0, logits_all=True)
        self._context.decode(self._batch)
        self._length = len(window)

    def write(self, count: int) -> None:
        """Write `count` tokens, each the likeliest, after all that came since the last window."""
        for _ in range(count):
            row = np.ctypeslib.as_array(self._context.get_logits_ith(-1), (self.vocabulary,))
            self._batch.set_batch([int(row.argmax())], self._length, logits_all=False)
            self._context.decode(self._batch)
            self._length += 1

    def _lay_over(self, adapter: Path) -> None:
        made = llama_cpp.llama_adapter_lora_init(self._model.llama.model, str(adapter).encode())
        adapters = (llama_cpp.llama_adapter_lora_p_ctypes * 1)(made)
        scales = (ctypes.c_float * 1)(1.0)
        if not made or llama_cpp.llama_set_adapters_lora(self._context.ctx, adapters, 1, scales):
            raise ExportError(f"{adapter.name} is no adapter that fits {self._model.name}")
