"""A list in the side: rounded rows with a name, and what is said at their end and below."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.look.rows import AnyIndex
from app.ui.look.theme import Theme

NOTE_ROLE = Qt.ItemDataRole.UserRole + 1
"""A few characters at the end of the row, or None."""
SHARE_ROLE = Qt.ItemDataRole.UserRole + 2
"""How much is done, 0 to 1, as a thin bar below; None: no bar."""
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 3
"""A second line in small type, or None."""
CHOSEN_ROLE = Qt.ItemDataRole.UserRole + 4
"""Whether the row stands out; None: the selected one does."""

_ROW_PX, _DETAIL_PX, _BAR_PX = 33, 18, 10
_ROUND_PX = 7
_LEAST_ROWS = 2


class SideDelegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line, and what stands below it."""
        bar = _BAR_PX if index.data(SHARE_ROLE) is not None else 0
        detail = _DETAIL_PX if index.data(DETAIL_ROLE) else 0
        return QSize(80, self._theme.px(_ROW_PX + detail) + bar)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        """A line, named for who cannot see where it is."""
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(self.tr("Name"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _: AnyIndex
    ) -> None:
        """A name is edited in its row."""
        editor.setGeometry(option.rect)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The field, then what stands on it, from the side where reading begins."""
        state, area = option.state, option.rect
        direction = option.direction
        marked = index.data(CHOSEN_ROLE)
        chosen = bool(state & QStyle.StateFlag.State_Selected) if marked is None else bool(marked)
        line = QRect(area.left(), area.top(), area.width(), self._theme.px(_ROW_PX))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = line.adjusted(0, 0, 0, self._theme.px(_DETAIL_PX) if index.data(DETAIL_ROLE) else 0)
        self._paint_field(painter, field, state, chosen=chosen)
        inner = line.adjusted(8, 0, -8, 0)
        note_width = self._paint_note(painter, inner, direction, str(index.data(NOTE_ROLE) or ""))
        room = inner.adjusted(0, 0, -note_width, 0)
        self._paint_text(
            painter, QStyle.visualRect(direction, inner, room), str(index.data()), chosen=chosen
        )
        if index.data(DETAIL_ROLE):
            below = QRect(
                inner.left(), line.bottom() - 5, inner.width(), self._theme.px(_DETAIL_PX)
            )
            self._paint_small(painter, below, str(index.data(DETAIL_ROLE)))
        share = index.data(SHARE_ROLE)
        if share is not None:
            bar = QRectF(inner.left(), line.bottom() + 3, inner.width(), 4)
            self._paint_bar(painter, bar, float(share), direction)
        painter.restore()

    def _paint_field(
        self, painter: QPainter, row: QRect, state: QStyle.StateFlag, *, chosen: bool
    ) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.line))
            painter.drawRoundedRect(QRectF(row), _ROUND_PX, _ROUND_PX)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.accent))
            edge = QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, _ROUND_PX, _ROUND_PX)

    def _paint_note(
        self, painter: QPainter, inner: QRect, direction: Qt.LayoutDirection, note: str
    ) -> int:
        """Returns how much room it takes."""
        if not note:
            return 0
        small = self._theme.font(12)
        width = QFontMetrics(small).horizontalAdvance(note)
        painter.setFont(small)
        painter.setPen(QColor(self._theme.tokens.muted))
        end = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight)
        painter.drawText(inner, end | Qt.AlignmentFlag.AlignVCenter, note)
        return width + 8

    def _paint_text(self, painter: QPainter, room: QRect, text: str, *, chosen: bool) -> None:
        font = self._theme.font(weight=QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        tokens = self._theme.tokens
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent if chosen else tokens.ink))
        self._draw(painter, room, text)

    def _paint_small(self, painter: QPainter, room: QRect, text: str) -> None:
        painter.setFont(self._theme.font(11.5))
        painter.setPen(QColor(self._theme.tokens.muted))
        self._draw(painter, room, text)

    @staticmethod
    def _draw(painter: QPainter, room: QRect, text: str) -> None:
        short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        begin = QStyle.visualAlignment(painter.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, begin | Qt.AlignmentFlag.AlignVCenter, short)

    def _paint_bar(
        self, painter: QPainter, room: QRectF, share: float, direction: Qt.LayoutDirection
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.line))
        painter.drawRoundedRect(room, 2, 2)
        done = QRectF(room)
        done.setWidth(room.width() * min(max(share, 0.0), 1.0))
        if direction == Qt.LayoutDirection.RightToLeft:
            done.moveRight(room.right())
        painter.setBrush(QColor(self._theme.tokens.accent))
        painter.drawRoundedRect(done, 2, 2)


class SideList(QListView):
    """As high as its rows where there is room, and scrolls where there is not.

    Signals:
        menu_wanted(QModelIndex, QPoint): the menu of a row, at a place of the screen.
        opened(QModelIndex): Enter on a row, or a click.
        delete_pressed(QModelIndex): Delete on a row.
    """

    menu_wanted = Signal(QModelIndex, QPoint)
    opened = Signal(QModelIndex)
    delete_pressed = Signal(QModelIndex)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setItemDelegate(SideDelegate(theme, self))
        self.setProperty("role", "side")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.clicked.connect(self.opened)

    def sizeHint(self) -> QSize:
        """All rows."""
        rows = self.model().rowCount() if self.model() else 0
        return QSize(80, sum(self.sizeHintForRow(row) for row in range(rows)))

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        rows = min(self.model().rowCount(), _LEAST_ROWS) if self.model() else 0
        return QSize(80, sum(self.sizeHintForRow(row) for row in range(rows)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse the row below it, by keyboard the one that has it."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            below = self.visualRect(index).bottomLeft()
            at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(below)
            self.menu_wanted.emit(index, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks to delete."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit(index)
        else:
            super().keyPressEvent(event)
