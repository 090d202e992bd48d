"""The vector index finds what comparing with every vector finds, wherever it was damaged."""

from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.errors import HomeError
from app.storage.database import Database
from app.storage.library import LibraryStore
from app.storage.records import Scored
from app.storage.vector_index import VectorIndex
from tests.unit.storage.samples import new_document

DIMENSIONS = 16
SMALL = 20  # exact_limit of these tests, so that files come into play early
rng = np.random.default_rng(7)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index" / "vectors"


def opened(folder: Path, database: Database) -> VectorIndex:
    return VectorIndex(folder, database, model="m", dimensions=DIMENSIONS, exact_limit=SMALL)


@pytest.fixture
def index(folder: Path, database: Database) -> Iterator[VectorIndex]:
    with opened(folder, database) as one:
        yield one


@pytest.fixture
def collection(store: LibraryStore) -> int:
    return store.ensure_collection("Library")


def random_vectors(count: int) -> NDArray[np.float32]:
    rows = rng.standard_normal((count, DIMENSIONS)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def put(store: LibraryStore, path: str, count: int, collection: int) -> int:
    """A document of `count` chunks, each with a vector."""
    document_id = store.put(new_document(path, [f"{i} " for i in range(count)]), collection)
    ids = [chunk.id for chunk in store.chunks_of(document_id)]
    store.put_vectors("m", ids, random_vectors(count))
    return document_id


def expected(
    store: LibraryStore, vector: NDArray[np.float32], k: int, documents: Collection[int]
) -> list[tuple[int, float]]:
    ids = [chunk.id for document in documents for chunk in store.chunks_of(document)]
    scores = store.vectors("m", ids) @ (vector / np.linalg.norm(vector))
    best = sorted(zip(ids, scores.tolist(), strict=True), key=lambda pair: -pair[1])
    return best[:k]


def same(hits: list[Scored], wanted: list[tuple[int, float]]) -> bool:
    close = [hit.score for hit in hits] == pytest.approx([s for _, s in wanted], abs=2e-3)
    return close and {hit.chunk_id for hit in hits} == {i for i, _ in wanted}


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.usearch"))


@pytest.mark.parametrize("count", [5, SMALL, SMALL + 1, 300])
def test_the_nearest_come_first(
    index: VectorIndex, folder: Path, store: LibraryStore, collection: int, count: int
) -> None:
    document_id = put(store, "/a", count, collection)
    index.catch_up()
    assert bool(files(folder)) == (count > SMALL)
    for vector in random_vectors(10):
        wanted = expected(store, vector, 5, [document_id])
        assert same(index.search(3 * vector, 5), wanted)
        assert same(index.search(vector, 5, collection_id=collection), wanted)
    assert index.search(vector, 5, collection_id=collection + 1) == []
    assert len(index.search(vector, 10_000)) == count


def test_changes_after_the_file_was_written_are_found(
    index: VectorIndex, folder: Path, store: LibraryStore, collection: int
) -> None:
    first, second = put(store, "/a", 10, collection), put(store, "/b", 100, collection)
    index.catch_up()
    before = files(folder)
    store.remove([first])
    third = put(store, "/c", 5, collection)
    again = store.chunks_of(second)[0].id
    store.put_vectors("m", [again], random_vectors(1))
    index.catch_up()
    assert files(folder) == before
    for vector in random_vectors(10):
        assert same(index.search(vector, 105), expected(store, vector, 105, [second, third]))
        assert same(index.search(vector, 3), expected(store, vector, 3, [second, third]))


def test_many_changes_are_merged_into_a_new_file(
    index: VectorIndex, folder: Path, store: LibraryStore, collection: int, database: Database
) -> None:
    documents = [put(store, "/a", 200, collection)]
    index.catch_up()
    before = files(folder)
    documents.append(put(store, "/b", 15, collection))
    index.catch_up()
    store.remove([put(store, "/gone", 3, collection)])
    store.put_vectors("m", [1], random_vectors(1))
    documents.append(put(store, "/c", 10, collection))
    index.catch_up()
    assert len(files(folder)) == 1
    assert files(folder) != before
    with opened(folder, database) as other:
        for vector in random_vectors(5):
            wanted = expected(store, vector, 10, documents)
            assert same(index.search(vector, 10), wanted)
            assert same(other.search(vector, 10), wanted)


def test_a_file_with_many_removed_vectors_is_built_anew(
    index: VectorIndex, folder: Path, store: LibraryStore, collection: int
) -> None:
    kept, gone = put(store, "/a", 60, collection), put(store, "/b", 60, collection)
    index.catch_up()
    size = next(folder.rglob("*.usearch")).stat().st_size
    store.remove([gone])
    put(store, "/c", 1, collection)
    index.catch_up()
    assert len(files(folder)) == 1
    assert next(folder.rglob("*.usearch")).stat().st_size < size
    store.remove([kept])
    index.catch_up()
    index.rebuild()
    assert files(folder) == []
    assert len(index.search(random_vectors(1)[0], 100)) == 1


def test_scopes_cost_no_hit(index: VectorIndex, store: LibraryStore, collection: int) -> None:
    other = store.ensure_collection("Other")
    everything = [put(store, f"/{n}", 30, collection) for n in range(4)]
    mine = put(store, "/mine", 3, other)
    store.join(everything[0], other)
    index.catch_up()
    for vector in random_vectors(10):
        wanted = expected(store, vector, 8, [mine, everything[0]])
        assert same(index.search(vector, 8, collection_id=other), wanted)
        assert same(index.search(vector, 8), expected(store, vector, 8, [*everything, mine]))
        narrow = index.search(vector, 8, document_ids=[mine])
        assert same(narrow, expected(store, vector, 8, [mine]))
        wide = index.search(vector, 8, document_ids=everything[1:])
        assert same(wide, expected(store, vector, 8, everything[1:]))
        both = index.search(vector, 8, collection_id=other, document_ids=[*everything[:3], mine])
        assert same(both, wanted)
    assert index.search(vector, 8, document_ids=[]) == []
    store.leave(everything[0], other)
    index.catch_up()
    assert same(index.search(vector, 50, collection_id=other), expected(store, vector, 50, [mine]))


def test_models_do_not_mix(
    folder: Path, database: Database, store: LibraryStore, collection: int
) -> None:
    put(store, "/a", 3, collection)
    with VectorIndex(folder, database, model="n", dimensions=4) as other:
        other.catch_up()
        assert other.search(np.ones(4, np.float32), 5) == []


def test_odd_questions(index: VectorIndex, store: LibraryStore, collection: int) -> None:
    put(store, "/a", 3, collection)
    index.catch_up()
    assert index.search(np.zeros(DIMENSIONS, np.float32), 5) == []
    assert index.search(random_vectors(1)[0], 0) == []
    with pytest.raises(ValueError, match="shape"):
        index.search(np.ones(3, np.float32), 5)


@pytest.mark.parametrize("kind", ["cut", "zeros", "gone", "empty", "manifest", "no manifest"])
def test_a_damaged_file_is_never_mapped_and_is_rebuilt(
    folder: Path, database: Database, store: LibraryStore, collection: int, kind: str
) -> None:
    document_id = put(store, "/a", 200, collection)
    with opened(folder, database) as index:
        index.catch_up()
    data, manifest = next(folder.rglob("*.usearch")), next(folder.rglob("*.json"))
    content = data.read_bytes()
    if kind == "cut":
        data.write_bytes(content[: len(content) // 2])
    elif kind == "zeros":
        data.write_bytes(content[: len(content) // 2] + bytes(len(content) - len(content) // 2))
    elif kind == "gone":
        data.unlink()
    elif kind == "empty":
        data.write_bytes(b"")
    elif kind == "manifest":
        manifest.write_bytes(b'{"format": 1, "turn": "x"}')
    else:
        manifest.unlink()
    vector = random_vectors(1)[0]
    with opened(folder, database) as index:
        assert index.search(vector, 5) == []
        index.catch_up()
        assert same(index.search(vector, 5), expected(store, vector, 5, [document_id]))
        assert len(files(folder)) == 1


def test_a_file_of_another_history_is_rebuilt(
    folder: Path, database: Database, store: LibraryStore, collection: int, tmp_path: Path
) -> None:
    put(store, "/a", 100, collection)
    with opened(folder, database) as index:
        index.catch_up()
    with Database(tmp_path / "second" / "sotto.db") as second:
        other = LibraryStore(second)
        document_id = put(other, "/x", 3, other.ensure_collection("Library"))
        with opened(folder, second) as index:
            index.catch_up()
            vector = random_vectors(1)[0]
            assert same(index.search(vector, 50), expected(other, vector, 50, [document_id]))


def test_recall_stays_high_on_clustered_vectors(
    folder: Path, database: Database, store: LibraryStore, collection: int
) -> None:
    centres = rng.standard_normal((40, 32))
    rows = centres[rng.integers(0, 40, 3_000)] + 0.5 * rng.standard_normal((3_000, 32))
    vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    store.put(new_document("/a", ["x"] * 3_000), collection)
    store.put_vectors("m", range(1, 3_001), vectors)
    with VectorIndex(folder, database, model="m", dimensions=32, exact_limit=100) as index:
        index.catch_up()
        found = 0
        for vector in vectors[:100]:
            truth = set((np.argsort(-(vectors @ vector))[:10] + 1).tolist())
            found += len(truth & {hit.chunk_id for hit in index.search(vector, 10)})
    assert found >= 990


def test_a_folder_that_cannot_be_made_is_a_home_error(
    tmp_path: Path, database: Database, store: LibraryStore, collection: int
) -> None:
    (tmp_path / "file").write_text("x")
    put(store, "/a", SMALL + 1, collection)
    with opened(tmp_path / "file", database) as index, pytest.raises(HomeError):
        index.catch_up()


@pytest.mark.parametrize("damage", ["missing", "cut"])
def test_rows_that_are_not_beside_their_file_are_written_again(
    tmp_path: Path, database: Database, store: LibraryStore, damage: str
) -> None:
    """As in a home of the first version, which had none, or where the disk was full."""
    rng = np.random.default_rng(7)
    collection = store.ensure_collection("Library")
    documents = [store.put(new_document(f"/{n}", ["x"] * 5), collection) for n in range(6)]
    ids = [chunk.id for document in documents for chunk in store.chunks_of(document)]
    store.put_vectors("m", ids, rng.standard_normal((len(ids), 8)).astype(np.float32))
    question = rng.standard_normal(8).astype(np.float32)

    def search() -> list[Scored]:
        with VectorIndex(tmp_path, database, model="m", dimensions=8, exact_limit=4) as index:
            index.catch_up()
            return index.search(question, 3, document_ids=documents[2:4])

    expected = search()
    assert {hit.chunk_id for hit in expected} <= set(ids[10:20])
    (rows,) = tmp_path.rglob("*.rows")
    content = rows.read_bytes()
    rows.unlink()
    if damage == "cut":
        rows.write_bytes(content[:-3])
    assert search() == expected
    assert rows.read_bytes() == content


def test_leaving_one_collection_leaves_the_vectors_of_another(
    folder: Path, database: Database, store: LibraryStore
) -> None:
    one, two = store.ensure_collection("One"), store.ensure_collection("Two")
    shared = store.put(new_document("/shared", ["x"] * 2 * SMALL), one)
    ids = [chunk.id for chunk in store.chunks_of(shared)]
    store.put_vectors("m", ids, rng.standard_normal((len(ids), DIMENSIONS)).astype(np.float32))
    store.join(shared, two)
    with opened(folder, database) as index:
        index.catch_up()
        store.leave(shared, two)
        index.catch_up()
        question = np.ones(DIMENSIONS, np.float32)
        assert len(index.search(question, 99, collection_id=one)) == len(ids)
        assert index.search(question, 99, collection_id=two) == []
        assert len(index.search(question, 99, document_ids=[shared])) == len(ids)
