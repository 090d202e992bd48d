"""The side of the window: new question, collections, adding files."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.library.collection_list import CollectionsList
from app.ui.look import words
from app.ui.look.labels import button, label
from app.ui.look.theme import Theme


class Side(QFrame):
    """What the library holds, and the ways to add to it.

    Signals:
        question_wanted(): start a new conversation.
        folder_wanted(), files_wanted(): choose something to add.
        failures_wanted(): show the files that could not be read.
        models_wanted(): show the models.
    """

    question_wanted = Signal()
    folder_wanted = Signal()
    files_wanted = Signal()
    failures_wanted = Signal()
    models_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAccessibleName(self.tr("Library"))
        brand = label(self.tr("Sotto"), parent=self)
        brand.setObjectName("brand")
        self.collections = CollectionsList(theme, self)
        new = button(self.tr("New question"), self.question_wanted.emit, parent=self)
        self._hint(new, "Ctrl+N")
        self._failures = button("", self.failures_wanted.emit, "notice", parent=self)
        self._failures.hide()
        self._folder = button(self.tr("Add folder…"), self.folder_wanted.emit, parent=self)
        self._files = button(self.tr("Add files…"), self.files_wanted.emit, parent=self)
        models = button(self.tr("Models"), self.models_wanted.emit, parent=self)
        self._hint(models, "Ctrl+M")
        caption = label(self.tr("Collections").upper(), "caption", parent=self)
        caption.setContentsMargins(6, 8, 0, 0)
        brand.setContentsMargins(6, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 14)
        layout.setSpacing(8)
        layout.addWidget(brand)
        layout.addSpacing(6)
        layout.addWidget(new)
        layout.addWidget(caption)
        layout.addWidget(self.collections, 1)
        layout.addWidget(self._failures)
        layout.addWidget(self._folder)
        layout.addWidget(self._files)
        layout.addWidget(models)
        self.set_open(False)

    def set_open(self, is_open: bool) -> None:
        """Whether there is a library to add to."""
        self._folder.setEnabled(is_open)
        self._files.setEnabled(is_open)

    def set_failed(self, count: int) -> None:
        """How many files could not be read; nothing is said about none."""
        self._failures.setText(words.unread(count))
        self._failures.setAccessibleName(words.unread(count))
        self._failures.setToolTip(self.tr("Shows which, and why"))
        self._failures.setVisible(count > 0)

    @staticmethod
    def _hint(of: QWidget, keys: str) -> None:
        """Write the shortcut at the end of a button."""
        hint: QLabel = label(keys, "muted", parent=of)
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(of)
        row.setContentsMargins(10, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(hint)
