"""The conversations in the side: their list, and a field to search them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.ui.conversation.kept_list import KeptList
from app.ui.look.labels import announce, button, label
from app.ui.look.theme import Theme

if TYPE_CHECKING:
    from app.services.conversations import Listed

MANY = 12
"""Conversations; with more, the field to search them is always there."""
_PAUSE_MS = 200  # in typing, before it is searched


class KeptPanel(QWidget):
    """Caption, search field and list.

    Signals:
        search_wanted(str): list the conversations that hold these words, all for none.
    """

    search_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = KeptList(theme, self)
        self._many = False
        self._field = QLineEdit(self)
        self._field.setObjectName("searchKept")
        self._field.setPlaceholderText(self.tr("Search conversations"))
        self._field.setAccessibleName(self.tr("Search conversations"))
        self._field.setClearButtonEnabled(True)
        for clear in self._field.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("Clear the search"))
        self._field.installEventFilter(self)
        self._field.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.search_wanted.emit(self.words))
        self._field.textChanged.connect(lambda: self._pause.start())
        self._nothing = label("", "muted", wrap=True, parent=self)
        self._nothing.setContentsMargins(8, 4, 8, 4)
        self._search = button(
            self.tr("Search"),
            self.begin_search,
            "link",
            name=self.tr("Search conversations"),
            parent=self,
        )
        policy = self._search.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._search.setSizePolicy(policy)
        caption = label(self.tr("Conversations").upper(), "caption", parent=self)
        caption.setContentsMargins(6, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(caption)
        head.addStretch(1)
        head.addWidget(self._search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._field)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        self.show_listed(())

    @property
    def words(self) -> str:
        """What is searched."""
        return self._field.text().strip()

    def show_listed(self, listed: Sequence[Listed]) -> None:
        """Show what was found, or all there is."""
        self.list.show_listed(listed, searched=bool(self.words))
        if not self.words:
            self._many = len(listed) > MANY
        self._field.setVisible(self._many or bool(self.words) or self._field.hasFocus())
        self._search.setVisible(bool(listed) and self._field.isHidden())
        text = (
            self.tr("No conversation holds these words.")
            if self.words
            else self.tr("What you ask is kept here.")
        )
        self.say("" if listed else text)

    def say(self, text: str) -> None:
        """Say why there is no list; empty: there is one."""
        self._nothing.setText(text)
        self._nothing.setVisible(bool(text))
        if text and self.words:
            announce(self._nothing, text)

    def begin_search(self) -> None:
        """Let the user type what to look for."""
        self._field.show()
        self._search.hide()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def end_search(self) -> None:
        """List everything again."""
        self._field.clear()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.setVisible(self._many)
        self._search.setVisible(not self._many)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field, Escape ends the search and the arrow down goes to what was found.

        A field that is left empty goes, unless there is much to search.
        """
        if event.type() == QEvent.Type.FocusOut and not self.words:
            self._field.setVisible(self._many)
            self._search.setVisible(not self._many)
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)  # noqa: S101  such events are
            acts = {Qt.Key.Key_Escape: self.end_search, Qt.Key.Key_Down: self._go_down}
            act = acts.get(Qt.Key(event.key()))
            if act is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    act()
                return True
        return super().eventFilter(watched, event)

    def _go_down(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if self.list.rows.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.rows.index(0))
