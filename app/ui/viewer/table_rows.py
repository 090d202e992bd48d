"""The rows of a stored table, fetched a block at a time as they come into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from app.domain.documents import ColumnKind, TableRow
from app.storage.records import TableInfo
from app.ui.look import plain_text, words
from app.ui.look.rows import AnyIndex
from app.ui.viewer.base import Means
from app.ui.viewer.source import Mark

_BLOCK_ROWS = 200
_BLOCKS_KEPT = 30
_LONGEST_CELL = 500
_NUMBERS = frozenset({ColumnKind.INTEGER, ColumnKind.REAL})
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableRows(QAbstractTableModel):
    """One table; a row that is not here yet is empty and filled in when it comes.

    Cells are shown as the document writes them.
    """

    def __init__(
        self,
        table: TableInfo,
        text: str,
        marks: Sequence[Mark],
        means: Means,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._text = text
        self._marks = tuple(marks)
        self._means = means
        self._blocks: OrderedDict[int, list[TableRow]] = OrderedDict()
        self._asked: set[int] = set()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """All rows of the table."""
        return 0 if parent.isValid() else self.table.num_rows

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """All columns of the table."""
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment and colours of a cell; None while its row is being fetched."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_number = self.table.columns[index.column()].kind in _NUMBERS
            return int(_RIGHT) if is_number else None
        row = self.row(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain_text.one_line(self._cell(row, index.column())[:_LONGEST_CELL])
            case Qt.ItemDataRole.ToolTipRole:
                return plain_text.tooltip(self._cell(row, index.column()))
            case Qt.ItemDataRole.BackgroundRole:
                return self._ground(row)
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._means.theme.tokens.ink)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names and units of columns, numbers of rows as the document counts them."""
        if orientation == Qt.Orientation.Vertical:
            row = self._kept(section)
            return row.number if row is not None and role == Qt.ItemDataRole.DisplayRole else None
        column = self.table.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            name = plain_text.one_line(column.name)
            return f"{name} ({column.unit})" if column.unit else name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text.tooltip(column.name, warning=words.column_kind(column.kind))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{plain_text.one_line(column.name)}, {words.column_kind(column.kind)}"
        return None

    def row(self, index: int) -> TableRow | None:
        """The row at an index; None while it is being fetched, which this begins."""
        found = self._kept(index)
        if found is None:
            self._fetch(index // _BLOCK_ROWS)
        return found

    def has(self, index: int) -> bool:
        """Whether the row at an index is here."""
        return self._kept(index) is not None

    def mark(self, marks: Sequence[Mark]) -> None:
        """Mark the rows of these stretches of the text instead."""
        self._marks = tuple(marks)
        self._changed(0, self.rowCount() - 1)

    def row_text(self, index: int) -> str:
        """A row as the document has it; "" while it is not here."""
        row = self._kept(index)
        return self._text[row.start : row.end].strip("\r\n") if row is not None else ""

    def _cell(self, row: TableRow, column: int) -> str:
        span = row.spans[column] if column < len(row.spans) else None
        if span is not None:
            return self._text[span[0] : span[1]]
        cell = row.cells[column] if column < len(row.cells) else None
        return "" if cell is None else str(cell)

    def _ground(self, row: TableRow) -> QColor | None:
        tokens = self._means.theme.tokens
        touched = [m.strong for m in self._marks if m.start < row.end and row.start < m.end]
        if not touched:
            return None
        return QColor(tokens.highlight if any(touched) else tokens.accent_soft)

    def _kept(self, index: int) -> TableRow | None:
        block, at = divmod(index, _BLOCK_ROWS)
        rows = self._blocks.get(block)
        return rows[at] if rows is not None and at < len(rows) else None

    def _fetch(self, block: int) -> None:
        if block in self._asked or block in self._blocks:
            return
        self._asked.add(block)
        sources, table = self._means.sources, self.table.id
        run = self._means.bridge.fetch(
            "rows", lambda: sources.table_rows(table, block * _BLOCK_ROWS, _BLOCK_ROWS)
        )
        run.finished.connect(lambda rows: self._take(block, rows))
        run.failed.connect(lambda _: self._asked.discard(block))

    def _take(self, block: int, rows: list[TableRow]) -> None:
        self._asked.discard(block)
        self._blocks[block] = rows
        if len(self._blocks) > _BLOCKS_KEPT:
            self._blocks.popitem(last=False)
        first = block * _BLOCK_ROWS
        self._changed(first, first + len(rows) - 1)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, first, first + len(rows) - 1)

    def _changed(self, first: int, last: int) -> None:
        if last >= first and self.columnCount():
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
