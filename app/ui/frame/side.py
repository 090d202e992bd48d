"""The side of the window: new question, collections, conversations, and the ways elsewhere."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui.conversation.kept_panel import KeptPanel
from app.ui.frame.places import Place
from app.ui.library.collection_list import CollectionsList
from app.ui.look import words
from app.ui.look.labels import ButtonRole, button, label, restyle
from app.ui.look.theme import Theme


class Side(QFrame):
    """What there is to ask, what was asked, and where else one can go.

    Attributes:
        collections: The collections, one of them chosen.
        kept: The conversations.

    Signals:
        question_wanted(): start a new conversation.
        folder_wanted(), files_wanted(): choose something to add.
        failures_wanted(): show the files that could not be read.
        place_wanted(str): go to this Place.
        dismissed(): Escape, where the side lies over the rest.
    """

    question_wanted = Signal()
    folder_wanted = Signal()
    files_wanted = Signal()
    failures_wanted = Signal()
    place_wanted = Signal(str)
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._floats = False
        self._ways: dict[str, QPushButton] = {}
        self.setObjectName("side")
        self.setAccessibleName(self.tr("Side"))
        self.collections = CollectionsList(theme, self)
        self.kept = KeptPanel(theme, self)
        self._failures = button("", self.failures_wanted.emit, "notice", parent=self)
        self._failures.setToolTip(self.tr("Shows which, and why"))
        self._failures.hide()
        self._add = self._make_add()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 10)
        layout.setSpacing(4)
        brand = label(self.tr("Sotto"), parent=self)
        brand.setObjectName("brand")
        brand.setContentsMargins(6, 0, 0, 8)
        layout.addWidget(brand)
        new = self._keyed(self.tr("New question"), self.question_wanted.emit, "Ctrl+N", "plain")
        layout.addWidget(new)
        layout.addSpacing(6)
        self._lists = self._make_lists()
        layout.addWidget(self._lists, 1)
        layout.addWidget(self._failures)
        self._add_ways(layout)
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Whether there is a library to add to."""
        self._add.setEnabled(is_open)

    def set_failed(self, count: int) -> None:
        """How many files could not be read; nothing is said about none."""
        self._failures.setText(words.unread(count))
        self._failures.setAccessibleName(words.unread(count))
        self._failures.setVisible(count > 0)

    def set_floating(self, floats: bool) -> None:
        """Whether the side lies over the rest, and Escape takes it away."""
        self._floats = floats
        restyle(self, "floats", floats)

    def show_place(self, place: str) -> None:
        """Mark the way to where one is."""
        for name, way in self._ways.items():
            restyle(way, "here", name == place)

    def event(self, event: QEvent) -> bool:
        """Escape is for the side while it lies over the rest, not for the answer under way."""
        if event.type() == QEvent.Type.ShortcutOverride and self._floats:
            assert isinstance(event, QKeyEvent)  # noqa: S101  such events are
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See `event`."""
        if self._floats and event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _make_lists(self) -> QScrollArea:
        """Both lists, which scroll themselves, and together where even a few rows do not fit."""
        caption = label(self.tr("Collections").upper(), "caption", parent=self)
        caption.setContentsMargins(6, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(caption)
        head.addStretch(1)
        head.addWidget(self._add)
        inside = QWidget(self)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.collections, 1)
        layout.addSpacing(8)
        layout.addWidget(self.kept, 1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  there is a widget
        application.focusChanged.connect(self._reveal)
        return area

    def _reveal(self, _: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what the keyboard went to."""
        if now is not None and self._lists.isAncestorOf(now):
            self._lists.ensureWidgetVisible(now)

    def _make_add(self) -> QPushButton:
        made = button("+", lambda: None, "turn", name=self.tr("Add to the library"), parent=self)
        made.setToolTip(self.tr("Add a folder or files"))
        menu = QMenu(made)
        menu.addAction(self.tr("Add folder…")).triggered.connect(self.folder_wanted)
        menu.addAction(self.tr("Add files…")).triggered.connect(self.files_wanted)
        made.setMenu(menu)
        return made

    def _add_ways(self, layout: QBoxLayout) -> None:
        for place, text, keys in (
            (Place.LIBRARY, self.tr("Library"), "Ctrl+L"),
            (Place.MODELS, self.tr("Models"), "Ctrl+M"),
            (Place.SETTINGS, self.tr("Settings"), "Ctrl+,"),
        ):
            way = self._keyed(text, partial(self.place_wanted.emit, place), keys, "way")
            self._ways[place] = way
            layout.addWidget(way)

    def _keyed(
        self, text: str, act: Callable[[], object], keys: str, role: ButtonRole
    ) -> QPushButton:
        """A button with its keys at the end."""
        made = button(text, act, role, parent=self)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        hint = label(native, "muted", parent=made)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(made)
        row.setContentsMargins(10, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(hint)
        return made
