"""Conversations: questions and answers in the order they were asked."""

import sqlite3
import time
import uuid
from collections.abc import Iterable
from typing import Any

import msgspec

from app.storage.changes import id_list
from app.storage.database import Database
from app.storage.records import Turn
from app.storage.traces import draws_on_removed

REMOVED = "This answer drew on a document that was removed; only the question was kept."
"""The note in place of such an answer."""

_WITHOUT_PASSAGES = {
    "quote": None, "answer": "", "sentences": [], "citations": [], "stopped": None,
    "notes": [REMOVED],
}  # fmt: skip


class ConversationStore:
    """Keeps conversations; the answers' JSON is the caller's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, title: str) -> str:
        """Begin a conversation; returns its id."""
        identity = uuid.uuid4().hex
        self._database.write(
            lambda connection: connection.execute(
                "INSERT INTO conversations (id, title, created_s) VALUES (?, ?, ?)",
                (identity, title, time.time()),
            )
        )
        return identity

    def exists(self, conversation: str) -> bool:
        """Whether a conversation has this id."""
        rows = self._database.rows("SELECT 1 FROM conversations WHERE id = ?", (conversation,))
        return bool(rows)

    def add_turn(
        self,
        conversation: str,
        question: str,
        answer_json: str,
        *,
        document_ids: Iterable[int] = (),
    ) -> None:
        """Append a question and its answer; one to an unknown conversation begins it.

        `document_ids` are those of the documents that the answer draws on.
        """

        def work(connection: sqlite3.Connection) -> None:
            now_s = time.time()
            connection.execute(
                "INSERT OR IGNORE INTO conversations (id, title, created_s) VALUES (?, ?, ?)",
                (conversation, question, now_s),
            )
            connection.execute(
                "INSERT INTO turns (conversation_id, question, answer_json, created_s,"
                " document_ids) VALUES (?, ?, ?, ?, ?)",
                (conversation, question, answer_json, now_s, id_list(document_ids)),
            )

        self._database.write(work)

    def turns(self, conversation: str) -> list[Turn]:
        """The turns of a conversation, oldest first."""
        rows = self._database.rows(
            "SELECT question, answer_json, created_s FROM turns WHERE conversation_id = ?"
            " ORDER BY id",
            (conversation,),
        )
        return [Turn(*row) for row in rows]

    def scrub_orphans(self) -> int:
        """Take out of every answer that drew on a document removed since what it said.

        The question stays, with a note in the answer's place. Returns how many answers changed.
        """

        def work(connection: sqlite3.Connection) -> int:
            orphans = connection.execute(
                f"SELECT id, answer_json FROM turns WHERE {draws_on_removed('turns')}"  # noqa: S608
            ).fetchall()
            connection.executemany(
                "UPDATE turns SET answer_json = ?, document_ids = '[]' WHERE id = ?",
                ((_scrubbed(answer_json), turn_id) for turn_id, answer_json in orphans),
            )
            return len(orphans)

        return self._database.write(work)


def _scrubbed(answer_json: str) -> str:
    answer = msgspec.json.decode(answer_json, type=dict[str, Any])
    return msgspec.json.encode(answer | _WITHOUT_PASSAGES).decode()
