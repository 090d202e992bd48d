"""Vectors of the chunks, one per chunk and model, as float16."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.storage.changes import id_list, log_vectors
from app.storage.database import Database
from app.storage.records import Unembedded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Vectors:
    """Keeps vectors and knows which chunks still lack one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def without_vectors(self, model: str, limit: int) -> list[Unembedded]:
        """Up to `limit` chunks that `model` has not embedded, newest first."""
        if model_id(self._database.read(), model) is None:
            self._database.write(lambda connection: ensure_model(connection, model))
        rows = self._database.rows(
            "SELECT c.id, c.text, c.section, d.title FROM pending_vectors AS p"
            " JOIN chunks AS c ON c.id = p.chunk_id JOIN documents AS d ON d.id = c.document_id"
            " WHERE p.model_id = (SELECT id FROM models WHERE name = ?)"
            " ORDER BY p.chunk_id DESC LIMIT ?",
            (model, limit),
        )
        return [Unembedded(*row) for row in rows]

    def put_vectors(
        self, model: str, ids: Sequence[int], vectors: NDArray[np.float32] | NDArray[np.float16]
    ) -> None:
        """Store one vector per chunk, shape (len(ids), dimensions), in one transaction.

        A vector the chunk has already is replaced; chunks removed meanwhile are passed over.
        Raises ValueError if the shapes do not fit or a value is not finite as float16.
        """
        import numpy as np

        halves = vectors.astype(np.float16)
        if halves.ndim != 2 or len(halves) != len(ids) or not np.isfinite(halves).all():
            raise ValueError(f"{vectors.shape} is not one finite vector for each of {len(ids)}")
        blobs = [(int(i), half.tobytes()) for i, half in zip(ids, halves, strict=True)]

        def work(connection: sqlite3.Connection) -> None:
            number = ensure_model(connection, model)
            connection.executemany(
                "INSERT OR REPLACE INTO vectors (chunk_id, model_id, vector)"
                " SELECT id, ?3, ?2 FROM chunks WHERE id = ?1",
                ((chunk_id, blob, number) for chunk_id, blob in blobs),
            )
            connection.executemany(
                "DELETE FROM pending_vectors WHERE chunk_id = ? AND model_id = ?",
                ((chunk_id, number) for chunk_id, _ in blobs),
            )
            log_vectors(connection, (chunk_id for chunk_id, _ in blobs))

        self._database.write(work)

    def vectors(self, model: str, ids: Sequence[int]) -> NDArray[np.float32]:
        """The vectors of `ids` in that order; KeyError names a chunk without one."""
        import numpy as np

        found = self.vectors_found(model, ids)
        if not ids:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([found[int(i)] for i in ids])

    def vectors_found(self, model: str, ids: Sequence[int]) -> dict[int, NDArray[np.float32]]:
        """The vectors, shape (dimensions,), of those of `ids` that have one."""
        import numpy as np

        rows = self._database.rows(
            "SELECT chunk_id, vector FROM vectors"
            " WHERE chunk_id IN (SELECT value FROM json_each(?))"
            " AND model_id = (SELECT id FROM models WHERE name = ?)",
            (id_list(ids), model),
        )
        return {i: np.frombuffer(blob, dtype=np.float16).astype(np.float32) for i, blob in rows}

    def models(self) -> list[str]:
        """The models that have vectors, or chunks that wait for them."""
        return [name for (name,) in self._database.rows("SELECT name FROM models ORDER BY id")]

    def drop_model(self, model: str) -> None:
        """Forget all vectors of `model` and what waits for them, in one transaction."""
        self._database.write(
            lambda connection: connection.execute("DELETE FROM models WHERE name = ?", (model,))
        )


def model_id(connection: sqlite3.Connection, model: str) -> int | None:
    """The number under which a model's vectors are kept, None before there are any."""
    row = connection.execute("SELECT id FROM models WHERE name = ?", (model,)).fetchone()
    return int(row[0]) if row else None


def ensure_model(connection: sqlite3.Connection, model: str) -> int:
    """The number of a model; of a new one, every chunk waits for a vector from now on."""
    known = model_id(connection, model)
    if known is not None:
        return known
    sql = "INSERT INTO models (name) VALUES (?) RETURNING id"
    number = int(connection.execute(sql, (model,)).fetchone()[0])
    connection.execute(
        "INSERT INTO pending_vectors (chunk_id, model_id, document_id)"
        " SELECT c.id, ?, d.id FROM chunks AS c JOIN documents AS d ON d.id = c.document_id"
        " WHERE d.status = 'indexed'",
        (number,),
    )
    return number
