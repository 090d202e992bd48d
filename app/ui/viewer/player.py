"""Plays a recording that is decoded in a process of its own; here arrive only samples."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.engines.protocols import Sound
from app.ui.frame.bridge import Run
from app.ui.look.told import told
from app.ui.viewer.base import Means

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioSink

SPEEDS = (0.75, 1.0, 1.25, 1.5, 2.0)
_TICK_MS = 50
_BLOCKS_AHEAD = 6  # of half a second each
_WAIT_S = 0.1


class Player(QObject):
    """One recording at a time; nothing of QtMultimedia is loaded before it is first played.

    Signals:
        moved(float): this second of the recording is heard now.
        changed(bool): it plays now, or is silent.
        lasts(float): how long the recording is, in seconds.
        failed(str): what kept it from playing, to be read by people.
    """

    moved = Signal(float)
    changed = Signal(bool)
    lasts = Signal(float)
    failed = Signal(str)

    def __init__(self, means: Means, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._means = means
        self._file: Path | None = None
        self._at_s = 0.0
        self._speed = 1.0
        self._run: Run | None = None
        self._room = threading.Semaphore(_BLOCKS_AHEAD)
        self._waiting: list[Sound] = []
        self._rest = memoryview(b"")
        self._ended = False
        self._sink: QAudioSink | None = None
        self._out: QIODevice | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether it is heard, or about to be."""
        return self._run is not None or self._sink is not None

    @property
    def at_s(self) -> float:
        """The second of the recording that is heard now, or would be."""
        if self._sink is None:
            return self._at_s
        return self._at_s + self._sink.processedUSecs() / 1e6 * self._speed

    def open(self, file: Path | None, at_s: float) -> None:
        """Be silent, and ready to play a file from a second on."""
        self.stop()
        self._file = file
        self._at_s = at_s
        self.moved.emit(at_s)

    def play(self) -> None:
        """Play from where it stands."""
        if self._file is None or self.playing:
            return
        if not _has_loudspeaker():
            self.failed.emit(self.tr("There is no loudspeaker to play it on."))
            return
        self._begin(self._file)

    def stop(self) -> None:
        """Be silent at once, and stay where it stands."""
        was_playing, self._at_s = self.playing, self.at_s
        self._timer.stop()
        if self._run is not None:
            self._run.cancel()
            self._run = None
        if self._sink is not None:
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = self._out = None
        self._waiting, self._rest, self._ended = [], memoryview(b""), False
        if was_playing:
            self.changed.emit(False)

    def toggle(self) -> None:
        """Play, or be silent."""
        (self.stop if self.playing else self.play)()

    def seek(self, at_s: float) -> None:
        """Go to a second; what plays goes on from there."""
        was_playing = self.playing
        self.stop()
        self._at_s = max(at_s, 0.0)
        self.moved.emit(self._at_s)
        if was_playing:
            self.play()

    def set_speed(self, speed: float) -> None:
        """So many times as fast, at the same pitch."""
        was_playing = self.playing
        self.stop()
        self._speed = speed
        if was_playing:
            self.play()

    def _begin(self, file: Path) -> None:
        sources, start_s, speed = self._means.sources, self._at_s, self._speed
        room = self._room = threading.Semaphore(_BLOCKS_AHEAD)

        def decode(cancel: CancelToken) -> Generator[Sound, None, None]:
            for sound in sources.sound(file, start_s, speed=speed, cancel=cancel):
                yield sound
                # What is decoded waits for what is heard: a film is longer than memory.
                while not room.acquire(timeout=_WAIT_S):
                    cancel.raise_if_cancelled()

        run = self._run = self._means.bridge.start("sound", decode)
        run.stepped.connect(lambda sounds: self._take(run, sounds))
        run.finished.connect(lambda _: self._end(run))
        run.failed.connect(lambda error: self._fail(run, error))
        self._timer.start()
        self.changed.emit(True)

    def _take(self, run: Run, sounds: list[Sound]) -> None:
        if run is not self._run:
            return
        if self._sink is None:
            self._open_sink(sounds[0])
        self._waiting += sounds
        self._feed()

    def _open_sink(self, first: Sound) -> None:
        self._sink = _sink_for(first, self)
        self._out = self._sink.start()
        self._at_s = first.at_s
        if first.duration_s:
            self.lasts.emit(first.duration_s)

    def _tick(self) -> None:
        self._feed()
        if self._sink is None:
            return
        self.moved.emit(self.at_s)
        from PySide6.QtMultimedia import QtAudio

        idle = self._sink.state() in (QtAudio.State.IdleState, QtAudio.State.StoppedState)
        if idle and self._ended and not self._waiting and not self._rest:
            self.stop()
            self._at_s = 0.0
            self.moved.emit(0.0)

    def _feed(self) -> None:
        while self._sink is not None and self._out is not None and self._sink.bytesFree():
            if not self._rest:
                if not self._waiting:
                    return
                self._rest = memoryview(self._waiting.pop(0).samples)
                self._room.release()
            written = self._out.write(bytes(self._rest[: self._sink.bytesFree()]))
            if written <= 0:
                return
            self._rest = self._rest[written:]

    def _end(self, run: Run) -> None:
        if run is self._run:
            self._run = None
            self._ended = True
            if self._sink is None:
                self._timer.stop()
                self.changed.emit(False)

    def _fail(self, run: Run, error: SottoError) -> None:
        if run is self._run and not isinstance(error, Cancelled):
            self.stop()
            reason = told(getattr(error, "reason", str(error)))
            self.failed.emit(self.tr("It cannot be played: {reason}.").format(reason=reason))


def _has_loudspeaker() -> bool:
    from PySide6.QtMultimedia import QMediaDevices

    return not QMediaDevices.defaultAudioOutput().isNull()


def _sink_for(sound: Sound, parent: QObject) -> QAudioSink:
    from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

    form = QAudioFormat()
    form.setSampleRate(sound.rate)
    form.setChannelCount(sound.channels)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return QAudioSink(QMediaDevices.defaultAudioOutput(), form, parent)
