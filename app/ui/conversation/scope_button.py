"""The pill that says, and lets one choose, which collection is asked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.ui.look import plain_text

_MOST_CHARACTERS = 28  # of a name; the rest is in the tooltip


class ScopeButton(QToolButton):
    """The pill that says, and lets one choose, which collection is asked.

    Signals:
        chosen(object): a collection's name, or None for all.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scope")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._names: tuple[str, ...] = ()
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("Collection to ask"))
        self.setMenu(self._menu)
        self.show_scope(None)

    def set_names(self, names: Sequence[str]) -> None:
        """The collections to choose from."""
        self._names = tuple(names)

    def show_scope(self, scope: str | None) -> None:
        """Say that `scope` is asked."""
        text = plain_text.one_line(scope) if scope else self.tr("All files")
        short = text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
        self.setText(short.replace("&", "&&"))
        said = self.tr("Asking in: {scope}").format(scope=text)
        self.setAccessibleName(said)
        self.setToolTip(plain_text.tooltip(said))
        self._menu.clear()
        group = QActionGroup(self._menu)
        for name in (None, *self._names):
            shown = plain_text.one_line(name) if name else self.tr("All files")
            action = self._menu.addAction(shown.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == scope)
            group.addAction(action)
            action.triggered.connect(lambda _=False, n=name: self.chosen.emit(n))
