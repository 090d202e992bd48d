"""Searching goes on in other threads while the indexes take in changes."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex, KeywordQuery, KeywordTerm
from app.storage.library import LibraryStore
from app.storage.vector_index import VectorIndex
from tests.unit.storage.samples import new_document


def test_searches_during_changes_see_what_was_there_before(
    tmp_path: Path, database: Database, store: LibraryStore
) -> None:
    collection = store.ensure_collection("Library")
    first = store.put(new_document("/first", ["stays stable"] * 10), collection)
    lasting = {chunk.id for chunk in store.chunks_of(first)}
    store.put_vectors("m", sorted(lasting), np.ones((10, 4), np.float32))
    done = threading.Event()

    def search() -> int:
        rounds = 0
        while not done.is_set() or rounds == 0:
            query = KeywordQuery(tuple(KeywordTerm(v) for v in keyword.variants("stable")))
            assert {hit.chunk_id for hit in keyword.search(query, 1_000)} >= lasting
            found = vectors.search(np.ones(4, np.float32), 1_000)
            assert {hit.chunk_id for hit in found} >= lasting
            assert {chunk.id for chunk in store.chunks(sorted(lasting))} == lasting
            rounds += 1
        return rounds

    with (
        KeywordIndex(tmp_path / "keyword", database) as keyword,
        VectorIndex(
            tmp_path / "vectors", database, model="m", dimensions=4, exact_limit=20
        ) as vectors,
        ThreadPoolExecutor(3) as pool,
    ):
        keyword.catch_up()
        vectors.catch_up()
        searches = [pool.submit(search) for _ in range(3)]
        try:
            for number in range(15):
                store.put(new_document(f"/{number % 4}", ["a stable moment"] * 9), collection)
                batch = store.without_vectors("m", 9)
                rows = np.random.default_rng(number).random((len(batch), 4), np.float32)
                store.put_vectors("m", [one.chunk_id for one in batch], rows)
                keyword.catch_up()
                vectors.catch_up()
        finally:
            done.set()
        assert all(each.result() > 0 for each in searches)
