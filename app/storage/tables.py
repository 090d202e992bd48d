"""Tables with typed columns: storing and reading them."""

import sqlite3
from collections.abc import Iterable

import msgspec

from app.domain.documents import Cell, Column, ColumnKind, ExtractedTable, TableRow
from app.storage.changes import id_list
from app.storage.database import Database
from app.storage.records import TableInfo

_TABLE = (
    'SELECT t.id, t.document_id, t.name, t.sheet, t.part, t.start, t."end", t.columns, t.num_rows'
    " FROM tables AS t JOIN documents AS d ON d.id = t.document_id AND d.status = 'indexed'"
)
_IN_SCOPE = (
    " WHERE (?1 IS NULL OR t.document_id IN"
    " (SELECT document_id FROM collection_documents WHERE collection_id = ?1))"
    " AND (?2 IS NULL OR t.document_id IN (SELECT value FROM json_each(?2))) ORDER BY t.id"
)
_ROW = 'SELECT number, start, "end", cells, spans FROM table_rows WHERE table_id = ?'


class Tables:
    """Reads the tables of the documents; every offset is in characters of the document's text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tables(
        self, collection_id: int | None = None, *, document_ids: Iterable[int] | None = None
    ) -> list[TableInfo]:
        """The tables of a collection, of some documents (or of both), else of the library."""
        rows = self._database.rows(
            _TABLE + _IN_SCOPE,
            (collection_id, None if document_ids is None else id_list(document_ids)),
        )
        return [_info(row) for row in rows]

    def table(self, table_id: int) -> TableInfo | None:
        """The table, None once its document is removed."""
        rows = self._database.rows(_TABLE + " WHERE t.id = ?", (table_id,))
        return _info(rows[0]) if rows else None

    def table_rows(self, table_id: int, first: int = 0, limit: int | None = None) -> list[TableRow]:
        """Up to `limit` rows of a table in their order, from the one at index `first`."""
        rows = self._database.rows(
            _ROW + " AND ordinal >= ? ORDER BY ordinal LIMIT ?",
            (table_id, first, -1 if limit is None else limit),
        )
        return [_table_row(row) for row in rows]


def insert_table(connection: sqlite3.Connection, document_id: int, table: ExtractedTable) -> None:
    """Store a table, or the rows that continue the document's last one."""
    last = None
    if table.continued:
        last = connection.execute(
            "SELECT id, columns, num_rows FROM tables WHERE document_id = ?"
            " ORDER BY id DESC LIMIT 1",
            (document_id,),
        ).fetchone()
    if last is None:
        table_id, before = _insert_header(connection, document_id, table), 0
    else:
        table_id, columns, before = last
        known = msgspec.json.decode(columns, type=tuple[Column, ...])
        connection.execute(
            'UPDATE tables SET columns = ?, "end" = ?, num_rows = ? WHERE id = ?',
            (
                _json(_widest(known, table.columns)), table.end, before + len(table.rows),
                table_id,
            ),
        )  # fmt: skip
    connection.executemany(
        'INSERT INTO table_rows (table_id, ordinal, number, start, "end", cells, spans)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (table_id, n, row.number, row.start, row.end, _json(row.cells), _spans(row))
            for n, row in enumerate(table.rows, start=before)
        ),
    )


def _insert_header(connection: sqlite3.Connection, document_id: int, table: ExtractedTable) -> int:
    row = connection.execute(
        'INSERT INTO tables (document_id, name, sheet, part, start, "end", columns, num_rows)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            document_id, table.name, table.sheet, table.part, table.start, table.end,
            _json(table.columns), len(table.rows),
        ),
    )  # fmt: skip
    return int(row.fetchone()[0])


def _spans(row: TableRow) -> str:
    return _json([span and (span[0] - row.start, span[1] - row.start) for span in row.spans])


def _widest(known: tuple[Column, ...], more: tuple[Column, ...]) -> list[Column]:
    """The columns of both, each of a kind that holds the values of both."""
    columns = [
        Column(a.name, _wider(a.kind, b.kind), a.index, a.unit if a.unit == b.unit else None)
        for a, b in zip(known, more, strict=False)
    ]
    return [*columns, *known[len(columns) :], *more[len(columns) :]]


def _wider(a: ColumnKind, b: ColumnKind) -> ColumnKind:
    if a is b:
        return a
    numbers = {ColumnKind.INTEGER, ColumnKind.REAL}
    times = {ColumnKind.DATE, ColumnKind.DATETIME}
    if {a, b} == numbers:
        return ColumnKind.REAL
    return ColumnKind.DATETIME if {a, b} == times else ColumnKind.TEXT


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _info(row: tuple[int, int, str, str | None, str | None, int, int, str, int]) -> TableInfo:
    columns = msgspec.json.decode(row[7], type=tuple[Column, ...])
    return TableInfo(*row[:7], columns, row[8])


def _table_row(row: tuple[int, int, int, str, str]) -> TableRow:
    number, start, end, cells, spans = row
    return TableRow(
        number,
        start,
        end,
        msgspec.json.decode(cells, type=tuple[Cell, ...]),
        tuple(
            span and (start + span[0], start + span[1])
            for span in msgspec.json.decode(spans, type=list[tuple[int, int] | None])
        ),
    )
