"""The places of the window, each made when it is first gone to."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.look.labels import button, label

_MARGINS_PX = (34, 22, 24, 18)
_GAP_PX = 24


class Place(StrEnum):
    """Where one can be; the value is also the name of the place's picture in the guide."""

    CONVERSATION = "conversation"
    LIBRARY = "library"
    MODELS = "models"
    SETTINGS = "settings"
    DATA = "data"
    PRIVACY = "privacy"
    FIRST_RUN = "first-run"
    GOLDEN = "golden-questions"


class Page(QFrame):
    """A place that takes the room of the conversation: title, tools beside it, its matter below.

    Attributes:
        tools: Right of the title.
        body: Below it.

    Signals:
        closed(): the user wants to go back to the conversation.
    """

    closed = Signal()

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place")
        self.setAccessibleName(title)
        self.title = label(title, "heading", parent=self)
        self.note = label(note, "muted", wrap=True, parent=self)
        self.note.setVisible(bool(note))
        beside = QWidget(self)
        self.tools = QHBoxLayout(beside)
        self.tools.setContentsMargins(0, 0, 0, 0)
        self.tools.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._close = button(
            "×", self.closed.emit, "turn", name=self.tr("Back to the conversation"), parent=self
        )
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addWidget(beside, 0, Qt.AlignmentFlag.AlignLeft)
        top = QHBoxLayout()
        top.addLayout(self._head, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*_MARGINS_PX)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.note)
        layout.addLayout(self.body, 1)

    @property
    def target(self) -> QWidget:
        """What the keyboard goes to when the place is opened."""
        return self

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the tools below the title where there is no room beside it."""
        super().resizeEvent(event)
        room = self.width() - _MARGINS_PX[0] - _MARGINS_PX[2] - self._close.sizeHint().width()
        needed = self.title.sizeHint().width() + self.tools.sizeHint().width() + _GAP_PX
        way = QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if needed <= room else way.TopToBottom)


class Places(QStackedWidget):
    """Shows one place at a time, the conversation first.

    Signals:
        shown(str): this Place is in view now.
    """

    shown = Signal(str)

    def __init__(self, conversation: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[Place, Callable[[], Page]] = {}
        self._made: dict[Place, QWidget] = {Place.CONVERSATION: conversation}
        self.addWidget(conversation)

    def offer(self, place: Place, make: Callable[[], Page]) -> None:
        """Have `make` called when the user first goes to `place`."""
        self._makers[place] = make

    def open(self, place: Place) -> QWidget | None:
        """Go to `place`; None while nobody offers it."""
        if place not in self._made:
            if place not in self._makers:
                return None
            page = self._makers[place]()
            page.closed.connect(lambda: self.open(Place.CONVERSATION))
            self._made[place] = page
            self.addWidget(page)
        widget = self._made[place]
        self.setCurrentWidget(widget)
        if isinstance(widget, Page):
            widget.target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.shown.emit(place)
        return widget

    @property
    def current(self) -> Place:
        """The place in view."""
        now = self.currentWidget()
        return next(place for place, widget in self._made.items() if widget is now)
