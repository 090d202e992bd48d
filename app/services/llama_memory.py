"""How much memory llama.cpp takes for a model, from the header of its file and how it is computed.

What is counted, and where it comes from in llama.cpp:

- weights: mapped from the file, all pages of it read while loading. Matrices of some types are
  copied into an order that the processor likes ("repack"); what they were read from then stays
  resident until the system wants it back.
- cache: what the matrices for keys and values of a layer make of one token, in the types chosen,
  for every token of the context (llama_kv_cache). Heads that share keys and values count once
  (Ainslie et al. 2023, "GQA"). Layers that look at a window only keep all of it here, because the
  beginnings of prompts are reused. Recurrent layers keep no cache but a state of fixed size
  (llama_memory_recurrent).
- work: the largest step of the graph for the tokens computed together. That is attention, with a
  number for every head and token in view and its 16-bit copy, or the feed-forward part; and the
  numbers for every word of the vocabulary, where the answer is chosen.
"""

import platform
from collections.abc import Container, Iterator
from dataclasses import dataclass

from app.engines.llama_options import CacheType, LlamaOptions
from app.services.model_headers import GgufHeader, Tensor

_BITS: dict[CacheType, float] = {
    "f32": 32, "f16": 16, "q8_0": 8.5, "q5_1": 6, "q5_0": 5.5, "q4_1": 5, "q4_0": 4.5,
    "iq4_nl": 4.5,
}  # fmt: skip

# ggml's types that are repacked: Q4_0, Q4_K, IQ4_NL and MXFP4 where there is AVX2; on Arm also
# Q8_0, Q5_K and Q6_K (ggml_repack_get_optimal_repack_type).
_REPACKED = {"x86": frozenset({2, 12, 20, 39}), "arm": frozenset({2, 8, 12, 13, 14, 20, 39})}
_ROWS_TOGETHER = 8

_CELLS_TOGETHER = 256
_MOST_GUESSED = 16
_FLOAT, _HALF = 4, 2
_RESIDUALS = 4
"""Copies of what goes from layer to layer that are alive at the same time."""
_TOKEN_BYTES = 150
"""Of a word of the vocabulary or a merge of two: its text, its score, two hash tables."""
_CANDIDATE_BYTES = 48
"""Of a word while the next one is chosen: candidates of sampler and binding, and its number."""


@dataclass(frozen=True, slots=True)
class LlamaMemory:
    """Bytes of each part; `spare` of them are resident after loading but not needed any more."""

    weights: int
    cache: int
    work: int
    vocabulary: int
    spare: int

    @property
    def needed(self) -> int:
        """All that has to be there while it computes."""
        return self.weights + self.cache + self.work + self.vocabulary


def llama_memory(header: GgufHeader, options: LlamaOptions) -> LlamaMemory:
    """What the model of `header` takes of the system's memory, computed as `options` say.

    The last `gpu_layers` are elsewhere: with what they keep, and without being repacked.
    """
    sizes, kept = layer_bytes(header), kept_bytes(header, options)
    here = max(len(sizes) - options.gpu_layers, 0)
    weights = sum(tensor.bytes for tensor in header.tensors) - sum(sizes[here:])
    again = sum(t.bytes for t in header.tensors if _is_repacked(t) and (_layer(t) or 0) < here)
    embedding = next((t for t in header.tensors if t.name == "token_embd.weight"), None)
    if embedding is not None and _is_tied(header) and embedding.type in _types_repacked():
        weights += embedding.bytes  # looked up in one order, multiplied in the other
    words = header.lengths.get("tokenizer.ggml.tokens", 0)
    return LlamaMemory(
        weights=weights,
        cache=sum(kept[:here]),
        work=work_bytes(header, options, words),
        vocabulary=_TOKEN_BYTES * (words + header.lengths.get("tokenizer.ggml.merges", 0)),
        spare=again,
    )


def layer_bytes(header: GgufHeader) -> tuple[int, ...]:
    """The weights of each layer, and last those of the output."""
    layers = header.number(".block_count")
    sizes = [0] * (layers + 1)
    for tensor in header.tensors:
        number = _layer(tensor)
        if number is not None and number < layers:
            sizes[number] += tensor.bytes
        elif tensor.name.startswith("output") or (
            tensor.name == "token_embd.weight" and _is_tied(header)
        ):
            sizes[layers] += tensor.bytes
    return tuple(sizes)


