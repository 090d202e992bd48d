"""A store and a pipeline of fakes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.engines.fake_files import FakeReader
from app.ingest.chunk import Chunker
from app.ingest.language import LanguageDetector
from app.ingest.pipeline import Pipeline
from app.storage.database import Database
from app.storage.library import LibraryStore
from app.storage.records import NewDocument


class NoLanguages(LanguageDetector):
    """Cannot tell any language."""

    def detect(self, text: str) -> str | None:
        return None


class CountingIndex:
    """Counts how often it was told to catch up."""

    def __init__(self) -> None:
        self.catch_ups = 0

    def catch_up(self) -> None:
        self.catch_ups += 1


class CountingStore(LibraryStore):
    """Notes how many documents each transaction stored."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.batches: list[int] = []

    def put_many(self, documents: Sequence[NewDocument], collection_id: int) -> list[int]:  # type: ignore[override]
        self.batches.append(len(documents))
        return super().put_many(documents, collection_id)


def count_words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CountingStore]:
    with Database(tmp_path / "sotto-home" / "sotto.db") as database:
        yield CountingStore(database)


@pytest.fixture
def keyword() -> CountingIndex:
    return CountingIndex()


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def pipeline(store: CountingStore, keyword: CountingIndex, reader: FakeReader) -> Pipeline:
    return make_pipeline(store, keyword, reader)


def make_pipeline(store: LibraryStore, keyword: CountingIndex, reader: FakeReader) -> Pipeline:
    return Pipeline(
        store,
        keyword,
        reader=reader,
        chunker=Chunker(20, count_words),
        languages=NoLanguages(),
    )
