"""Conversations: questions and answers in the order they were asked."""

import sqlite3
import time
import uuid

from app.storage.database import Database
from app.storage.records import Turn


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

    def add_turn(self, conversation: str, question: str, answer_json: str) -> None:
        """Append a question and its answer; one to an unknown conversation begins it."""

        def work(connection: sqlite3.Connection) -> None:
            now_s = time.time()
            connection.execute(
                "INSERT OR IGNORE INTO conversations (id, title, created_s) VALUES (?, ?, ?)",
                (conversation, question, now_s),
            )
            connection.execute(
                "INSERT INTO turns (conversation_id, question, answer_json, created_s)"
                " VALUES (?, ?, ?, ?)",
                (conversation, question, answer_json, now_s),
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
