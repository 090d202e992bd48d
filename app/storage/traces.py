"""Traces: everything that happened while a question was answered, for "Why this answer"."""

import sqlite3
import time

from app.storage.database import Database


class TraceStore:
    """Keeps the `keep` latest traces; their JSON is the caller's."""

    def __init__(self, database: Database, *, keep: int = 1000) -> None:
        self._database = database
        self._keep = keep

    def put(self, trace_id: str, json: bytes) -> None:
        """Store a trace, in place of an older one of that id, and drop the oldest beyond `keep`."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO traces (id, created_s, json) VALUES (?, ?, ?)",
                (trace_id, time.time(), json),
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
