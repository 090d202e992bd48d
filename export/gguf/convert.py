"""Hugging Face folders of language models and of LoRA adapters, converted to GGUF as they are."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from export.gguf.package import CONVERTER, LORA_CONVERTER, fetch_converter
from export.sources import ExportError

TOOLS = ("llama-cpp-python", "torch", "transformers")
"""The distributions that take part in a conversion."""

# Runs a converter as the program it is. It knows the tokenizers of published models by a checksum;
# of any other, somebody has to say which of them it cuts text like.
_LAUNCH = """
import runpy, sys
script, pre_tokenizer = sys.argv[1:3]
sys.argv = sys.argv[2:]
sys.path[:0] = [script.rpartition("/")[0], script.rpartition("/")[0] + "/gguf-py"]
if pre_tokenizer:
    from conversion.base import TextModel
    TextModel.get_vocab_base_pre = lambda self, tokenizer: pre_tokenizer
runpy.run_path(script, run_name="__main__")
"""
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}


def convert_model(folder: Path, target: Path, *, cache: Path, pre_tokenizer: str = "") -> None:
    """Write the model in `folder` to `target`, its weights as 16-bit floats of the kind they are.

    `pre_tokenizer` is llama.cpp's name of the rule that cuts text into words before it becomes
    tokens ("llama-bpe", "qwen2", "gpt-2"), needed where the tokenizer is not a published one.
    """
    arguments = ["--outfile", str(target), "--outtype", "auto", str(folder)]
    _run(fetch_converter(cache) / CONVERTER, arguments, pre_tokenizer)


def convert_adapter(folder: Path, target: Path, *, base: Path, cache: Path) -> None:
    """Write the LoRA adapter in `folder`, made for the model in `base`, to `target`."""
    arguments = ["--outfile", str(target), "--outtype", "f16", "--base", str(base), str(folder)]
    _run(fetch_converter(cache) / LORA_CONVERTER, arguments)


def _run(script: Path, arguments: Sequence[str], pre_tokenizer: str = "") -> None:
    command = [sys.executable, "-c", _LAUNCH, script.as_posix(), pre_tokenizer, *arguments]
    environment = {**os.environ, **_OFFLINE}
    done = subprocess.run(  # noqa: S603  our own program
        command, env=environment, check=False, capture_output=True, text=True, errors="replace"
    )
    if done.returncode != 0:
        raise ExportError(_reason(done.stderr))


def _reason(output: str) -> str:
    """The line of the converter's output that tells most."""
    if "pre-tokenizer was not recognized" in output:
        return (
            "the converter does not know this tokenizer; "
            "say with --pre-tokenizer whose rule it follows (llama-bpe, qwen2, gpt-2, ...)"
        )
    lines = [line for line in output.splitlines() if line.strip()]
    return f"the converter says: {lines[-1].strip()}" if lines else "the converter ended early"
