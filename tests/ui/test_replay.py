"""Hearing a spoken question again."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.speech import Utterance
from app.ui.conversation.view import Conversation
from app.ui.frame.bridge import Bridge
from app.ui.look.theme import Theme
from app.ui.voice.playback import Playback
from app.ui.voice.replay import Replay
from tests.unit.services.kept_answers import ANSWER


class HandPlayback(Playback):
    """Notes what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, Path | None]] = []

    def toggle(self, clip: str, path: Path | None) -> None:
        """Make no sound."""
        self.asked.append((clip, path))
        super().toggle(clip, None)


@pytest.mark.parametrize("kept", [True, False])
def test_the_sound_of_a_question_is_looked_up_and_played(
    theme: Theme, bridge: Bridge, qtbot: QtBot, tmp_path: Path, kept: bool
) -> None:
    conversation = Conversation(theme)
    qtbot.addWidget(conversation)
    turn = conversation.begin("How long?", is_spoken=True)
    playback = HandPlayback()
    path = tmp_path / "clip.wav" if kept else None
    replay = Replay(conversation, bridge, lambda _: path, playback=playback)
    conversation.play_wanted.emit(turn)  # it is not known yet whether its sound is kept
    assert playback.asked == []
    turn.answer = replace(ANSWER, spoken=Utterance(2.0, "clip"))
    with qtbot.waitSignal(replay.failed) as failed:
        conversation.play_wanted.emit(turn)
    assert playback.asked == [("clip", path)]
    assert "not kept" in failed.args[0]


def test_while_it_plays_the_bubble_offers_to_stop(
    theme: Theme, bridge: Bridge, qtbot: QtBot
) -> None:
    conversation = Conversation(theme)
    qtbot.addWidget(conversation)
    conversation.show()
    for clip in ("one", "two"):
        conversation.add_kept("How long?", replace(ANSWER, spoken=Utterance(2.0, clip)))
    playback = Playback()
    replay = Replay(conversation, bridge, lambda _: None, playback=playback)
    qtbot.waitUntil(lambda: len(conversation.live) == 2)
    assert spoken(conversation) == [("▸ spoken, 2.0 s", "Play the spoken question, 2.0 s")] * 2
    playback.changed.emit("two")
    playing = ("■ spoken, 2.0 s", "Stop the spoken question")
    assert spoken(conversation)[1] == playing
    assert spoken(conversation)[0] != playing
    playback.changed.emit("")
    assert playing not in spoken(conversation)
    replay.deleteLater()


def spoken(conversation: Conversation) -> list[tuple[str, str]]:
    """What stands in each bubble above the question, and how it is spoken."""
    links = [turn.view.bubble.findChild(QPushButton) for turn in conversation.turns if turn.view]
    return [(link.text(), link.accessibleName()) for link in links if link is not None]


def test_without_a_loudspeaker_it_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    playback = Playback()
    monkeypatch.setattr(Playback, "_made", lambda _: None)
    with qtbot.waitSignal(playback.failed) as failed:
        playback.toggle("clip", tmp_path / "clip.wav")
    assert "loudspeaker" in failed.args[0]
