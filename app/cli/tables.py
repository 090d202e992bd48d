"""The verb that shows typed tables: tables."""

from __future__ import annotations

import click

from app.cli.session import Session
from app.domain.documents import Document, TableRow
from app.domain.errors import PathProblem
from app.ingest.discover import shown
from app.storage.records import TableInfo

_WIDEST = 24


@click.command("tables", help="The tables found in files; with a NAME or number, its cells.")
@click.argument("name", required=False)
@click.option("--collection", help="Only those in the files of this collection.")
@click.option("--rows", default=20, show_default=True, type=click.IntRange(0), help="0: all.")
def tables(session: Session, name: str | None, collection: str | None, rows: int) -> None:
    """Run `sotto tables`."""
    with session.sotto() as sotto:
        documents = {one.id: one for one in sotto.library.documents(collection)}
        found = [one for one in sotto.library.tables(collection) if _is_wanted(one, name)]
        if name is not None and not found:
            raise PathProblem(name, "there is no such table; see: sotto tables")
        cells = {
            one.id: sotto.library.table_rows(one.id, limit=rows or None)
            for one in found
            if name is not None
        }
    records = [_record(one, documents[one.document_id], cells.get(one.id)) for one in found]
    text = "\n".join(_text(one, documents[one.document_id], cells.get(one.id)) for one in found)
    session.emit({"tables": records}, text or "No tables were found in the files of the library.")


def _is_wanted(table: TableInfo, name: str | None) -> bool:
    return name is None or name == str(table.id) or name.casefold() == table.name.casefold()


def _record(
    table: TableInfo, document: Document, cells: list[TableRow] | None
) -> dict[str, object]:
    record: dict[str, object] = {
        "id": table.id,
        "name": table.name,
        "document": document.title,
        "path": shown(document.path),
        "part": table.part,
        "sheet": table.sheet,
        "rows": table.num_rows,
        "columns": [{"name": c.name, "kind": c.kind, "unit": c.unit} for c in table.columns],
    }
    if cells is not None:
        record["cells"] = [
            {"row": row.number, "start": row.start, "end": row.end, "values": row.cells}
            for row in cells
        ]
    return record


def _text(table: TableInfo, document: Document, cells: list[TableRow] | None) -> str:
    """A line on the table, and its cells below, each row with its number in the file."""
    place = ", ".join(part for part in (table.part, table.sheet) if part)
    columns = ", ".join(
        f"{c.name} ({c.kind}{', ' + c.unit if c.unit else ''})" for c in table.columns
    )
    rows = "1 row" if table.num_rows == 1 else f"{table.num_rows:,} rows"
    head = f"{table.id}. {table.name or 'without a name'}: {rows}, in {shown(document.path)}"
    lines = [head + (f" ({place})" if place else ""), f"   {columns}"]
    lines += [
        f"   row {row.number}: " + " | ".join(_short(cell) for cell in row.cells)
        for row in cells or ()
    ]
    return "\n".join(lines)


def _short(cell: object) -> str:
    text = "" if cell is None else " ".join(str(cell).split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


VERBS = (tables,)
