"""Writes genai_config.json, by which onnxruntime-genai runs a language model on an NPU or GPU.

The form: https://onnxruntime.ai/docs/genai/reference/config.html
"""

import json
from pathlib import Path
from typing import Any

import onnxruntime

_CACHE = ("past_key_values.%d.key", "past_key_values.%d.value")
_GROWN = ("present.%d.key", "present.%d.value")


def write_runtime_config(folder: Path) -> None:
    """Describe the model in `folder` by its own inputs and by its publisher's config.json."""
    told = json.loads((folder / "config.json").read_bytes())
    session = onnxruntime.InferenceSession(
        folder / "model.onnx", providers=["CPUExecutionProvider"]
    )
    given = {entry.name: entry for entry in session.get_inputs()}
    cache = given[_CACHE[0] % 0]
    fed = [name for name in ("input_ids", "attention_mask", "position_ids") if name in given]
    decoder = {
        "filename": "model.onnx",
        "session_options": {"provider_options": []},
        "num_hidden_layers": sum(name.endswith(".key") for name in given),
        "num_attention_heads": told["num_attention_heads"],
        "num_key_value_heads": cache.shape[1],
        "head_size": cache.shape[3],
        "hidden_size": told["hidden_size"],
        "inputs": {
            **dict(zip(fed, fed, strict=True)),
            "past_key_names": _CACHE[0],
            "past_value_names": _CACHE[1],
        },
        "outputs": {
            "logits": "logits",
            "present_key_names": _GROWN[0],
            "present_value_names": _GROWN[1],
        },
    }
    length = told.get("max_position_embeddings", 2048)
    config = {
        "model": {
            "type": told["model_type"],
            "vocab_size": told["vocab_size"],
            "context_length": length,
            **_special_tokens(folder, told),
            "decoder": decoder,
        },
        "search": {"max_length": length, "past_present_share_buffer": False},
    }
    (folder / "genai_config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")


def _special_tokens(folder: Path, told: dict[str, Any]) -> dict[str, Any]:
    """Those that begin, end and fill texts; what generates says more than what was trained."""
    beside = folder / "generation_config.json"
    said = {**told, **(json.loads(beside.read_bytes()) if beside.is_file() else {})}
    ends = said.get("eos_token_id")
    fills = said.get("pad_token_id")
    first_end = ends[0] if isinstance(ends, list) else ends
    return {
        "bos_token_id": said.get("bos_token_id") or first_end,
        "eos_token_id": ends,
        "pad_token_id": first_end if fills is None else fills,
    }
