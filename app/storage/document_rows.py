"""Writes and takes away the rows of one document."""

import sqlite3
import struct
import uuid
from collections.abc import Iterable

import msgspec

from app.domain.documents import Box, Status
from app.storage.changes import Op, log_document
from app.storage.records import NewDocument, stored_path
from app.storage.tables import insert_table

STAGED = "staged"
"""Status of a document that is being written and that nobody sees yet."""
DISCARDED = "discarded"
"""Status of one that nobody sees any more and whose rows are still to be deleted."""

_LARGE_CHUNKS = 10_000  # more are not deleted in one transaction
_PURGED_ROWS = 2_000
_FACTS = (
    "title", "media_type", "size", "mtime_ns", "inode", "sha256", "language", "author",
    "created_s", "unrecognized", "recognized", "pages", "chunks", "status",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO documents ({', '.join(_FACTS)}, path)"  # noqa: S608
    f" VALUES ({', '.join('?' * len(_FACTS))}, ?) RETURNING id"
)
_UPDATE = (
    f"UPDATE documents SET {', '.join(f'{fact} = ?' for fact in _FACTS)}, path = ?,"  # noqa: S608
    " code = NULL, reason = NULL WHERE id = ?"
)
_BOX = struct.Struct("<2I8f")


def put_document(connection: sqlite3.Connection, document: NewDocument, collection_id: int) -> int:
    """Store a document in place of an older version of its path; returns its id."""
    path = stored_path(document.path)
    facts = (*_facts(document, len(document.pages), len(document.chunks), Status.INDEXED), path)
    older = _at_path(connection, document.path)
    if older is not None and not _is_large(connection, older):
        document_id = older
        _drop_content(connection, document_id)
        connection.execute(_UPDATE, (*facts, document_id))
    else:
        if older is not None:
            discard(connection, older)
        document_id = int(connection.execute(_INSERT, facts).fetchone()[0])
        _take_over_collections(connection, older, document_id)
    insert_content(connection, document_id, document, ordinal=0)
    _announce(connection, document_id, collection_id)
    return document_id


def insert_staged(connection: sqlite3.Connection, header: NewDocument) -> int:
    """Store the row of a document that nobody sees; returns its id."""
    row = (*_facts(header, 0, 0, STAGED), _no_path())
    return int(connection.execute(_INSERT, row).fetchone()[0])


def publish(
    connection: sqlite3.Connection,
    document_id: int,
    header: NewDocument,
    *,
    pages: int,
    chunks: int,
    collection_id: int,
) -> None:
    """Let a staged document be seen, in place of an older version of its path."""
    older = _at_path(connection, header.path)
    if older is not None:
        remove_document(connection, older, keep=document_id)
    facts = _facts(header, pages, chunks, Status.INDEXED)
    connection.execute(_UPDATE, (*facts, stored_path(header.path), document_id))
    _announce(connection, document_id, collection_id)


def insert_content(
    connection: sqlite3.Connection, document_id: int, piece: NewDocument, *, ordinal: int
) -> None:
    """Store the chunks, pages, parts, tables, flags and recognitions that `piece` has.

    `ordinal` counts the chunks stored before.
    """
    # Two empty pages of two parts can have the same number and the same place.
    connection.executemany(
        'INSERT INTO pages (document_id, number, start, "end") VALUES (?, ?, ?, ?)'
        ' ON CONFLICT DO UPDATE SET "end" = max("end", excluded."end")',
        ((document_id, *page) for page in piece.pages),
    )
    connection.executemany(
        'INSERT INTO chunks (document_id, ordinal, start, "end", page, section, start_s, end_s,'
        " text, sheet, first_row, last_row, part) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                document_id, n, c.start, c.end, c.page, c.section, c.start_s, c.end_s, c.text,
                c.sheet, c.first_row, c.last_row, c.part,
            )
            for n, c in enumerate(piece.chunks, start=ordinal)
        ),
    )  # fmt: skip
    connection.executemany(
        'INSERT INTO parts (document_id, name, start, "end", media_type, title, author,'
        " created_s, code, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                document_id, p.name, p.start, p.end, p.media_type, p.title, p.author,
                p.created_s, p.code, p.reason,
            )
            for p in piece.parts
        ),
    )  # fmt: skip
    connection.executemany(
        'INSERT OR IGNORE INTO flags (document_id, start, "end", kind) VALUES (?, ?, ?, ?)',
        ((document_id, flag.start, flag.end, flag.kind) for flag in piece.flags),
    )
    connection.executemany(
        'INSERT INTO recognitions (document_id, start, "end", turned, confidence, language, boxes)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (document_id, r.start, r.end, r.turned, r.confidence, r.language, _packed(r.boxes))
            for r in piece.recognitions
        ),
    )
    for table in piece.tables:
        insert_table(connection, document_id, table)


