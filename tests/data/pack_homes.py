"""Small homes with real storage and a fake search model, for packs and backups."""
# ruff: noqa: S608

import hashlib
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cli.ask import hit_record
from app.domain.documents import (
    Box,
    Column,
    ColumnKind,
    ExtractedTable,
    Flag,
    FlagKind,
    Part,
    Recognition,
    TableRow,
)
from app.domain.search import Mode, Query
from app.domain.steps import result_of
from app.engines.fake import FakeEmbedder
from app.paths import Home
from app.retrieval.retriever import Retriever
from app.services.packs import PackService
from app.services.search_model import SearchModel
from app.storage.database import Database
from app.storage.home_lock import HomeLock
from app.storage.keyword_index import KeywordIndex
from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument
from app.storage.vector_indexes import VectorIndexes

WORDS = ("pump", "valve", "gasket", "motor", "cooling", "number", "heron", "glacier")


@dataclass
class Opened:
    """Everything of one home that packs touch."""

    home: Home
    database: Database
    store: LibraryStore
    keyword: KeywordIndex
    search_model: SearchModel
    embedder: FakeEmbedder
    packs: PackService

    def fill(self, collection: str, root: Path, *, files: int = 12, seed: int = 1) -> None:
        """Put documents of every kind below `root`, embedded, into a collection."""
        rng = random.Random(seed)
        collection_id = self.store.ensure_collection(collection)
        self.store.add_root(str(root), collection_id)
        documents = [
            _document(root / f"part {n % 3}" / f"file{n}.txt", rng, n) for n in range(files)
        ]
        self.store.put_many(documents, collection_id)
        self.store.put_failure(
            str(root / "locked.pdf"), size=1, mtime_ns=1, inode=1, code="encrypted",
            reason=f"{root} wants a password", collection_id=collection_id,
        )  # fmt: skip
        result_of(self.search_model.finish())
        self.keyword.catch_up()

    def search(self, mode: Mode = Mode.HYBRID) -> list[list[dict[str, Any]]]:
        """What the command line says to many questions, but for the paths."""
        retriever = Retriever(self.store, self.keyword, lambda: self.search_model.active)
        pairs = [(a, b) for a in WORDS for b in WORDS if a < b]
        found = [
            retriever.search(Query(f"Which {a} has a {b}?", k=20, mode=mode)) for a, b in pairs
        ]
        return [
            [{**hit_record(hit), "path": Path(hit.document.path).name} for hit in result.hits]
            for result in found
        ]

    def rows(self, collection: str) -> dict[str, list[tuple[Any, ...]]]:
        """Every column that belongs to a collection's documents, without ids and paths."""
        collection_id = self.store.collection_id(collection)
        of_it = (
            f"(SELECT document_id FROM collection_documents WHERE collection_id = {collection_id})"
        )
        tables = {
            "documents": f"FROM documents AS x WHERE id IN {of_it}",
            "chunks": f"FROM chunks AS x WHERE document_id IN {of_it}",
            "pages": f"FROM pages AS x WHERE document_id IN {of_it}",
            "parts": f"FROM parts AS x WHERE document_id IN {of_it}",
            "flags": f"FROM flags AS x WHERE document_id IN {of_it}",
            "recognitions": f"FROM recognitions AS x WHERE document_id IN {of_it}",
            "tables": f"FROM tables AS x WHERE document_id IN {of_it}",
            "table_rows": "FROM table_rows AS x JOIN tables AS t ON t.id = x.table_id"
            f" WHERE t.document_id IN {of_it}",
            "vectors": "FROM vectors AS x JOIN chunks AS c ON c.id = x.chunk_id"
            f" WHERE c.document_id IN {of_it}",
        }
        return {name: self._rows(name, rest) for name, rest in tables.items()}

    def _rows(self, table: str, rest: str) -> list[tuple[Any, ...]]:
        own = {"id", "document_id", "table_id", "chunk_id", "model_id", "path", "inode", "reason"}
        columns = [c for _, c, *_ in self.database.rows(f"PRAGMA table_info({table})")]
        chosen = ", ".join(f'x."{c}"' for c in columns if c not in own)
        return sorted(self.database.rows(f"SELECT {chosen} {rest}"), key=repr)


@contextmanager
def opened(root: Path, *, model: str = "fake-embedder") -> Iterator[Opened]:
    """Open a home as the program does."""
    home, embedder = Home(root), FakeEmbedder(16, model=model)
    with ExitStack() as stack:
        stack.enter_context(HomeLock(home.lock))
        database = stack.enter_context(Database(home.database))
        store = LibraryStore(database)
        keyword = stack.enter_context(KeywordIndex(home.keyword_index, database))
        keyword.catch_up()
        indexes = stack.enter_context(VectorIndexes(home.vector_index, database))
        search_model = SearchModel(
            store,
            wanted=embedder,
            installed=lambda _: None,
            open_index=lambda one: indexes.open(one.model, one.dimensions),
            keep_only=indexes.keep_only,
        )
        search_model.catch_up()
        packs = PackService(
            home, database, store,
            active=lambda: search_model.active, caches=(keyword, search_model), scrub=keyword.scrub,
        )  # fmt: skip
        packs.clean()
        yield Opened(home, database, store, keyword, search_model, embedder, packs)


def _document(path: Path, rng: random.Random, number: int) -> NewDocument:
    texts = [
        f"The {rng.choice(WORDS)} {rng.choice(WORDS)} {number} turns {n} {rng.choice(WORDS)}. "
        for n in range(rng.choice([1, 3, 8]))
    ]
    chunks, end = [], 0
    for n, text in enumerate(texts):
        chunks.append(NewChunk(end, end + len(text), text, page=n + 1, section="A > B", sheet="S"))
        end += len(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(texts))
    return NewDocument(
        str(path), f"Title {number}", "text/plain", end, 5, 7,
        hashlib.sha256(path.read_bytes()).hexdigest(), "en",
        tuple((n + 1, c.start, c.end) for n, c in enumerate(chunks)), tuple(chunks),
        parts=(Part("inner.txt", 0, end, "text/plain", author="Ada"),),
        tables=_tables(end),
        flags=(Flag(FlagKind.TINY, 0, 3),),
        recognitions=(Recognition(0, 4, 90.0, 0.5, "en", (Box(0, 4, (0.5,) * 8),)),),
        author="Ada", created_s=12.5, recognized=0.5,
    )  # fmt: skip


def _tables(end: int) -> tuple[ExtractedTable, ...]:
    row = TableRow(2, 0, 3, ("x", 1.5), ((0, 1), None))
    columns = (Column("Name", ColumnKind.TEXT, 0), Column("Price", ColumnKind.REAL, 1, "EUR"))
    return (ExtractedTable("Prices", 0, end, columns, (row,), sheet="S"),)
