"""Lets spoken questions be heard again, and silences them for whatever else is to be heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.ui.conversation.turn import Turn
from app.ui.conversation.view import Conversation
from app.ui.frame.bridge import Bridge
from app.ui.voice.playback import Playback


class Replay(QObject):
    """Plays what a turn of `conversation` was asked with; `find` gives the file of a clip.

    Signals:
        failed(str): why it cannot be heard, to be read by people.
    """

    failed = Signal(str)

    def __init__(
        self,
        conversation: Conversation,
        bridge: Bridge,
        find: Callable[[str], Path | None],
        *,
        playback: Playback | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._bridge = bridge
        self._find = find
        self._playback = playback or Playback(self)
        self._playback.failed.connect(self.failed)
        self._playback.changed.connect(self._show)
        conversation.play_wanted.connect(self.play)

    def play(self, turn: Turn) -> None:
        """Play the question of `turn`, or end that."""
        spoken = turn.spoken
        clip = spoken.clip if spoken is not None else None
        if clip is not None:
            run = self._bridge.fetch("voice clip", lambda: self._find(clip))
            run.finished.connect(lambda path: self._playback.toggle(clip, path))

    def stop(self) -> None:
        """Be silent at once."""
        self._playback.stop()

    def _show(self, clip: str) -> None:
        """Say at the question whose sound this is that it can be ended, and at no other."""
        for turn in self._conversation.turns:
            playing = turn.spoken is not None and turn.spoken.clip == clip
            if turn.is_played != playing:
                turn.show_playing(playing)