def remove_document(
    connection: sqlite3.Connection, document_id: int, *, keep: int | None = None
) -> None:
    """Take a document away; the rows of a large one are left to `purge`.

    The document `keep` takes its place in its collections.
    """
    if _is_large(connection, document_id):
        discard(connection, document_id)
    else:
        log_document(connection, Op.DROP, document_id)
    _take_over_collections(connection, document_id, keep)
    connection.execute(
        "DELETE FROM documents WHERE id = ? AND status != ?", (document_id, DISCARDED)
    )


def discard(connection: sqlite3.Connection, document_id: int) -> None:
    """Let nobody see a document any more; its memberships and rows stay for now."""
    if not _is_staged(connection, document_id):
        log_document(connection, Op.DROP, document_id)
    connection.execute(
        "DELETE FROM pending_vectors WHERE chunk_id IN"
        " (SELECT id FROM chunks WHERE document_id = ?)",
        (document_id,),
    )
    connection.execute(
        "UPDATE documents SET status = ?, path = ?, title = '' WHERE id = ?",
        (DISCARDED, _no_path(), document_id),
    )


def purge(connection: sqlite3.Connection, statuses: Iterable[str] = (DISCARDED,)) -> bool:
    """Delete some rows of the unseen documents with these statuses; False once none is left."""
    marks = msgspec.json.encode(list(statuses)).decode()
    found = connection.execute(
        "SELECT id FROM documents WHERE status IN (SELECT value FROM json_each(?)) LIMIT 1",
        (marks,),
    ).fetchone()
    if found is None:
        return False
    deleted = connection.execute(
        "DELETE FROM chunks WHERE id IN (SELECT id FROM chunks WHERE document_id = ? LIMIT ?)",
        (*found, _PURGED_ROWS),
    ).rowcount
    if not deleted:
        deleted = connection.execute(
            "DELETE FROM table_rows WHERE rowid IN (SELECT r.rowid FROM tables AS t"
            " JOIN table_rows AS r ON r.table_id = t.id WHERE t.document_id = ? LIMIT ?)",
            (*found, _PURGED_ROWS),
        ).rowcount
    if not deleted:
        connection.execute("DELETE FROM documents WHERE id = ?", found)
    return True


def unpacked(boxes: bytes) -> tuple[Box, ...]:
    """The boxes of a recognition as they were stored."""
    return tuple(
        Box(start, end, tuple(corners)) for start, end, *corners in _BOX.iter_unpack(boxes)
    )


def _packed(boxes: Iterable[Box]) -> bytes:
    return b"".join(_BOX.pack(box.start, box.end, *box.corners) for box in boxes)


def _facts(document: NewDocument, pages: int, chunks: int, status: str) -> tuple[object, ...]:
    return (
        document.title, document.media_type, document.size, document.mtime_ns,
        str(document.inode), document.sha256, document.language, document.author,
        document.created_s, document.unrecognized, document.recognized, pages or None, chunks,
        status,
    )  # fmt: skip


def _at_path(connection: sqlite3.Connection, path: str) -> int | None:
    sql = "SELECT id FROM documents WHERE path = ?"
    row = connection.execute(sql, (stored_path(path),)).fetchone()
    return int(row[0]) if row else None


def _no_path() -> bytes:
    """What stands for the path of a document that nobody sees: no file can be called that."""
    return b"\0" + uuid.uuid4().bytes


def _is_large(connection: sqlite3.Connection, document_id: int) -> bool:
    row = connection.execute("SELECT chunks FROM documents WHERE id = ?", (document_id,)).fetchone()
    return row is not None and row[0] > _LARGE_CHUNKS


def _is_staged(connection: sqlite3.Connection, document_id: int) -> bool:
    sql = "SELECT 1 FROM documents WHERE id = ? AND status = ?"
    return connection.execute(sql, (document_id, STAGED)).fetchone() is not None


def _drop_content(connection: sqlite3.Connection, document_id: int) -> None:
    log_document(connection, Op.DROP, document_id)
    for table in ("chunks", "pages", "parts", "flags", "recognitions", "tables"):
        connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))  # noqa: S608


def _take_over_collections(
    connection: sqlite3.Connection, older: int | None, document_id: int | None
) -> None:
    if document_id is not None:
        connection.execute(
            "INSERT OR IGNORE INTO collection_documents (collection_id, document_id)"
            " SELECT collection_id, ? FROM collection_documents WHERE document_id = ?",
            (document_id, older),
        )
    connection.execute("DELETE FROM collection_documents WHERE document_id = ?", (older,))


def _announce(connection: sqlite3.Connection, document_id: int, collection_id: int) -> None:
    connection.execute(
        "INSERT INTO pending_vectors (chunk_id, model_id, document_id)"
        " SELECT c.id, m.id, c.document_id FROM chunks AS c, models AS m WHERE c.document_id = ?",
        (document_id,),
    )
    log_document(connection, Op.PUT, document_id)
    connection.execute(
        "INSERT OR IGNORE INTO collection_documents (collection_id, document_id) VALUES (?, ?)",
        (collection_id, document_id),
    )
