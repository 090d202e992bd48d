from dataclasses import replace
from pathlib import Path

import gguf
import pytest

from app.engines.llama_options import CacheType, LlamaOptions
from app.services.llama_memory import kept_bytes, layer_bytes, llama_memory
from app.services.model_headers import GgufHeader, Tensor, Value, read_gguf
from tests.data.gguf_models import random_llama, random_rwkv7

EIGHT_BILLION: dict[str, Value] = {
    "general.architecture": "llama",
    "llama.block_count": 32,
    "llama.embedding_length": 4096,
    "llama.feed_forward_length": 14_336,
    "llama.attention.head_count": 32,
    "llama.attention.head_count_kv": 8,
    "llama.context_length": 131_072,
}
A_WINDOW = LlamaOptions(context_length=4096)


def header(
    *tensors: Tensor,
    lengths: dict[str, int] | None = None,
    also: dict[str, Value] | None = None,
) -> GgufHeader:
    of_architecture = {f"llama.{key}": value for key, value in (also or {}).items()}
    return GgufHeader(EIGHT_BILLION | of_architecture, lengths or {}, tensors)


def cache_bytes(header: GgufHeader, options: LlamaOptions) -> int:
    return sum(kept_bytes(header, options))


def matrix(name: str, width: int, rows: int, *, kind: int = 1) -> Tensor:
    return Tensor(name, (width, rows), kind, width * rows * 2)


def test_the_cache_of_a_known_model_is_that_of_its_publisher() -> None:
    """Llama 3.1 8B keeps 128 KiB a token: 512 MiB at 4,096, 16 GiB at its whole context."""
    assert cache_bytes(header(), A_WINDOW) == 512 * 2**20
    assert cache_bytes(header(), LlamaOptions(context_length=131_072)) == 16 * 2**30


@pytest.mark.parametrize(
    ("keys", "values", "share"), [("q8_0", "f16", 0.765625), ("q8_0", "q4_0", 0.40625)]
)
def test_a_cache_of_blocks_is_smaller(keys: CacheType, values: CacheType, share: float) -> None:
    options = replace(A_WINDOW, key_type=keys, value_type=values, flash_attention=True)
    assert cache_bytes(header(), options) == share * cache_bytes(header(), A_WINDOW)


def test_heads_may_differ_from_layer_to_layer() -> None:
    heads = [8] * 16 + [0] * 16
    differing = header(also={"attention.head_count_kv": tuple(heads)})
    assert cache_bytes(differing, A_WINDOW) == cache_bytes(header(), A_WINDOW) / 2


def test_what_a_layer_keeps_is_what_its_matrices_make() -> None:
    own = header(matrix("blk.0.attn_k.weight", 4096, 256), matrix("blk.0.attn_v.weight", 4096, 128))
    one = replace(own, metadata={**own.metadata, "llama.block_count": 1})
    assert cache_bytes(one, A_WINDOW) == 4096 * (256 + 128) * 2


def test_keys_made_of_one_short_vector_count_once() -> None:
    own = header(matrix("blk.0.attn_kv_a_mqa.weight", 4096, 576))
    one = replace(own, metadata={**own.metadata, "llama.block_count": 1})
    assert cache_bytes(one, A_WINDOW) == 4096 * 576 * 2


def test_layers_that_share_the_cache_of_another_keep_none() -> None:
    shared = header(also={"attention.shared_kv_layers": 8})
    assert cache_bytes(shared, A_WINDOW) == cache_bytes(header(), A_WINDOW) * 3 / 4


def test_a_recurrent_model_keeps_a_state_whatever_the_context(tmp_path: Path) -> None:
    found = read_gguf(random_rwkv7(tmp_path / "r.gguf", layers=3, width=64, head=32))
    small, large = (
        cache_bytes(found, LlamaOptions(context_length=tokens)) for tokens in (512, 8192)
    )
    assert small == large == 3 * 64 * (32 + 2) * 4


def test_layers_are_counted_apart_and_the_output_last(tmp_path: Path) -> None:
    tied = read_gguf(random_llama(tmp_path / "a.gguf", layers=3, width=64, words=300))
    own = read_gguf(random_llama(tmp_path / "b.gguf", layers=3, width=64, words=300, tied=False))
    *layers, output = layer_bytes(tied)
    assert len(layers) == 3
    assert len(set(layers)) == 1
    assert output == 300 * 64 * 2 + 64 * 4 == layer_bytes(own)[-1]
    embedding = 300 * 64 * 2
    assert sum(layer_bytes(tied)) + 0 == sum(t.bytes for t in tied.tensors)
    assert sum(layer_bytes(own)) + embedding == sum(t.bytes for t in own.tensors)


def test_what_is_repacked_is_needed_once_and_resident_twice(tmp_path: Path) -> None:
    kind = gguf.GGMLQuantizationType.Q4_0
    found = read_gguf(random_llama(tmp_path / "m.gguf", tied=False, kind=kind))
    parts = llama_memory(found, A_WINDOW)
    sizes = {tensor.name: tensor.bytes for tensor in found.tensors}
    assert parts.weights == sum(sizes.values())
    matrices = sum(size for name, size in sizes.items() if ".attn_norm" not in name)
    assert 0 < parts.spare <= matrices - sizes["token_embd.weight"]


def test_attention_of_many_tokens_at_once_takes_more_unless_it_is_flash() -> None:
    work = {
        (together, flash): llama_memory(
            header(),
            replace(A_WINDOW, batch_tokens=together, micro_batch=together, flash_attention=flash),
        ).work
        for together in (32, 512)
        for flash in (False, True)
    }
    assert work[512, False] > 10 * work[32, False]
    assert work[512, True] < work[512, False] / 2


def test_every_word_costs_when_several_are_tried_at_once() -> None:
    large = header(lengths={"tokenizer.ggml.tokens": 150_000})
    one = llama_memory(large, A_WINDOW).work
    several = llama_memory(large, replace(A_WINDOW, speculate=True)).work
    assert several - one >= 15 * 150_000 * 4
