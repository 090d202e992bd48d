"""A process that changes the search model of a library, for tests that kill it.

Run as `python -m tests.integration.reembedding_child HOME MODEL`; prints a line for every step.
"""

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.engines.fake import FakeEmbedder
from app.services.search_model import SearchModel
from app.storage.database import Database
from app.storage.library import LibraryStore
from app.storage.vector_indexes import VectorIndexes

EXACT_LIMIT = 500
"""Vectors of a collection from which on it has an index file: few, so that kills hit its making."""

MODELS = {"old@1": 16, "new@1": 24, "newer@1": 32}
"""Dimensions of each model."""


@dataclass
class Opened:
    """One library and its search model."""

    store: LibraryStore
    search_model: SearchModel
    folder: Path

    def finish(self) -> Iterator[str]:
        """Embed all there is, giving the name of the model that answers after every step."""
        for _ in self.search_model.finish():
            yield str(self.search_model.name)

    def found(self, question: str) -> dict[int, float]:
        """Every chunk with its cosine, as a search by meaning finds it."""
        semantic = self.search_model.active
        assert semantic is not None
        hits = semantic.index.search(semantic.embedder.embed_query(question), 10_000)
        return {hit.chunk_id: hit.score for hit in hits}

    def state(self) -> dict[str, object]:
        """All that a change of the model touches, in the database and on disk."""
        state: dict[str, object] = {"active": self.store.active_model()}
        chunks = [c.id for d in self.store.documents() for c in self.store.chunks_of(d.id)]
        for name in self.store.models():
            vectors = self.store.vectors(name, chunks)
            state[name] = hashlib.sha256(vectors.tobytes()).hexdigest()
        state["folders"] = sorted(entry.name for entry in self.folder.iterdir())
        return state


@contextmanager
def opened(home: Path, wanted: str) -> Iterator[Opened]:
    """The library in `home` as a start of the program with that model opens it."""
    embedders = {name: FakeEmbedder(size, model=name) for name, size in MODELS.items()}
    folder = home / "vectors"
    with (
        Database(home / "sotto.db") as database,
        VectorIndexes(folder, database, exact_limit=EXACT_LIMIT) as indexes,
    ):
        store = LibraryStore(database)
        search_model = SearchModel(
            store,
            wanted=embedders[wanted],
            installed=embedders.get,
            open_index=lambda one: indexes.open(one.model, one.dimensions),
            keep_only=indexes.keep_only,
        )
        search_model.catch_up()
        yield Opened(store, search_model, folder)


def main() -> None:
    """Change the model; the parent kills us in between."""
    home, wanted = Path(sys.argv[1]), sys.argv[2]
    with opened(home, wanted) as library:
        for name in library.finish():
            sys.stdout.write(f"{name}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
