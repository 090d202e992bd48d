"""Turns a Hugging Face Whisper folder into the CTranslate2 folder that Sotto listens with."""

import json
import os
import shutil
import tempfile
from pathlib import Path

from export.sources import ExportError

RECIPES = ("float32", "float16", "int8", "int8_float16", "int8_bfloat16")
"""Weights as CTranslate2 stores them: matrices first, then what stays floats."""

TOKENIZER, FEATURES = "tokenizer.json", "preprocessor_config.json"


def check_whisper(folder: Path) -> None:
    """ExportError where `folder` holds no Whisper model of transformers."""
    try:
        config = json.loads((folder / "config.json").read_bytes())
        kind = config.get("model_type") if isinstance(config, dict) else None
    except (OSError, ValueError) as error:
        raise ExportError(f"{folder} has no config.json that can be read: {error}") from error
    if kind != "whisper":
        raise ExportError(f"{folder} holds a model of the kind {kind}, not whisper")


def export_ctranslate2(source: Path, folder: Path, recipe: str) -> list[Path]:
    """Write the model in `source` to `folder`: the files written; others there stay."""
    os.environ["HF_HUB_OFFLINE"] = "1"  # nothing here may be looked up elsewhere
    from ctranslate2.converters import TransformersConverter

    with tempfile.TemporaryDirectory() as work:
        made = Path(work) / "made"
        TransformersConverter(str(source)).convert(str(made), quantization=recipe)
        copy_tokenizer(source, made)
        folder.mkdir(parents=True, exist_ok=True)
        return [Path(shutil.move(file, folder / file.name)) for file in sorted(made.iterdir())]


def copy_tokenizer(source: Path, folder: Path) -> list[Path]:
    """Write the tokenizer, made from files of the slow one where need be, and the features."""
    if (source / TOKENIZER).is_file():
        shutil.copy(source / TOKENIZER, folder)
    else:
        from transformers import WhisperTokenizerFast

        tokenizer = WhisperTokenizerFast.from_pretrained(source)
        tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
    if (source / FEATURES).is_file():
        shutil.copy(source / FEATURES, folder)
    return [folder / name for name in (TOKENIZER, FEATURES) if (folder / name).is_file()]
