"""Joins answers to the voice that reads them aloud, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.ui.conversation.turn import Turn
from app.ui.conversation.view import Conversation
from app.ui.voice.read_aloud import ReadAloud


class Reading(QObject):
    """Lets `voice` read the answers of a conversation."""

    def __init__(self, voice: ReadAloud, conversation: Conversation, parent: QObject) -> None:
        super().__init__(parent)
        self._voice = voice
        self._turn: Turn | None = None
        conversation.readable = lambda: voice.available
        conversation.reading_wanted.connect(self.read)
        voice.changed.connect(self._follow)

    def read(self, turn: Turn, wanted: bool = True) -> None:
        """Read the answer of `turn`, and no other one any more; or be silent."""
        self.stop()
        if wanted:
            self._turn = turn
            self._voice.read(turn.text_to_read)

    def stop(self) -> None:
        """Be silent at once."""
        self._voice.stop()

    def _follow(self, text: str) -> None:
        if self._turn is not None:
            self._turn.show_reading(bool(text))
            if not text:
                self._turn = None
