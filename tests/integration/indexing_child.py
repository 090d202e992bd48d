"""A process that indexes a folder with real storage and fake engines, for tests that kill it.

Run as `python -m tests.integration.indexing_child HOME FOLDER`; prints a line for every step. A
folder that was added before is updated.
"""

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.engines.fake import FakeEmbedder
from app.ingest.chunk import Chunker
from app.ingest.discover import Limits
from app.ingest.language import LanguageDetector
from app.ingest.pipeline import Pipeline
from app.services.library import LibraryService
from app.storage.compact import compact
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex, KeywordQuery, KeywordTerm
from app.storage.library import LibraryStore
from app.storage.vector_index import VectorIndex
from tests.data.piece_reader import PieceReader
from tests.data.search_models import alone

DIMENSIONS = 16

Place = tuple[str, int, float]
"""Path of the document, start of the passage in it, score."""


class NoLanguages(LanguageDetector):
    """Cannot tell any language, and loads nothing."""

    def detect(self, text: str) -> str | None:
        return None


@dataclass
class Opened:
    """Everything of one home."""

    service: LibraryService
    store: LibraryStore
    keyword: KeywordIndex
    vectors: VectorIndex
    embedder: FakeEmbedder

    def add(self, folder: Path) -> Iterator[str]:
        """Index `folder`, or what changed in it, giving a word for every step."""
        known = str(folder) in self.service.roots()
        for step in self.service.update() if known else self.service.add([folder]):
            yield step.stage

    def finish(self, folder: Path) -> None:
        """Index it to the end; files in which a kill fell twice are given another chance."""
        for _ in self.add(folder):
            pass
        if any(failure.quarantined for failure in self.service.failures()):
            for _ in self.service.retry():
                pass

    def content(self) -> dict[str, object]:
        """All that is stored, by path, without the ids that depend on the order of arrival."""
        model = self.embedder.model
        stored: dict[str, object] = {}
        for document in self.store.documents():
            chunks = self.store.chunks_of(document.id)
            vectors = self.store.vectors(model, [chunk.id for chunk in chunks])
            stored[document.path] = (
                document.status,
                document.sha256,
                document.unrecognized,
                self.store.document_text(document.id),
                self.store.pages(document.id),
                [(c.ordinal, c.start, c.end, c.text, c.page, c.section) for c in chunks],
                hashlib.sha256(vectors.tobytes()).hexdigest(),
            )
        return stored

    def found(self, words: list[str]) -> dict[str, tuple[list[Place], list[Place]]]:
        """Where a search by keyword and one by meaning find each word, with the score of meaning.

        BM25 is left out: it counts removed passages in until segments merge.
        """
        return {
            word: ([(*place[:2], 0.0) for place in self._by_keyword(word)], self._by_meaning(word))
            for word in words
        }

    def found_after_rebuilding(
        self, words: list[str]
    ) -> dict[str, tuple[list[Place], list[Place]]]:
        """The same with both indexes built anew, and BM25."""
        self.keyword.rebuild()
        self.vectors.rebuild()
        return {word: (self._by_keyword(word), self._by_meaning(word)) for word in words}

    def _by_keyword(self, word: str) -> list[Place]:
        terms = tuple(KeywordTerm(variants, 1.0) for variants in self.keyword.variants(word))
        hits = self.keyword.search(KeywordQuery(terms), 10_000)
        return self._places([(hit.chunk_id, hit.score) for hit in hits])

    def _by_meaning(self, word: str) -> list[Place]:
        hits = self.vectors.search(self.embedder.embed_query(word), 10_000)
        return self._places([(hit.chunk_id, hit.score) for hit in hits])

    def _places(self, scored: list[tuple[int, float]]) -> list[Place]:
        scores = dict(scored)
        chunks = self.store.chunks(list(scores))
        assert len(chunks) == len(scores), "an index holds a chunk that is gone"
        documents = self.store.documents_by_id({chunk.document_id for chunk in chunks})
        places = [(documents[c.document_id].path, c.start, round(scores[c.id], 3)) for c in chunks]
        return sorted(places)


@contextmanager
def opened(home: Path) -> Iterator[Opened]:
    """The library in `home`, closed at the end."""
    embedder = FakeEmbedder(DIMENSIONS)
    with (
        Database(home / "sotto.db") as database,
        KeywordIndex(home / "keyword", database) as keyword,
        VectorIndex(
            home / "vectors", database, model=embedder.model, dimensions=DIMENSIONS
        ) as vectors,
    ):
        keyword.catch_up()
        vectors.catch_up()
        store = LibraryStore(database)
        store.discard_staged()
        pipeline = Pipeline(
            store,
            keyword,
            reader=PieceReader(),
            chunker=Chunker(20, lambda texts: [len(text.split()) for text in texts]),
            languages=NoLanguages(),
        )
        service = LibraryService(
            store,
            keyword,
            pipeline=pipeline,
            search_model=alone(store, embedder, vectors),
            compacting=lambda cancel: compact(database, keyword, [vectors], cancel),
            limits=Limits(),
        )
        yield Opened(service, store, keyword, vectors, embedder)


def main() -> None:
    """Index; the parent kills us in between."""
    home, folder = map(Path, sys.argv[1:])
    with opened(home) as library:
        for step in library.add(folder):
            sys.stdout.write(f"{step}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
