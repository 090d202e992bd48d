"""Sentences labelled by hand, and sentences with one planted alteration, over small documents.

Each folder is a set as `sotto eval citations` reads it. `written`: documents, true and false
sentences about them and planted alterations, all written for the purpose. `generated`: what
SmolLM2 (135 million parameters) wrote when asked about documents of our own, as it came, drawn by
chance, and labelled before anything had judged it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WRITTEN, GENERATED = (Path(__file__).parent / name for name in ("written", "generated"))


@dataclass(frozen=True, slots=True)
class Planted:
    """`altered` differs from `original`, a sentence of `document`, in one place."""

    document: str
    language: str
    original: str
    altered: str


def planted() -> Iterator[Planted]:
    """Every alteration, in the order of the file."""
    languages = {each["_id"]: each["language"] for each in _lines("corpus.jsonl")}
    for each in _lines("planted.jsonl"):
        document = each["docs"][0]
        yield Planted(document, languages[document], each["original"], each["text"])


def _lines(name: str) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, (WRITTEN / name).read_text(encoding="utf-8").splitlines())
