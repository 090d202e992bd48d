"""The places of the window, each made when it is first gone to."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.look.labels import button, label


class Place(StrEnum):
    """Where one can be; the value is also the name of the place's picture in the guide."""

    CONVERSATION = "conversation"
    LIBRARY = "library"
    MODELS = "models"
    SETTINGS = "settings"
    DATA = "data"
    PRIVACY = "privacy"
    FIRST_RUN = "first-run"


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
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        close = button("×", self.closed.emit, "turn", name=self.tr("Back to the conversation"))
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addLayout(self.tools)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(34, 22, 24, 18)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addLayout(self.body, 1)

    @property
    def target(self) -> QWidget:
        """What the keyboard goes to when the place is opened."""
        return self


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
