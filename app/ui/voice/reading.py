"""Joins answers to the voice that reads them aloud, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.ui.conversation.turn import TurnView
from app.ui.voice.read_aloud import ReadAloud


class Reading(QObject):
    """Lets `voice` read the turns that are offered to it."""

    def __init__(self, voice: ReadAloud, parent: QObject) -> None:
        super().__init__(parent)
        self._voice = voice
        self._turn: TurnView | None = None
        voice.changed.connect(self._follow)

    def offer(self, turn: TurnView) -> None:
        """A new turn: what is being read ends, and this one can be read where there is a voice."""
        self.stop()
        turn.readable = self._voice.available
        turn.reading_wanted.connect(lambda wanted: self._read(turn) if wanted else self.stop())

    def stop(self) -> None:
        """Be silent at once."""
        self._voice.stop()

    def _read(self, turn: TurnView) -> None:
        self.stop()
        self._turn = turn
        self._voice.read(turn.text_to_read)

    def _follow(self, text: str) -> None:
        if self._turn is not None:
            self._turn.show_reading(bool(text))
            if not text:
                self._turn = None
