from pathlib import Path

import numpy as np

from app.domain.cancel import CancelToken
from app.evaluation.bench import library
from app.evaluation.report import Step
from app.storage.database import Database
from app.storage.library import LibraryStore
from tests.unit.evaluation.conftest import drain

from .test_generated import WORDS


def fill(store: LibraryStore, chunks: int) -> list[Step]:
    steps, _ = drain(library.fill(store, chunks, words=WORDS, dimensions=8, cancel=CancelToken()))
    return steps


def test_filling_goes_on_where_it_was_left_and_gives_every_chunk_a_vector(tmp_path: Path) -> None:
    with Database(tmp_path / "sotto.db") as database:
        store = LibraryStore(database)
        fill(store, 60)
        first = dict(library.passages(store))
        assert len(first) == 60
        fill(store, 130)
        both = dict(library.passages(store))
        assert len(both) == 130
        assert len(set(both.values())) == 130, "no passage is there twice"
        assert first.items() <= both.items()
        vectors = library.all_vectors(store, list(both))
        assert vectors.shape == (130, 8)
        assert np.allclose(np.linalg.norm(vectors.astype(np.float32), axis=1), 1, atol=1e-2)
        assert fill(store, 100) == [], "a larger library is left as it is"
