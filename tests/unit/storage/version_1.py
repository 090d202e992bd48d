"""A database as the first version of the schema kept it, with a row in every table."""

import json
import sqlite3
from pathlib import Path

from app.storage.database import APPLICATION_ID
from app.storage.migrations import m001_initial


def make_version_1(path: Path) -> None:
    """Write the database: one document of two chunks, one with a vector, asked about once."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN")
    m001_initial(connection)
    connection.execute("PRAGMA user_version = 1")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    citation = {"document_id": 1, "text": "one "}
    for sql, parameters in (
        ("INSERT INTO collections (name) VALUES ('Library')", ()),
        ("INSERT INTO roots VALUES ('/a', 1)", ()),
        (
            "INSERT INTO documents (path, title, media_type, size, mtime_ns, inode, sha256,"
            " language, pages, status, chunks)"
            " VALUES ('/a', 'A', 'text/plain', 7, 1, '2', 'f00', 'en', 1, 'indexed', 2)",
            (),
        ),
        (
            "INSERT INTO documents (path, title, media_type, size, mtime_ns, inode, sha256,"
            " status, code, reason)"
            " VALUES (?, 'B', '', 7, 1, '2', '', 'failed', 'broken', 'torn')",
            (b"/caf\xe9",),
        ),
        ("INSERT INTO collection_documents VALUES (1, 1), (1, 2)", ()),
        ("INSERT INTO pages VALUES (1, 0, 7, 1)", ()),
        (
            'INSERT INTO chunks (document_id, ordinal, start, "end", page, section, text)'
            " VALUES (1, 0, 0, 4, 1, 'S', 'one '), (1, 1, 4, 7, 1, NULL, 'two')",
            (),
        ),
        ("INSERT INTO models (name) VALUES ('m')", ()),
        ("INSERT INTO vectors VALUES (1, 1, ?)", (b"\0\x3c\0\0",)),
        ("INSERT INTO pending_vectors VALUES (2, 1, 1)", ()),
        (
            "INSERT INTO changes (op, document_id, first_chunk_id, last_chunk_id)"
            " VALUES ('put', 1, 1, 2)",
            (),
        ),
        ("INSERT INTO conversations VALUES ('c', 'What?', 1.0)", ()),
        (
            "INSERT INTO turns (conversation_id, question, answer_json, created_s)"
            " VALUES ('c', 'What?', ?, 1.0)",
            (json.dumps({"citations": [citation, citation]}),),
        ),
        (
            "INSERT INTO traces (id, created_s, json) VALUES ('t', 1.0, ?), ('u', 1.0, ?)",
            (json.dumps({"hits": [{"document_id": 1}, {"document_id": 2}]}).encode(), b"{}"),
        ),
    ):
        connection.execute(sql, parameters)
    connection.execute("COMMIT")
    connection.close()
