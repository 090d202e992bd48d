"""Counts and deletes conversations and traces by their age."""

# ruff: noqa: S608  the statements are put together from the constants below
import sqlite3
from collections.abc import Callable

from app.storage.database import Database

_LAST_TURN = (
    "max(c.created_s, coalesce((SELECT max(t.created_s) FROM turns AS t"
    " WHERE t.conversation_id = c.id), 0))"
)
_OLD_CONVERSATIONS = f"SELECT id FROM conversations AS c WHERE {_LAST_TURN} < ?"
# A trace tells the whole question and answer: it goes with its conversation.
_THEIR_TRACES = (
    "SELECT json_extract(answer_json, '$.trace_id') FROM turns WHERE json_valid(answer_json)"
    f" AND conversation_id IN ({_OLD_CONVERSATIONS})"
)


class Forgetting:
    """What is deleted here is overwritten, also in the write-ahead log; see Database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def conversations_before(self, before_s: float) -> int:
        """How many conversations had their last turn before that Unix time."""
        return len(self.conversation_times_before(before_s))

    def conversation_times_before(self, before_s: float) -> list[float]:
        """When the last turns of these conversations were, as Unix times."""
        sql = f"SELECT {_LAST_TURN} AS last FROM conversations AS c WHERE last < ?"
        return [last_s for (last_s,) in self._database.rows(sql, (before_s,))]

    def traces_before(self, before_s: float) -> int:
        """How many traces are older than that Unix time."""
        return len(self.trace_times_before(before_s))

    def trace_times_before(self, before_s: float) -> list[float]:
        """When these traces were made, as Unix times."""
        sql = "SELECT created_s FROM traces WHERE created_s < ?"
        return [created_s for (created_s,) in self._database.rows(sql, (before_s,))]

    def forget_conversations(self, before_s: float) -> int:
        """Delete conversations whose last turn is older, with the traces of their answers."""

        def work(connection: sqlite3.Connection) -> int:
            connection.execute(f"DELETE FROM traces WHERE id IN ({_THEIR_TRACES})", (before_s,))
            sql = f"DELETE FROM conversations WHERE id IN ({_OLD_CONVERSATIONS})"
            return connection.execute(sql, (before_s,)).rowcount

        return self._delete(work)

    def forget_traces(self, before_s: float) -> int:
        """Delete traces that are older."""
        return self._delete(
            lambda connection: (
                connection.execute("DELETE FROM traces WHERE created_s < ?", (before_s,)).rowcount
            )
        )

    def _delete(self, work: Callable[[sqlite3.Connection], int]) -> int:
        deleted = self._database.write(work)
        if deleted:
            self._database.checkpoint()
        return deleted
