"""Plays the sound of a spoken question again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer


class Playback(QObject):
    """One sound at a time; nothing of QtMultimedia is loaded before the first.

    Signals:
        changed(str): this clip is playing now, empty: none is.
        failed(str): what kept it from playing, to be read by people.
    """

    changed = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._clip = ""

    def toggle(self, clip: str, path: Path | None) -> None:
        """Play the file of `clip`, or be silent where it is playing; None: it is gone."""
        playing = self._clip
        self.stop()
        if playing == clip:
            return
        if path is None:
            self.failed.emit(self.tr("The sound of this question is not kept any more."))
            return
        player = self._player = self._player or self._made()
        if player is None:
            self.failed.emit(self.tr("There is no loudspeaker to play it on."))
            return
        self._clip = clip
        player.setSource(QUrl.fromLocalFile(str(path)))
        player.play()
        self.changed.emit(clip)

    def stop(self) -> None:
        """Be silent at once."""
        if self._clip and self._player is not None:
            self._clip = ""
            self._player.stop()
            self._player.setSource(QUrl())  # lets go of the file, which may be forgotten now
            self.changed.emit("")

    def _made(self) -> QMediaPlayer | None:
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

        if QMediaDevices.defaultAudioOutput().isNull():
            return None
        player = QMediaPlayer(self)
        player.setAudioOutput(QAudioOutput(player))
        player.playbackStateChanged.connect(self._follow)
        player.errorOccurred.connect(lambda _, text: self._fail(text))
        return player

    def _follow(self, state: QMediaPlayer.PlaybackState) -> None:
        if state == state.StoppedState:
            self.stop()

    def _fail(self, text: str) -> None:
        self.stop()
        self.failed.emit(self.tr("It could not be played: {reason}").format(reason=text))
