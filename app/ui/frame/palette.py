"""The command palette: a field over the window, and everything one can do or go to below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.frame.matching import Entry, ranked
from app.ui.look import plain_text
from app.ui.look.labels import label
from app.ui.look.rows import AnyIndex
from app.ui.look.theme import Theme

_WIDEST_PX = 580
_ROWS = 9
_MOST_RECENT = 12
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}


class Palette(QFrame):
    """Typing narrows the list, arrows move in it, Enter does it, Esc leaves.

    Attributes:
        box: Where one types.
        shown: What the list shows now.

    Signals:
        typed(str): this is looked for.
    """

    typed = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Commands"))
        self._theme = theme
        self._entries: Sequence[Entry] = ()
        self._recent: list[str] = []
        self._back: QWidget | None = None
        self.box = QLineEdit(self)
        self.box.setObjectName("paletteBox")
        self.box.setPlaceholderText(self.tr("Do something, or go somewhere"))
        self.box.setAccessibleName(self.tr("Command"))
        self._rows = _Rows(self)
        self._list = QListView(self)
        self._list.setObjectName("paletteList")
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setModel(self._rows)
        self._list.setItemDelegate(_Delegate(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = label(self.tr("Nothing is called so."), "muted", parent=self)
        self._nothing.setContentsMargins(10, 2, 10, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.box)
        layout.addWidget(self._list)
        layout.addWidget(self._nothing)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(36)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self.box.textChanged.connect(self._narrow)
        self._list.clicked.connect(lambda index: self._do(index.row()))
        self.box.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    @property
    def shown(self) -> Sequence[Entry]:
        """What the list shows, in its order."""
        return self._rows.entries

    def open(self, entries: Sequence[Entry]) -> None:
        """Offer these, what was used lately first."""
        if self.isHidden():
            self._back = self.window().focusWidget()
        self._entries = entries
        self.box.clear()
        self._narrow("")
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Offer these from now on; what is typed stays."""
        self._entries = entries
        self._narrow(self.box.text())

    def close_palette(self) -> None:
        """Go away, and give the keyboard back to where it was."""
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list that come to the field; and the window's size."""
        if event.type() == QEvent.Type.Resize and watched is not self.box:
            self._place()
        elif watched is self.box and self.isVisible():
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
            elif event.type() == QEvent.Type.ShortcutOverride and _key(event) == Qt.Key.Key_Escape:
                event.accept()  # not the window's own, which stops an answer
                return True
            elif event.type() == QEvent.Type.KeyPress:
                return self._take(_key(event))
        return super().eventFilter(watched, event)

    def _take(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self._list.currentIndex().row())
        elif key in _MOVES:
            self._go(self._list.currentIndex().row() + _MOVES[Qt.Key(key)])
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _narrow(self, typed: str) -> None:
        self._rows.show_entries(ranked(self._entries, typed, self._recent))
        found = len(self.shown)
        self._list.setVisible(found > 0)
        self._nothing.setVisible(not found)
        self._place()
        self._go(0)
        if not found:
            self._announce(self._nothing.text())
        if typed:
            self.typed.emit(typed)

    def _go(self, row: int) -> None:
        if not self.shown:
            return
        row = min(max(row, 0), len(self.shown) - 1)
        self._list.setCurrentIndex(self._rows.index(row))
        self._announce(str(self._rows.data(self._rows.index(row), _SAID)))

    def _do(self, row: int) -> None:
        if not 0 <= row < len(self.shown) or not self.shown[row].enabled:
            return
        entry = self.shown[row]
        self._recent = [entry.name, *(n for n in self._recent if n != entry.name)][:_MOST_RECENT]
        self.close_palette()
        entry.act()

    def _place(self) -> None:
        window, px = self.window(), self._theme.px
        rows = min(len(self.shown), _ROWS)
        row = self._list.sizeHintForRow(0) if rows else 0
        room = window.height() - px(160)
        self._list.setFixedHeight(max(row, min(rows * row, room - room % row)) if row else 0)
        width = min(px(_WIDEST_PX), window.width() - 2 * px(16))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, min(px(72), window.height() // 8))

    def _announce(self, text: str) -> None:
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box, text))


_ASIDE = Qt.ItemDataRole.UserRole + 1
_ENABLED = Qt.ItemDataRole.UserRole + 2
_SAID = Qt.ItemDataRole.AccessibleTextRole


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        text = plain_text.one_line(entry.text)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == _SAID:
            said = self.tr("{command}, {keys}") if entry.aside else "{command}"
            if not entry.enabled:
                said = self.tr("{command}, not possible now")
            return said.format(command=text, keys=entry.aside)
        readings: dict[int, Callable[[], object]] = {
            _ASIDE: lambda: plain_text.one_line(entry.aside),
            _ENABLED: lambda: entry.enabled,
        }
        return readings[role]() if role in readings else None


class _Delegate(QStyledItemDelegate):
    """What one can do at the side where reading begins, its keys or kind at the other."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _: QStyleOptionViewItem, __: AnyIndex) -> QSize:
        return QSize(100, self._theme.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.side))
            painter.drawRoundedRect(QRectF(option.rect), 7, 7)
        inner = option.rect.adjusted(px(10), 0, -px(10), 0)
        aside, small = str(index.data(_ASIDE)), self._theme.font(12)
        taken = QFontMetrics(small).horizontalAdvance(aside)
        far = QRect(inner.right() - taken, inner.top(), taken + 1, inner.height())
        near = inner.adjusted(0, 0, -taken - px(16), 0)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        direction = option.direction
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QStyle.visualRect(direction, inner, far), middle, aside)
        painter.setFont(self._theme.font())
        usable = bool(index.data(_ENABLED))
        ink = (tokens.accent if chosen else tokens.ink) if usable else tokens.muted
        painter.setPen(QColor(ink))
        room = QStyle.visualRect(direction, inner, near)
        elide = Qt.TextElideMode.ElideMiddle
        text = QFontMetrics(painter.font()).elidedText(str(index.data()), elide, room.width())
        start = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(room, middle | start, text)
        painter.restore()


def _key(event: QEvent) -> int:
    return event.key() if isinstance(event, QKeyEvent) else 0
