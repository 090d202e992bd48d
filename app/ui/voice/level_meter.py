"""Bars that move with the voice."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_SHARES = (0.45, 0.75, 1.0, 0.65, 0.85, 0.5)
_BAR_PX, _GAP_PX = 3, 2
_FLOOR_DB, _CEILING_DB = -55.0, -12.0
_LEAST = 0.15


class LevelMeter(QWidget):
    """Shows a level in the colour of its text; how loud it is can be asked of `share`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("level")
        self.setAccessibleName(self.tr("Level of the microphone"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._share = 0.0

    @property
    def share(self) -> float:
        """Of what it can show, 0 to 1."""
        return self._share

    def show_level(self, rms_db: float) -> None:
        """`rms_db` in dB of full scale."""
        reach = (rms_db - _FLOOR_DB) / (_CEILING_DB - _FLOOR_DB)
        self._share = min(max(reach, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        width = len(_SHARES) * (_BAR_PX + _GAP_PX) - _GAP_PX
        return QSize(width, self.fontMetrics().height() + 2)

    def paintEvent(self, _: QPaintEvent) -> None:
        """A row of bars around the middle line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(self.foregroundRole()))
        for number, share in enumerate(_SHARES):
            height = max(self._share * share, _LEAST) * self.height()
            left = number * (_BAR_PX + _GAP_PX)
            bar = QRectF(left, (self.height() - height) / 2, _BAR_PX, height)
            painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)
