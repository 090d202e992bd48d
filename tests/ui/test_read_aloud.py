"""Reading aloud with Qt's mock voice, which takes its time and makes no sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from app.domain.answers import Finished, Quoted
from app.ui.conversation.turn import Turn
from app.ui.conversation.view import Conversation
from app.ui.voice.read_aloud import ReadAloud, without_citations
from app.ui.voice.reading import Reading
from tests.ui.answers import ONE, QUOTE, answer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.ui.look.theme import Theme


@pytest.fixture
def voice(qtbot: QtBot) -> ReadAloud:
    return ReadAloud(engine="mock")


def test_a_text_is_read_to_its_end(voice: ReadAloud, qtbot: QtBot) -> None:
    said: list[str] = []
    voice.changed.connect(said.append)
    voice.read("Close it. [1]", "en")
    assert voice.reading == "Close it. [1]"
    qtbot.waitUntil(lambda: not voice.reading)
    assert said == ["Close it. [1]", ""]


def test_it_is_silent_at_once(voice: ReadAloud, qtbot: QtBot) -> None:
    voice.read(" ".join(["word"] * 500))
    assert voice.reading
    with qtbot.waitSignal(voice.changed) as changed:
        voice.stop()
    assert changed.args == [""]


def test_another_text_takes_the_place_of_the_first(voice: ReadAloud) -> None:
    said: list[str] = []
    voice.changed.connect(said.append)
    voice.read("The first of two.")
    voice.read("The second of two.")
    assert said == ["The first of two.", "", "The second of two."]
    voice.stop()


def test_a_voice_of_the_language_is_chosen(voice: ReadAloud) -> None:
    voice.read("God morgen.", "nb")
    assert voice._voice is not None
    assert voice._voice.locale().bcp47Name().startswith("nb")
    voice.stop()


def test_without_a_voice_nothing_is_offered(qtbot: QtBot) -> None:
    silent = ReadAloud(engine="no such engine")
    assert not silent.available
    silent.read("Nothing.")
    assert silent.reading == ""


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Open it [1]. Close it [2, 3].", "Open it. Close it."),
        ("Array[0] and [a] stay.", "Array[0] and [a] stay."),
        ("[1]", ""),
    ],
)
def test_numbers_of_sources_are_not_read(text: str, plain: str) -> None:
    assert without_citations(text) == plain


@pytest.fixture
def conversation(theme: Theme, qtbot: QtBot) -> Conversation:
    made = Conversation(theme)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def answered(conversation: Conversation) -> Turn:
    """A turn with its answer."""
    turn = conversation.begin("What is the limit?")
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Finished(answer())])
    return turn


def button_of(turn: Turn, text: str) -> QPushButton | None:
    assert turn.view is not None
    return next((b for b in turn.view.findChildren(QPushButton) if b.text() == text), None)


def test_an_answer_is_read_until_that_is_ended(
    voice: ReadAloud, conversation: Conversation
) -> None:
    reading = Reading(voice, conversation, voice)
    turn = answered(conversation)
    read = button_of(turn, "Read aloud")
    assert read is not None
    read.click()
    assert voice.reading == turn.text_to_read
    assert voice.reading.startswith(QUOTE.text)
    assert read.text() == "Stop reading"
    reading.stop()
    assert voice.reading == ""
    assert read.text() == "Read aloud"


def test_reading_can_be_ended_by_its_own_button(
    voice: ReadAloud, conversation: Conversation
) -> None:
    reading = Reading(voice, conversation, voice)
    turn = answered(conversation)
    read = button_of(turn, "Read aloud")
    assert read is not None
    read.click()
    read.click()
    assert voice.reading == ""
    reading.stop()


def test_reading_is_not_offered_without_a_voice(conversation: Conversation) -> None:
    silent = ReadAloud(engine="no such engine")
    reading = Reading(silent, conversation, silent)
    turn = answered(conversation)
    reading.stop()
    assert button_of(turn, "Read aloud") is None
    assert button_of(turn, "Copy with sources") is not None
