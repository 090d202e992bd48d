"""The card of an exported model: README.md with the head that model cards have."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from huggingface_hub import ModelCardData
from huggingface_hub.repocard import metadata_load

from app.domain.models import ModelSpec, Task
from app.paths import bundled
from app.services.model_catalog import read_catalog
from app.services.model_licences import UNKNOWN_LICENCE, licence_said, openness_said, with_terms
from export.report import Figure, figures_table

_PIPELINES = {
    Task.EMBED: "sentence-similarity",
    Task.RERANK: "text-ranking",
    Task.ENTAIL: "text-classification",
    Task.GENERATE: "text-generation",
    Task.TRANSCRIBE: "automatic-speech-recognition",
    Task.ADAPT: "text-generation",
}
_TASKS = {
    Task.EMBED: "turns passages and questions into vectors, so that what means the same lies close",
    Task.RERANK: "reads a question and a passage together and says how well they fit",
    Task.ENTAIL: "reads a source and a sentence and says whether the sentence follows",
    Task.GENERATE: "writes text",
    Task.TRANSCRIBE: "turns speech into text",
    Task.ADAPT: "changes how another model writes",
}


def write_card(
    folder: Path, spec: ModelSpec, *, origin: str, made: str, figures: Sequence[Figure] = ()
) -> None:
    """Write README.md to `folder`; `made` says how it was made from `origin`, in sentences."""
    head = ModelCardData(
        license=spec.licence.lower(),
        language=[language for language in spec.languages if language != "*"] or None,
        pipeline_tag=_PIPELINES[spec.task],
        base_model=origin,
    )
    lines = ["---", head.to_yaml(), "---", "", *_about(spec, origin), "", made]
    lines += ["", "[provenance.json](provenance.json) names every file it was made from."]
    if figures:
        compared = figures_table(figures, names=("original", "export"))
        lines += ["", "## What changed", "", "More in [parity.md](parity.md).", "", compared]
    (folder / "README.md").write_text("\n".join(lines) + "\n", "utf-8")


def read_head(folder: Path) -> Mapping[str, Any]:
    """The head of the card in `folder`; empty where there is none that can be read."""
    card = folder / "README.md"
    try:
        return (metadata_load(card) if card.is_file() else None) or {}
    except ValueError:
        return {}


def described(spec: ModelSpec, original: Path) -> ModelSpec:
    """`spec` with the licence and the languages that the card in the folder `original` names."""
    head = read_head(original)
    named = head.get("language") or ()
    languages = (named,) if isinstance(named, str) else tuple(map(str, named))
    stated = replace(
        spec,
        licence=str(head.get("license_name") or head.get("license") or UNKNOWN_LICENCE),
        languages=languages or spec.languages,
    )
    return with_terms(stated, read_catalog(bundled("models")).licence)


def _about(spec: ModelSpec, origin: str) -> Sequence[str]:
    spoken = "not named by its origin" if spec.languages == ("*",) else ", ".join(spec.languages)
    return [
        f"# {spec.title}",
        "",
        f"A model that {_TASKS[spec.task]}. Made from {origin}.",
        "",
        f"- {licence_said(spec)}",
        f"- {openness_said(spec)}",
        f"- Languages: {spoken}.",
        "",
        "## How it was made",
    ]
