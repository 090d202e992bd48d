"""Conversations: questions and answers in the order they were asked."""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from app.storage.changes import id_list
from app.storage.database import Database
from app.storage.records import Turn
from app.storage.traces import draws_on_removed

REMOVED = "This answer drew on a document that was removed; only the question was kept."
"""The note in place of such an answer."""

_LONGEST_TITLE = 80  # characters; what does not fit a line helps nobody to find it again
_INFO = (
    "SELECT c.id, c.title, c.created_s, max(c.created_s, coalesce(max(t.created_s), 0)) AS last_s,"
    " count(t.id) FROM conversations AS c LEFT JOIN turns AS t ON t.conversation_id = c.id"
)
_TRACE_ID = "iif(json_valid(answer_json), json_extract(answer_json, '$.trace_id'), NULL)"

# Named is what stays: a field that a later version adds may repeat a document, and goes.
_WITHOUT_WORDS = ("question", "abstained", "coverage", "model", "timings_ms", "trace_id")
_EMPTY = {
    "rewritten": None, "quote": None, "answer": "", "sentences": [], "citations": [],
    "notes": [REMOVED],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ConversationInfo:
    """A conversation with `turns` questions; times are Unix times, `last_s` is of the last turn."""

    id: str
    title: str
    created_s: float
    last_s: float
    turns: int


@dataclass(frozen=True, slots=True)
class TurnText:
    """The words of one turn, to be searched."""

    conversation: str
    question: str
    answer: str
    quote: str


def title_of(question: str) -> str:
    """The title of a conversation that begins with `question`: its beginning on one line."""
    line = " ".join(question.split())
    if len(line) <= _LONGEST_TITLE:
        return line
    cut = line[: _LONGEST_TITLE - 1]
    words = cut.rpartition(" ")[0]
    return (words if len(words) > _LONGEST_TITLE // 2 else cut) + "…"


class ConversationStore:
    """Keeps conversations; the answers' JSON is the caller's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def conversations(self) -> list[ConversationInfo]:
        """All conversations, the one with the latest turn first."""
        rows = self._database.rows(f"{_INFO} GROUP BY c.id ORDER BY last_s DESC, c.id")
        return [ConversationInfo(*row) for row in rows]

    def info(self, conversation: str) -> ConversationInfo | None:
        """One conversation; None where there is none of that id."""
        rows = self._database.rows(f"{_INFO} WHERE c.id = ? GROUP BY c.id", (conversation,))
        return ConversationInfo(*rows[0]) if rows else None

    def rename(self, conversation: str, title: str) -> None:
        """Give a conversation another title."""
        self._database.write(
            lambda connection: connection.execute(
                "UPDATE conversations SET title = ? WHERE id = ?", (title, conversation)
            )
        )

    def delete(self, conversation: str) -> None:
        """Delete a conversation with the traces of its answers and the feedback on them.

        All of it is overwritten, also in the write-ahead log; see Database.
        """

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM traces WHERE id IN"  # noqa: S608
                f" (SELECT {_TRACE_ID} FROM turns WHERE conversation_id = ?)",
                (conversation,),
            )
            connection.execute("DELETE FROM conversations WHERE id = ?", (conversation,))

        self._database.write(work)
        self._database.checkpoint()

    def of_trace(self, trace_id: str) -> tuple[str, Turn] | None:
        """The conversation and the turn whose answer has that trace."""
        rows = self._database.rows(
            "SELECT conversation_id, question, answer_json, created_s, document_ids"  # noqa: S608
            f" FROM turns WHERE {_TRACE_ID} = ?",
            (trace_id,),
        )
        return (rows[0][0], _turn(rows[0][1:])) if rows else None

    def texts(self) -> Iterator[TurnText]:
        """The words of every turn."""
        for row in self._database.rows(
            "SELECT conversation_id, question, coalesce(json_extract(answer_json, '$.answer'), ''),"
            " coalesce(json_extract(answer_json, '$.quote.text'), '') FROM turns"
            " WHERE json_valid(answer_json) ORDER BY id"
        ):
            yield TurnText(*row)

    def add_turn(
        self,
        conversation: str,
        question: str,
        answer_json: str,
        *,
        document_ids: Iterable[int] = (),
    ) -> None:
        """Append a question and its answer; one to an unknown conversation begins and titles it.

        `document_ids` are those of the documents that the answer draws on.
        """

        def work(connection: sqlite3.Connection) -> None:
            now_s = time.time()
            connection.execute(
                "INSERT OR IGNORE INTO conversations (id, title, created_s) VALUES (?, ?, ?)",
                (conversation, title_of(question), now_s),
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
            "SELECT question, answer_json, created_s, document_ids FROM turns"
            " WHERE conversation_id = ? ORDER BY id",
            (conversation,),
        )
        return [_turn(row) for row in rows]

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


def _turn(row: tuple[Any, ...]) -> Turn:
    question, answer_json, created_s, document_ids = row
    return Turn(
        question, answer_json, created_s, msgspec.json.decode(document_ids, type=tuple[int, ...])
    )


def _scrubbed(answer_json: str) -> str:
    answer = msgspec.json.decode(answer_json, type=dict[str, Any])
    kept = {name: answer[name] for name in _WITHOUT_WORDS if name in answer}
    return msgspec.json.encode(kept | _EMPTY).decode()
