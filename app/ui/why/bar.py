"""A bar of how long each step took, with a legend below it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from app.ui.look.theme import Theme
from app.ui.why import wording
from app.ui.why.wording import Step

_BAR_PX = 14
_ROW_PX = 22
_SHADES = (1.0, 0.62, 0.36, 0.2)  # of the accent, then of the other colour
_LEAST_PX = 2.0


class TimingBar(QWidget):
    """Steps one after the other, each as wide as its share of the time."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._steps: Sequence[Step] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these."""
        self._steps = steps
        said = "; ".join(f"{name}: {wording.milliseconds(ms)}" for name, ms in steps)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The bar, and a row for each step."""
        px = self._theme.px
        return QSize(px(240), px(_BAR_PX) + px(8) + len(self._steps) * px(_ROW_PX))

    def paintEvent(self, _: QPaintEvent) -> None:
        """Round at both ends of the bar, not between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = sum(ms for _, ms in self._steps)
        bar = QRectF(0, 0, self.width(), self._theme.px(_BAR_PX))
        round_ends = QPainterPath()
        round_ends.addRoundedRect(bar, 5, 5)
        painter.save()
        painter.setClipPath(round_ends)
        left = 0.0
        for number, (_name, ms) in enumerate(self._steps):
            width = max(_LEAST_PX, bar.width() * ms / total) if total else 0.0
            piece = QRect(round(left), 0, round(left + width) - round(left), round(bar.height()))
            visual = QStyle.visualRect(self.layoutDirection(), bar.toRect(), piece)
            painter.fillRect(visual, self._colour(number))
            left += width
        painter.restore()
        self._paint_legend(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        font, top = self._theme.font(12.5), px(_BAR_PX) + px(8)
        bold = self._theme.font(12.5, weight=QFont.Weight.DemiBold)
        for number, (name, ms) in enumerate(self._steps):
            row = QRect(0, top + number * px(_ROW_PX), self.width(), px(_ROW_PX))
            direction = self.layoutDirection()
            time = wording.milliseconds(ms)
            taken = QFontMetrics(bold).horizontalAdvance(time)
            mark = QRect(0, row.top() + (row.height() - px(10)) // 2, px(10), px(10))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(number))
            painter.drawRoundedRect(QStyle.visualRect(direction, row, mark), 3, 3)
            painter.setFont(font)
            painter.setPen(QColor(tokens.muted))
            room = row.adjusted(px(18), 0, -taken - px(10), 0)
            text = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
            start = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QStyle.visualRect(direction, row, room), start | middle, text)
            painter.setFont(bold)
            painter.setPen(QColor(tokens.ink))
            end = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignRight)
            painter.drawText(row, end | middle, time)

    def _colour(self, number: int) -> QColor:
        tokens = self._theme.tokens
        colour = QColor(tokens.accent if number < len(_SHADES) else tokens.unsupported)
        colour.setAlphaF(_SHADES[number % len(_SHADES)])
        return colour
