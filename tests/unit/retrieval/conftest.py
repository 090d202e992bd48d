from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.engines.fake import FakeEmbedder
from app.retrieval.dense import Semantic
from app.retrieval.retriever import Retriever
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex
from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument
from app.storage.vector_index import VectorIndex

Put = Callable[..., int]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "sotto.db") as opened:
        yield opened


@pytest.fixture
def store(database: Database) -> LibraryStore:
    return LibraryStore(database)


@pytest.fixture
def keyword(tmp_path: Path, database: Database) -> Iterator[KeywordIndex]:
    with KeywordIndex(tmp_path / "keyword", database) as index:
        yield index


@pytest.fixture
def embedder() -> FakeEmbedder:
    return FakeEmbedder()


@pytest.fixture
def vectors(tmp_path: Path, database: Database, embedder: FakeEmbedder) -> Iterator[VectorIndex]:
    with VectorIndex(
        tmp_path / "vectors", database, model=embedder.model, dimensions=embedder.dimensions
    ) as index:
        yield index


@pytest.fixture
def put(
    store: LibraryStore, keyword: KeywordIndex, vectors: VectorIndex, embedder: FakeEmbedder
) -> Put:
    """Stores a document of one or more passages; the vectors too, unless told otherwise."""

    def store_document(
        path: str, *passages: str, collection: str = "Library", embedded: bool = True
    ) -> int:
        chunks, position = [], 0
        for text in passages:
            chunks.append(NewChunk(position, position + len(text), text))
            position += len(text)
        document = NewDocument(
            path, path, "text/plain", position, 1, 1, path, "en", (), tuple(chunks)
        )
        document_id = store.put(document, store.ensure_collection(collection))
        if embedded:
            todo = store.without_vectors(embedder.model, 10_000)
            given = embedder.embed_passages([chunk.text for chunk in todo])
            store.put_vectors(embedder.model, [chunk.chunk_id for chunk in todo], given)
        keyword.catch_up()
        vectors.catch_up()
        return document_id

    return store_document


@pytest.fixture
def retriever(
    store: LibraryStore, keyword: KeywordIndex, vectors: VectorIndex, embedder: FakeEmbedder
) -> Retriever:
    return Retriever(store, keyword, lambda: Semantic(embedder, vectors))
