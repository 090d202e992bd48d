"""The vector index: nearest chunks by cosine, a cache of the vectors in the database."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from app.domain.errors import HomeError
from app.storage.changes import id_list
from app.storage.database import Database
from app.storage.records import Scored

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.storage.vector_shard import VectorShard

_IN_SCOPE = (
    " c.document_id IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR EXISTS (SELECT 1"
    " FROM collection_documents AS m WHERE m.collection_id = ?2"
    " AND m.document_id = c.document_id))"
)
_VECTORS = (
    "SELECT v.chunk_id, v.vector FROM chunks AS c JOIN vectors AS v ON v.chunk_id = c.id"
    " WHERE v.model_id = (SELECT id FROM models WHERE name = ?3) AND"
)
_CHUNKS = "SELECT c.id FROM json_each(?3) AS given JOIN chunks AS c ON c.id = given.value WHERE"


class VectorIndex:
    """Finds the chunks nearest to a vector; one object per folder, methods from any thread.

    Up to `exact_limit` vectors, a collection is searched by comparing with each, which takes a
    millisecond or two; up to twice as many are read from the database for a narrower scope.
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
        collections up to `exact_limit` vectors and for documents with up to twice as many chunks
        together; beyond, approximate with the same scores. Raises ValueError for another shape.
        """
        import numpy as np

        if vector.shape != (self._dimensions,):
            raise ValueError(f"shape {vector.shape} instead of ({self._dimensions},)")
        length = float(np.linalg.norm(vector))
        if k < 1 or not length or (document_ids is not None and not document_ids):
            return []
        unit = np.asarray(vector / length, np.float32)
        if document_ids is None:
            return self._search_shards(unit, k, collection_id, None)
        documents = id_list(document_ids)
        if self._num_chunks(documents) <= 2 * self._exact_limit:
            return self._search_documents(unit, k, collection_id, documents)
        return self._search_shards(unit, k, collection_id, documents)

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

    def close(self) -> None:
        """Let the files go; searching afterwards finds nothing."""
        with self._lock:
            self._shards = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
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

    def _search_shards(
        self, unit: NDArray[np.float32], k: int, collection_id: int | None, documents: str | None
    ) -> list[Scored]:
        shards = self._shards
        chosen = shards.values() if collection_id is None else [shards.get(collection_id)]

        def allowed(ids: Sequence[int]) -> set[int]:
            rows = self._database.rows(_CHUNKS + _IN_SCOPE, (documents, None, id_list(ids)))
            return {chunk_id for (chunk_id,) in rows}

        best: dict[int, Scored] = {}
        for shard in chosen:
            if shard is not None:
                hits = shard.search(unit, k, None if documents is None else allowed)
                best.update((hit.chunk_id, hit) for hit in hits)
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.chunk_id))[:k]

    def _search_documents(
        self, unit: NDArray[np.float32], k: int, collection_id: int | None, documents: str
    ) -> list[Scored]:
        import numpy as np

        from app.storage.vector_shard import nearest, unit_rows

        rows = self._database.rows(_VECTORS + _IN_SCOPE, (documents, collection_id, self._model))
        keys = np.fromiter((key for key, _ in rows), np.uint64, len(rows))
        matrix = unit_rows([blob for _, blob in rows], self._dimensions)
        return nearest(keys, matrix, unit, k)

    def _num_chunks(self, documents: str) -> int:
        sql = (
            "SELECT coalesce(sum(chunks), 0) FROM documents"
            " WHERE id IN (SELECT value FROM json_each(?))"
        )
        return int(self._database.rows(sql, (documents,))[0][0])

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
