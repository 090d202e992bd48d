"""Finds words in the conversation: a bar above it, matches marked in questions and answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from app.ui.frame.actions import add_action
from app.ui.frame.places import Place
from app.ui.look import words
from app.ui.look.labels import announce, button, label

if TYPE_CHECKING:
    from app.ui.conversation.turn import Turn
    from app.ui.conversation.view import Conversation
    from app.ui.frame.window import Window

_LONGEST = 200  # characters


class FindBar(QFrame):
    """Field, count, next and previous. Enter goes on, Shift+Enter back, Escape closes it."""

    def __init__(self, conversation: Conversation) -> None:
        super().__init__(conversation)
        self._conversation = conversation
        self._pattern: re.Pattern[str] | None = None
        self._places: list[tuple[Turn, int, int]] = []
        self._at = -1
        self.setObjectName("findBar")
        self.field = QLineEdit(self)
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(self.tr("Find in this conversation"))
        self.field.setAccessibleName(self.tr("Find in this conversation"))
        self.field.textEdited.connect(self._begin)
        self.count = label("", "muted", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(34, 6, 24, 6)
        layout.setSpacing(8)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.count)
        for text, name, act in (
            ("‹", self.tr("Previous match"), lambda: self.go(-1)),
            ("›", self.tr("Next match"), lambda: self.go(1)),
            ("×", self.tr("End finding"), self.end),
        ):
            layout.addWidget(button(text, act, "turn", name=name, parent=self))
        self.hide()

    def begin(self) -> None:
        """Come up, with what was looked for last."""
        self._conversation.set_header(self)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._begin()

    def end(self) -> None:
        """Go away, and the marks too; the keyboard is in the conversation then."""
        self._conversation.set_header(None)
        self._conversation.highlight(None)
        self._conversation.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, by: int) -> None:
        """To the next match, or the one before; round at the ends."""
        current = self._places[self._at] if 0 <= self._at < len(self._places) else None
        self._look()  # an answer may have grown since
        if not self._places:
            return
        now = self._places.index(current) if current in self._places else -1
        self._show((now + by) % len(self._places))

    def event(self, event: QEvent) -> bool:
        """Escape is ours before it stops an answer."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.end()
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F3 go on, with Shift back."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.go(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        """Go to the last match: the latest answers are the ones in view."""
        self._look()
        self._show(len(self._places) - 1)

    def _look(self) -> None:
        looked_for = self.field.text().split()
        spaced = r"\s+".join(map(re.escape, looked_for))
        self._pattern = re.compile(spaced, re.IGNORECASE) if looked_for else None
        self._places = [
            (turn, text, match)
            for turn in self._conversation.turns
            for text, shown in enumerate(turn.texts)
            for match in range(_matches(self._pattern, shown))
        ]

    def _show(self, at: int) -> None:
        self._at = at
        current = self._places[at] if self._places else None
        self._conversation.highlight(self._pattern, current)
        self.count.setText(self._counted())
        announce(self, self.count.text())

    def _counted(self) -> str:
        if self._pattern is None:
            return ""
        if not self._places:
            return self.tr("Not found")
        return self.tr("{n} of {count}").format(
            n=words.number(self._at + 1), count=words.number(len(self._places))
        )


def offer_find_bar(window: Window) -> None:
    """Let the user find in the conversation; the bar is made when it is first wanted."""
    bars: list[FindBar] = []

    def find() -> None:
        window.go_to(Place.CONVERSATION)
        window.answers.setCurrentWidget(window.conversation)
        if not bars:
            bars.append(FindBar(window.conversation))
        bars[0].begin()

    text = QCoreApplication.translate("FindBar", "Find in the conversation")
    add_action(window, "find-in-conversation", text, find, "Ctrl+F")


def _matches(pattern: re.Pattern[str] | None, text: str) -> int:
    return len(pattern.findall(text)) if pattern else 0
