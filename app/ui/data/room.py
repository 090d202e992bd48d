"""How much room data takes: one bar of all parts, and a line for each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.services.room import Room
from app.ui.data import wording
from app.ui.look import words
from app.ui.look.labels import label
from app.ui.look.theme import Theme

_BAR_PX, _DOT_PX = 10, 9
_FAINTEST = 0.25


class RoomView(QWidget):
    """The largest part first, in the accent; those that follow ever fainter."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar = _Bar(theme, self)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(3)
        self._lines.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._bar)
        layout.addLayout(self._lines)

    def set_room(self, room: Sequence[Room]) -> None:
        """Show these parts."""
        parts = sorted(room, key=lambda one: one.bytes, reverse=True)
        self._bar.show_parts([one.bytes for one in parts])
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for at, one in enumerate(parts):
            amount: QLabel = label(words.size(one.bytes), "muted")
            self._lines.addWidget(_Dot(self._theme, at, len(parts), self), at, 0)
            self._lines.addWidget(label(wording.part_name(one.part), "muted", wrap=True), at, 1)
            self._lines.addWidget(amount, at, 2)


class _Bar(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: Sequence[int] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_parts(self, parts: Sequence[int]) -> None:
        self._parts = parts
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, self._theme.px(_BAR_PX))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(whole)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.line))
        left, total = 0.0, sum(self._parts)
        for at, part in enumerate(self._parts):
            width = self.width() * part / total
            colour = _colour(self._theme, at, len(self._parts))
            painter.fillRect(QRectF(left, 0, width, self.height()), colour)
            left += width


class _Dot(QWidget):
    def __init__(self, theme: Theme, at: int, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._at, self._count = theme, at, count
        self.setFixedSize(theme.px(_DOT_PX), theme.px(_DOT_PX))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(_colour(self._theme, self._at, self._count))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)


def _colour(theme: Theme, at: int, count: int) -> QColor:
    colour = QColor(theme.tokens.accent)
    colour.setAlphaF(max(_FAINTEST, 1.0 - at / max(count, 2)))
    return colour
