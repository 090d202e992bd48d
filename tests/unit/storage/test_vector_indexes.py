from pathlib import Path

import numpy as np

from app.storage.database import Database
from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument
from app.storage.vector_indexes import VectorIndexes


def filled(database: Database, *models: str) -> LibraryStore:
    """A library of one passage with a vector of each model."""
    store = LibraryStore(database)
    chunks = tuple(NewChunk(4 * n, 4 * n + 4, "text") for n in range(3))
    document = NewDocument("/a", "A", "text/plain", 1, 1, 1, "", None, (), chunks)
    store.put(document, store.ensure_collection("Library"))
    for model in models:
        ids = [chunk.chunk_id for chunk in store.without_vectors(model, 10)]
        store.put_vectors(model, ids, np.eye(3, 4, dtype=np.float32))
    return store


def test_each_model_has_files_of_its_own_and_only_those_of_others_are_removed(
    tmp_path: Path, database: Database
) -> None:
    folder = tmp_path / "vectors"
    filled(database, "old@1", "new@1")
    with VectorIndexes(folder, database, exact_limit=1) as indexes:
        old, new = indexes.open("old@1", 4), indexes.open("new@1", 4)
        for index in (old, new):
            index.catch_up()
        assert len(list(folder.iterdir())) == 2
        (folder / "not-ours").mkdir()
        indexes.keep_only(["new@1"])
        assert len(list(folder.iterdir())) == 2
        assert (folder / "not-ours").is_dir()
        assert len(new.search(np.ones(4, np.float32), 3)) == 3
    with VectorIndexes(folder, database, exact_limit=1) as indexes:
        assert len(indexes.open("new@1", 4).search(np.ones(4, np.float32), 3)) == 3
        assert indexes.open("old@1", 4).search(np.ones(4, np.float32), 3) == []


def test_an_index_that_nobody_uses_is_let_go(tmp_path: Path, database: Database) -> None:
    filled(database, "one@1")
    with VectorIndexes(tmp_path / "vectors", database) as indexes:
        index = indexes.open("one@1", 4)
        index.catch_up()
        assert indexes.opened == [index]
        del index
        assert indexes.opened == []
        kept = indexes.open("one@1", 4)
        kept.catch_up()
        assert kept.search(np.ones(4, np.float32), 3)
    assert kept.search(np.ones(4, np.float32), 3) == []


def test_without_a_folder_there_is_nothing_to_remove(tmp_path: Path, database: Database) -> None:
    VectorIndexes(tmp_path / "nowhere", database).keep_only([])
    assert not (tmp_path / "nowhere").exists()
