"""A table as a table: the cited rows marked and in view, a tab for each sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.storage.records import TableInfo
from app.ui.look import plain_text, words
from app.ui.viewer.base import Means, SourceView
from app.ui.viewer.source import Mark, Source
from app.ui.viewer.table_rows import TableRows

_ROW_PX = 28
_LEAST_COLUMN_PX = 60
_WIDEST_COLUMN_PX = 320
_MOST_TABS = 200
_LONGEST_TAB = 40


class _Grid(QTableView):
    """Copies rows as the document has them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the chosen rows."""
        model = self.model()
        if event.matches(QKeySequence.StandardKey.Copy) and isinstance(model, TableRows):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            QGuiApplication.clipboard().setText("\n".join(map(model.row_text, rows)))
        else:
            super().keyPressEvent(event)


class TableView(SourceView):
    """Shows the tables of a document, one at a time."""

    def __init__(self, means: Means, parent: QWidget | None = None) -> None:
        super().__init__(means, parent)
        self._source: Source | None = None
        self._tables: tuple[TableInfo, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._wanted: int | None = None
        self._columns_fit = False
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("sheets")
        self.tabs.setAccessibleName(self.tr("Sheets"))
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(self._show_table)
        self.grid = _Grid(self)
        self.grid.setObjectName("sourceTable")
        self.grid.setAccessibleName(self.tr("Table of the document"))
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.grid.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.grid.setWordWrap(False)
        self.grid.setTabKeyNavigation(False)
        self.grid.setCornerButtonEnabled(False)
        rows, columns = self.grid.verticalHeader(), self.grid.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(means.theme.px(_ROW_PX))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setMaximumSectionSize(means.theme.px(10 * _WIDEST_COLUMN_PX))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.tabs)
        layout.addWidget(self.grid, 1)

    @property
    def target(self) -> QWidget:
        """The rows."""
        return self.grid

    @property
    def rows(self) -> TableRows | None:
        """What is in the grid."""
        model = self.grid.model()
        return model if isinstance(model, TableRows) else None

    def show_source(self, source: Source) -> None:
        """Show the table with the passage, the rows of it in view."""
        self._source, self._marks = source, source.marks
        part = source.citation.part
        tables = [one for one in source.stored.tables if one.part == part][:_MOST_TABS]
        wanted = source.stored.table_at(source.citation.start)
        if wanted is not None and wanted not in tables:
            tables.append(wanted)
        self._tables = tuple(tables)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for table in tables:
            name = plain_text.one_line(table.sheet or table.name)
            self.tabs.addTab(name[:_LONGEST_TAB].replace("&", "&&"))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(tables) > 1)
        self._go_to(source.citation.start)

    def show_found(self, mark: Mark) -> None:
        """Go to its row; what is in no table is not shown here."""
        if self._source is not None:
            weak = (Mark(one.start, one.end, strong=False) for one in self._source.marks)
            self._marks = (*weak, mark)
            self._go_to(mark.start)

    def can_turn(self, by: int) -> bool:
        """Whether there is another sheet."""
        return 0 <= self.tabs.currentIndex() + by < len(self._tables)

    def turn(self, by: int) -> None:
        """Go to the next sheet."""
        if self.can_turn(by):
            self.tabs.setCurrentIndex(self.tabs.currentIndex() + by)

    def _go_to(self, offset: int) -> None:
        holding = [n for n, one in enumerate(self._tables) if one.start <= offset < one.end]
        if not holding:
            return
        self._wanted = offset
        if self.tabs.currentIndex() == holding[0]:
            self._show_table(holding[0])
        else:
            self.tabs.setCurrentIndex(holding[0])

    def _show_table(self, at: int) -> None:
        if self._source is None or not 0 <= at < len(self._tables):
            return
        table, offset = self._tables[at], self._wanted
        self._wanted = None
        if self.rows is not None and self.rows.table is table:
            self.rows.mark(self._marks)
        else:
            before = self.rows
            model = TableRows(table, self._source.stored.text, self._marks, self.means, self)
            self.grid.setModel(model)
            model.dataChanged.connect(self._fit_columns_once)
            if before is not None:
                before.deleteLater()
            self._columns_fit = False
        self.placed.emit(self._where(table))
        if offset is None:
            return
        sources = self.means.sources
        run = self.means.bridge.fetch("row", lambda: sources.row_at(table, offset))
        run.finished.connect(lambda row: self._scroll_to(table, row))

    def _scroll_to(self, table: TableInfo, row: int) -> None:
        if self.rows is None or self.rows.table is not table:
            return
        index = self.rows.index(row, 0)
        self.grid.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.grid.selectionModel().setCurrentIndex(
            index, self.grid.selectionModel().SelectionFlag.NoUpdate
        )

    def _fit_columns_once(self) -> None:
        """Columns as wide as what is in view, within bounds, once that has come."""
        top = max(self.grid.rowAt(0), 0)
        if self._columns_fit or self.rows is None or not self.rows.has(top):
            return
        self._columns_fit = True
        px, header = self.means.theme.px, self.grid.horizontalHeader()
        header.setResizeContentsPrecision(50)
        for column in range(min(header.count(), 200)):
            wanted = max(self.grid.sizeHintForColumn(column), header.sectionSizeHint(column))
            within = min(max(wanted + px(12), px(_LEAST_COLUMN_PX)), px(_WIDEST_COLUMN_PX))
            header.resizeSection(column, within)

    def _where(self, table: TableInfo) -> str:
        """As in: Rows 12 to 40 of 1,204, sheet Costs."""
        source = self._source
        pieces = []
        if source is not None and table.start <= source.citation.start < table.end:
            first, last = source.citation.first_row, source.citation.last_row
            if first is not None:
                rows = words.rows(first, last or first)
                pieces.append(rows[:1].upper() + rows[1:])
        pieces.append(words.row_count(table.num_rows))
        if table.sheet:
            pieces.append(words.sheet(table.sheet))
        return ", ".join(pieces)
