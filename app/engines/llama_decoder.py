"""Computes tokens in llama.cpp, batch by batch, and samples what follows them."""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import llama_cpp
from llama_cpp import Llama

from app.domain.errors import EngineFailure
from app.engines.protocols import GenerateOptions

_TOP_K, _TOP_P, _MIN_P = 40, 0.95, 0.05
_SEQUENCE = 0

LAST = -1
"""The row of the last token that was computed."""


class Decoder:
    """The cache of a model's context; `tokens` are those it holds, `batches` counts computations.

    At most `most` tokens are computed together. Only numbers that are asked for are kept: those
    behind the last token, or behind each of a batch, never those of the whole context.
    """

    def __init__(self, llama: Llama, most: int) -> None:
        self.tokens: list[int] = []
        self.batches = 0
        self._context = llama.ctx
        self._memory = llama_cpp.llama_get_memory(llama.ctx)
        self._batch = llama_cpp.llama_batch_init(most, 0, 1)
        for row in range(most):
            self._batch.n_seq_id[row] = 1
            self._batch.seq_id[row][0] = _SEQUENCE

    @property
    def turns_back(self) -> bool:
        """Whether the last of its tokens can be forgotten; not those of a running state."""
        model = llama_cpp.llama_get_model(self._context)
        state = llama_cpp.llama_model_is_recurrent(model) or llama_cpp.llama_model_is_hybrid(model)
        return not state

    def add(self, tokens: Sequence[int], *, every: bool = False) -> None:
        """Compute these behind the ones that are there; with `every`, each can be sampled after.

        EngineFailure where llama.cpp fails or is told to stop; the cache is then as it was before.
        """
        batch, first = self._batch, len(self.tokens)
        batch.n_tokens = len(tokens)
        for row, token in enumerate(tokens):
            batch.token[row] = token
            batch.pos[row] = first + row
            batch.logits[row] = every
        batch.logits[len(tokens) - 1] = True
        code = llama_cpp.llama_decode(self._context, batch)
        if code != 0:
            self.keep(first)
            raise EngineFailure("generator", f"llama.cpp stopped computing with code {code}")
        self.tokens.extend(tokens)
        self.batches += 1

    def keep(self, count: int) -> bool:
        """Forget all but the first `count` tokens.

        False where a model with a running state cannot do that: all are forgotten then.
        """
        kept = bool(llama_cpp.llama_memory_seq_rm(self._memory, _SEQUENCE, count, -1))
        if not kept:
            llama_cpp.llama_memory_clear(self._memory, True)
        del self.tokens[count if kept else 0 :]
        return kept

    def sample(self, sampler: Any, row: int = LAST) -> int:
        """The token that follows the one in this row of the last batch."""
        token: int = llama_cpp.llama_sampler_sample(sampler, self._context, row)
        return token

    def state(self) -> bytes:
        """All that was computed of the tokens it holds, to go on from there another time."""
        size = llama_cpp.llama_state_seq_get_size(self._context, _SEQUENCE)
        room = (ctypes.c_uint8 * size)()
        written = llama_cpp.llama_state_seq_get_data(self._context, room, size, _SEQUENCE)
        return memoryview(room)[:written].tobytes()

    def restore(self, tokens: Sequence[int], state: bytes) -> bool:
        """Hold these tokens, of which `state` was had; False, and none, where it does not fit."""
        llama_cpp.llama_memory_clear(self._memory, True)
        self.tokens.clear()
        room = (ctypes.c_uint8 * len(state)).from_buffer_copy(state)
        if not llama_cpp.llama_state_seq_set_data(self._context, room, len(state), _SEQUENCE):
            llama_cpp.llama_memory_clear(self._memory, True)
            return False
        self.tokens.extend(tokens)
        return True

    def close(self) -> None:
        """Free the batch."""
        llama_cpp.llama_batch_free(self._batch)


@contextmanager
def sampling(options: GenerateOptions) -> Iterator[Any]:
    """How a token is chosen: the likeliest, or with a temperature one of the likely by lot."""
    chain = llama_cpp.llama_sampler_chain_init(llama_cpp.llama_sampler_chain_default_params())
    if options.temperature > 0:
        steps = [
            llama_cpp.llama_sampler_init_top_k(_TOP_K),
            llama_cpp.llama_sampler_init_top_p(_TOP_P, 1),
            llama_cpp.llama_sampler_init_min_p(_MIN_P, 1),
            llama_cpp.llama_sampler_init_temp(options.temperature),
            llama_cpp.llama_sampler_init_dist(options.seed),
        ]
    else:
        steps = [llama_cpp.llama_sampler_init_greedy()]
    for step in steps:
        llama_cpp.llama_sampler_chain_add(chain, step)
    try:
        yield chain
    finally:
        llama_cpp.llama_sampler_free(chain)
