from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QObject
from pytestqt.qtbot import QtBot

from app.domain.cancel import CancelToken
from app.domain.errors import ReadCode, ReadFailure
from app.engines.protocols import Sound
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.viewer import player
from app.ui.viewer.player import Player
from tests.ui.viewing import FakeSources, means

RATE = 8_000


class FakeSink(QObject):
    """Takes samples at once, and has played all that it took."""

    def __init__(self, sound: Sound, parent: QObject) -> None:
        super().__init__(parent)
        self.sound = sound
        self.device = QBuffer(self)
        self.device.open(QIODevice.OpenModeFlag.ReadWrite)
        self.free = 1 << 20

    def start(self) -> QIODevice:
        return self.device

    def stop(self) -> None:
        self.free = 0

    def bytesFree(self) -> int:
        return self.free

    def processedUSecs(self) -> int:
        return self.device.pos() * 1_000_000 // (2 * RATE)

    def state(self) -> object:
        from PySide6.QtMultimedia import QtAudio

        return QtAudio.State.IdleState


class Tape(FakeSources):
    """A recording of `length_s`; counts what was asked for."""

    def __init__(self, length_s: float = 3.0) -> None:
        super().__init__()
        self.length_s = length_s
        self.asked: list[tuple[float, float]] = []
        self.given = 0
        self.failure: ReadFailure | None = None

    def sound(
        self, file: Path, start_s: float, *, speed: float = 1.0, cancel: CancelToken | None = None
    ) -> Iterator[Sound]:
        self.asked.append((start_s, speed))
        if self.failure is not None:
            raise self.failure
        at_s = start_s
        while at_s < self.length_s:
            self.given += 1
            yield Sound(at_s, self.length_s, RATE, 1, b"\1\0" * (RATE // 2))
            at_s += 0.5


@pytest.fixture
def tape() -> Tape:
    return Tape()


@pytest.fixture
def playing(
    theme: Theme, bridge: Bridge, tape: Tape, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Player]:
    monkeypatch.setattr(player, "_has_loudspeaker", lambda: True)
    monkeypatch.setattr(player, "_sink_for", FakeSink)
    made = Player(means(theme, bridge, tape))
    made.open(Path("talk.wav"), 1.0)
    yield made
    made.stop()


def test_it_plays_from_the_cited_second_to_the_end(
    playing: Player, tape: Tape, qtbot: QtBot
) -> None:
    heard: list[float] = []
    playing.moved.connect(heard.append)
    with qtbot.waitSignal(playing.lasts) as lasts:
        playing.play()
    qtbot.waitUntil(lambda: not playing.playing)
    assert lasts.args == [3.0]
    assert tape.asked == [(1.0, 1.0)]
    assert max(heard) == pytest.approx(3.0)
    assert playing.at_s == 0.0


def test_pause_stays_where_it_is_and_play_goes_on(
    playing: Player, tape: Tape, qtbot: QtBot
) -> None:
    tape.length_s = 1_000.0
    playing.play()
    qtbot.waitUntil(lambda: playing.at_s > 1.0)
    playing.toggle()
    place = playing.at_s
    assert not playing.playing
    playing.toggle()
    qtbot.waitUntil(lambda: len(tape.asked) == 2)
    assert tape.asked[1] == (place, 1.0)


def test_another_place_and_another_speed_are_heard_at_once(
    playing: Player, tape: Tape, qtbot: QtBot
) -> None:
    tape.length_s = 1_000.0
    playing.play()
    qtbot.waitUntil(lambda: bool(tape.asked))
    playing.seek(500.0)
    qtbot.waitUntil(lambda: (500.0, 1.0) in tape.asked)
    playing.set_speed(1.5)
    qtbot.waitUntil(lambda: tape.asked[-1][1] == 1.5)
    assert playing.playing


def test_no_more_is_decoded_than_is_soon_heard(playing: Player, tape: Tape, qtbot: QtBot) -> None:
    tape.length_s = 10_000.0
    playing.play()
    qtbot.waitUntil(lambda: playing._sink is not None)
    assert isinstance(playing._sink, FakeSink)
    playing._sink.free = 0
    before = tape.given
    qtbot.wait(300)
    assert tape.given - before <= player._BLOCKS_AHEAD + 1
    playing.stop()


def test_what_cannot_be_decoded_says_why(playing: Player, tape: Tape, qtbot: QtBot) -> None:
    tape.failure = ReadFailure("talk.wav", ReadCode.BROKEN, "it is damaged")
    with qtbot.waitSignal(playing.failed) as failed:
        playing.play()
    assert failed.args == ["It cannot be played: it is damaged."]
    assert not playing.playing


def test_without_a_file_nothing_is_played(playing: Player, tape: Tape) -> None:
    playing.open(None, 0.0)
    playing.play()
    assert not playing.playing
    assert tape.asked == []
