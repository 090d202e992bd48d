from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.engines.fake import FakeGenerator, Hang
from app.paths import Home
from app.services.window_state import Asked, WindowState, load_state
from app.ui.conversation.question_box import Draft
from app.ui.desk import Desk
from app.ui.frame.places import Place
from tests.ui.talks.conftest import PASSAGE, QUESTION, WAIT_MS, Start, add, ask, ids

DRAFT = Draft("And which torque – für die\nlower hose 👍", caret=12, anchor=4)


def test_the_next_start_shows_what_the_last_one_showed(
    start: Start, desk: Desk, qtbot: QtBot
) -> None:
    ask(desk, qtbot)
    (kept,) = ids(desk)
    desk.window.resize(720, 640)  # no larger than the screen of the tests
    desk.window.side.collections.chosen.emit("Manuals")
    desk.window.composer.box.restore(DRAFT)

    again = start(generator_=FakeGenerator([PASSAGE]))
    assert again.window.size() == QSize(720, 640)
    assert again.window.composer.draft == DRAFT
    qtbot.waitUntil(lambda: len(again.window.conversation.turns) == 1, timeout=WAIT_MS)
    assert again.asking.conversation == kept
    qtbot.waitUntil(lambda: again.state.files == 1, timeout=WAIT_MS)
    assert again.asking.scope == "Manuals"
    assert again.window.composer.draft == DRAFT
    again.window.composer.write("And at which temperature?")
    QTest.keyClick(again.window.composer.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.asking.asked is None, timeout=WAIT_MS)
    assert len(again.sotto.conversations.conversation(kept).turns) == 2


def test_the_place_comes_back(start: Start, desk: Desk, qtbot: QtBot) -> None:
    desk.window.go_to(Place.SETTINGS)
    assert start().window.places.current is Place.SETTINGS


def test_what_is_typed_is_kept_within_a_moment(desk: Desk, qtbot: QtBot, own_home: Home) -> None:
    QTest.keyClicks(desk.window.composer.box, "half a quest")
    qtbot.waitUntil(lambda: load_state(own_home.window).draft == "half a quest", timeout=WAIT_MS)
    assert load_state(own_home.window).caret == len("half a quest")


def test_nothing_is_written_while_nothing_changes(desk: Desk, qtbot: QtBot, own_home: Home) -> None:
    desk.window.composer.write("half a question")
    qtbot.waitUntil(lambda: load_state(own_home.window).draft == "half a question")
    before = own_home.window.stat().st_mtime_ns
    desk.window.composer.box.textChanged.emit()
    qtbot.wait(1_200)  # longer than the pause between two writings
    assert own_home.window.stat().st_mtime_ns == before


def test_a_question_is_kept_as_asked_until_its_answer_is_there(
    start: Start, qtbot: QtBot, manual: Path, own_home: Home
) -> None:
    desk = start(generator_=FakeGenerator([Hang("The pump has")]))
    add(desk, qtbot, manual)
    desk.window.composer.write(QUESTION)
    QTest.keyClick(desk.window.composer.box, Qt.Key.Key_Return)

    def asked() -> str | None:
        state = load_state(own_home.window)
        return state.asked.question if state.asked is not None else None

    qtbot.waitUntil(lambda: asked() == QUESTION, timeout=WAIT_MS)
    assert load_state(own_home.window).draft == ""
    QTest.keyClick(desk.window.composer.box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked() is None, timeout=WAIT_MS)


def test_a_question_whose_answer_was_cut_off_can_be_asked_again(
    start: Start, desk: Desk, qtbot: QtBot, own_home: Home
) -> None:
    ask(desk, qtbot)
    (kept,) = ids(desk)
    lost = Asked("What has the pump?", asked_s=4e9)
    again = start(WindowState(conversation=kept, asked=lost))
    qtbot.waitUntil(lambda: len(again.window.conversation.turns) == 2, timeout=WAIT_MS)
    first, second = again.window.conversation.turns
    assert (first.question, first.cut_off) == (QUESTION, False)
    assert (second.question, second.cut_off) == ("What has the pump?", True)
    again.window.conversation.asked_again.emit(second)
    qtbot.waitUntil(lambda: again.asking.asked is None, timeout=WAIT_MS)
    assert again.window.conversation.turns[-1].answer is not None
    assert len(again.sotto.conversations.conversation(kept).turns) == 2


def test_the_first_question_of_a_conversation_can_be_cut_off_too(
    start: Start, desk: Desk, qtbot: QtBot, own_home: Home
) -> None:
    lost = Asked(QUESTION, asked_s=4e9)
    again = start(WindowState(conversation="c0ffee" * 5, asked=lost))
    qtbot.waitUntil(lambda: len(again.window.conversation.turns) == 1, timeout=WAIT_MS)
    assert again.window.conversation.turns[0].cut_off
    assert again.asking.conversation == "c0ffee" * 5
    QTest.keyClick(again.window.composer.box, Qt.Key.Key_Up)
    assert again.window.composer.box.toPlainText() == QUESTION


def test_an_answer_that_was_written_down_just_before_the_end_is_not_cut_off(
    start: Start, desk: Desk, qtbot: QtBot, own_home: Home
) -> None:
    ask(desk, qtbot)
    (kept,) = ids(desk)
    again = start(WindowState(conversation=kept, asked=Asked(QUESTION, asked_s=1.0)))
    qtbot.waitUntil(lambda: len(again.window.conversation.turns) == 1, timeout=WAIT_MS)
    assert not again.window.conversation.turns[0].cut_off


@pytest.mark.parametrize(
    "state",
    [
        WindowState(conversation="forgotten since"),
        WindowState(place="no such place", geometry="?", splitter="AAAA", scope="gone"),
    ],
)
def test_what_is_there_no_more_is_left_out(
    start: Start, desk: Desk, qtbot: QtBot, own_home: Home, state: WindowState
) -> None:
    again = start(state)
    qtbot.waitUntil(lambda: again.state.files == 1, timeout=WAIT_MS)
    assert again.window.conversation.turns == []
    assert again.asking.scope is None
    assert again.window.places.current is Place.CONVERSATION
