"""A line that ends in … where there is no room for all of it, and tells the rest in a tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption, QWidget

from app.domain.signs import visible
from app.ui.look.labels import LabelRole
from app.ui.look.plain_text import tooltip

_FEWEST_CHARACTERS = 8


class ElidedLabel(QLabel):
    """Plain text on one line, narrower than it would like to be where it must."""

    def __init__(
        self,
        text: str = "",
        role: LabelRole = "plain",
        *,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._elide = elide
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`."""
        super().setText(visible(text))
        self.setToolTip(tooltip(text))

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        least = self.fontMetrics().averageCharWidth() * _FEWEST_CHARACTERS
        hint = super().sizeHint()
        return QSize(min(hint.width(), least), hint.height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint what there is room for."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), self._elide, room.width())
        self.style().drawItemText(
            painter,
            room,
            int(QStyle.visualAlignment(self.layoutDirection(), self.alignment())),
            option.palette,
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )
