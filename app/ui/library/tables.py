"""The tables found in files, with the columns of the one chosen and what is in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.documents import Column as DataColumn
from app.domain.documents import ColumnKind, TableRow
from app.storage.records import TableInfo
from app.ui.library import wording
from app.ui.look.labels import label
from app.ui.look.rows import Column, RowsModel
from app.ui.look.table import Table
from app.ui.look.theme import Theme
from app.ui.look.words import number

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table and the path of its file."""

    info: TableInfo
    path: str


@dataclass(frozen=True, slots=True)
class _Described:
    """A column with some of its cells."""

    column: DataColumn
    examples: tuple[str, ...]


class TablesView(QWidget):
    """A list of tables above, the columns of the one chosen below.

    Signals:
        cells_wanted(int): the first rows of the table with this id are to be shown.
        opened(FoundTable): look into its file.
    """

    cells_wanted = Signal(int)
    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found: RowsModel[FoundTable] = RowsModel(
            _table_columns(), theme, identity=lambda one: one.info.id, parent=self
        )
        self.tables = Table(found, theme, name=self.tr("Tables"), single=True)
        self.tables.say_when_empty(self.tr("Looking…"))
        described: RowsModel[_Described] = RowsModel(
            _column_columns(), theme, identity=lambda one: one.column.index, parent=self
        )
        self.columns = Table(described, theme, name=self.tr("Columns"), single=True)
        self.columns.say_when_empty(self.tr("Choose a table to see its columns."))
        self._title = label("", "title", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tables, 3)
        layout.addWidget(self._title)
        layout.addWidget(self.columns, 2)
        self.tables.chosen.connect(self._choose)
        self.tables.opened.connect(self.opened)

    def set_tables(self, tables: Sequence[FoundTable]) -> None:
        """Show these."""
        self.tables.say_when_empty(
            self.tr("No tables were found. Spreadsheets, CSV files and tables in documents count.")
        )
        self.tables.rows.set_rows(tables)

    def show_cells(self, table_id: int, rows: Sequence[TableRow]) -> None:
        """Show what is in the first rows, if that table is still chosen."""
        if [one.info.id for one in self.tables.selected] == [table_id]:
            self._describe(self.tables.selected[0].info, rows)

    def _choose(self) -> None:
        chosen = self.tables.selected
        self._title.setText(chosen[0].info.name if chosen else "")
        if chosen:
            self._describe(chosen[0].info, ())
            self.cells_wanted.emit(chosen[0].info.id)
        else:
            self.columns.rows.set_rows(())

    def _describe(self, table: TableInfo, rows: Sequence[TableRow]) -> None:
        self.columns.rows.set_rows(
            [
                _Described(
                    column,
                    tuple(
                        str(row.cells[at])
                        for row in rows[:_EXAMPLES]
                        if at < len(row.cells) and row.cells[at] is not None
                    ),
                )
                for at, column in enumerate(table.columns)
            ]
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def _place(found: FoundTable) -> str:
    return ", ".join(filter(None, (found.info.part, found.info.sheet)))


def _table_columns() -> tuple[Column[FoundTable], ...]:
    return (
        Column(_tr("Table"), lambda one: one.info.name, lambda one: one.info.name.casefold()),
        Column(
            _tr("File"),
            lambda one: wording.name(one.path),
            lambda one: wording.name(one.path).casefold(),
            width=220,
        ),
        Column(_tr("Sheet or part"), _place, _place, width=150, rank=1, tone=lambda _: "muted"),
        Column(
            _tr("Rows"),
            lambda one: number(one.info.num_rows),
            lambda one: one.info.num_rows,
            width=80,
            end=True,
        ),
        Column(
            _tr("Columns"),
            lambda one: number(len(one.info.columns)),
            lambda one: len(one.info.columns),
            width=84,
            end=True,
        ),
    )


def _column_columns() -> tuple[Column[_Described], ...]:
    return (
        Column(_tr("Column"), lambda one: one.column.name, lambda one: one.column.name.casefold()),
        Column(_tr("Kind"), _kind, _kind, width=130),
        Column(
            _tr("Unit"),
            lambda one: one.column.unit or "",
            lambda one: one.column.unit or "",
            width=90,
            rank=1,
        ),
        Column(
            _tr("For example"),
            lambda one: ", ".join(one.examples),
            lambda one: one.examples,
            width=300,
            rank=2,
            tone=lambda _: "muted",
        ),
    )


def _kind(described: _Described) -> str:
    return {
        ColumnKind.TEXT: _tr("Text"),
        ColumnKind.INTEGER: _tr("Whole number"),
        ColumnKind.REAL: _tr("Number"),
        ColumnKind.BOOLEAN: _tr("Yes or no"),
        ColumnKind.DATE: _tr("Date"),
        ColumnKind.DATETIME: _tr("Date and time"),
    }[described.column.kind]
