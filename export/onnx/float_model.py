"""Exports a sentence embedding model to ONNX and builds the folder that Sotto loads."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from tokenizers import Tokenizer

from app.domain.models import ModelSpec
from app.services.model_folder import padding_token, runtime_config
from export.onnx.quantize import Feed, Recipe, quantize
from export.sources import sha256

MODEL, TOKENIZER, CONFIG = "model.onnx", "tokenizer.json", "config.json"


def export_float(source: Path, spec: ModelSpec, folder: Path) -> None:
    """Write the model in `source` to `folder`, as it is, in 32-bit floats."""
    # Set before the import that reads it: nothing here may be looked up elsewhere.
    os.environ["HF_HUB_OFFLINE"] = "1"
    from optimum.exporters.onnx import main_export

    raw = folder / "raw"
    main_export(
        str(source),
        output=raw,
        task="feature-extraction",
        library_name="transformers",
        do_validation=False,
    )
    (raw / MODEL).replace(folder / MODEL)
    shutil.rmtree(raw)
    _write_tokenizer(source / TOKENIZER, folder / TOKENIZER)
    _write_config(spec, folder)


def export_quantized(
    reference: Path, spec: ModelSpec, folder: Path, *, recipe: Recipe, texts: Sequence[str]
) -> None:
    """Write the model in `reference` to `folder`, quantized; `texts` calibrate the recipe."""
    folder.mkdir(parents=True, exist_ok=True)
    feeds = encode(reference / TOKENIZER, texts, max_tokens=spec.context_length)
    quantize(reference / MODEL, folder / MODEL, recipe, feeds)
    shutil.copyfile(reference / TOKENIZER, folder / TOKENIZER)
    _write_config(spec, folder)


def encode(tokenizer_json: Path, texts: Sequence[str], *, max_tokens: int) -> list[Feed]:
    """Each text as a batch of its own."""
    tokenizer = Tokenizer.from_file(str(tokenizer_json))
    tokenizer.enable_truncation(max_tokens)
    feeds: list[Feed] = []
    for text in texts:
        ids = np.array([tokenizer.encode(text).ids], np.int64)
        feeds.append(
            {
                "input_ids": ids,
                "attention_mask": np.ones_like(ids),
                "token_type_ids": np.zeros_like(ids),
            }
        )
    return feeds


def _write_tokenizer(source: Path, target: Path) -> None:
    """The published tokenizer without its padding to, and cutting at, 128 tokens.

    The window is in config.json; the engine cuts there and pads each batch to its longest text.
    """
    tokenizer = msgspec.json.decode(source.read_bytes(), type=dict[str, msgspec.Raw])
    tokenizer["truncation"] = tokenizer["padding"] = msgspec.Raw(b"null")
    target.write_bytes(msgspec.json.encode(tokenizer))


def _write_config(spec: ModelSpec, folder: Path) -> None:
    revision = sha256(folder / MODEL)[:12]
    pad_token_id = padding_token(folder / TOKENIZER)
    (folder / CONFIG).write_bytes(
        runtime_config(spec, revision=revision, pad_token_id=pad_token_id)
    )
