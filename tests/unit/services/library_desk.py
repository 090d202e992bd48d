"""A library of real storage and fake engines, and what a test asks of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.domain.steps import result_of
from app.engines.fake import FakeEmbedder
from app.ingest.ahead import Gate, open_gate
from app.ingest.chunk import Chunker
from app.ingest.discover import Limits
from app.ingest.language import LanguageDetector
from app.ingest.pipeline import Pipeline
from app.services.library import AddReport, LibraryService
from app.storage.compact import compact
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex, KeywordQuery, KeywordTerm
from app.storage.library import LibraryStore
from app.storage.vector_index import VectorIndex
from tests.data.piece_reader import PieceReader
from tests.data.search_models import alone


class NoLanguages(LanguageDetector):
    def detect(self, text: str) -> str | None:
        return None


@dataclass
class Desk:
    """A library of real storage and fake engines."""

    service: LibraryService
    store: LibraryStore
    keyword: KeywordIndex
    vectors: VectorIndex
    embedder: FakeEmbedder
    reader: PieceReader

    def add(self, *paths: Path, collection: str = "Library") -> AddReport:
        return result_of(self.service.add(paths, collection=collection))

    def found(self, word: str, collection: str | None = None) -> set[str]:
        """Names of the files in which a search by keyword finds `word`."""
        scope = self.store.collection_id(collection) if collection else None
        terms = tuple(KeywordTerm(variants, 1.0) for variants in self.keyword.variants(word))
        hits = self.keyword.search(KeywordQuery(terms), 100, collection_id=scope)
        chunks = self.store.chunks([hit.chunk_id for hit in hits])
        documents = self.store.documents_by_id({chunk.document_id for chunk in chunks})
        return {Path(document.path).name for document in documents.values()}

    def nearest(self, text: str) -> str:
        """The name of the file with the passage nearest to `text`."""
        (hit,) = self.vectors.search(self.embedder.embed_query(text), 1)
        (chunk,) = self.store.chunks([hit.chunk_id])
        document = self.store.document(chunk.document_id)
        assert document is not None
        return Path(document.path).name


@contextmanager
def opened(
    home: Path, open_database: Callable[[Path], Database] = Database
) -> Iterator[tuple[Desk, Callable[..., LibraryService]]]:
    """The desk of a home, and what makes another service on it."""
    embedder, reader = FakeEmbedder(), PieceReader()
    with (
        open_database(home / "sotto.db") as database,
        KeywordIndex(home / "keyword", database) as keyword,
        VectorIndex(
            home / "vectors", database, model=embedder.model, dimensions=embedder.dimensions
        ) as vectors,
    ):
        store = LibraryStore(database)
        store.discard_staged()
        keyword.catch_up()
        vectors.catch_up()
        pipeline = Pipeline(
            store,
            keyword,
            reader=reader,
            chunker=Chunker(20, lambda texts: [len(text.split()) for text in texts]),
            languages=NoLanguages(),
        )

        def make(*, gate: Gate = open_gate, recognize: bool = True) -> LibraryService:
            return LibraryService(
                store,
                keyword,
                pipeline=pipeline,
                search_model=alone(store, embedder, vectors),
                compacting=lambda cancel: compact(database, keyword, [vectors], cancel),
                limits=Limits(max_file_bytes=10_000, exclude=(str(home),)),
                gate=gate,
                recognize=recognize,
            )

        yield Desk(make(), store, keyword, vectors, embedder, reader), make
