"""Vectors are kept per model, and the ones still missing are known."""

import numpy as np
import pytest

from app.storage.database import Database
from app.storage.library import LibraryStore
from app.storage.records import Counts
from tests.unit.storage.samples import new_document


def test_missing_vectors_come_newest_first_until_there_are_none(store: LibraryStore) -> None:
    collection = store.ensure_collection("Library")
    store.put(new_document("/old", ["a", "b"], title="Old"), collection)
    store.put(new_document("/new", ["c"], title="New"), collection)
    assert [tuple(u) for u in store.without_vectors("m", 2)] == [
        (3, "c", None, "New"), (2, "b", None, "Old"),
    ]  # fmt: skip
    store.put_vectors("m", [3, 2], np.eye(2, dtype=np.float32))
    assert [u.chunk_id for u in store.without_vectors("m", 9)] == [1]
    assert [u.chunk_id for u in store.without_vectors("other", 9)] == [3, 2, 1]
    store.put(new_document("/newest", ["d"]), collection)
    assert [u.chunk_id for u in store.without_vectors("m", 9)] == [4, 1]
    store.put_vectors("m", [1, 4], np.eye(2, dtype=np.float16))
    assert store.without_vectors("m", 9) == []


def test_counts_follow_each_model_and_scope(store: LibraryStore) -> None:
    first, second = store.ensure_collection("One"), store.ensure_collection("Two")
    store.put(new_document("/a", ["a", "b"]), first)
    store.put(new_document("/b", ["c"]), second)
    assert store.counts(model="m") == Counts(2, 0, 3, 0)
    store.put_vectors("m", [1, 3], np.eye(2, dtype=np.float32))
    assert store.counts(model="m") == Counts(2, 0, 3, 2)
    assert store.counts(first, model="m") == Counts(1, 0, 2, 1)
    assert store.counts(first, model="none") == Counts(1, 0, 2, 0)
    assert [c.vectors for c in store.collections("m")] == [1, 1]


def test_vectors_come_back_in_order_replaced_and_without_removed_chunks(
    store: LibraryStore,
) -> None:
    collection = store.ensure_collection("Library")
    gone = store.put(new_document("/a", ["a"]), collection)
    store.put(new_document("/b", ["b", "c"]), collection)
    store.remove([gone])
    store.put_vectors("m", [1, 2, 3], np.eye(3, dtype=np.float32))
    store.put_vectors("m", [2], np.full((1, 3), 0.5, dtype=np.float32))
    assert store.vectors("m", [3, 2]).tolist() == [[0, 0, 1], [0.5, 0.5, 0.5]]
    assert store.vectors("m", [3]).dtype == np.float32
    with pytest.raises(KeyError):
        store.vectors("m", [1])
    assert store.vectors("m", []).size == 0


@pytest.mark.parametrize(
    "vectors", [np.zeros((1, 3)), np.zeros(3), np.array([[np.nan], [0]]), np.full((2, 1), 1e6)]
)
def test_vectors_that_do_not_fit_are_refused(store: LibraryStore, vectors: np.ndarray) -> None:
    store.put(new_document("/a", ["a", "b"]), store.ensure_collection("Library"))
    with np.errstate(over="ignore"), pytest.raises(ValueError, match="finite"):
        store.put_vectors("m", [1, 2], vectors)
    assert store.counts(model="m").vectors == 0


def test_two_models_live_side_by_side_until_one_is_dropped(
    database: Database, store: LibraryStore
) -> None:
    document_id = store.put(new_document("/a", ["x", "y"]), store.ensure_collection("Library"))
    ids = [chunk.id for chunk in store.chunks_of(document_id)]
    store.put_vectors("old", ids, np.ones((2, 2), dtype=np.float32))
    store.put_vectors("new", ids[:1], np.ones((1, 3), dtype=np.float32))
    assert store.models() == ["old", "new"]
    assert store.counts(model="old").vectors == 2
    assert store.counts(model="new").vectors == 1
    store.drop_model("old")
    store.drop_model("unknown")
    assert store.models() == ["new"]
    assert store.vectors_found("old", ids) == {}
    assert list(store.vectors_found("new", ids)) == ids[:1]
    assert [one.chunk_id for one in store.without_vectors("new", 9)] == ids[1:]
    store.drop_model("new")
    assert database.rows("SELECT count(*) FROM vectors") == [(0,)]
    assert database.rows("SELECT count(*) FROM pending_vectors") == [(0,)]
