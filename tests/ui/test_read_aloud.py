"""Reading aloud with Qt's mock voice, which takes its time and makes no sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton

from app.domain.answers import Finished, Quoted
from app.ui.conversation.turn import TurnView
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


def answered(theme: Theme, qtbot: QtBot, reading: Reading) -> TurnView:
    """A turn with its answer, offered to be read."""
    turn = TurnView("What is the limit?", theme=theme)
    qtbot.addWidget(turn)
    reading.offer(turn)
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Finished(answer())])
    return turn


def button_of(turn: TurnView, text: str) -> QPushButton | None:
    return next((b for b in turn.findChildren(QPushButton) if b.text() == text), None)


def test_an_answer_is_read_until_another_question_is_asked(
    voice: ReadAloud, theme: Theme, qtbot: QtBot
) -> None:
    reading = Reading(voice, voice)
    turn = answered(theme, qtbot, reading)
    read = button_of(turn, "Read aloud")
    assert read is not None
    read.click()
    assert voice.reading == turn.text_to_read
    assert voice.reading.startswith(QUOTE.text)
    assert read.text() == "Stop reading"
    answered(theme, qtbot, reading)
    assert voice.reading == ""
    assert read.text() == "Read aloud"


def test_reading_can_be_ended_by_its_own_button(
    voice: ReadAloud, theme: Theme, qtbot: QtBot
) -> None:
    turn = answered(theme, qtbot, Reading(voice, voice))
    read = button_of(turn, "Read aloud")
    assert read is not None
    read.click()
    read.click()
    assert voice.reading == ""


def test_reading_is_not_offered_without_a_voice(theme: Theme, qtbot: QtBot) -> None:
    silent = ReadAloud(engine="no such engine")
    turn = answered(theme, qtbot, Reading(silent, silent))
    assert button_of(turn, "Read aloud") is None
    assert button_of(turn, "Copy with sources") is not None