def kept_bytes(header: GgufHeader, options: LlamaOptions) -> tuple[int, ...]:
    """What each layer keeps: keys and values of all tokens of the context, or its state."""
    cells = _padded(options.context_length)
    recurrent = {_layer(tensor) for tensor in header.tensors if _is_recurrent(tensor)}
    state = _state_bytes(header)
    return tuple(
        int(cells * (keys * _BITS[options.key_type] + values * _BITS[options.value_type]) / 8)
        + (state if layer in recurrent else 0)
        for layer, (keys, values) in enumerate(_kept_of_a_token(header, recurrent))
    )


def _kept_of_a_token(
    header: GgufHeader, recurrent: Container[int | None]
) -> Iterator[tuple[int, int]]:
    """How many numbers each layer keeps as keys and as values of one token."""
    layers = len(header.per_layer(".block_count"))
    shared = header.number(".attention.shared_kv_layers")
    rows = {tensor.name: tensor.shape[1] for tensor in header.tensors if len(tensor.shape) == 2}
    heads = header.per_layer(".attention.head_count")
    kv_heads = header.per_layer(".attention.head_count_kv", header.number(".attention.head_count"))
    width = header.number(".embedding_length") // max(*heads, 1) if heads else 0
    key = header.number(".attention.key_length", width)
    value = header.number(".attention.value_length", width)
    for layer in range(layers):
        here = f"blk.{layer}.attn_"
        if layer >= layers - shared:
            yield 0, 0  # it looks at what others keep
        elif latent := rows.get(here + "kv_a_mqa.weight"):
            yield latent, 0  # keys and values are computed from one short vector (MLA)
        elif here + "k.weight" in rows:
            yield rows[here + "k.weight"], rows.get(here + "v.weight", rows[here + "k.weight"])
        elif layer in recurrent:
            yield 0, 0
        else:
            yield kv_heads[layer] * key, kv_heads[layer] * value


def _state_bytes(header: GgufHeader) -> int:
    """Of a recurrent layer."""
    width = header.number(".embedding_length")
    if head := header.number(".wkv.head_size"):
        kept = width * (head + header.number(".token_shift_count", 2))
    elif seen := header.number(".shortconv.l_cache"):
        kept = width * (seen - 1)
    else:
        inner, state = header.number(".ssm.inner_size"), header.number(".ssm.state_size")
        groups, seen = header.number(".ssm.group_count"), header.number(".ssm.conv_kernel", 1)
        kept = inner * state + (seen - 1) * (inner + 2 * groups * state)
    return kept * _FLOAT


def work_bytes(header: GgufHeader, options: LlamaOptions, words: int) -> int:
    """What computing takes besides, for a vocabulary of so many `words`."""
    together = min(options.micro_batch, options.batch_tokens, options.context_length)
    cells = _padded(options.context_length)
    width = header.number(".embedding_length")
    heads = max(header.per_layer(".attention.head_count"), default=0)
    attention = cells * together * _FLOAT  # who may look at whom
    if options.flash_attention:
        attention += cells * together * _HALF
    else:
        attention += cells * together * heads * (_FLOAT + _HALF)
    experts = header.number(".expert_used_count")
    inner = max(
        header.number(".feed_forward_length"),
        header.number(".expert_feed_forward_length") * experts,
        header.number(".ssm.inner_size"),
    )
    forward = 2 * together * inner * _FLOAT
    rows = min(together, _MOST_GUESSED) if options.speculate else 1
    return (
        max(attention if heads else 0, forward)
        + _RESIDUALS * together * width * _FLOAT
        + words * (2 * rows * _FLOAT + _CANDIDATE_BYTES)
    )


def _is_tied(header: GgufHeader) -> bool:
    return all(tensor.name != "output.weight" for tensor in header.tensors)


def _is_repacked(tensor: Tensor) -> bool:
    return (
        tensor.type in _types_repacked()
        and len(tensor.shape) > 1
        and tensor.shape[1] % _ROWS_TOGETHER == 0
        and not tensor.name.startswith("token_embd")
    )


def _types_repacked() -> frozenset[int]:
    arm = platform.machine().lower() in ("arm64", "aarch64")
    return _REPACKED["arm" if arm else "x86"]


def _is_recurrent(tensor: Tensor) -> bool:
    return any(word in tensor.name for word in (".ssm_", ".time_mix_", ".shortconv"))


def _layer(tensor: Tensor) -> int | None:
    parts = tensor.name.split(".")
    return int(parts[1]) if parts[0] == "blk" and len(parts) > 1 and parts[1].isdecimal() else None


def _padded(tokens: int) -> int:
    return -(-tokens // _CELLS_TOGETHER) * _CELLS_TOGETHER
