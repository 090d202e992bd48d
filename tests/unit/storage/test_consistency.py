"""Whatever happens to the library, both indexes find what the database holds, and nothing else."""

import multiprocessing
import os
import random
import signal
import tempfile
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from numpy.typing import NDArray

from app.storage import document_rows
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex, KeywordQuery, KeywordTerm
from app.storage.library import LibraryStore
from app.storage.vector_index import VectorIndex
from tests.unit.storage.samples import new_document

WORDS = ("alpha", "beta", "gamma", "delta", "epsilon")
PATHS = tuple(f"/{letter}" for letter in "abcdef")
DIMENSIONS = 8
pieces = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda w: " ".join(w) + " "),
    min_size=1,
    max_size=6,
)


def vector_of(text: str, salt: int = 0) -> NDArray[np.float32]:
    vector = np.random.default_rng([salt, *text.encode()]).standard_normal(DIMENSIONS)
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


class Library(RuleBasedStateMachine):
    """Random histories; `exact_limit` 4 makes the vector shards write, merge and drop files.

    Documents of more than four chunks count as large ones, whose rows go in several transactions.
    """

    def __init__(self) -> None:
        super().__init__()
        self.patched = pytest.MonkeyPatch()
        self.patched.setattr(document_rows, "_LARGE_CHUNKS", 4)
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.database = Database(self.root / "sotto.db")
        self.store = LibraryStore(self.database)
        self.collections = [self.store.ensure_collection(name) for name in ("One", "Two")]
        self.open_indexes()

    @initialize(texts=st.tuples(pieces, pieces, pieces, pieces))
    def begin(self, texts: tuple[list[str], ...]) -> None:
        """Later rules then change what the indexes already hold."""
        for path, text in zip(PATHS, texts, strict=False):
            self.put(path, text, 0)
        self.embed(100)
        self.catch_up_and_compare()

    def open_indexes(self) -> None:
        self.keyword = KeywordIndex(self.root / "keyword", self.database)
        self.vectors = VectorIndex(
            self.root / "vectors", self.database, model="m", dimensions=DIMENSIONS, exact_limit=4
        )

    def teardown(self) -> None:
        try:
            self.catch_up_and_compare()
        finally:
            self.keyword.close()
            self.vectors.close()
            self.database.close()
            self.folder.cleanup()
            self.patched.undo()

    def document_id(self, path: str) -> int | None:
        known = self.store.known(path)
        return known.document_id if known else None

    @rule(path=st.sampled_from(PATHS), text=pieces, collection=st.integers(0, 1))
    def put(self, path: str, text: list[str], collection: int) -> None:
        self.store.put(new_document(path, text), self.collections[collection])

    @rule(path=st.sampled_from(PATHS), text=pieces, other=pieces, publish=st.booleans())
    def stage(self, path: str, text: list[str], other: list[str], publish: bool) -> None:
        """One document in pieces, another one stored between them."""
        whole = new_document(path, text)
        with self.store.begin(replace(whole, chunks=(), pages=())) as staged:
            staged.append(whole.chunks[:1])
            self.put(PATHS[0], other, 0)
            self.catch_up_and_compare()
            staged.append(whole.chunks[1:], pages=whole.pages)
            if publish:
                staged.publish(self.collections[1])

    @rule(path=st.sampled_from(PATHS))
    def fail(self, path: str) -> None:
        self.store.put_failure(
            path, size=0, mtime_ns=0, inode=0, code="broken", reason="torn",
            collection_id=self.collections[0],
        )  # fmt: skip

    @rule(path=st.sampled_from(PATHS))
    def remove(self, path: str) -> None:
        document_id = self.document_id(path)
        if document_id is not None:
            self.store.remove([document_id])

    @rule(path=st.sampled_from(PATHS), collection=st.integers(0, 1), join=st.booleans())
    def move(self, path: str, collection: int, join: bool) -> None:
        document_id = self.document_id(path)
        if document_id is not None:
            change = self.store.join if join else self.store.leave
            change(document_id, self.collections[collection])

    @rule(limit=st.integers(1, 12))
    def embed(self, limit: int) -> None:
        batch = self.store.without_vectors("m", limit)
        if batch:
            rows = np.stack([vector_of(one.text) for one in batch])
            self.store.put_vectors("m", [one.chunk_id for one in batch], rows)

    @rule(path=st.sampled_from(PATHS), salt=st.integers(0, 5))
    def embed_again(self, path: str, salt: int) -> None:
        chunks = self.store.chunks_of(self.document_id(path) or 0)
        if chunks:
            rows = np.stack([vector_of(chunk.text, salt) for chunk in chunks])
            self.store.put_vectors("m", [chunk.id for chunk in chunks], rows)

    @rule(reopen=st.booleans(), rebuild=st.booleans())
    def maintain(self, reopen: bool, rebuild: bool) -> None:
        if reopen:
            self.keyword.close()
            self.vectors.close()
            self.open_indexes()
        if rebuild:
            self.keyword.rebuild()
            self.vectors.rebuild()

    @rule()
    def catch_up_and_compare(self) -> None:
        self.keyword.catch_up()
        self.vectors.catch_up()
        compare(self.store, self.database, self.keyword, self.vectors)

    @invariant()
    def counts_are_right(self) -> None:
        (vectors,) = self.database.rows("SELECT count(*) FROM vectors")[0]
        (chunks,) = self.database.rows("SELECT count(*) FROM chunks")[0]
        counts = self.store.counts(model="m")
        assert (counts.chunks, counts.vectors) == (chunks, vectors)


