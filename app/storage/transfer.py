"""Copies one collection from one database to another, whatever tables and columns it has.

What to copy is read from the schema: every table that refers to documents, directly or through
another one, with all of its columns. A column that a later migration adds is copied without a
word here.
"""
# ruff: noqa: S608  every name put into a statement comes from the schema

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.storage.changes import Op, log_document, log_vectors
from app.storage.document_rows import DISCARDED, STAGED
from app.storage.vectors import ensure_model, model_id

_NOT_COPIED = frozenset(
    {
        "collection_documents",  # the documents join one collection of the target
        "pending_vectors",  # follows from what has vectors there; see `announce`
    }
)
_IN_COLLECTION = (
    "id IN (SELECT document_id FROM collection_documents WHERE collection_id = :collection)"
    f" AND status NOT IN ('{STAGED}', '{DISCARDED}')"
)
_BATCH_ROWS = 1_000

DocumentRow = dict[str, Any]
"""A row of `documents` by column."""


class SourceDamaged(Exception):
    """The database that is copied from cannot be read to its end."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows belong to documents.

    `key` is its INTEGER PRIMARY KEY, if any; `parents` says for a column of which table it names
    a row; `order` is the order in which rows are stored.
    """

    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    key: str | None
    parents: dict[str, str]
    order: str


def document_tables(connection: sqlite3.Connection) -> dict[str, Table]:
    """`documents` and every table that refers to it, parents before their children."""
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if name not in _NOT_COPIED
    ]
    left = {name: _table(connection, name) for name in names}
    found = {"documents": left.pop("documents")}
    while True:
        ready = [t for t in left.values() if found.keys() & set(t.parents.values())]
        if not ready:
            return found
        for table in ready:
            found[table.name] = left.pop(table.name)


def copy_collection(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    *,
    collections: tuple[int, int],
    model: str | None,
    change: Callable[[DocumentRow], None],
    tick: Callable[[], None],
) -> None:
    """Copy the documents of a collection with all that belongs to them, into another one.

    `collections` are its ids in source and target. Of the vectors, those of `model` come along.
    Ids are moved up by one number for each table, so that order and runs stay. `change` may
    alter each row of documents; `tick` is called every thousand rows. Runs inside the caller's
    transaction on `target`. Raises SourceDamaged.
    """
    here, there = collections
    scope = {"collection": here, "model": model_id(source, model) if model else None}
    model_there = ensure_model(target, model) if model else None
    tables = document_tables(target)
    shifts: dict[str, int] = {}
    for table in tables.values():
        where = _where(table, tables)
        used = _used(target, table) if table.key is not None else 0
        if table.key is not None:
            shifts[table.name] = used + 1 - _first(source, table, where, scope)
        rows = _moved(_rows(source, table, where, scope, tick), table, shifts, model_there)
        if table.name == "documents":
            target.executemany(_insert(table), _changed(rows, table, change))
            target.execute(
                "INSERT INTO collection_documents (collection_id, document_id)"
                " SELECT ?, id FROM documents WHERE id > ?",
                (there, used),
            )
        else:
            target.executemany(_insert(table), rows)


def announce(connection: sqlite3.Connection, collection_id: int) -> None:
    """Enter the documents of a new collection in the change log, and what lacks vectors."""
    of_collection = (
        "SELECT c.id FROM chunks AS c JOIN collection_documents AS m"
        " ON m.document_id = c.document_id WHERE m.collection_id = ?"
    )
    connection.execute(
        "INSERT INTO pending_vectors (chunk_id, model_id, document_id)"
        f" SELECT c.id, m.id, c.document_id FROM chunks AS c, models AS m"
        f" WHERE c.id IN ({of_collection}) AND NOT EXISTS (SELECT 1 FROM vectors AS v"
        " WHERE v.chunk_id = c.id AND v.model_id = m.id)",
        (collection_id,),
    )
    documents = connection.execute(
        "SELECT document_id FROM collection_documents WHERE collection_id = ? ORDER BY document_id",
        (collection_id,),
    ).fetchall()
    for (document_id,) in documents:
        log_document(connection, Op.PUT, document_id)
    embedded = connection.execute(
        f"SELECT DISTINCT chunk_id FROM vectors WHERE chunk_id IN ({of_collection})",
        (collection_id,),
    )
    while batch := embedded.fetchmany(_BATCH_ROWS):
        log_vectors(connection, (chunk_id for (chunk_id,) in batch))


