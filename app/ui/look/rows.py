"""Rows of a table: sorted, filtered, and brought up to date without losing one's place."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import is_
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.ui.look import plain_text
from app.ui.look.theme import Theme

R = TypeVar("R")
AnyIndex = QModelIndex | QPersistentModelIndex
Tone = Literal["plain", "muted", "warning", "good"]

_MOST_STEPS = 32  # of removing and inserting; more are quicker told as a new table
# Asked for a thousand times when a table is painted, of which most are of no interest here.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SIDE = int(Qt.ItemDataRole.TextAlignmentRole)
_COLOUR = int(Qt.ItemDataRole.ForegroundRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ROLES = frozenset((_DISPLAY, _SIDE, _COLOUR, _TIP))


def _plain(_: object) -> Tone:
    return "plain"


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column: its `title`, and for a row the `text` and the `key` that it is sorted by.

    `width` is in px of the design, 0 for what is left; where there is little room, columns of the
    highest `rank` are hidden first. Numbers stand at the `end`. What is too long is cut at its end,
    `cut_first` at its beginning, as paths are, which begin alike.
    """

    title: str
    text: Callable[[R], str]
    key: Callable[[R], Any]
    width: int = 0
    rank: int = 0
    end: bool = False
    cut_first: bool = False
    tone: Callable[[R], Tone] = _plain


@dataclass(frozen=True, slots=True)
class Way(Generic[R]):
    """Which rows are in view, all where `accept` is None, and in which order."""

    accept: Callable[[R], bool] | None = None
    key: Callable[[R], Any] | None = None
    descending: bool = False

    def arrange(self, rows: Sequence[R]) -> list[R]:
        """Those of `rows` that are in view, in their order; for ten thousand it takes a moment."""
        found = list(filter(self.accept, rows)) if self.accept is not None else list(rows)
        if self.key is not None:
            found.sort(key=self.key, reverse=self.descending)
        return found


class RowsModel(QAbstractTableModel, Generic[R]):
    """Shows those rows that are accepted, in the order of one column.

    `identity` tells rows apart, whatever else of them changes; `tip` is what the pointer is told.

    Attributes:
        way: Which rows are in view, in which order.
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        theme: Theme,
        *,
        identity: Callable[[R], Hashable],
        tip: Callable[[R], str] = lambda _: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._theme = theme
        self._identity = identity
        self._tip = tip
        self._all: Sequence[R] = ()
        self._rows: list[R] = []
        self.way: Way[R] = Way()
        self._sides = [_alignment(column) for column in self.columns]
        self._colours: dict[Tone, QColor] = {}
        self._take_colours()
        theme.changed.connect(self._take_colours)

    @property
    def rows(self) -> Sequence[R]:
        """The rows in view, in their order."""
        return self._rows

    @property
    def every(self) -> Sequence[R]:
        """All rows, in view or not."""
        return self._all

    def identity(self, row: int) -> Hashable:
        """What tells the row at that place apart."""
        return self._identity(self._rows[row])

    def set_rows(self, rows: Sequence[R], arranged: list[R] | None = None) -> None:
        """Show these; of rows that are there already, only what changed is told.

        `arranged` is what `way` made of them, where that was done beside the window.
        """
        self._all = rows
        self._show(self.way.arrange(rows) if arranged is None else arranged)

    def accept(self, accept: Callable[[R], bool] | None) -> None:
        """Show only rows for which this is so; None: all."""
        self.way = replace(self.way, accept=accept)
        self._show(self.way.arrange(self._all))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; a negative one: as they came."""
        key = self.columns[column].key if column >= 0 else None
        self.way = Way(self.way.accept, key, order == Qt.SortOrder.DescendingOrder)
        self._show(self.way.arrange(self._rows if key is not None else self._all))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of rows in view."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self.columns[section].title
        return self._sides[section] if role == _SIDE else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, tone and side of a cell."""
        if role not in _ROLES:
            return None
        at = index.column()
        if role == _SIDE:
            return self._sides[at]
        column, row = self.columns[at], self._rows[index.row()]
        if role == _DISPLAY:
            return plain_text.one_line(column.text(row))
        if role == _COLOUR:
            return self._colours.get(column.tone(row))
        return plain_text.tooltip(self._tip(row) or column.text(row))

    def _take_colours(self) -> None:
        tokens = self._theme.tokens
        self._colours = {
            "muted": QColor(tokens.muted),
            "warning": QColor(tokens.unsupported),
            "good": QColor(tokens.accent),
        }

    def _show(self, rows: list[R]) -> None:
        """Become `rows` in the smallest steps that views can follow."""
        if len(rows) == len(self._rows) and all(map(is_, rows, self._rows)):
            return
        before = [self._identity(row) for row in self._rows]
        after = [self._identity(row) for row in rows]
        there, coming = set(before), set(after)
        gone = list(_runs([at for at, one in enumerate(before) if one not in coming]))
        new = list(_runs([at for at, one in enumerate(after) if one not in there]))
        if len(gone) + len(new) > _MOST_STEPS or not self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        self._reorder([row for row, one in zip(rows, after, strict=True) if one in there])
        for first, last in new:
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = rows[first : last + 1]
            self.endInsertRows()

    def _reorder(self, rows: list[R]) -> None:
        """Become `rows`, which are the same ones: in another order, or with other values."""
        before = [self._identity(row) for row in self._rows]
        after = [self._identity(row) for row in rows]
        if before == after:
            changed = [
                at for at, (a, b) in enumerate(zip(self._rows, rows, strict=True)) if a is not b
            ]
            self._rows = rows
            end = len(self.columns) - 1
            for first, last in _runs(changed):
                self.dataChanged.emit(self.index(first, 0), self.index(last, end))
            return
        self.layoutAboutToBeChanged.emit()
        places = {one: at for at, one in enumerate(after)}
        held = self.persistentIndexList()
        moved = [self.index(places[before[one.row()]], one.column()) for one in held]
        self._rows = rows
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of every stretch without a gap, in order."""
    first = 0
    for at, place in enumerate(places):
        if at + 1 == len(places) or places[at + 1] != place + 1:
            yield places[first], place
            first = at + 1


def _alignment(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.end else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
