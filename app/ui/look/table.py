"""A table without a grid: rows are chosen, columns give way where there is little room."""

from collections.abc import Hashable
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.look.rows import AnyIndex, RowsModel
from app.ui.look.theme import Theme

R = TypeVar("R")
_ROW_PX = 31
_FIRST_PX = 200  # of what is left for the first column, before another one is hidden
_FEWEST_ROWS = 4
_EMPTY_ROWS = 2  # for the sentence that is there instead


class Table(QTableView, Generic[R]):
    """Shows a RowsModel; several rows can be chosen unless `single`.

    Attributes:
        empty: What is said where there are no rows.

    Signals:
        chosen(): other rows are chosen.
        opened(object): the user pressed Enter on this row, or clicked it twice.
    """

    chosen = Signal()
    opened = Signal(object)

    def __init__(
        self,
        model: RowsModel[R],
        theme: Theme,
        *,
        name: str,
        single: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("table")
        self.setAccessibleName(name)
        self.rows = model
        self._theme = theme
        self.empty = ""
        self._kept: tuple[set[Hashable], Hashable | None, int] = (set(), None, 0)
        self.setModel(model)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.SingleSelection if single else modes.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._set_up_headers()
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.rows[index.row()]))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._bring_back)

    def say_when_empty(self, text: str) -> None:
        """Show this in place of rows where there are none."""
        self.empty = text
        self.viewport().update()

    @property
    def selected(self) -> list[R]:
        """The rows that are chosen, from the top."""
        selection = self.selectionModel().selection()
        ranges = sorted(
            (one.top(), one.bottom())
            for one in (selection.at(at) for at in range(selection.count()))
        )
        return [row for top, bottom in ranges for row in self.rows.rows[top : bottom + 1]]

    def fit(self) -> None:
        """Take as much height as the rows need, for a table inside of what scrolls."""
        rows = self.rows.rowCount() or _EMPTY_ROWS
        height = self.verticalHeader().defaultSectionSize() * rows
        self.setFixedHeight(height + self.horizontalHeader().sizeHint().height() + 4)

    def sizeHint(self) -> QSize:
        """A few rows: more where there is room."""
        rows = self.verticalHeader().defaultSectionSize() * _FEWEST_ROWS
        height = rows + self.horizontalHeader().sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Never less than those."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide columns that there is no room for."""
        super().resizeEvent(event)
        self._give_way()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self.rows.rows[index.row()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or why there are none."""
        super().paintEvent(event)
        if self.empty and not self.rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._theme.tokens.muted))
            room = self.viewport().rect().adjusted(16, 12, -16, 0)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, int(flags | Qt.TextFlag.TextWordWrap), self.empty)

    def _set_up_headers(self) -> None:
        px = self._theme.px
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_ROW_PX))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(px(40))
        for at, column in enumerate(self.rows.columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else self._stretch
            header.setSectionResizeMode(at, mode)
            if column.width:
                header.resizeSection(at, px(column.width))
            if column.cut_first:
                self.setItemDelegateForColumn(at, _CutFirst(self))
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    @property
    def _stretch(self) -> QHeaderView.ResizeMode:
        return QHeaderView.ResizeMode.Stretch

    def _give_way(self) -> None:
        px = self._theme.px
        columns = self.rows.columns
        left = self.viewport().width() - sum(
            px(column.width or _FIRST_PX) for column in columns if not column.rank
        )
        for at in sorted(range(len(columns)), key=lambda at: columns[at].rank):
            if columns[at].rank:
                left -= px(columns[at].width or _FIRST_PX)
                self.setColumnHidden(at, left < 0)

    def _keep(self) -> None:
        current = self.currentIndex()
        self._kept = (
            {self.rows.identity(index.row()) for index in self.selectionModel().selectedRows()},
            self.rows.identity(current.row()) if current.isValid() else None,
            self.verticalScrollBar().value(),
        )

    def _bring_back(self) -> None:
        """Choose again what was chosen before, as far as it is there."""
        chosen, current, scrolled = self._kept
        selection = QItemSelection()
        for at in range(self.rows.rowCount()) if chosen or current is not None else ():
            one = self.rows.identity(at)
            index = self.rows.index(at, 0)
            if one in chosen:
                selection.select(index, index)
            if one == current:
                flag = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(index, flag)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        self.verticalScrollBar().setValue(scrolled)
        self.chosen.emit()


class _CutFirst(QStyledItemDelegate):
    """Paints the end of what is too long."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft
