"""Tables keep their types and places, and answer questions that count and compare."""
# ruff: noqa: S608  the only name put into a statement is that of a table made here

import sqlite3
from pathlib import Path

import pytest

from app.domain.documents import Column, ColumnKind, ExtractedTable, TableRow
from app.storage.database import Database
from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument
from app.storage.tables import materialize

COLUMNS = (
    Column("Town", ColumnKind.TEXT, 0),
    Column("Paid", ColumnKind.REAL, 1, "EUR"),
    Column("On", ColumnKind.DATE, 2),
    Column("Done", ColumnKind.BOOLEAN, 3),
    Column("Pieces", ColumnKind.INTEGER, 4),
)
LINES = (
    ("Aachen", 10.5, "2024-01-05", True, 3),
    ("Bonn", 4.25, "2024-02-01", False, None),
    ("Aachen", 1.0, "2023-12-31", True, 2**62),
)


def table(start: int, lines: tuple[tuple[object, ...], ...], **facts: object) -> ExtractedTable:
    """A table whose rows are ten characters each; the first cell is the row's first six."""
    rows = tuple(
        TableRow(
            number=start // 10 + n + 1,
            start=start + 10 * n,
            end=start + 10 * n + 10,
            cells=cells,  # type: ignore[arg-type]
            spans=((start + 10 * n, start + 10 * n + 6), *[None] * (len(cells) - 1)),
        )
        for n, cells in enumerate(lines)
    )
    end = start + 10 * len(lines)
    return ExtractedTable("Costs", start, end, COLUMNS, rows, **facts)  # type: ignore[arg-type]


def document(path: str, length: int, *tables: ExtractedTable) -> NewDocument:
    chunk = NewChunk(0, length, "x" * length, sheet="May", first_row=2, last_row=4, part="a.zip")
    return NewDocument(path, "t", "text/csv", 1, 1, 1, "", None, (), (chunk,), tables=tables)


def test_a_table_comes_back_with_its_types_and_places(store: LibraryStore) -> None:
    collection = store.ensure_collection("Library")
    given = table(0, LINES, sheet="May", part="a.zip")
    document_id = store.put(document("/a", 30, given), collection)
    (info,) = store.tables()
    assert (info.document_id, info.name, info.sheet, info.part) == (
        document_id, "Costs", "May", "a.zip",
    )  # fmt: skip
    assert (info.start, info.end, info.columns, info.num_rows) == (0, 30, COLUMNS, 3)
    assert tuple(store.table_rows(info.id)) == given.rows
    assert tuple(store.table_rows(info.id, 1, 1)) == given.rows[1:2]
    assert store.table(info.id) == info


def test_tables_are_listed_by_scope_and_go_with_their_document(store: LibraryStore) -> None:
    one, two = store.ensure_collection("One"), store.ensure_collection("Two")
    first = store.put(document("/a", 30, table(0, LINES)), one)
    second = store.put(document("/b", 30, table(0, LINES), table(10, LINES[:1])), two)
    assert [t.document_id for t in store.tables()] == [first, second, second]
    assert [t.document_id for t in store.tables(two)] == [second, second]
    assert [t.document_id for t in store.tables(document_ids=[first])] == [first]
    assert store.tables(two, document_ids=[first]) == []
    kept = store.tables(two)[0].id
    store.remove([second])
    assert store.table(kept) is None
    assert store.table_rows(kept) == []


def test_rows_that_continue_a_table_widen_its_columns(store: LibraryStore) -> None:
    more = ExtractedTable(
        "Costs",
        30,
        40,
        (
            Column("Town", ColumnKind.INTEGER, 0),
            Column("Paid", ColumnKind.INTEGER, 1, "EUR"),
            Column("On", ColumnKind.DATETIME, 2),
            Column("Done", ColumnKind.INTEGER, 3),
            Column("Pieces", ColumnKind.INTEGER, 4, "kg"),
            Column("New", ColumnKind.TEXT, 5),
        ),
        (TableRow(5, 30, 40, (7, 8, "2024-01-01T09:00", 9, 1, "n"), (None,) * 6),),
        continued=True,
    )
    store.put(document("/a", 40, table(0, LINES), more), store.ensure_collection("Library"))
    (info,) = store.tables()
    assert [(c.kind, c.unit) for c in info.columns] == [
        (ColumnKind.TEXT, None),
        (ColumnKind.REAL, "EUR"),
        (ColumnKind.DATETIME, None),
        (ColumnKind.TEXT, None),
        (ColumnKind.INTEGER, None),
        (ColumnKind.TEXT, None),
    ]
    assert (info.start, info.end, info.num_rows) == (0, 40, 4)
    assert [row.number for row in store.table_rows(info.id)] == [1, 2, 3, 5]


def test_sql_counts_sums_and_compares_a_stored_table(database: Database, tmp_path: Path) -> None:
    store = LibraryStore(database)
    short = table(30, (("Celle", 2.5),), continued=True)
    store.put(document("/a", 40, table(0, LINES), short), store.ensure_collection("Library"))
    (info,) = store.tables()
    with database.snapshot() as reading, pytest.raises(sqlite3.OperationalError):
        materialize(reading, info)  # a connection that may only read says so
    connection = sqlite3.connect(tmp_path / "data" / "sotto.db")
    try:
        for _ in range(2):
            name = materialize(connection, info)
        sql = f"SELECT count(*), sum(c1), min(number), max(c4) FROM {name} WHERE c0 = 'Aachen'"
        assert connection.execute(sql).fetchall() == [(2, 11.5, 1, 2**62)]
        sql = f'SELECT number, start, "end" FROM {name} WHERE c2 >= ? AND NOT c3'
        assert connection.execute(sql, ("2024-01-01",)).fetchall() == [(2, 10, 20)]
        sql = f"SELECT avg(c1), sum(c4 IS NULL) FROM {name}"
        assert connection.execute(sql).fetchone() == (pytest.approx(18.25 / 4), 2)
    finally:
        connection.close()


@pytest.mark.parametrize("cells", [(2**80,), (-(2**63),), (float(2**70),)])
def test_numbers_too_large_for_sql_are_near_enough(
    database: Database, store: LibraryStore, tmp_path: Path, cells: tuple[float]
) -> None:
    rows = (TableRow(1, 0, 1, cells, (None,)),)
    given = ExtractedTable("N", 0, 1, (Column("n", ColumnKind.INTEGER, 0),), rows)
    store.put(document("/a", 1, given), store.ensure_collection("Library"))
    (info,) = store.tables()
    assert store.table_rows(info.id) == list(rows)
    connection = sqlite3.connect(tmp_path / "data" / "sotto.db")
    try:
        name = materialize(connection, info)
        assert connection.execute(f"SELECT sum(c0) FROM {name}").fetchone() == (
            pytest.approx(cells[0]),
        )
    finally:
        connection.close()
