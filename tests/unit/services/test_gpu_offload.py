"""The plan for graphics processors, with devices as llama.cpp reports them (its own log lines)."""

from pathlib import Path

import pytest

from app.engines.llama_options import LlamaOptions
from app.engines.messages import FoundDevice
from app.services.gpu_offload import DESKTOP_BYTES, layers_that_fit, offload
from app.services.llama_memory import kept_bytes, layer_bytes
from app.services.model_headers import GgufHeader, Tensor, Value, read_gguf
from tests.data.gguf_models import random_llama

GIB = 2**30
# A laptop with two: the processor's own shares memory with the system.
RTX = FoundDevice("CUDA0", "NVIDIA GeForce RTX 4060 Laptop GPU", "gpu", 8 * GIB, 7 * GIB)
IRIS = FoundDevice("Vulkan0", "Intel(R) Iris(R) Xe Graphics (TGL GT2)", "igpu", 12 * GIB, 11 * GIB)
SHORT, LONG = LlamaOptions(context_length=4096), LlamaOptions(context_length=65_536)


def eight_billion() -> GgufHeader:
    """The header of an 8B model in Q4_K_M, as far as memory is concerned."""
    metadata: dict[str, Value] = {
        "general.architecture": "llama",
        "llama.block_count": 32,
        "llama.embedding_length": 4096,
        "llama.feed_forward_length": 14_336,
        "llama.attention.head_count": 32,
        "llama.attention.head_count_kv": 8,
    }
    of_layers = [
        Tensor(f"blk.{n}.ffn_down.weight", (14_336, 4096), 12, 132_000_000) for n in range(32)
    ]
    ends = [
        Tensor("token_embd.weight", (4096, 128_256), 12, 295_000_000),
        Tensor("output.weight", (4096, 128_256), 14, 431_000_000),
    ]
    return GgufHeader(metadata, {"tokenizer.ggml.tokens": 128_256}, (*of_layers, *ends))


def test_all_layers_go_where_there_is_room() -> None:
    plan = offload(eight_billion(), SHORT, [RTX])
    assert (plan.layers, plan.of) == (33, 33)
    assert "all 33 layers" in plan.said
    assert "RTX 4060" in plan.said


def test_a_longer_context_leaves_room_for_fewer() -> None:
    plan = offload(eight_billion(), LONG, [RTX])
    assert 0 < plan.layers < 33
    assert "65,536 tokens" in plan.said
    smaller = LlamaOptions(
        context_length=65_536, key_type="q8_0", value_type="q8_0", flash_attention=True
    )
    assert offload(eight_billion(), smaller, [RTX]).layers > plan.layers


def test_a_card_of_its_own_comes_before_more_of_the_system_s_memory() -> None:
    assert "RTX" in offload(eight_billion(), SHORT, [IRIS, RTX]).device


def test_without_a_device_nothing_is_computed_there() -> None:
    assert offload(eight_billion(), SHORT, []).layers == 0


def test_what_is_left_to_the_desktop_is_not_taken() -> None:
    all_of_it, none = (
        layers_that_fit(eight_billion(), SHORT, 5 * GIB, desktop_bytes=bytes_)
        for bytes_ in (0, 5 * GIB)
    )
    assert all_of_it > layers_that_fit(eight_billion(), SHORT, 5 * GIB) > none == 0


@pytest.mark.parametrize("tied", [True, False])
def test_every_layer_costs_its_weights_and_what_it_keeps(tmp_path: Path, *, tied: bool) -> None:
    header = read_gguf(random_llama(tmp_path / "m.gguf", layers=6, tied=tied))
    most = 2 * GIB
    fits = [layers_that_fit(header, SHORT, room) for room in range(0, most, most // 40)]
    assert fits == sorted(fits)
    assert fits[-1] == 7
    one = layer_bytes(header)[0] + kept_bytes(header, SHORT)[0]
    rooms = range(DESKTOP_BYTES, most, one // 4)
    low = next(room for room in rooms if layers_that_fit(header, SHORT, room))
    output = layer_bytes(header)[-1]
    assert layers_that_fit(header, SHORT, low + 3 * one + output) in (4, 5)
