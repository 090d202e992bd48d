"""A line of the place of the data: what it is about, and what can be done about it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from app.ui.look.flow import FlowLayout
from app.ui.look.labels import label
from app.ui.look.theme import Theme

_WIDE_PX = 520  # below it, the controls go under the words


class DataRow(QFrame):
    """Words at the side where reading begins, controls at the other.

    Attributes:
        text: What is so now.
    """

    def __init__(
        self, theme: Theme, title: str, text: str = "", *controls: QWidget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("setting")
        self.setAccessibleName(title)
        self._theme = theme
        self.text = label(text, "muted", wrap=True, selectable=True, parent=self)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addWidget(label(title, "title", wrap=True, parent=self))
        self._words.addWidget(self.text)
        self._controls = FlowLayout()
        for control in controls:
            self._controls.addWidget(control)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(12, 10, 12, 10)
        self._layout.setSpacing(20)
        self._layout.addLayout(self._words, 1)
        self._layout.addLayout(self._controls)
        self._layout.setAlignment(self._controls, Qt.AlignmentFlag.AlignVCenter)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the words."""
        self._words.addSpacing(4)
        self._words.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the controls below the words where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_WIDE_PX)
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._layout.setSpacing(20 if wide else 8)
