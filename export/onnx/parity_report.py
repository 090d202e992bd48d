"""The parity report and the provenance that lie beside a model."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from export.onnx.parity import Closeness, Retrieval, Speed
from export.sources import Source, sha256

_TOOLS = ("torch", "transformers", "optimum", "optimum-onnx", "onnx", "onnxruntime", "tokenizers")


@dataclass(frozen=True, slots=True)
class RecipeResult:
    """What a recipe gives: size, closeness to the float model here and where sums are clipped."""

    recipe: str
    bytes: int
    closeness: Closeness
    clipped: Closeness
    retrieval: tuple[Retrieval, ...]


@dataclass(frozen=True, slots=True)
class Parity:
    """All that was measured; `batching` compares texts in batches with the same texts alone."""

    model: str
    recipe: str
    reference_bytes: int
    bytes: int
    closeness: Closeness
    batching: Closeness
    retrieval: tuple[Retrieval, ...]
    speed: Speed
    recipes: tuple[RecipeResult, ...]
    machine: str
    command: str


def machine() -> str:
    """The processor, without its name where the system does not tell it."""
    return f"{platform.system()} {platform.machine()}, {_processor()}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if not info.is_file():
        return platform.processor()
    lines = info.read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    facts = {key.strip(): value.strip() for key, value in pairs}
    vnni = "vnni" in facts.get("flags", "")
    return f"{facts.get('model name', 'unknown')}, {'with' if vnni else 'without'} VNNI"


def write_parity(folder: Path, parity: Parity) -> None:
    """parity.json for programs and parity.md for people."""
    (folder / "parity.json").write_bytes(_json(parity))
    (folder / "parity.md").write_text(_markdown(parity), "utf-8")


def write_provenance(
    folder: Path, source: Source, *, recipe: str, command: str, outputs: Mapping[str, Path]
) -> None:
    """provenance.json: where the weights came from, what was done to them and by which tools."""
    record = {
        "model": source.name,
        "origin": source.origin,
        "package": {"name": source.package, "version": source.version},
        "sources": dict(source.files),
        "recipe": recipe,
        "outputs": {name: sha256(path) for name, path in outputs.items()},
        "tools": {"python": platform.python_version(), **{t: version(t) for t in _TOOLS}},
        "command": command,
    }
    (folder / "provenance.json").write_bytes(_json(record))


def _json(record: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def _markdown(parity: Parity) -> str:
    close, batch, speed = parity.closeness, parity.batching, parity.speed
    lines = [
        f"# How {parity.model} differs from its float original",
        "",
        f"Recipe `{parity.recipe}`. Measured with `{parity.command}` on {parity.machine}.",
        "",
        "| | float | int8 |",
        "|---|---|---|",
        f"| size | {parity.reference_bytes / 1e6:.1f} MB | {parity.bytes / 1e6:.1f} MB |",
        f"| texts a second, {speed.threads} threads | {speed.reference:.1f} |"
        f" {speed.candidate:.1f} ({speed.ratio:.2f} x; {speed.processor_ratio:.2f} x by processor"
        " time) |",
        f"| cosine to float, {close.texts} texts | 1 |"
        f" mean {close.mean:.4f}, min {close.min:.4f} |",
    ]
    lines += [
        f"| nDCG@10 on {r.dataset}, {r.questions} questions | {r.reference:.4f} |"
        f" {r.candidate:.4f} ({r.difference:+.4f}) |"
        for r in parity.retrieval
    ]
    lines += [
        "",
        "Activations are quantized anew for each batch, with one scale for all of it, so a vector"
        f" depends a little on its neighbours: in batches against alone, cosine mean"
        f" {batch.mean:.4f}, min {batch.min:.4f}. Questions are embedded alone.",
    ]
    if parity.recipes:
        lines += ["", *_recipe_table(parity.recipes)]
    return "\n".join(lines) + "\n"


def _recipe_table(recipes: tuple[RecipeResult, ...]) -> list[str]:
    sets = [retrieval.dataset for retrieval in recipes[0].retrieval]
    head = [
        "recipe",
        "MB",
        "cosine mean",
        "min",
        "mean without VNNI",
        *[f"nDCG@10 {s}" for s in sets],
    ]
    rows = [
        [
            result.recipe,
            f"{result.bytes / 1e6:.1f}",
            f"{result.closeness.mean:.4f}",
            f"{result.closeness.min:.4f}",
            f"{result.clipped.mean:.4f}",
            *[f"{r.candidate:.4f} ({r.difference:+.4f})" for r in result.retrieval],
        ]
        for result in recipes
    ]
    return [
        "The recipes that were tried. s8, u8: signed or unsigned weights; channel, tensor: one"
        " scale per output channel or per matrix; reduced: 7-bit weights; balanced: outlier"
        " channels of activations moved into the weights; rows: a scale for each word vector;"
        " words-f32: word vectors stay float. Without VNNI: as computed by older processors, whose"
        " 16-bit sums clip (a few short texts).",
        "",
        *["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)],
    ]
