"""The small Whisper of the tests as a Hugging Face folder, which exporters start from."""

import json
import shutil
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import GenerationConfig, WhisperConfig, WhisperForConditionalGeneration

FIXTURE = Path(__file__).parent / "speech" / "whisper-fixture"
_TYPES = (np.float32, np.int8, np.int16, np.int32, np.float16)  # by CTranslate2's numbers

Weights = Mapping[str, NDArray[np.float32]]


def write_whisper(folder: Path) -> None:
    """Write the fixture to `folder` in floats."""
    weights = _floats(FIXTURE / "model.bin")
    model = WhisperForConditionalGeneration(_config()).eval()
    state = dict(_renamed(weights))
    missing = model.load_state_dict({k: torch.tensor(v) for k, v in state.items()}, strict=False)
    assert {name.split(".")[-2] for name in missing.missing_keys} <= {"proj_out"}, missing
    assert not missing.unexpected_keys
    model.generation_config = GenerationConfig(
        suppress_tokens=[],
        begin_suppress_tokens=[],
        alignment_heads=[[0, 0], [1, 0]],
        decoder_start_token_id=769,
        eos_token_id=768,
        pad_token_id=768,
    )
    model.save_pretrained(folder)
    for name in ("tokenizer.json", "preprocessor_config.json"):
        shutil.copy(FIXTURE / name, folder)
    tokenizer = {"tokenizer_class": "PreTrainedTokenizerFast", "eos_token": "<|endoftext|>"}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer))
    head = {"feature_extractor_type": "WhisperFeatureExtractor"}
    features = json.loads((folder / "preprocessor_config.json").read_text())
    (folder / "preprocessor_config.json").write_text(
        json.dumps(features | head | {"chunk_length": 30})
    )


def _config() -> WhisperConfig:
    return WhisperConfig(
        vocab_size=2278,
        num_mel_bins=80,
        d_model=192,
        encoder_layers=4,
        decoder_layers=2,
        encoder_attention_heads=3,
        decoder_attention_heads=3,
        encoder_ffn_dim=768,
        decoder_ffn_dim=768,
        max_source_positions=1500,
        max_target_positions=448,
        decoder_start_token_id=769,
        bos_token_id=768,
        eos_token_id=768,
        pad_token_id=768,
    )


def _floats(path: Path) -> Weights:
    """The variables of a CTranslate2 model, rows of 8-bit integers taken back to floats."""
    data = path.read_bytes()
    _, position = _string(data, 4)
    (variables,) = struct.unpack_from("<I", data, position + 4)
    position += 8
    found: dict[str, NDArray[np.float32]] = {}
    for _ in range(variables):
        name, position = _string(data, position)
        rank = data[position]
        shape = struct.unpack_from(f"<{rank}I", data, position + 1)
        kind, size = struct.unpack_from("<BI", data, position + 1 + 4 * rank)
        position += 6 + 4 * rank
        values = np.frombuffer(data[position : position + size], _TYPES[kind])
        found[name] = values.reshape(shape).astype(np.float32)
        position += size
    for name in [name for name in found if name.endswith("_scale")]:
        weight = name.removesuffix("_scale")
        found[weight] = (found[weight].T / found.pop(name)).T
    return found


def _string(data: bytes, position: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<H", data, position)
    end = position + 2 + length
    return data[position + 2 : end - 1].decode(), end


def _renamed(weights: Weights) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """The weights by the names of transformers, matrices of several projections taken apart."""
    yield "model.decoder.embed_tokens.weight", weights["decoder/embeddings/weight"]
    for side, layers in (("encoder", 4), ("decoder", 2)):
        if side == "encoder":
            for conv in ("conv1", "conv2"):
                for part in ("weight", "bias"):
                    yield f"model.encoder.{conv}.{part}", weights[f"encoder/{conv}/{part}"]
        positions = weights[f"{side}/position_encodings/encodings"]
        yield f"model.{side}.embed_positions.weight", positions
        yield from _norm(weights, f"{side}/layer_norm", f"model.{side}.layer_norm")
        for number in range(layers):
            yield from _layer(weights, f"{side}/layer_{number}", f"model.{side}.layers.{number}")


def _layer(weights: Weights, old: str, new: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    yield from _norm(weights, f"{old}/self_attention/layer_norm", f"{new}.self_attn_layer_norm")
    yield from _attention(weights, f"{old}/self_attention", f"{new}.self_attn", "qkv o")
    if f"{old}/attention/linear_0/weight" in weights:
        yield from _norm(weights, f"{old}/attention/layer_norm", f"{new}.encoder_attn_layer_norm")
        yield from _attention(weights, f"{old}/attention", f"{new}.encoder_attn", "q kv o")
    yield from _norm(weights, f"{old}/ffn/layer_norm", f"{new}.final_layer_norm")
    for number in (0, 1):
        for part in ("weight", "bias"):
            yield f"{new}.fc{number + 1}.{part}", weights[f"{old}/ffn/linear_{number}/{part}"]


def _attention(
    weights: Weights, old: str, new: str, held: str
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """`held` names the projections in each matrix of CTranslate2."""
    for number, letters in enumerate(held.split()):
        for part in ("weight", "bias"):
            stacked = weights[f"{old}/linear_{number}/{part}"]
            for letter, values in zip(letters, np.split(stacked, len(letters)), strict=True):
                if (letter, part) == ("k", "bias"):
                    continue  # moves all scores of a query alike, so it changes nothing
                name = "out_proj" if letter == "o" else f"{letter}_proj"
                yield f"{new}.{name}.{part}", values


def _norm(weights: Weights, old: str, new: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    yield f"{new}.weight", weights[f"{old}/gamma"]
    yield f"{new}.bias", weights[f"{old}/beta"]
