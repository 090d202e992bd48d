"""The database schema, as the numbered steps that lead to it."""

import sqlite3
from collections.abc import Callable


def m001_initial(connection: sqlite3.Connection) -> None:
    """Documents, passages, vectors, the change log, conversations and traces."""
    for statement in _INITIAL:
        connection.execute(statement)


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (m001_initial,)
"""Step number n (from 1) takes a database from version n - 1 to n; steps are never edited."""

_INITIAL = (
    "CREATE TABLE collections (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE)",
    # A path is TEXT, or a BLOB of its bytes where the file name is not valid Unicode.
    """CREATE TABLE roots (
        path NOT NULL,
        collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
        PRIMARY KEY (path, collection_id)
    ) WITHOUT ROWID""",
    # inode is TEXT: some file systems use all of 64 bits or more, SQLite has 63.
    """CREATE TABLE documents (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path NOT NULL UNIQUE,
        title TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        inode TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        language TEXT,
        pages INTEGER,
        status TEXT NOT NULL,
        code TEXT,
        reason TEXT,
        chunks INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX documents_summary ON documents (status, language, chunks)",
    """CREATE TABLE collection_documents (
        collection_id INTEGER NOT NULL REFERENCES collections ON DELETE CASCADE,
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        PRIMARY KEY (collection_id, document_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX collection_documents_document ON collection_documents (document_id)",
    """CREATE TABLE pages (
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (document_id, start, number)
    ) WITHOUT ROWID""",
    # text comes last: reading the columns before it never walks its overflow pages.
    """CREATE TABLE chunks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        page INTEGER,
        section TEXT,
        start_s REAL,
        end_s REAL,
        text TEXT NOT NULL,
        UNIQUE (document_id, start)
    )""",
    "CREATE TABLE models (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """CREATE TABLE vectors (
        chunk_id INTEGER NOT NULL REFERENCES chunks ON DELETE CASCADE,
        model_id INTEGER NOT NULL REFERENCES models ON DELETE CASCADE,
        vector BLOB NOT NULL,
        UNIQUE (chunk_id, model_id)
    )""",
    # What a model still has to embed: the next batch and the share done cost no scan of vectors.
    """CREATE TABLE pending_vectors (
        chunk_id INTEGER NOT NULL REFERENCES chunks ON DELETE CASCADE,
        model_id INTEGER NOT NULL REFERENCES models ON DELETE CASCADE,
        document_id INTEGER NOT NULL,
        PRIMARY KEY (chunk_id, model_id)
    ) WITHOUT ROWID""",
    # The random token tells apart two histories that count the same numbers, as after a power
    # cut that took the last commits, or a home restored from a copy.
    """CREATE TABLE changes (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        token INTEGER NOT NULL DEFAULT (random()),
        op TEXT NOT NULL,
        document_id INTEGER,
        first_chunk_id INTEGER,
        last_chunk_id INTEGER,
        chunk_ids BLOB
    )""",
    """CREATE TABLE conversations (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        created_s REAL NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE turns (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation_id TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
        question TEXT NOT NULL,
        answer_json TEXT NOT NULL,
        created_s REAL NOT NULL
    )""",
    "CREATE INDEX turns_conversation ON turns (conversation_id, id)",
    """CREATE TABLE traces (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        created_s REAL NOT NULL,
        json BLOB NOT NULL
    )""",
)
