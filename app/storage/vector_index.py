"""The vector index: nearest chunks by cosine, a cache of the vectors in the database."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from app.domain.cancel import CancelToken
from app.domain.errors import HomeError
from app.storage.changes import id_list
from app.storage.database import Database
from app.storage.records import Scored

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.storage.vector_shard import VectorShard

_CHUNK_IDS = (
    "SELECT json_group_array(id) FROM chunks WHERE document_id IN (SELECT value FROM json_each(?))"
)


class VectorIndex:
    """Finds the chunks nearest to a vector; one object per folder, methods from any thread.

    Up to `exact_limit` vectors, a collection is searched by comparing with each, which takes a
    millisecond or two, and so are the chunks of given documents however many there are.
    Each collection has its own shard, so that searching one costs no recall; searching the
    library asks every shard and counts a chunk once. What is missing, damaged or of another
    history is rebuilt from the database by the next `catch_up`; until then searches find less.
    Raises HomeError where the folder cannot be written.
    """

    def __init__(
        self,
        folder: Path,
        database: Database,
        *,
        model: str,
        dimensions: int,
        exact_limit: int = 10_000,
    ) -> None:
        self._folder = folder / folder_name(model)
        self._database = database
        self._model = model
        self._dimensions = dimensions
        self._exact_limit = exact_limit
        self._lock = threading.Lock()
        self._shards: dict[int, VectorShard] = {}
        self._open_shards()

    def search(
        self,
        vector: NDArray[np.float32],
        k: int,
        *,
        collection_id: int | None = None,
        document_ids: Collection[int] | None = None,
    ) -> list[Scored]:
        """The best `k` chunks of the scope, best first, scored by cosine, between -1 and 1.

        `vector` has shape (dimensions,) and any length but 0 (then nothing is found). Exact for
        documents and for collections up to `exact_limit` vectors; else approximate with the same
        scores. Raises ValueError for another shape.
        """
        import numpy as np

        if vector.shape != (self._dimensions,):
            raise ValueError(f"shape {vector.shape} instead of ({self._dimensions},)")
        length = float(np.linalg.norm(vector))
        if k < 1 or not length or (document_ids is not None and not document_ids):
            return []
        unit = np.asarray(vector / length, np.float32)
        allowed = None if document_ids is None else self._chunk_ids(document_ids)
        shards = self._shards
        chosen = shards.values() if collection_id is None else [shards.get(collection_id)]
        best: dict[int, Scored] = {}
        for shard in chosen:
            if shard is not None:
                best.update((hit.chunk_id, hit) for hit in shard.search(unit, k, allowed))
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.chunk_id))[:k]

    def catch_up(self) -> None:
        """Take in all changes of the database since the last time.

        A shard's file and the position it stands for change in one step: killed at any moment,
        the old file or the new one is there.
        """
        with self._lock, self._home_errors():
            self._open_shards()
            for shard in self._shards.values():
                shard.catch_up()

    def rebuild(self) -> None:
        """Build every shard anew from the database, leaving nothing of removed vectors."""
        with self._lock, self._home_errors():
            self._open_shards()
            for shard in self._shards.values():
                shard.rebuild()

    def scrub(self, cancel: CancelToken | None = None) -> None:
        """Leave no byte of removed vectors in any file; those that have none are kept.

        Raises Cancelled between two collections.
        """
        with self._lock, self._home_errors():
            self._open_shards()
            for shard in self._shards.values():
                if cancel is not None:
                    cancel.raise_if_cancelled()
                shard.scrub()

    def close(self) -> None:
        """Let the files go; searching afterwards finds nothing."""
        with self._lock:
            self._shards = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open_shards(self) -> None:
        from app.storage.vector_shard import VectorShard

        rows = self._database.rows("SELECT id FROM collections ORDER BY id")
        missing = [identity for (identity,) in rows if identity not in self._shards]
        opened = {
            identity: VectorShard(
                self._folder,
                self._database,
                collection_id=identity,
                model=self._model,
                dimensions=self._dimensions,
                exact_limit=self._exact_limit,
            )
            for identity in missing
        }
        self._shards = {**self._shards, **opened}

    def _chunk_ids(self, document_ids: Collection[int]) -> NDArray[np.uint64]:
        import msgspec
        import numpy as np

        ((ids,),) = self._database.rows(_CHUNK_IDS, (id_list(document_ids),))
        return np.array(msgspec.json.decode(ids, type=list[int]), np.uint64)

    @contextmanager
    def _home_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError) as error:
            reason = f"the vector index cannot be written: {error}"
            raise HomeError(self._database.home, reason) from error


def folder_name(model: str) -> str:
    """The folder that holds the index files of a model, whatever characters its name has."""
    return hashlib.sha256(model.encode()).hexdigest()[:16]
