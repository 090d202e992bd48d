"""Tiny evaluation sets of our own, written into the test's folder."""

import json
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from app.domain.cancel import CancelToken
from app.domain.documents import Chunk, Document, Status
from app.domain.search import Hit
from app.domain.steps import each, result_of
from app.engines.fake import FakeDetector, FakeGenerator
from app.engines.fake_files import FakeReader, FakeRenderer
from app.engines.protocols import Embedder
from app.evaluation.report import Run, Step
from app.ingest.tokens import CountTokens

R = TypeVar("R")

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


def passage(document: str, *, page: int | None = None, rank: int = 1) -> Hit:
    """A hit in the document with that path."""
    chunk = Chunk(id=rank, document_id=1, ordinal=0, start=0, end=4, text="text", page=page)
    found = Document(
        id=1, path=document, title=document, media_type="text/plain", size=4, mtime_ns=0,
        sha256="", language=None, pages=None, status=Status.INDEXED,
    )  # fmt: skip
    return Hit(chunk, found, rank, 1.0)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run over all questions that writes its details into the test's folder."""
    return Run("evaluation", tmp_path / "details.jsonl", CancelToken())


def drain(steps: Generator[Step, None, R]) -> tuple[list[Step], R]:
    """All steps and the result."""
    seen = list[Step]()
    result = result_of(each(steps, seen.append))
    return seen, result


class FakeEngines:
    """Every engine a fake; the embedder is the same one each time, so that its work adds up."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def reader(self) -> FakeReader:
        return FakeReader()

    def renderer(self) -> FakeRenderer:
        return FakeRenderer()

    def embedder(self, model: str | None = None) -> Embedder:
        return self._embedder

    def unload(self) -> None:
        """Nothing is held."""

    def count_tokens(self) -> CountTokens:
        def count(texts: Sequence[str]) -> list[int]:
            return [len(text.split()) for text in texts]

        return count

    def entailer(self) -> None:
        """None is installed."""

    def reranker(self) -> None:
        """None is installed."""

    def transcriber(self, _name: str | None = None) -> None:
        """None is installed."""

    def detector(self) -> FakeDetector:
        return FakeDetector()

    def generator(self, name: str | None) -> FakeGenerator:
        return FakeGenerator()

    def release(self, _name: str) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Nothing is held."""
