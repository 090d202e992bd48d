"""Turns a Hugging Face Whisper folder into ONNX: an encoder, and a decoder with its cache."""

import shutil
import tempfile
from pathlib import Path

from export.onnx.float_model import trace
from export.onnx.quantize import quantize
from export.onnx.recipes import RECIPES as ONNX_RECIPES
from export.whisper.ctranslate2_folder import copy_tokenizer

RECIPES = {"float32": "fp32", "float16": "fp16", "int8": "channel-s8-words-f32"}
"""The recipe of each name, see export.onnx.recipes."""

ENCODER, DECODER = "encoder_model.onnx", "decoder_model.onnx"
_NETWORKS = (ENCODER, DECODER, "decoder_with_past_model.onnx")
_CONFIGS = ("config.json", "generation_config.json")


def export_onnx(source: Path, folder: Path, recipe: str) -> list[Path]:
    """Write the model in `source` to `folder`: the files written; others there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        trace(source, Path(work), "automatic-speech-recognition-with-past", merge=False)
        for name in _NETWORKS:
            quantize(Path(work) / name, folder / name, ONNX_RECIPES[RECIPES[recipe]], ())
        for name in _CONFIGS:
            shutil.copy(Path(work) / name, folder)
    written = [folder / name for name in (*_NETWORKS, *_CONFIGS)]
    return [*written, *copy_tokenizer(source, folder)]
