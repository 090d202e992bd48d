"""Tokens a second against memory, a point for every answer model."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.services.model_advice import READING_TOKENS_PER_S, Fit
from app.services.model_overview import ModelEntry
from app.ui.look import plain_text
from app.ui.models import facts

_LINES = 12  # of text: the height
_TICKS_GB = (0.2, 0.5, 1, 2, 5, 10, 20, 50)
_TICKS_RATE = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_NEAR_PX = 14
_FAINT = 38  # of 255


class SpeedPlot(QWidget):
    """Both axes are logarithmic, for models differ by factors.

    Full points go into this computer's memory, hollow ones do not. The dotted line is how fast one
    reads. What the points say is also said by the rows of the models.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Speed of the answer models against their memory"))
        self._entries: tuple[ModelEntry, ...] = ()
        self._memory = 0

    def show_entries(self, entries: Sequence[ModelEntry], *, memory_bytes: int) -> None:
        """Show those whose speed is known, in a computer with so much memory."""
        self._entries = tuple(entry for entry in entries if entry.tokens_per_s)
        self._memory = memory_bytes
        self.setVisible(len(self._entries) > 1)  # a single point compares nothing
        self.setAccessibleDescription("\n".join(map(self._said, self._entries)))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, _LINES * self.fontMetrics().lineSpacing())

    def event(self, event: QEvent) -> bool:
        """Name the point below the pointer."""
        if isinstance(event, QHelpEvent):
            near = [one for one in self._entries if self._is_near(one, QPointF(event.pos()))]
            text = plain_text.tooltip("; ".join(map(self._said, near)))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Axes, the line of reading, the points, and the names that have room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        self._draw_axes(painter)
        taken: list[QRectF] = []
        for entry in sorted(self._entries, key=lambda one: (not one.advised, not one.installed)):
            self._draw_point(painter, entry, taken)

    def _draw_axes(self, painter: QPainter) -> None:
        palette, area = QApplication.palette(), self._area()  # a stylesheet pales its own
        faint = palette.placeholderText().color()
        muted = QPen(faint, 1)
        faint.setAlpha(_FAINT)
        line = QPen(faint, 1)
        small = QFontMetricsF(painter.font())
        for gigabyte in self._within(_TICKS_GB, self._memories()):
            x = self._x(gigabyte * 1e9)
            painter.setPen(line)
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(muted)
            text = facts.gigabytes(int(gigabyte * 1e9))
            painter.drawText(
                QPointF(x - small.horizontalAdvance(text) / 2, self.height() - 3), text
            )
        for rate in self._within(_TICKS_RATE, self._rates()):
            y = self._y(rate)
            painter.setPen(line)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(muted)
            text = str(rate)
            left = area.left() - small.horizontalAdvance(text) - 6
            painter.drawText(QPointF(left, y + small.ascent() / 2 - 1), text)
        painter.drawText(QPointF(0, small.ascent()), self.tr("tokens/s, by memory needed"))
        low, high = self._rates()
        if low < READING_TOKENS_PER_S < high:
            y = self._y(READING_TOKENS_PER_S)
            painter.setPen(QPen(muted.color(), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            text = self.tr("as fast as one reads")
            left = area.left() + 6
            painter.drawText(QPointF(left, y - 4), text)
        if self._memories()[0] < self._memory / 1e9 < self._memories()[1]:
            x = self._x(self._memory)
            painter.setPen(QPen(muted.color(), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            text = self.tr("memory here")
            painter.drawText(QPointF(x + 4, area.top() + small.ascent()), text)

    def _draw_point(self, painter: QPainter, entry: ModelEntry, taken: list[QRectF]) -> None:
        palette, at = QApplication.palette(), self._at(entry)
        fits = entry.fit is not Fit.TOO_LARGE
        colour = palette.highlight().color() if fits else palette.placeholderText().color()
        radius = 5.0 if entry.advised or entry.installed else 3.5
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if fits else QColor(Qt.GlobalColor.transparent))
        painter.drawEllipse(at, radius, radius)
        font = self._small()
        font.setBold(entry.advised or entry.in_use)
        small = QFontMetricsF(font)
        width = small.horizontalAdvance(entry.spec.title)
        place = QRectF(at.x() + 9, at.y() - small.height() / 2, width, small.height())
        if place.right() > self.width():
            place.moveRight(at.x() - 9)
        if any(place.intersects(other) for other in taken):
            return  # the tooltip names it
        taken.append(place)
        painter.setFont(font)
        painter.setPen(palette.windowText().color())
        painter.drawText(QPointF(place.left(), place.top() + small.ascent()), entry.spec.title)

    def _area(self) -> QRectF:
        line = self.fontMetrics().lineSpacing()
        return QRectF(self.rect()).adjusted(2.4 * line, 1.6 * line, -0.6 * line, -1.5 * line)

    def _at(self, entry: ModelEntry) -> QPointF:
        return QPointF(self._x(entry.need.total), self._y(entry.tokens_per_s))

    def _x(self, size: float) -> float:
        low, high = self._memories()
        area = self._area()
        return area.left() + area.width() * _share(size / 1e9, low, high)

    def _y(self, rate: float) -> float:
        low, high = self._rates()
        area = self._area()
        return area.bottom() - area.height() * _share(rate, low, high)

    def _memories(self) -> tuple[float, float]:
        """From the smallest to the largest, with air on both sides, in GB."""
        sizes = [entry.need.total / 1e9 for entry in self._entries]
        return min(sizes, default=1) / 1.3, max(sizes, default=2) * 1.6

    def _rates(self) -> tuple[float, float]:
        rates = [entry.tokens_per_s for entry in self._entries]
        return min(rates, default=1) / 1.4, max(rates, default=2) * 1.3

    def _within(self, ticks: Sequence[float], ends: tuple[float, float]) -> list[float]:
        return [tick for tick in ticks if ends[0] <= tick <= ends[1]]

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(self.fontInfo().pixelSize() * 0.84)))
        return font

    def _is_near(self, entry: ModelEntry, place: QPointF) -> bool:
        return (self._at(entry) - place).manhattanLength() < _NEAR_PX

    def _said(self, entry: ModelEntry) -> str:
        text = self.tr("{model}: {speed}, {memory}")
        return text.format(
            model=entry.spec.title, speed=facts.speed(entry), memory=facts.memory(entry)
        )


def _share(value: float, low: float, high: float) -> float:
    return math.log(value / low) / math.log(high / low)
