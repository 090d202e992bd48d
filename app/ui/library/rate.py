"""How fast indexing has been in the last minutes: measured from its steps, painted as a line."""

import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.look.theme import Theme

if TYPE_CHECKING:
    from app.services.library import Progress

_SPAN_S = 2.0
_SPANS = 90  # three minutes


class Rate:
    """Passages a minute, one value for every two seconds in which there was work."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.per_minute: deque[float] = deque(maxlen=_SPANS)
        self._stage = ""
        self._passages = 0
        self._since_s = 0.0

    def take(self, step: "Progress") -> None:
        """A step of work was made."""
        now_s = self._clock()
        if step.stage != self._stage or step.chunks < self._passages:
            self._stage, self._passages, self._since_s = step.stage, step.chunks, now_s
            return
        seconds = now_s - self._since_s
        if seconds >= _SPAN_S:
            self.per_minute.append((step.chunks - self._passages) * 60 / seconds)
            self._passages, self._since_s = step.chunks, now_s

    def rest(self) -> None:
        """Nothing goes on: the time until the next step does not count."""
        self._stage = ""


class RatePlot(QWidget):
    """A small line, the newest value at its end, with its fastest moment as the height."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._values: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_values(self, values: tuple[float, ...]) -> None:
        """Show these, the oldest first."""
        self._values = values
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines of text high."""
        return QSize(self._theme.px(150), self._theme.px(34))

    def paintEvent(self, _: QPaintEvent) -> None:
        """The line, and below it a soft field."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        floor = self.height() - 1.5
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        highest = max(self._values, default=0.0)
        if len(self._values) < 2 or not highest:
            return
        step = self.width() / (_SPANS - 1)
        start = self.width() - step * (len(self._values) - 1)
        points = [
            QPointF(start + step * at, floor - (floor - 3) * value / highest)
            for at, value in enumerate(self._values)
        ]
        line = QPainterPath(points[0])
        for point in points[1:]:
            line.lineTo(point)
        field = QPainterPath(line)
        field.lineTo(points[-1].x(), floor)
        field.lineTo(points[0].x(), floor)
        painter.fillPath(field, QColor(tokens.accent_soft))
        painter.setPen(QPen(QColor(tokens.accent), 1.6))
        painter.drawPath(line)
