"""Traces: everything that happened while a question was answered, for "Why this answer"."""

import sqlite3
import time
from collections.abc import Iterable

from app.storage.changes import id_list
from app.storage.database import Database


class TraceStore:
    """Keeps the `keep` latest traces; their JSON is the caller's."""

    def __init__(self, database: Database, *, keep: int = 1000) -> None:
        self._database = database
        self._keep = keep

    def put(self, trace_id: str, json: bytes, *, document_ids: Iterable[int] = ()) -> None:
        """Store a trace, in place of an older one of that id, and drop the oldest beyond `keep`.

        `document_ids` are those of the documents it tells anything about: it goes with the first
        of them that is removed, when the home is next compacted.
        """

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO traces (id, created_s, json, document_ids)"
                " VALUES (?, ?, ?, ?)",
                (trace_id, time.time(), json, id_list(document_ids)),
            )
            connection.execute(
                "DELETE FROM traces WHERE id IN"
                " (SELECT id FROM traces ORDER BY number DESC LIMIT -1 OFFSET ?)",
                (self._keep,),
            )

        self._database.write(work)

    def get(self, trace_id: str) -> bytes | None:
        """The JSON of a trace, None if there is none (any more)."""
        rows = self._database.rows("SELECT json FROM traces WHERE id = ?", (trace_id,))
        return rows[0][0] if rows else None

    def latest(self) -> str | None:
        """The id of the trace stored last."""
        rows = self._database.rows("SELECT id FROM traces ORDER BY number DESC LIMIT 1")
        return rows[0][0] if rows else None

    def drop(self, trace_id: str) -> None:
        """Delete one trace, if it is there."""
        self._database.write(
            lambda connection: connection.execute("DELETE FROM traces WHERE id = ?", (trace_id,))
        )

    def drop_orphans(self) -> int:
        """Delete the traces of answers that drew on a document removed since; returns how many."""
        return self._database.write(
            lambda connection: (
                connection.execute(
                    f"DELETE FROM traces WHERE {draws_on_removed('traces')}"  # noqa: S608
                ).rowcount
            )
        )


def draws_on_removed(table: str) -> str:
    """The condition that a row's `document_ids` name a document that nobody sees any more."""
    return (
        f"EXISTS (SELECT 1 FROM json_each({table}.document_ids) AS drawn"  # noqa: S608
        " LEFT JOIN documents AS d ON d.id = drawn.value"
        " WHERE d.id IS NULL OR d.status NOT IN ('indexed', 'failed', 'quarantined'))"
    )
