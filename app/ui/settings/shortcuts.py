"""The keys, as rows to read."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.look.labels import label


def shortcut_rows(actions: Sequence[QAction]) -> Iterator[tuple[QWidget, str]]:
    """A row for each action that has a key, and the words that it is found by."""
    others = [
        (_tr("Ask"), "Return"),
        (_tr("A new line in the question"), "Shift+Return"),
        (_tr("Talk, while the key is held, in an empty question"), "Space"),
        (_tr("Change the last question, in an empty one"), "Up"),
    ]
    keyed = [(one.text(), one.shortcut()) for one in actions if not one.shortcut().isEmpty()]
    for text, keys in keyed + [(text, QKeySequence(keys)) for text, keys in others]:
        native = keys.toString(QKeySequence.SequenceFormat.NativeText)
        yield _row(text, native), f"{text} {native}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("shortcuts", text)


def _row(text: str, keys: str) -> QWidget:
    row = QFrame()
    row.setObjectName("setting")
    row.setAccessibleName(f"{text}: {keys}")
    layout = QHBoxLayout(row)
    layout.setContentsMargins(12, 7, 12, 7)
    layout.addWidget(label(text, wrap=True, parent=row), 1)
    layout.addWidget(label(keys, "muted", parent=row))
    return row
