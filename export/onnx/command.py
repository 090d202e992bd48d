"""The command onnx: exports an embedder, a reranker or a classifier, quantizes and measures it."""

import argparse
import re
import tempfile
from importlib import import_module
from pathlib import Path

from app.evaluation.datasets import load_retrieval
from app.paths import bundled
from export.card import write_card
from export.onnx.export import Export
from export.onnx.float_model import CONFIG, MODEL, TOKENIZER, export_float, is_generator
from export.onnx.graph import Shape
from export.onnx.parity import document_texts, limited
from export.onnx.recipes import RECIPES, SHIPPED_RECIPE, Recipe
from export.onnx.trial import TRIALS
from export.provenance import write_provenance
from export.report import Figure, write_report
from export.sources import SOURCES, ExportError, original
from export.texts import OWN_TEXTS

_TOOLS = ("torch", "transformers", "optimum", "optimum-onnx", "onnx", "onnxruntime", "tokenizers")
_MOST_DOCUMENTS = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    known = ", ".join(sorted(SOURCES))
    parser.add_argument("model", help=f"a Hugging Face folder, or one of: {known}")
    parser.add_argument("--out", type=Path, help="folder to write (default: where it ships from)")
    parser.add_argument("--cache", type=Path, default=Path("build") / "export", help="downloads")
    parser.add_argument("--recipe", help=f"one of: {', '.join(RECIPES)} (default: as it ships)")
    parser.add_argument(
        "--shape", type=_shape, metavar="BATCHxTOKENS", help="one size of batch, for an NPU"
    )
    parser.add_argument("--texts", type=Path, help="texts to calibrate with, one in every line")
    parser.add_argument(
        "--dataset", type=Path, action="append", default=[], help="a labelled set in BEIR layout"
    )
    parser.add_argument(
        "--documents",
        type=int,
        default=_MOST_DOCUMENTS,
        help="compare recipes by so many documents of each set",
    )
    parser.add_argument("--recipes", action="store_true", help="compare all recipes in the report")
    parser.add_argument("--no-parity", dest="parity", action="store_false", help="do not measure")


def run(options: argparse.Namespace) -> int:
    """Build the model's folder and report how it compares with the original."""
    source = original(options.model, options.cache)
    if is_generator(source):
        # It needs other libraries.
        generators = import_module("export.onnx_generator")
        return int(generators.run(options, source))
    recipe, command = _recipe(options.recipe), _command(options)
    ships = bundled("models") / source.name if source.package else None
    out = options.out or ships or options.cache / f"{source.name}-{recipe.name}"
    with tempfile.TemporaryDirectory() as work:
        reference = Path(work)
        spec = export_float(source, reference)
        export = Export(reference, spec, _calibration(options.texts), options.shape)
        export.make(recipe, out)
        outputs = [out / name for name in (MODEL, TOKENIZER, CONFIG)]
        write_provenance(
            out, source, recipe=recipe.name, outputs=outputs, command=command, tools=_TOOLS
        )
        figures: tuple[Figure, ...] = ()
        if options.parity:
            trial = TRIALS[spec.task]
            sets = [load_retrieval(folder) for folder in (OWN_TEXTS, *options.dataset)]
            parts = [limited(of, options.documents) for of in sets]
            report = export.report(
                recipe,
                out,
                trial(sets),
                recipes=trial(parts) if options.recipes else None,
                command=command,
            )
            write_report(out, report)
            figures = report.figures
    if out != ships:  # the card of what ships is written by hand
        write_card(out, spec, origin=source.origin, made=_made(recipe, options), figures=figures)
    for path in outputs:
        print(f"{path}: {path.stat().st_size} bytes")
    return 0


def _recipe(name: str | None) -> Recipe:
    recipe = RECIPES.get(name or SHIPPED_RECIPE)
    if recipe is None:
        raise ExportError(f"there is no recipe {name}, but {', '.join(RECIPES)}")
    return recipe


def _calibration(texts: Path | None) -> tuple[str, ...]:
    if texts is None:
        return tuple(document_texts(load_retrieval(OWN_TEXTS)))
    return tuple(line for line in texts.read_text("utf-8").splitlines() if line.strip())


def _shape(text: str) -> Shape:
    """The shape written as "1x256"."""
    found = re.fullmatch(r"([1-9]\d*)x([1-9]\d*)", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{text} is not like 1x256")
    return Shape(*map(int, found.groups()))


def _made(recipe: Recipe, options: argparse.Namespace) -> str:
    shape = f", for batches of {options.shape} (texts x tokens)" if options.shape else ""
    return (
        f"Exported to ONNX and changed by the recipe `{recipe.name}`{shape}:"
        f"\n\n```\n{_command(options)}\n```"
    )


def _command(options: argparse.Namespace) -> str:
    """What makes it again, without the places of folders."""
    parts = [f"python -m export onnx {Path(options.model).name}"]
    if options.recipe:
        parts.append(f"--recipe {options.recipe}")
    if options.shape:
        parts.append(f"--shape {options.shape}")
    if options.texts:
        parts.append(f"--texts {options.texts.name}")
    parts += [f"--dataset {folder.name}" for folder in options.dataset]
    if options.documents != _MOST_DOCUMENTS:
        parts.append(f"--documents {options.documents}")
    if options.recipes:
        parts.append("--recipes")
    return " ".join(parts)
