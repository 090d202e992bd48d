"""What the database of a pack holds, and whether every row is one that we could have written."""
# ruff: noqa: S608  every name put into a statement comes from our own schema

import re
import sqlite3
import struct
from collections.abc import Callable
from typing import Any

import msgspec

from app.domain.documents import Cell, Column, FlagKind, Status
from app.domain.errors import ReadCode
from app.domain.pack_paths import is_inner_path
from app.services.pack_format import Content
from app.storage.document_rows import unpacked
from app.storage.records import loaded_path
from app.storage.transfer import SourceDamaged, Table, document_tables

_LARGEST_ID = 1 << 40  # more than any library has; below what index keys can hold
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_VALUES = {
    "INTEGER": ("integer",),
    "REAL": ("real", "integer"),
    "TEXT": ("text",),
    "BLOB": ("blob",),
    "": ("text", "blob"),
}
_COLUMNS = msgspec.json.Decoder(tuple[Column, ...])
_CELLS = msgspec.json.Decoder(tuple[Cell, ...])
_SPANS = msgspec.json.Decoder(list[tuple[int, int] | None])
_HALF_BYTES = 2
_BATCH_ROWS = 1_000


def describe(connection: sqlite3.Connection) -> Content:
    """How much there is, but for the original files, and the model that made the vectors."""
    statuses = dict(connection.execute("SELECT status, count(*) FROM documents GROUP BY status"))
    indexed = statuses.pop(Status.INDEXED.value, 0)
    vector = connection.execute("SELECT length(vector) FROM vectors LIMIT 1").fetchone()
    model = connection.execute("SELECT name FROM models").fetchone()
    return Content(
        documents=indexed,
        failed=sum(statuses.values()),
        chunks=_count(connection, "chunks"),
        vectors=_count(connection, "vectors"),
        tables=_count(connection, "tables"),
        originals=0,
        languages=dict(
            connection.execute(
                "SELECT language, count(*) FROM documents WHERE language IS NOT NULL"
                " GROUP BY language ORDER BY language"
            )
        ),
        model=model[0] if model and vector else None,
        dimensions=vector[0] // _HALF_BYTES if vector else None,
    )


def check_content(connection: sqlite3.Connection, *, tick: Callable[[], None]) -> None:
    """Raise SourceDamaged unless every row is one that we could have written.

    Types and references are as declared, chunks tile the text of their documents, paths stay
    inside the collection, vectors are of one length and finite.
    """
    for table in document_tables(connection).values():
        tick()
        _check_table(connection, table)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise SourceDamaged("a row refers to one that is not there")
    _check_documents(connection)
    _check_pieces(connection, tick)
    _check_chunks(connection, tick)
    _check_vectors(connection, tick)


def _count(connection: sqlite3.Connection, table: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def _check_table(connection: sqlite3.Connection, table: Table) -> None:
    wrong = [
        f'typeof("{column}") NOT IN ({", ".join(repr(v) for v in (*_VALUES[kind], "null"))})'
        for column, kind in zip(table.columns, table.types, strict=True)
    ]
    if table.key is not None:
        wrong.append(f'"{table.key}" NOT BETWEEN 1 AND {_LARGEST_ID}')
    if "start" in table.columns:
        wrong.append('start < 0 OR "end" < start')
    sql = f'SELECT 1 FROM "{table.name}" WHERE {" OR ".join(wrong)} LIMIT 1'
    if connection.execute(sql).fetchone() is not None:
        raise SourceDamaged(f"a row of {table.name} is not one that Sotto writes")


def _check_documents(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT path, status, sha256, language, chunks,"
        " (SELECT count(*) FROM chunks WHERE document_id = d.id) FROM documents AS d"
    )
    for path, status, sha256, language, chunks, found in rows:
        if not is_inner_path(loaded_path(path)):
            raise SourceDamaged("a path leads out of the collection")
        if status not in set(Status) or chunks != found:
            raise SourceDamaged("a document is not complete")
        if sha256 and not _SHA256.fullmatch(sha256):
            raise SourceDamaged("a document has a malformed checksum")
        if language is not None and not _LANGUAGE.fullmatch(language):
            raise SourceDamaged("a document has no language that there is")


def _check_pieces(connection: sqlite3.Connection, tick: Callable[[], None]) -> None:
    """What is stored as JSON, as names or packed can be read again."""
    readers: dict[str, tuple[str, Callable[[Any], object]]] = {
        "codes": ("SELECT code FROM documents UNION SELECT code FROM parts", _code),
        "flags": ("SELECT DISTINCT kind FROM flags", FlagKind),
        "boxes": ("SELECT boxes FROM recognitions", unpacked),
        "columns": ("SELECT columns FROM tables", _COLUMNS.decode),
        "cells": ("SELECT cells FROM table_rows", _CELLS.decode),
        "spans": ("SELECT spans FROM table_rows", _SPANS.decode),
    }
    for what, (sql, read) in readers.items():
        rows = connection.execute(sql)
        while batch := rows.fetchmany(_BATCH_ROWS):
            tick()
            try:
                for (value,) in batch:
                    read(value)
            except (ValueError, struct.error) as error:
                raise SourceDamaged(f"its {what} cannot be read") from error


def _code(value: str | None) -> ReadCode | None:
    return ReadCode(value) if value is not None else None


def _check_chunks(connection: sqlite3.Connection, tick: Callable[[], None]) -> None:
    rows = connection.execute(
        'SELECT document_id, start, "end", text FROM chunks ORDER BY document_id, start'
    )
    document, position = 0, 0
    while batch := rows.fetchmany(_BATCH_ROWS):
        tick()
        for document_id, start, end, text in batch:
            if document_id != document:
                document, position = document_id, 0
            if start != position or end <= start or len(text) != end - start:
                raise SourceDamaged("the passages of a document do not make up its text")
            position = end


def _check_vectors(connection: sqlite3.Connection, tick: Callable[[], None]) -> None:
    import numpy as np

    (models,) = connection.execute("SELECT count(*) FROM models").fetchone()
    lengths = connection.execute("SELECT DISTINCT length(vector) FROM vectors").fetchall()
    if models > 1 or len(lengths) > 1 or any(length % _HALF_BYTES for (length,) in lengths):
        raise SourceDamaged("its vectors are not of one kind")
    rows = connection.execute("SELECT vector FROM vectors")
    while batch := rows.fetchmany(_BATCH_ROWS):
        tick()
        blobs = [blob for (blob,) in batch]
        if not np.isfinite(np.frombuffer(b"".join(blobs), np.float16)).all():
            raise SourceDamaged("a vector is not finite")
