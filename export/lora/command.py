"""The command lora: converts a LoRA adapter to GGUF, for the engine to lay over its base model."""

import argparse
from dataclasses import replace
from pathlib import Path

from app.services.model_formats import recognise
from export.card import described, write_card
from export.gguf.convert import TOOLS, convert_adapter
from export.provenance import write_provenance
from export.sources import ExportError, original


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "adapter", help="a folder with adapter_model.safetensors, as PEFT writes it"
    )
    parser.add_argument(
        "--base", type=Path, required=True, help="the Hugging Face folder that it was trained for"
    )
    parser.add_argument("--out", type=Path, help="folder to write")
    parser.add_argument("--cache", type=Path, default=Path("build") / "export", help="downloads")


def run(options: argparse.Namespace) -> int:
    """Write the adapter's folder. ExportError where it does not fit its base."""
    source = original(options.adapter, options.cache)
    if not (options.base / "config.json").is_file():
        raise ExportError(f"{options.base} is no Hugging Face folder: it has no config.json")
    out = options.out or options.cache / f"{source.name}-gguf"
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{source.name}.gguf"
    convert_adapter(source.folder, target, base=options.base, cache=options.cache)
    command = f"python -m export lora {source.name} --base {options.base.name}"
    write_provenance(out, source, recipe="F16", outputs=[target], command=command, tools=TOOLS)
    spec = described(recognise(target).spec, source.folder)
    made = (
        f"Converted with llama.cpp's own converter, for models made from {options.base.name}:"
        f"\n\n```\n{command}\n```"
    )
    write_card(out, replace(spec, title=source.name), origin=source.origin, made=made)
    print(f"{target}: {target.stat().st_size} bytes")
    return 0
