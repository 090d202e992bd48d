"""A box to check that looks like a switch: on where reading ends."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui.look.theme import Theme

_WIDTH, _HEIGHT = 34, 20  # px of the design
_GAP_PX = 4.0  # between the knob and the edge


class Switch(QCheckBox):
    """On or off; for a screen reader a check box like any other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As high as a line of text."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def hitButton(self, _: QPoint) -> bool:
        """All of it can be pressed."""
        return True

    def paintEvent(self, _: QPaintEvent) -> None:
        """A track with a knob at one of its ends."""
        tokens, on = self._theme.tokens, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        edge = tokens.ink if self.hasFocus() else tokens.accent if on else tokens.muted
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.accent if on else tokens.panel))
        track = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        round_ = track.height() / 2
        painter.drawRoundedRect(track, round_, round_)
        to_right = on == (self.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        x = track.right() - round_ if to_right else track.left() + round_
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.on_accent if on else tokens.muted))
        painter.drawEllipse(QPointF(x, track.center().y()), round_ - _GAP_PX, round_ - _GAP_PX)
