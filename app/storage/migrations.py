"""The database schema, as the numbered steps that lead to it."""

import sqlite3
from collections.abc import Callable


def m001_initial(connection: sqlite3.Connection) -> None:
    """Documents, passages, vectors, the change log, conversations and traces."""
    for statement in _INITIAL:
        connection.execute(statement)


def m002_parts_and_tables(connection: sqlite3.Connection) -> None:
    """What a file holds beside text, and which documents traces and turns draw on."""
    for statement in _PARTS_AND_TABLES:
        connection.execute(statement)


def m003_feedback_and_golden(connection: sqlite3.Connection) -> None:
    """What the user thinks of answers, and the questions by which changes are judged."""
    for statement in _FEEDBACK_AND_GOLDEN:
        connection.execute(statement)


def m004_adapters(connection: sqlite3.Connection) -> None:
    """Which adapter of the answer model a collection has; a pack does not take it along."""
    connection.execute("ALTER TABLE collections ADD COLUMN adapter TEXT")


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    m001_initial,
    m002_parts_and_tables,
    m003_feedback_and_golden,
    m004_adapters,
)
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

_PARTS_AND_TABLES = (
    "ALTER TABLE documents ADD COLUMN author TEXT",
    "ALTER TABLE documents ADD COLUMN created_s REAL",
    "ALTER TABLE documents ADD COLUMN unrecognized INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE documents ADD COLUMN recognized REAL",
    # A list of what waits for OCR, and the counts of it, read no table.
    "DROP INDEX documents_summary",
    "CREATE INDEX documents_summary ON documents (status, language, chunks, unrecognized)",
    # Files of articles are asked for at every question.
    "CREATE INDEX documents_media_type ON documents (media_type)",
    "ALTER TABLE chunks ADD COLUMN sheet TEXT",
    "ALTER TABLE chunks ADD COLUMN first_row INTEGER",
    "ALTER TABLE chunks ADD COLUMN last_row INTEGER",
    "ALTER TABLE chunks ADD COLUMN part TEXT",
    """CREATE TABLE parts (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        name TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        title TEXT,
        author TEXT,
        created_s REAL,
        code TEXT,
        reason TEXT
    )""",
    "CREATE INDEX parts_document ON parts (document_id)",
    """CREATE TABLE flags (
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (document_id, start, "end", kind)
    ) WITHOUT ROWID""",
    # boxes: of each, start and end (4 bytes), then eight corners as float32.
    """CREATE TABLE recognitions (
        id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        turned REAL NOT NULL,
        confidence REAL NOT NULL,
        language TEXT,
        boxes BLOB NOT NULL
    )""",
    "CREATE INDEX recognitions_document ON recognitions (document_id)",
    # columns, cells and spans are JSON; spans count from the start of their row.
    """CREATE TABLE tables (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
        name TEXT NOT NULL,
        sheet TEXT,
        part TEXT,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        columns TEXT NOT NULL,
        num_rows INTEGER NOT NULL
    )""",
    "CREATE INDEX tables_document ON tables (document_id)",
    """CREATE TABLE table_rows (
        table_id INTEGER NOT NULL REFERENCES tables ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        cells TEXT NOT NULL,
        spans TEXT NOT NULL,
        UNIQUE (table_id, ordinal)
    )""",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE exclusions (path PRIMARY KEY) WITHOUT ROWID",
    # The ids of the documents that an answer draws on, as a JSON list.
    "ALTER TABLE traces ADD COLUMN document_ids TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE turns ADD COLUMN document_ids TEXT NOT NULL DEFAULT '[]'",
    """UPDATE traces SET document_ids = (
        SELECT json_group_array(DISTINCT json_extract(value, '$.document_id'))
        FROM json_each(CAST(traces.json AS TEXT), '$.hits')
    ) WHERE json_valid(CAST(traces.json AS TEXT))""",
    """UPDATE turns SET document_ids = (
        SELECT json_group_array(DISTINCT json_extract(value, '$.document_id'))
        FROM json_each(answer_json, '$.citations')
    ) WHERE json_valid(answer_json)""",
)

_FEEDBACK_AND_GOLDEN = (
    # The trace may be gone; what was said of an answer goes with its conversation.
    """CREATE TABLE feedback (
        trace_id TEXT PRIMARY KEY,
        conversation_id TEXT REFERENCES conversations ON DELETE CASCADE,
        question TEXT NOT NULL,
        rating TEXT NOT NULL,
        note TEXT NOT NULL,
        created_s REAL NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX feedback_conversation ON feedback (conversation_id)",
    # A collection by its name: the questions outlive one that is removed and added again.
    """CREATE TABLE golden_questions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        collection TEXT,
        question TEXT NOT NULL,
        answerable INTEGER NOT NULL,
        answers TEXT NOT NULL,
        document TEXT,
        pages TEXT NOT NULL,
        created_s REAL NOT NULL,
        document_ids TEXT NOT NULL DEFAULT '[]'
    )""",
    "CREATE UNIQUE INDEX golden_questions_once"
    " ON golden_questions (coalesce(collection, ''), question)",
    """CREATE TABLE golden_runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        collection TEXT,
        created_s REAL NOT NULL,
        version TEXT NOT NULL,
        settings TEXT NOT NULL
    )""",
    """CREATE TABLE golden_results (
        run_id INTEGER NOT NULL REFERENCES golden_runs ON DELETE CASCADE,
        question_id INTEGER NOT NULL REFERENCES golden_questions ON DELETE CASCADE,
        scores TEXT NOT NULL,
        PRIMARY KEY (run_id, question_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX golden_results_question ON golden_results (question_id)",
)
