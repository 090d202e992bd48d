"""Labels and buttons as the window uses them: plain text, a role for the stylesheet, a name."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.domain.signs import visible

LabelRole = Literal["plain", "muted", "good", "warning", "title", "heading", "caption"]
ButtonRole = Literal["plain", "primary", "link", "notice", "turn", "way"]


def label(
    text: str = "",
    role: LabelRole = "plain",
    *,
    wrap: bool = False,
    selectable: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A label that never takes its text for HTML, nor lets it turn its own direction."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(visible(text))
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def button(
    text: str,
    act: Callable[[], object],
    role: ButtonRole = "plain",
    *,
    name: str = "",
    parent: QWidget | None = None,
) -> QPushButton:
    """A button that does `act`; `name` is spoken where the text alone says too little."""
    made = QPushButton(text, parent)
    made.setProperty("role", role)
    made.setAccessibleName(name or text.rstrip("…"))
    made.setAutoDefault(False)
    made.clicked.connect(lambda: act())
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that rules of the stylesheet ask for, and follow them."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text`, which came up in `widget`."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
