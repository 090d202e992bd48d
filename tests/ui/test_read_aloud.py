"""Reading aloud with Qt's mock voice, which takes its time and makes no sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.ui.read_aloud import ReadAloud, without_citations

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


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
