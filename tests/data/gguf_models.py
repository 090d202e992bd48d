"""Writes language models of random weights as GGUF files that llama.cpp loads.

`python -m tests.data.gguf_models FOLDER` writes large ones, for `sotto bench memory`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import gguf
import numpy as np

Shapes = Iterator[tuple[str, tuple[int, ...]]]


def random_llama(
    path: Path,
    *,
    layers: int = 2,
    width: int = 64,
    heads: int = 2,
    kv_heads: int = 1,
    forward: int = 128,
    words: int = 300,
    context: int = 512,
    tied: bool = True,
    kind: gguf.GGMLQuantizationType = gguf.GGMLQuantizationType.F16,
    template: str = "",
) -> Path:
    """A Llama, its matrices stored as `kind`; without `tied` it has an output layer of its own."""
    writer = _writer(path, "llama", layers=layers, width=width, forward=forward, context=context)
    if template:
        writer.add_chat_template(template)
    writer.add_head_count(heads)
    writer.add_head_count_kv(kv_heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(width // heads)
    keys = width // heads * kv_heads

    def shapes() -> Shapes:
        yield "token_embd.weight", (words, width)
        yield "output_norm.weight", (width,)
        if not tied:
            yield "output.weight", (words, width)
        for layer in range(layers):
            here = f"blk.{layer}."
            yield here + "attn_norm.weight", (width,)
            yield here + "attn_q.weight", (width, width)
            yield here + "attn_k.weight", (keys, width)
            yield here + "attn_v.weight", (keys, width)
            yield here + "attn_output.weight", (width, width)
            yield here + "ffn_norm.weight", (width,)
            yield here + "ffn_gate.weight", (forward, width)
            yield here + "ffn_up.weight", (forward, width)
            yield here + "ffn_down.weight", (width, forward)

    return _written(writer, path, shapes(), words, kind)


def random_rwkv7(
    path: Path,
    *,
    layers: int = 2,
    width: int = 64,
    head: int = 32,
    forward: int = 128,
    words: int = 300,
    context: int = 512,
) -> Path:
    """An RWKV-7, which keeps a state of fixed size instead of a cache."""
    writer = _writer(path, "rwkv7", layers=layers, width=width, forward=forward, context=context)
    low = 16
    writer.add_head_count(0)
    writer.add_layer_norm_eps(1e-5)
    writer.add_wkv_head_size(head)
    writer.add_decay_lora_rank(low)
    writer.add_iclr_lora_rank(low)
    writer.add_value_residual_mix_lora_rank(low)
    writer.add_gate_lora_rank(low)
    norms = ("attn_norm", "attn_norm_2", "time_mix_ln")
    vectors = ("w0", "a0", "v0", "k_k", "k_a", "r_k")

    def shapes() -> Shapes:
        yield "token_embd.weight", (words, width)
        yield "output.weight", (words, width)
        for norm in ("token_embd_norm", "output_norm"):
            yield from ((f"{norm}.{part}", (width,)) for part in ("weight", "bias"))
        for layer in range(layers):
            here = f"blk.{layer}."
            for norm in norms:
                yield from ((f"{here}{norm}.{part}", (width,)) for part in ("weight", "bias"))
            yield from ((f"{here}time_mix_{name}.weight", (width,)) for name in vectors)
            for name in "wavg":
                yield f"{here}time_mix_{name}1.weight", (low, width)
                yield f"{here}time_mix_{name}2.weight", (width, low)
            yield here + "time_mix_lerp_fused.weight", (6, 1, 1, width)
            for name in ("key", "value", "receptance", "output"):
                yield f"{here}time_mix_{name}.weight", (width, width)
            yield here + "channel_mix_lerp_k.weight", (1, 1, width)
            yield here + "channel_mix_key.weight", (forward, width)
            yield here + "channel_mix_value.weight", (width, forward)

    return _written(writer, path, shapes(), words, gguf.GGMLQuantizationType.F16, scale=0.4)


def random_mamba(
    path: Path,
    *,
    layers: int = 2,
    width: int = 64,
    inner: int = 128,
    state: int = 16,
    words: int = 300,
    context: int = 512,
) -> Path:
    """A Mamba, which has neither attention nor a cache."""
    writer = _writer(path, "mamba", layers=layers, width=width, forward=0, context=context)
    kernel, rank = 4, 8
    writer.add_head_count(0)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_ssm_conv_kernel(kernel)
    writer.add_ssm_inner_size(inner)
    writer.add_ssm_state_size(state)
    writer.add_ssm_time_step_rank(rank)

    def shapes() -> Shapes:
        yield "token_embd.weight", (words, width)
        yield "output_norm.weight", (width,)
        for layer in range(layers):
            here = f"blk.{layer}."
            yield here + "attn_norm.weight", (width,)
            yield here + "ssm_in.weight", (2 * inner, width)
            yield here + "ssm_conv1d.weight", (inner, kernel)
            yield here + "ssm_conv1d.bias", (inner,)
            yield here + "ssm_x.weight", (rank + 2 * state, inner)
            yield here + "ssm_dt.weight", (inner, rank)
            yield here + "ssm_dt.bias", (inner,)
            yield here + "ssm_a", (inner, state)
            yield here + "ssm_d", (inner,)
            yield here + "ssm_out.weight", (width, inner)

    return _written(writer, path, shapes(), words, gguf.GGMLQuantizationType.F32)


def random_lora(
    path: Path,
    *,
    architecture: str = "llama",
    base: str = "",
    layers: int = 2,
    width: int = 64,
    rank: int = 4,
) -> Path:
    """An adapter of the queries and outputs of attention, strong enough to change every word."""
    path.parent.mkdir(exist_ok=True)
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_name(path.stem)
    if base:
        writer.add_base_model_count(1)
        writer.add_base_model_name(0, base)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, 4.0 * rank)
    random = np.random.default_rng(11)
    for layer in range(layers):
        for part in ("attn_q", "attn_output"):
            for side, shape in (("a", (rank, width)), ("b", (width, rank))):
                values = random.standard_normal(shape, np.float32)
                writer.add_tensor(f"blk.{layer}.{part}.weight.lora_{side}", values)
    _close(writer)
    return path


def _writer(
    path: Path, architecture: str, *, layers: int, width: int, forward: int, context: int
) -> gguf.GGUFWriter:
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name(path.stem)
    writer.add_block_count(layers)
    writer.add_context_length(context)
    writer.add_embedding_length(width)
    writer.add_feed_forward_length(forward)
    return writer


def _written(
    writer: gguf.GGUFWriter,
    path: Path,
    shapes: Shapes,
    words: int,
    kind: gguf.GGMLQuantizationType,
    *,
    scale: float = 0.05,
) -> Path:
    """The larger `scale`, the more what is said depends on what was read."""
    _add_words(writer, words)
    random = np.random.default_rng(7)
    for name, shape in shapes:
        values = (random.standard_normal(shape, np.float32) * scale).astype(np.float32)
        matrix = len(shape) == 2
        if matrix and kind is not gguf.GGMLQuantizationType.F32:
            writer.add_tensor(name, gguf.quants.quantize(values, kind), raw_dtype=kind)
        else:
            writer.add_tensor(name, values)
    _close(writer)
    return path


def _close(writer: gguf.GGUFWriter) -> None:
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_words(writer: gguf.GGUFWriter, words: int) -> None:
    """A vocabulary of three special tokens, the bytes, and words of letters."""
    special = ("<unk>", "<s>", "</s>")
    tokens = [*special, *(f"<0x{byte:02X}>" for byte in range(256))]
    tokens += [f"▁w{number}" for number in range(words - len(tokens))]
    types = [gguf.TokenType.UNKNOWN, *[gguf.TokenType.CONTROL] * 2]
    types += [gguf.TokenType.BYTE] * 256 + [gguf.TokenType.NORMAL] * (words - 259)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([-float(number) for number in range(words)])
    writer.add_token_types(types)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)


def main() -> None:
    """Write a Llama of 450 million weights and an RWKV-7 of 130 million."""
    folder = Path(sys.argv[1])
    random_llama(
        folder / "random-450m.q8_0.gguf",
        layers=24,
        width=1024,
        heads=16,
        kv_heads=4,
        forward=4096,
        words=32_000,
        context=8192,
        tied=False,
        kind=gguf.GGMLQuantizationType.Q8_0,
    )
    random_rwkv7(
        folder / "random-rwkv7-130m.gguf",
        layers=12,
        width=768,
        head=64,
        forward=3072,
        words=32_000,
        context=4096,
    )


if __name__ == "__main__":
    main()
