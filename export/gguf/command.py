"""The command gguf: converts a language model to GGUF, quantizes it and measures the loss."""

import argparse
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.domain.models import ModelSpec
from app.services.model_formats import recognise
from export.card import described, write_card
from export.gguf import parity
from export.gguf.convert import TOOLS, convert_model
from export.gguf.importance import Importance, measure_importance
from export.gguf.quantize import RECIPES, fallbacks, quantize
from export.provenance import write_provenance
from export.report import Figure, Report, Variant, machine, write_report
from export.sources import ExportError, Original, original, sha256
from export.texts import passages

_USUAL = "Q4_K_M"
_COMPARED = ("Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q4_0", "Q3_K_M")
_QUANTIZED_NAME = re.compile(r"[.-](I?Q\d\w*|B?F16|F32)$", re.IGNORECASE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("model", help="a Hugging Face folder of a language model, or a GGUF file")
    parser.add_argument("--out", type=Path, help="folder to write")
    parser.add_argument("--cache", type=Path, default=Path("build") / "export", help="downloads")
    parser.add_argument("--recipe", choices=RECIPES, default=_USUAL)
    parser.add_argument(
        "--imatrix", type=Path, help="a text like those you will ask about, to spare what it uses"
    )
    parser.add_argument(
        "--pre-tokenizer", default="", help="how text is cut into words (llama-bpe, qwen2, gpt-2)"
    )
    parser.add_argument("--texts", type=Path, help="a text to measure with")
    parser.add_argument("--recipes", action="store_true", help="compare all recipes in the report")
    parser.add_argument("--no-parity", dest="parity", action="store_false", help="do not measure")


def run(options: argparse.Namespace) -> int:
    """Build the model's folder and report how it compares with what it was made from."""
    source = original(options.model, options.cache)
    name = _QUANTIZED_NAME.sub("", source.name)
    out = options.out or options.cache / f"{name}-{options.recipe}"
    target = out / f"{name}-{options.recipe}.gguf"
    if target.resolve() == source.folder.resolve():
        raise ExportError(f"{target} would be written over itself; give another folder with --out")
    out.mkdir(parents=True, exist_ok=True)
    options.cache.mkdir(parents=True, exist_ok=True)
    # Beside the downloads: what the system has for temporary files may be in memory.
    with tempfile.TemporaryDirectory(dir=options.cache) as work:
        reference = _reference(source, Path(work), options)
        importance = _importance(reference, options)
        quantize(reference, target, options.recipe, importance)
        spec = replace(_spec(target, source), title=name)
        figures: tuple[Figure, ...] = ()
        if options.parity:
            report = _report(name, reference, target, Path(work), importance, options)
            write_report(out, report)
            figures = report.figures
    command = _command(options)
    taken = {options.imatrix.name: sha256(options.imatrix)} if options.imatrix else {}
    write_provenance(
        out,
        replace(source, files={**source.files, **taken}),
        recipe=_recipe_name(options.recipe, importance),
        outputs=[target],
        command=command,
        tools=TOOLS,
    )
    made = "\n\n".join((*_made(target, source, options), f"```\n{command}\n```"))
    write_card(out, spec, origin=source.origin, made=made, figures=figures)
    print(f"{target}: {target.stat().st_size} bytes")
    return 0


def _reference(source: Original, work: Path, options: argparse.Namespace) -> Path:
    """The GGUF file to quantize: the one given, or the folder's weights as they are."""
    if source.folder.is_file():
        return source.folder
    converted = work / f"{source.name}.gguf"
    pre_tokenizer = options.pre_tokenizer
    convert_model(source.folder, converted, cache=options.cache, pre_tokenizer=pre_tokenizer)
    return converted


def _importance(reference: Path, options: argparse.Namespace) -> Importance | None:
    if options.imatrix is None:
        return None
    if options.texts and sha256(options.imatrix) == sha256(options.texts):
        raise ExportError("--texts is the text of --imatrix, which would flatter it")
    return measure_importance(reference, options.imatrix.read_text("utf-8", "replace"))


def _spec(target: Path, source: Original) -> ModelSpec:
    spec = recognise(target).spec
    return spec if source.folder.is_file() else described(spec, source.folder)


def _report(
    name: str,
    reference: Path,
    target: Path,
    work: Path,
    importance: Importance | None,
    options: argparse.Namespace,
) -> Report:
    texts = passages(options.texts)

    def measured(recipe: str, kind: Importance | None) -> Variant:
        candidate = target
        if recipe != options.recipe or kind is not importance:
            candidate = work / "candidate.gguf"
            quantize(reference, candidate, recipe, kind)
        figures = parity.figures(*parity.compare(reference, candidate, texts))
        return Variant(_recipe_name(recipe, kind), candidate.stat().st_size, figures)

    chosen = measured(options.recipe, importance)
    recipes = dict.fromkeys((options.recipe, *(_COMPARED if options.recipes else ())))
    others = [
        measured(recipe, kind)
        for recipe in recipes
        for kind in ((None, importance) if importance else (None,))
        if recipe != options.recipe or kind is not importance
    ]
    report = Report(
        model=name,
        task=recognise(target).spec.task,
        recipe=chosen.name,
        reference_bytes=reference.stat().st_size,
        bytes=chosen.bytes,
        figures=chosen.figures,
        variants=(*others, chosen) if others else (),
        machine=machine(),
        command=_command(options),
    )
    return replace(report, notes=tuple(_notes(report, target, options)))


def _notes(report: Report, target: Path, options: argparse.Namespace) -> Iterator[str]:
    if note := fallbacks(target, options.recipe):
        yield note
    plain = next((v.figures for v in report.variants if v.name == options.recipe), None)
    if options.imatrix and plain:
        without, with_it = (
            next(figure.candidate for figure in figures if figure.name == "divergence")
            for figures in (plain, report.figures)
        )
        verdict = "helps" if with_it < without else "does not help"
        yield (
            f"The importance matrix from {options.imatrix.name} {verdict}: the divergence is"
            f" {with_it:.4g} nats with it and {without:.4g} without."
        )


def _made(target: Path, source: Original, options: argparse.Namespace) -> Iterator[str]:
    how = "Quantized" if source.folder.is_file() else "Converted to GGUF and quantized"
    yield f"{how} to {options.recipe} by llama.cpp."
    if options.imatrix:
        yield f"What its matrices meet was measured on {options.imatrix.name}."
    if note := fallbacks(target, options.recipe):
        yield note


def _recipe_name(recipe: str, importance: Importance | None) -> str:
    return f"{recipe} with importance" if importance else recipe


def _command(options: argparse.Namespace) -> str:
    """What makes it again, without the places of folders."""
    parts = [f"python -m export gguf {Path(options.model).name} --recipe {options.recipe}"]
    if options.imatrix:
        parts.append(f"--imatrix {options.imatrix.name}")
    if options.texts:
        parts.append(f"--texts {options.texts.name}")
    if options.pre_tokenizer:
        parts.append(f"--pre-tokenizer {options.pre_tokenizer}")
    if options.recipes:
        parts.append("--recipes")
    return " ".join(parts)
