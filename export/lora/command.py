"""The command lora: converts a LoRA adapter to GGUF, for the engine to lay over its base model."""

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from app.domain.models import Task
from app.services.model_formats import recognise
from export.card import described, write_card
from export.gguf import parity
from export.gguf.convert import TOOLS, convert_adapter, convert_model
from export.gguf.evaluator import Evaluator
from export.gguf.originals import TorchGenerator
from export.provenance import write_provenance
from export.report import Report, machine, write_report
from export.sources import ExportError, Original, original
from export.texts import passages


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
    parser.add_argument(
        "--over", type=Path, help="the base as a GGUF file to measure with (default: made from it)"
    )
    parser.add_argument(
        "--pre-tokenizer", default="", help="of the base: how text is cut into words"
    )
    parser.add_argument("--texts", type=Path, help="a text to measure with")
    parser.add_argument("--no-parity", dest="parity", action="store_false", help="do not measure")


def run(options: argparse.Namespace) -> int:
    """Write the adapter's folder, and how base and adapter together differ from the originals.

    ExportError where the adapter does not fit its base.
    """
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
    report = _report(source, target, options, command) if options.parity else None
    if report:
        write_report(out, report)
    figures = report.figures if report else ()
    spec = replace(spec, title=source.name)
    write_card(out, spec, origin=source.origin, made=made, figures=figures)
    print(f"{target}: {target.stat().st_size} bytes")
    return 0


def _report(source: Original, target: Path, options: argparse.Namespace, command: str) -> Report:
    """Of the adapter over its base as GGUF; the original is computed by torch."""
    texts = passages(options.texts)
    with tempfile.TemporaryDirectory(dir=options.cache) as work:
        base = options.over or Path(work) / "base.gguf"
        if not options.over:
            pre_tokenizer = options.pre_tokenizer
            convert_model(options.base, base, cache=options.cache, pre_tokenizer=pre_tokenizer)
        with Evaluator(base, adapter=target) as candidate:
            reference = TorchGenerator(options.base, candidate.windows, source.folder)
            figures = parity.figures(
                parity.likeness(reference, candidate, texts),
                parity.speeds(reference, candidate, texts),
            )
    return Report(
        model=source.name,
        task=Task.ADAPT,
        recipe="F16",
        reference_bytes=(source.folder / "adapter_model.safetensors").stat().st_size,
        bytes=target.stat().st_size,
        figures=figures,
        variants=(),
        machine=machine(),
        command=command,
        notes=(
            f"Both together with {options.base.name}: the original in torch in 32-bit floats, the"
            f" export over {options.over.name if options.over else 'the same as GGUF in 16 bits'}.",
        ),
    )
