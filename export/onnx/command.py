"""The command onnx: exports a published model, quantizes it and reports how it compares."""

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.domain.models import ModelSpec
from app.engines.onnx_embedder import OnnxEmbedder
from app.evaluation.datasets import RetrievalSet, load_retrieval
from app.paths import bundled
from app.services.model_catalog import load_catalog
from export.onnx.float_model import CONFIG, MODEL, TOKENIZER, encode, export_float, export_quantized
from export.onnx.parity import (
    Closeness,
    Retrieval,
    Vectors,
    closeness,
    document_texts,
    embed_alone,
    embed_set,
    score,
    speed,
)
from export.onnx.parity_report import Parity, RecipeResult, machine, write_parity, write_provenance
from export.onnx.quantize import RECIPES, SHIPPED_RECIPE, Recipe
from export.onnx.saturation import run_clipping
from export.sources import SOURCES, fetch

OWN_TEXTS = Path(__file__).parents[1] / "texts"
_SAMPLE = 300
_CLIPPED_SAMPLE = 8
_SPEED_SAMPLE = 64


@dataclass(frozen=True, slots=True)
class Reference:
    """The float model and its vectors of everything that is compared."""

    folder: Path
    texts: tuple[str, ...]
    vectors: Vectors
    sets: tuple[tuple[RetrievalSet, float], ...]


def run(options: argparse.Namespace) -> None:
    """Build the model's folder and report how it compares with the original."""
    source = SOURCES[options.name]
    spec = next(s for s in load_catalog(bundled("models")) if s.name == source.name)
    weights = fetch(source, options.cache)
    out = options.out or bundled("models") / source.name
    out.mkdir(parents=True, exist_ok=True)
    own = load_retrieval(OWN_TEXTS)
    with tempfile.TemporaryDirectory() as work:
        reference = Path(work) / "float"
        reference.mkdir()
        export_float(weights, spec, reference)
        recipe = RECIPES[options.recipe]
        export_quantized(reference, spec, out, recipe=recipe, texts=document_texts(own))
        outputs = {name: out / name for name in (MODEL, TOKENIZER, CONFIG)}
        command = _command(options)
        write_provenance(out, source, recipe=recipe.name, command=command, outputs=outputs)
        if options.parity:
            sets = (own, *(load_retrieval(folder) for folder in options.dataset))
            parity = _measure(_reference(reference, sets), spec, out, options, command)
            write_parity(out, parity)
            print((out / "parity.md").read_text("utf-8"))
    for name, path in outputs.items():
        print(f"{name}: {path.stat().st_size} bytes")


def _reference(folder: Path, sets: Sequence[RetrievalSet]) -> Reference:
    embedder = OnnxEmbedder(folder, threads=2)
    texts = [text for dataset in sets for text in document_texts(dataset)]
    texts += [question.text for dataset in sets for question in dataset.questions]
    sample = tuple(texts[:: max(1, len(texts) // _SAMPLE)])
    scores = tuple((dataset, score(dataset, *embed_set(embedder, dataset))) for dataset in sets)
    return Reference(folder, sample, embedder.embed_passages(sample), scores)


def _measure(
    reference: Reference, spec: ModelSpec, out: Path, options: argparse.Namespace, command: str
) -> Parity:
    embedder = OnnxEmbedder(out, threads=2)
    vectors = embedder.embed_passages(reference.texts)
    longest = sorted(reference.texts, key=len)[-_SPEED_SAMPLE:]
    names = RECIPES if options.recipes else ()
    return Parity(
        model=spec.name,
        recipe=options.recipe,
        reference_bytes=(reference.folder / MODEL).stat().st_size,
        bytes=(out / MODEL).stat().st_size,
        closeness=closeness(reference.vectors, vectors),
        batching=closeness(vectors, embed_alone(embedder, reference.texts)),
        retrieval=_retrieval(reference, embedder),
        speed=speed(reference.folder, out, longest, threads=2),
        recipes=tuple(_try(reference, spec, RECIPES[name]) for name in names),
        machine=machine(),
        command=command,
    )


def _retrieval(reference: Reference, embedder: OnnxEmbedder) -> tuple[Retrieval, ...]:
    return tuple(
        Retrieval(
            dataset.name,
            len(dataset.questions),
            before,
            score(dataset, *embed_set(embedder, dataset)),
        )
        for dataset, before in reference.sets
    )


def _try(reference: Reference, spec: ModelSpec, recipe: Recipe) -> RecipeResult:
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        texts = document_texts(load_retrieval(OWN_TEXTS))
        export_quantized(reference.folder, spec, folder, recipe=recipe, texts=texts)
        embedder = OnnxEmbedder(folder, threads=2)
        return RecipeResult(
            recipe=recipe.name,
            bytes=(folder / MODEL).stat().st_size,
            closeness=closeness(reference.vectors, embedder.embed_passages(reference.texts)),
            clipped=_clipped(reference, spec, folder),
            retrieval=_retrieval(reference, embedder),
        )


def _clipped(reference: Reference, spec: ModelSpec, folder: Path) -> Closeness:
    """Closeness on a few short texts with the sums of processors without VNNI."""
    order = sorted(range(len(reference.texts)), key=lambda n: len(reference.texts[n]))
    chosen = order[:: max(1, len(order) // 2 // _CLIPPED_SAMPLE)][:_CLIPPED_SAMPLE]
    texts = [reference.texts[position] for position in chosen]
    rows = []
    for feed in encode(folder / TOKENIZER, texts, max_tokens=spec.context_length):
        mean = run_clipping(folder / MODEL, feed)[0].mean(axis=0)
        rows.append(mean / np.linalg.norm(mean))
    return closeness(reference.vectors[chosen], np.stack(rows))


def _command(options: argparse.Namespace) -> str:
    datasets = "".join(f" --dataset {folder.name}" for folder in options.dataset)
    recipe = "" if options.recipe == SHIPPED_RECIPE else f" --recipe {options.recipe}"
    compared = " --recipes" if options.recipes else ""
    return f"python -m export onnx {options.name}{recipe}{datasets}{compared}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("name", choices=sorted(SOURCES))
    parser.add_argument("--out", type=Path, help="folder to write (default: the one that ships)")
    parser.add_argument("--cache", type=Path, default=Path("build") / "export", help="downloads")
    parser.add_argument("--recipe", choices=sorted(RECIPES), default=SHIPPED_RECIPE)
    parser.add_argument(
        "--dataset", type=Path, action="append", default=[], help="a labelled set in BEIR layout"
    )
    parser.add_argument("--recipes", action="store_true", help="compare all recipes in the report")
    parser.add_argument("--no-parity", dest="parity", action="store_false", help="do not measure")