def compare(
    store: LibraryStore, database: Database, keyword: KeywordIndex, vectors: VectorIndex
) -> None:
    """Both indexes against looking at every row, in every scope."""
    question = vector_of("question")
    embedded = {chunk_id for (chunk_id,) in database.rows("SELECT chunk_id FROM vectors")}
    for scope in (None, *(info.id for info in store.collections())):
        documents = store.documents(scope)
        chunks = [chunk for d in documents for chunk in store.chunks_of(d.id)]
        for word in WORDS:
            query = KeywordQuery((KeywordTerm(tuple(keyword.analyze(word, "en"))),))
            hits = keyword.search(query, 1_000, collection_id=scope)
            assert {hit.chunk_id for hit in hits} == {c.id for c in chunks if word in c.text}
            assert len(hits) == len({hit.chunk_id for hit in hits})
        ids = [chunk.id for chunk in chunks if chunk.id in embedded]
        found = vectors.search(question, 1_000, collection_id=scope)
        truth = dict(zip(ids, store.vectors("m", ids) @ question, strict=True)) if ids else {}
        assert {hit.chunk_id for hit in found} == set(ids)
        assert len(found) == len(ids)
        for hit in found:
            assert hit.score == pytest.approx(truth[hit.chunk_id], abs=5e-3)
        some = [d.id for d in documents[::2]]
        part = vectors.search(question, 1_000, collection_id=scope, document_ids=some)
        wanted = {chunk.id for chunk in chunks if chunk.document_id in some} & embedded
        assert {hit.chunk_id for hit in part} == wanted


TestLibrary = Library.TestCase
TestLibrary.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)


def _grow_until_killed(root: Path, seed: int, sender: Connection) -> None:
    chance = random.Random(seed)
    database = Database(root / "sotto.db")
    store = LibraryStore(database)
    collection = store.ensure_collection("One")
    keyword = KeywordIndex(root / "keyword", database)
    vectors = VectorIndex(
        root / "vectors", database, model="m", dimensions=DIMENSIONS, exact_limit=4
    )
    while True:
        text = [" ".join(chance.choices(WORDS, k=3)) + " " for _ in range(4)]
        store.put(new_document(f"/{chance.randrange(12)}", text), collection)
        batch = store.without_vectors("m", 3)
        rows = np.stack([vector_of(one.text) for one in batch])
        store.put_vectors("m", [one.chunk_id for one in batch], rows)
        keyword.catch_up()
        vectors.catch_up()
        sender.send(None)


@pytest.mark.slow
def test_kill_9_while_catching_up_leaves_both_indexes_exact(tmp_path: Path) -> None:
    chance = random.Random(3)
    for seed in range(8):
        receiver, sender = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.get_context("spawn").Process(
            target=_grow_until_killed, args=(tmp_path, seed, sender)
        )
        child.start()
        sender.close()
        for _ in range(chance.randrange(1, 12)):
            assert receiver.poll(60)
            receiver.recv()
        receiver.poll(chance.random() * 0.03)  # somewhere inside the next round
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        receiver.close()
        with (
            Database(tmp_path / "sotto.db") as database,
            KeywordIndex(tmp_path / "keyword", database) as keyword,
            VectorIndex(
                tmp_path / "vectors", database, model="m", dimensions=DIMENSIONS, exact_limit=4
            ) as vectors,
        ):
            assert keyword.position.seq > 0
            keyword.catch_up()
            vectors.catch_up()
            compare(LibraryStore(database), database, keyword, vectors)
