"""Tiny evaluation sets of our own, written into the test's folder."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

Lines = Sequence[Mapping[str, object]]
WriteSet = Callable[..., Path]

CORPUS: Lines = [
    {"_id": "heron", "title": "Herons", "text": "The grey heron waits for fish in shallow water."},
    {"_id": "kettle", "title": "Kettles", "text": "A kettle boils water. Steam makes it whistle."},
    {"_id": "glacier", "title": "Glaciers", "text": "A glacier is a river of ice that moves."},
]


@pytest.fixture
def write_set(tmp_path: Path) -> WriteSet:
    """Writes a set of the given files' lines and returns its folder."""

    def write(
        *, corpus: Lines = CORPUS, queries: Lines = (), qrels: str | None = None, name: str = "tiny"
    ) -> Path:
        folder = tmp_path / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, lines in (("corpus.jsonl", corpus), ("queries.jsonl", queries)):
            text = "".join(json.dumps(line) + "\n" for line in lines)
            (folder / file).write_text(text, "utf-8")
        if qrels is not None:
            (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + qrels, "utf-8")
        return folder

    return write
