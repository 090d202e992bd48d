"""Feedback: thumbs and notes on answers, one for each."""

import sqlite3
import time

from app.domain.feedback import Feedback, Rating
from app.storage.database import Database

_COLUMNS = "trace_id, question, rating, note, conversation_id, created_s"


class FeedbackStore:
    """Keeps feedback until it, or the conversation of its answer, is deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self, trace_id: str, question: str, rating: Rating, *, note: str, conversation: str | None
    ) -> Feedback:
        """Store feedback on an answer in place of an earlier one."""
        feedback = Feedback(trace_id, question, rating, note, conversation, time.time())
        self._database.write(
            lambda connection: connection.execute(
                f"INSERT OR REPLACE INTO feedback ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
                (trace_id, question, rating, note, conversation, feedback.created_s),
            )
        )
        return feedback

    def all(self, conversation: str | None = None) -> list[Feedback]:
        """All feedback, or that on the answers of one conversation, the latest first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM feedback WHERE ?1 IS NULL OR conversation_id = ?1"  # noqa: S608
            " ORDER BY created_s DESC",
            (conversation,),
        )
        return [Feedback(row[0], row[1], Rating(row[2]), *row[3:]) for row in rows]

    def remove(self, trace_id: str | None = None) -> int:
        """Delete the feedback on one answer, or None: all of it; returns how many.

        Nothing of it is left in the files of the home.
        """

        def work(connection: sqlite3.Connection) -> int:
            return connection.execute(
                "DELETE FROM feedback WHERE ?1 IS NULL OR trace_id = ?1", (trace_id,)
            ).rowcount

        removed = self._database.write(work)
        if removed:
            self._database.checkpoint()
        return removed
