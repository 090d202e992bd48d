"""The tables of a library as subjects of questions: those of one shape together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.answering.tables.subject import (
    SAMPLE_ROWS,
    Field,
    Member,
    Subject,
    make_field,
    named,
)
from app.answering.tables.text import fold, loose_number, tokens
from app.answering.tables.totals import Totals
from app.domain.documents import Cell, Column, ColumnKind, Document

if TYPE_CHECKING:
    from app.storage.library import LibraryStore
    from app.storage.records import TableInfo

_MOST_CELLS = 400_000  # that are looked at to know the tables of a collection by value
_BATCH_ROWS = 5_000
_NUMERIC = frozenset({ColumnKind.INTEGER, ColumnKind.REAL})


class TableSubjects:
    """Knows the tables by their words; what it knows is kept until tables change."""

    def __init__(self, store: LibraryStore) -> None:
        self._store = store
        self._known: tuple[object, list[Subject]] = ((), [])

    def of(self, tables: Sequence[TableInfo], documents: Mapping[int, Document]) -> list[Subject]:
        """The subjects that `tables` make, those of one shape together, in order."""
        tables = [table for table in tables if table.document_id in documents]
        key = tuple((t.id, t.num_rows, documents[t.document_id].sha256) for t in tables)
        known, subjects = self._known
        if known != key:
            subjects = list(self._subjects(tables, documents))
            self._known = (key, subjects)
        return subjects

    def rows(self, subject: Subject) -> Iterator[tuple[Cell, ...] | None]:
        """All rows of a subject, columns that are mostly numbers as numbers; None for totals."""
        coerced = [each.index for each in subject.fields if each.coerced]
        width = len(subject.fields)
        for row in self._stored(subject):
            if row is None:
                yield None
                continue
            cells = [*row, *[None] * (width - len(row))][:width]
            for at in coerced:
                cells[at] = None if cells[at] is None else loose_number(str(cells[at]))
            yield tuple(cells)

    def lost(self, subject: Subject, column: Field) -> int:
        """How many cells of a column that counts as numbers are none."""
        return sum(
            loose_number(str(cell)) is None
            for row in self._stored(subject)
            if row is not None and (cell := _cell(row, column.index)) is not None
        )

    def _stored(self, subject: Subject) -> Iterator[tuple[Cell, ...] | None]:
        """All rows as they are stored, None for totals."""
        for member in subject.members:
            totals = Totals()
            for first in range(0, member.num_rows, _BATCH_ROWS):
                for row in self._store.table_rows(member.id, first, _BATCH_ROWS):
                    yield None if totals.is_total(row.cells) else row.cells

    def _subjects(
        self, tables: Sequence[TableInfo], documents: Mapping[int, Document]
    ) -> Iterator[Subject]:
        shapes: dict[tuple[object, ...], list[TableInfo]] = defaultdict(list)
        for table in tables:
            shapes[_shape(table.columns)].append(table)
        left = _MOST_CELLS
        for alike in shapes.values():
            cells: list[list[Cell]] = [[] for _ in alike[0].columns]
            for table in alike:
                limit = min(SAMPLE_ROWS, left // max(len(table.columns), 1))
                totals = Totals()
                for row in self._store.table_rows(table.id, 0, limit):
                    if totals.is_total(row.cells):
                        continue
                    for at, column in enumerate(cells):
                        column.append(_cell(row.cells, at))
                    left -= len(cells)
            yield _subject(alike, cells, documents)


def _subject(
    tables: list[TableInfo], cells: list[list[Cell]], documents: Mapping[int, Document]
) -> Subject:
    words = [frozenset(_words(table, documents[table.document_id])) for table in tables]
    shared = frozenset.intersection(*words)
    members = tuple(
        Member(
            table.id,
            table.document_id,
            PurePath(documents[table.document_id].path).name
            + (f", sheet {table.sheet}" if table.sheet else ""),
            own - shared,
            table.num_rows,
        )
        for table, own in zip(tables, words, strict=True)
    )
    fields = tuple(make_field(column, at, cells[at]) for at, column in enumerate(tables[0].columns))
    return Subject(named(members), shared, fields, members)


def _shape(columns: tuple[Column, ...]) -> tuple[object, ...]:
    return tuple(
        (fold(c.name), "number" if c.kind in _NUMERIC else c.kind, c.unit) for c in columns
    )


def _words(table: TableInfo, document: Document) -> Iterator[str]:
    for name in (table.name, table.sheet or "", PurePath(document.path).stem, document.title):
        yield from tokens(name)


def _cell(cells: tuple[Cell, ...], at: int) -> Cell:
    return cells[at] if at < len(cells) else None
