"""Everything that can be done from anywhere: in the command palette, most of it with a key."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def add_action(
    window: QWidget, name: str, text: str, act: Callable[[], object], keys: str = ""
) -> QAction:
    """Let `window` do `act`, called `text` in the palette; `name` never changes with the language.

    The palette lists `window.actions()`: those that are visible, and can be done now if enabled.
    """
    action = QAction(text, window)
    action.setObjectName(name)
    action.setAutoRepeat(False)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: act())
    window.addAction(action)
    return action
