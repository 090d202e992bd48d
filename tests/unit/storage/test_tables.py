"""Tables keep their types and places."""

from app.domain.documents import Column, ColumnKind, ExtractedTable, TableRow
from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument

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