def _table(connection: sqlite3.Connection, name: str) -> Table:
    columns = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    keys = [column for _, column, _, _, _, place in sorted(columns, key=_place) if place]
    types = {column: kind.upper() for _, column, kind, _, _, _ in columns}
    foreign = connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
    key = keys[0] if len(keys) == 1 and types[keys[0]] == "INTEGER" else None
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    without_rowid = sql.rstrip().upper().endswith("WITHOUT ROWID")
    return Table(
        name,
        tuple(types),
        tuple(types.values()),
        key,
        {column: parent for _, _, parent, column, *_ in foreign},
        ", ".join(f'"{key}"' for key in keys) if without_rowid else "rowid",
    )


def _place(column: tuple[Any, ...]) -> int:
    return int(column[5])


def _where(table: Table, tables: dict[str, Table]) -> str:
    if table.name == "documents":
        return _IN_COLLECTION
    column, parent = next((c, p) for c, p in table.parents.items() if p in tables)
    key = tables[parent].key
    where = f'"{column}" IN (SELECT "{key}" FROM "{parent}" WHERE {_where(tables[parent], tables)})'
    of_model = [c for c, p in table.parents.items() if p == "models"]
    return " AND ".join([where, *(f'"{c}" = :model' for c in of_model)])


def _rows(
    source: sqlite3.Connection,
    table: Table,
    where: str,
    scope: dict[str, int | None],
    tick: Callable[[], None],
) -> Iterator[tuple[Any, ...]]:
    names = ", ".join(f'"{column}"' for column in table.columns)
    try:
        cursor = source.execute(
            f'SELECT {names} FROM "{table.name}" WHERE {where} ORDER BY {table.order}',
            scope,
        )
        while batch := cursor.fetchmany(_BATCH_ROWS):
            tick()
            yield from batch
    except sqlite3.Error as error:
        raise SourceDamaged(str(error)) from error


def _moved(
    rows: Iterator[tuple[Any, ...]], table: Table, shifts: dict[str, int], model: int | None
) -> Iterator[tuple[Any, ...]]:
    """The rows with the ids that they and their parents have in the target."""
    by = {table.key: shifts[table.name]} if table.key is not None else {}
    by |= {c: shifts[parent] for c, parent in table.parents.items() if parent in shifts}
    moves = [(table.columns.index(column), shift) for column, shift in by.items()]
    models = [table.columns.index(c) for c, parent in table.parents.items() if parent == "models"]
    for row in rows:
        values = list(row)
        for place, shift in moves:
            if values[place] is not None:
                values[place] += shift
        for place in models:
            values[place] = model
        yield tuple(values)


def _changed(
    rows: Iterator[tuple[Any, ...]], table: Table, change: Callable[[DocumentRow], None]
) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        document = dict(zip(table.columns, row, strict=True))
        change(document)
        yield tuple(document.values())


def _insert(table: Table) -> str:
    names = ", ".join(f'"{column}"' for column in table.columns)
    marks = ", ".join("?" * len(table.columns))
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'


def _used(target: sqlite3.Connection, table: Table) -> int:
    """The highest id ever given in a table of the target."""
    (used,) = target.execute(
        f'SELECT max(coalesce((SELECT max("{table.key}") FROM "{table.name}"), 0),'
        " coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0))",
        (table.name,),
    ).fetchone()
    return int(used)


def _first(
    source: sqlite3.Connection, table: Table, where: str, scope: dict[str, int | None]
) -> int:
    sql = f'SELECT coalesce(min("{table.key}"), 1) FROM "{table.name}" WHERE {where}'
    try:
        (first,) = source.execute(sql, scope).fetchone()
    except sqlite3.Error as error:
        raise SourceDamaged(str(error)) from error
    return int(first)
