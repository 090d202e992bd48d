"""Asking by voice over a microphone of the test's own and a fake speech model."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.domain.speech import SAMPLE_RATE, Doubt, Transcript, Utterance
from app.engines.fake import FakeDetector, FakeTranscriber
from app.engines.fake_files import FakeReader
from app.services.speech import SpeechService, Trouble
from app.ui.conversation.composer import Composer
from app.ui.frame.bridge import Bridge
from app.ui.voice.microphone import Microphone, MicrophoneState
from app.ui.voice.spoken import SpokenQuestions
from app.ui.voice.talk import Talk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.voice.microphone import Samples

NONE = Qt.KeyboardModifier.NoModifier


class HandMicrophone(Microphone):
    """Hears what the test says."""

    opens_as = MicrophoneState.LISTENING

    def start(self) -> None:
        """Be on, or whatever is wrong with it."""
        self._become(self.opens_as)

    def choose(self, device_id: str | None) -> None:
        """There is but one."""

    def hear(self, seconds: float, *, loud: float = 0.1) -> None:
        """Sound of that loudness, and the time passes in which it is noticed."""
        tone = np.sin(np.arange(int(seconds * SAMPLE_RATE)) * 0.3) * loud
        self._on_block(tone.astype(np.float32))
        self.ticked.emit()


class Booth:
    """A Talk with all that it says."""

    def __init__(
        self,
        bridge: Bridge,
        words: tuple[str, ...] | None = ("how", "long"),
        *,
        state: MicrophoneState = MicrophoneState.LISTENING,
        listen_ahead: bool = True,
    ) -> None:
        transcriber = FakeTranscriber(words) if words is not None else None
        self.made: list[HandMicrophone] = []

        def make(on_block: Callable[[Samples], None], parent: QObject) -> Microphone:
            self.made.append(HandMicrophone(on_block, parent))
            self.made[0].opens_as = state
            return self.made[0]

        service = SpeechService(FakeReader(), lambda: transcriber, FakeDetector)
        self.talk = Talk(
            bridge, service, listen_ahead=listen_ahead, microphones=make, parent=bridge
        )
        self.troubles: list[Trouble] = []
        self.open: list[bool] = []
        self.talk.troubled.connect(self.troubles.append)
        self.talk.microphone_opened.connect(self.open.append)

    @property
    def microphone(self) -> HandMicrophone:
        """Once it was used."""
        return self.made[0]


def say(booth: Booth, qtbot: QtBot, *, loud: float = 0.1) -> None:
    """Two seconds of voice and the tail behind them."""
    booth.microphone.hear(2.0, loud=loud)
    booth.talk.release()
    with qtbot.waitSignal(booth.talk.ended):
        booth.microphone.hear(3.0, loud=loud)


def test_what_is_said_becomes_the_text_of_the_question(
    bridge: Bridge, composer: Composer, qtbot: QtBot
) -> None:
    booth = Booth(bridge)
    SpokenQuestions(composer, booth.talk, ask_at_once=False)
    composer.write("Tell me")
    composer.talk.click()
    assert composer.talk.text() == "Listening"
    assert composer.box.isReadOnly()
    say(booth, qtbot)
    assert composer.box.toPlainText() == "Tell me how long"
    assert not composer.box.isReadOnly()
    assert composer.talk.text() == "Talk"
    assert booth.troubles == []


def test_words_are_shown_while_they_are_spoken(
    bridge: Bridge, composer: Composer, qtbot: QtBot
) -> None:
    booth = Booth(bridge)
    SpokenQuestions(composer, booth.talk, ask_at_once=False)
    booth.talk.press()
    with qtbot.waitSignal(booth.talk.heard):
        booth.microphone.hear(1.0)
    assert composer.box.toPlainText() == "how long…"
    with qtbot.waitSignal(booth.talk.heard):
        booth.microphone.hear(1.0)
    assert composer.box.toPlainText() == "how long"
    assert composer.level.share > 0
    booth.talk.cancel()
    assert composer.box.toPlainText() == ""


def test_space_in_the_empty_box_talks_while_it_is_held(
    bridge: Bridge, composer: Composer, qtbot: QtBot
) -> None:
    booth = Booth(bridge)
    SpokenQuestions(composer, booth.talk, ask_at_once=True)
    composer.box.setFocus()
    QTest.keyPress(composer.box, Qt.Key.Key_Space)
    assert booth.talk.busy
    booth.microphone.hear(2.0)
    with qtbot.waitSignals([booth.talk.released]):
        QTest.keyRelease(composer.box, Qt.Key.Key_Space)
    with qtbot.waitSignal(composer.asked) as asked:
        booth.microphone.hear(3.0)
    assert asked.args == ["how long"]


def test_space_between_words_is_a_space(composer: Composer, qtbot: QtBot) -> None:
    composer.write("how")
    with qtbot.assertNotEmitted(composer.talk_wanted):
        QTest.keyClick(composer.box, Qt.Key.Key_Space, NONE)
    assert composer.box.toPlainText() == "how "


def test_hands_free_ends_with_the_voice(bridge: Bridge, composer: Composer, qtbot: QtBot) -> None:
    booth = Booth(bridge)
    spoken = SpokenQuestions(composer, booth.talk, ask_at_once=False)
    spoken.toggle()
    with qtbot.waitSignal(booth.talk.released):
        booth.microphone.hear(2.0)
        booth.microphone.hear(1.5, loud=0.0)
    with qtbot.waitSignal(booth.talk.ended):
        booth.microphone.hear(3.0, loud=0.0)
    assert composer.box.toPlainText() == "how long"


@pytest.mark.parametrize(
    ("words", "loud", "trouble"),
    [
        ((), 0.1, Trouble.NOTHING_SAID),
        ((), 0.001, Trouble.QUIET),
        ((), 0.0, Trouble.MUTED),
        (("how",), 5.0, Trouble.LOUD),
    ],
)
def test_what_could_be_done_better_is_said(
    bridge: Bridge,
    composer: Composer,
    qtbot: QtBot,
    words: tuple[str, ...],
    loud: float,
    trouble: Trouble,
) -> None:
    booth = Booth(bridge, words)
    SpokenQuestions(composer, booth.talk, ask_at_once=False)
    booth.talk.press()
    say(booth, qtbot, loud=loud)
    assert booth.troubles == [trouble]
    assert composer.box.toPlainText() == " ".join(words)


def test_without_a_speech_model_the_microphone_stays_off(
    bridge: Bridge, composer: Composer, qtbot: QtBot
) -> None:
    booth = Booth(bridge, None)
    spoken = SpokenQuestions(composer, booth.talk, ask_at_once=False)
    composer.talk.click()
    assert booth.troubles == [Trouble.NO_MODEL]
    assert booth.made == []
    remedy = next(b for b in composer.findChildren(QPushButton) if b.text().endswith("model"))
    with qtbot.waitSignal(spoken.models_wanted):
        remedy.click()
    assert not remedy.isVisible()
    assert composer.talk.text() == "Talk"


@pytest.mark.parametrize(
    ("state", "trouble"),
    [
        (MicrophoneState.NO_DEVICE, Trouble.NO_DEVICE),
        (MicrophoneState.NO_PERMISSION, Trouble.NO_PERMISSION),
        (MicrophoneState.FAILED, Trouble.FAILED),
    ],
)
def test_a_microphone_that_does_not_listen_says_why(
    bridge: Bridge, state: MicrophoneState, trouble: Trouble
) -> None:
    booth = Booth(bridge, state=state)
    booth.talk.press()
    assert booth.troubles == [trouble]
    assert not booth.talk.busy


@pytest.mark.parametrize("ahead", [True, False])
def test_the_microphone_stays_on_only_if_the_user_wants_it(
    bridge: Bridge, qtbot: QtBot, ahead: bool
) -> None:
    booth = Booth(bridge, listen_ahead=ahead)
    booth.talk.press()
    say(booth, qtbot)
    assert booth.open == ([True] if ahead else [True, False])
    booth.talk.close()
    assert booth.open == [True, False]


def test_a_device_that_is_unplugged_ends_the_utterance(bridge: Bridge, qtbot: QtBot) -> None:
    booth = Booth(bridge)
    heard: list[Transcript] = []
    booth.talk.understood.connect(lambda said, *_: heard.append(said))
    booth.talk.press()
    with qtbot.waitSignal(booth.talk.heard):
        booth.microphone.hear(2.0)
    with qtbot.waitSignal(booth.talk.ended):
        booth.microphone._become(MicrophoneState.NO_DEVICE)
    assert [one.text for one in heard] == ["how long"]
    assert Trouble.NO_DEVICE in booth.troubles


def test_a_second_press_while_one_is_under_way_does_nothing(bridge: Bridge, qtbot: QtBot) -> None:
    booth = Booth(bridge)
    booth.talk.press()
    with qtbot.assertNotEmitted(booth.talk.began):
        booth.talk.press()
    booth.talk.close()


def test_a_word_that_may_have_been_meant_is_offered_and_never_put_in_unasked(
    bridge: Bridge, composer: Composer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    booth = Booth(bridge, ("start", "soto"))
    doubt = Doubt(6, 10, "soto", "Sotto")
    monkeypatch.setattr(SpeechService, "doubts", lambda *_: (doubt,))
    SpokenQuestions(composer, booth.talk, ask_at_once=True)
    composer.talk.click()
    with qtbot.assertNotEmitted(composer.asked):
        say(booth, qtbot)
    assert composer.box.toPlainText() == "start soto"
    assert composer.offers.isVisible()
    offer = next(b for b in composer.offers.findChildren(QPushButton) if "Sotto" in b.text())
    offer.click()
    assert composer.box.toPlainText() == "start Sotto"
    assert not composer.offers.isVisible()


def test_the_sound_of_a_question_goes_with_it_and_not_with_another(
    bridge: Bridge, composer: Composer, qtbot: QtBot
) -> None:
    booth = Booth(bridge)
    kept: list[int] = []

    def keep(sound: Samples) -> Utterance:
        kept.append(len(sound))
        return Utterance(len(sound) / SAMPLE_RATE, "clip")

    spoken = SpokenQuestions(composer, booth.talk, ask_at_once=False, keep=keep)
    booth.talk.press()
    say(booth, qtbot)
    assert spoken.utterance("Who wrote Hamlet?") is None
    booth.talk.press()
    say(booth, qtbot)
    utterance = spoken.utterance("How long is it?")
    assert utterance is not None
    assert kept == []
    assert utterance() is utterance()
    assert kept == [round(utterance().duration_s * SAMPLE_RATE)]
    assert kept[0] >= 2 * SAMPLE_RATE
    assert spoken.utterance("How long is it?") is None


def test_an_utterance_begins_and_ends_with_the_voice(
    bridge: Bridge, composer: Composer, qtbot: QtBot
) -> None:
    booth = Booth(bridge)
    spoken = SpokenQuestions(composer, booth.talk, ask_at_once=False)
    spoken.attend()
    assert composer.talk.text() == "Speak when you like"
    booth.microphone.hear(1.5, loud=0.0)
    assert not booth.talk.busy
    with qtbot.waitSignal(booth.talk.began):
        booth.microphone.hear(0.8)
    assert composer.talk.text() == "Listening"
    with qtbot.waitSignal(booth.talk.released):
        booth.microphone.hear(1.0)
        booth.microphone.hear(1.5, loud=0.0)
    with qtbot.waitSignal(booth.talk.ended):
        booth.microphone.hear(3.0, loud=0.0)
    assert composer.box.toPlainText() == "how long"
    assert spoken.utterance("how long") is None  # nothing was to be kept


def test_waiting_for_a_voice_can_be_given_up(
    bridge: Bridge, composer: Composer, qtbot: QtBot
) -> None:
    booth = Booth(bridge, listen_ahead=False)
    spoken = SpokenQuestions(composer, booth.talk, ask_at_once=False)
    spoken.attend()
    assert booth.open == [True]
    assert spoken.cancel()
    assert booth.open == [True, False]
    assert composer.talk.text() == "Talk"
    assert not spoken.cancel()


def test_a_microphone_that_goes_ends_the_waiting(bridge: Bridge) -> None:
    booth = Booth(bridge)
    booth.talk.attend()
    booth.microphone._become(MicrophoneState.NO_DEVICE)
    assert not booth.talk.waits
    assert booth.troubles == [Trouble.NO_DEVICE]
