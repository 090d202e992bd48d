"""The change log, by which the indexes follow what happens to the truth."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.storage.database import Database


class Op(StrEnum):
    """What happened to a document and its chunks."""

    PUT = "put"
    DROP = "drop"
    JOIN = "join"
    LEAVE = "leave"
    VECTORS = "vectors"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the log: everything up to change `seq`, of the history that `token` names.

    `Position(0, 0)` is the beginning of every history.
    """

    seq: int
    token: int


START = Position(0, 0)


@dataclass(frozen=True, slots=True)
class Change:
    """One entry; `chunk_ids` are the chunks it touched, which may be gone since."""

    seq: int
    token: int
    op: Op
    document_id: int | None
    chunk_ids: Sequence[int]


def log_document(connection: sqlite3.Connection, op: Op, document_id: int) -> None:
    """Append that `op` happened to a document and the chunks it has now, if it has any.

    One entry for each run of chunk ids without a gap: a document stored over several transactions
    may have several.
    """
    connection.execute(
        "INSERT INTO changes (op, document_id, first_chunk_id, last_chunk_id)"
        " SELECT ?1, ?2, min(id), max(id) FROM (SELECT id, id - row_number() OVER (ORDER BY id)"
        " AS run FROM chunks WHERE document_id = ?2) GROUP BY run ORDER BY run",
        (op, document_id),
    )


def log_vectors(connection: sqlite3.Connection, chunk_ids: Iterable[int]) -> None:
    """Append that these chunks got vectors."""
    connection.execute(
        "INSERT INTO changes (op, chunk_ids) VALUES (?, ?)",
        (Op.VECTORS, array("q", chunk_ids).tobytes()),
    )


def changes_after(connection: sqlite3.Connection, seq: int, limit: int) -> list[Change]:
    """Up to `limit` changes that follow number `seq`, in order."""
    rows = connection.execute(
        "SELECT seq, token, op, document_id, first_chunk_id, last_chunk_id, chunk_ids"
        " FROM changes WHERE seq > ? ORDER BY seq LIMIT ?",
        (seq, limit),
    )
    return [
        Change(seq, token, Op(op), document_id, _chunk_ids(first, last, packed))
        for seq, token, op, document_id, first, last, packed in rows
    ]


def last_position(connection: sqlite3.Connection) -> Position:
    """The end of the log."""
    row = connection.execute("SELECT seq, token FROM changes ORDER BY seq DESC LIMIT 1").fetchone()
    return Position(*row) if row else START


def belongs(database: Database, position: Position) -> bool:
    """Whether `position` is a place in this database's history; if not, a cache is worthless."""
    if position == START:
        return True
    rows = database.rows("SELECT token FROM changes WHERE seq = ?", (position.seq,))
    return rows == [(position.token,)]


def id_list(ids: Iterable[int]) -> str:
    """`ids` as the one parameter of `IN (SELECT value FROM json_each(?))`, however many."""
    return json.dumps([int(i) for i in ids])


def _chunk_ids(first: int | None, last: int | None, packed: bytes | None) -> Sequence[int]:
    if packed is not None:
        return array("q", packed)
    return range(first, last + 1) if first is not None and last is not None else range(0)
