"""The list of collections: name, number of files, and a thin bar while one is being indexed."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.look import plain_text, words
from app.ui.look.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
_COUNT = Qt.ItemDataRole.UserRole + 1
_SHARE = Qt.ItemDataRole.UserRole + 2


class CollectionsModel(QAbstractListModel):
    """Row 0 is the whole library, every other row one collection."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str | None, int], ...] = ((None, 0),)
        self._shares: dict[str, float] = {}

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """The collections with their number of files, without the whole library."""
        return tuple((name, count) for name, count in self._rows if name is not None)

    def set_collections(self, counts: Sequence[tuple[str, int]], *, files: int) -> None:
        """Show these collections with their number of files; `files` are in the whole library."""
        rows = ((None, files), *counts)
        if [name for name, _ in rows] == [name for name, _ in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def set_share(self, name: str, share: float | None) -> None:
        """How much of a collection under way is indexed, 0 to 1; None takes the bar away."""
        if share is None:
            self._shares.pop(name, None)
        else:
            self._shares[name] = share
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def name_at(self, row: int) -> str | None:
        """The collection of a row, None for the whole library."""
        return self._rows[row][0]

    def row_of(self, name: str | None) -> int:
        """The row of a collection, the whole library's if it is not there."""
        return next((row for row, (known, _) in enumerate(self._rows) if known == name), 0)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, count, share, and the sentence a screen reader says."""
        name, count = self._rows[index.row()]
        shown = plain_text.one_line(name) if name is not None else self.tr("All files")
        share = self._shares.get(name) if name is not None else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{shown}, {words.files(count)}"
            if share is None:
                return said
            return self.tr("{said}, {percent} % indexed").format(
                said=said, percent=int(share * 100)
            )
        return {_COUNT: count, _SHARE: share}.get(role)


class CollectionDelegate(QStyledItemDelegate):
    """Paints a row as a rounded field with the count at its end and the bar below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        """One row, and the bar if there is one."""
        bar = 10 if index.data(_SHARE) is not None else 0
        return QSize(80, self._theme.px(33) + bar)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Name at the left, count at the right, bar below."""
        tokens, px = self._theme.tokens, self._theme.px
        state, area = option.state, option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        row = QRect(area.left(), area.top(), area.width(), px(33))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.line))
            painter.drawRoundedRect(QRectF(row), 7, 7)
        if state & QStyle.StateFlag.State_HasFocus and chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        inner = row.adjusted(8, 0, -8, 0)
        count = words.number(int(index.data(_COUNT)))
        small = self._theme.font(12)
        count_width = QFontMetrics(small).horizontalAdvance(count)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, count)
        font = self._theme.font(weight=QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent if chosen else tokens.ink))
        room = inner.adjusted(0, 0, -count_width - 8, 0)
        short = QFontMetrics(font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, short)
        self._paint_bar(painter, QRectF(inner.left(), row.bottom() + 3, inner.width(), 4), index)
        painter.restore()

    def _paint_bar(self, painter: QPainter, room: QRectF, index: AnyIndex) -> None:
        share = index.data(_SHARE)
        if share is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.line))
        painter.drawRoundedRect(room, 2, 2)
        room.setWidth(room.width() * min(max(float(share), 0.0), 1.0))
        painter.setBrush(QColor(self._theme.tokens.accent))
        painter.drawRoundedRect(room, 2, 2)


class CollectionsList(QListView):
    """One collection, or the whole library, is chosen: the one that is asked and added to.

    Signals:
        chosen(object): a collection's name, or None for the whole library.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("collections")
        self.setAccessibleName(self.tr("Collections"))
        self.rows = CollectionsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(CollectionDelegate(theme, self))
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(
            lambda current, _: (
                self.chosen.emit(self.rows.name_at(current.row())) if current.isValid() else None
            )
        )
        self.show_scope(None)

    def show_scope(self, scope: str | None) -> None:
        """Choose the row of `scope`."""
        index = self.rows.index(self.rows.row_of(scope))
        if index != self.currentIndex():
            self.setCurrentIndex(index)
