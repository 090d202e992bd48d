import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.conversation.composer import Composer

ENTER, NONE = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("modifier", [NONE, CTRL], ids=["plain", "ctrl"])
def test_enter_asks_and_empties_the_box(
    composer: Composer, qtbot: QtBot, modifier: Qt.KeyboardModifier
) -> None:
    composer.write("  What is the limit?\n")
    with qtbot.waitSignal(composer.asked) as asked:
        QTest.keyClick(composer.box, ENTER, modifier)
    assert asked.args == ["What is the limit?"]
    assert composer.box.toPlainText() == ""


def test_shift_enter_starts_a_new_line(composer: Composer, qtbot: QtBot) -> None:
    composer.write("one")
    with qtbot.assertNotEmitted(composer.asked):
        QTest.keyClick(composer.box, ENTER, SHIFT)
    assert composer.box.toPlainText().split() == ["one"]
    assert composer.box.document().blockCount() + composer.box.toPlainText().count("\n") > 1


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_is_not_asked(composer: Composer, qtbot: QtBot, text: str) -> None:
    composer.write(text)
    with qtbot.assertNotEmitted(composer.asked):
        QTest.keyClick(composer.box, ENTER)
    assert not composer.ask.isEnabled()


def test_a_question_waits_in_the_box_until_it_can_be_asked(
    composer: Composer, qtbot: QtBot
) -> None:
    composer.set_ready(False)
    composer.write("early")
    with qtbot.assertNotEmitted(composer.asked):
        QTest.keyClick(composer.box, ENTER)
    assert composer.box.toPlainText() == "early"
    composer.set_ready(True)
    assert composer.ask.isEnabled()


def test_stop_stands_where_ask_was(composer: Composer, qtbot: QtBot) -> None:
    composer.set_answering(True)
    assert composer.ask.text() == composer.ask.accessibleName() == "Stop"
    with qtbot.waitSignal(composer.stopped):
        composer.ask.click()
    composer.set_answering(False)
    assert composer.ask.text() == "Ask"


def test_up_in_an_empty_box_brings_the_last_question_back(composer: Composer) -> None:
    composer.write("What is the limit?")
    QTest.keyClick(composer.box, ENTER)
    QTest.keyClick(composer.box, Qt.Key.Key_Up)
    assert composer.box.toPlainText() == "What is the limit?"


def test_the_box_grows_with_its_lines_and_then_scrolls(composer: Composer) -> None:
    heights = []
    for lines in (1, 3, 8, 40):
        composer.write("\n".join("line" for _ in range(lines)))
        heights.append(composer.box.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_the_scope_is_named_and_chosen_from_a_menu(composer: Composer, qtbot: QtBot) -> None:
    composer.scope.set_names(["Manuals", "R&D"])
    composer.scope.show_scope("R&D")
    assert composer.scope.accessibleName() == "Asking in: R&D"
    actions = composer.scope.menu().actions()
    assert [(a.text(), a.isChecked()) for a in actions] == [
        ("All files", False),
        ("Manuals", False),
        ("R&&D", True),
    ]
    with qtbot.waitSignal(composer.scope_chosen) as chosen:
        actions[1].trigger()
    assert chosen.args == ["Manuals"]


def test_ctrl_enter_once_more_finds_what_was_asked(composer: Composer, qtbot: QtBot) -> None:
    composer.write("What is the limit?")
    QTest.keyClick(composer.box, ENTER, CTRL)
    with qtbot.waitSignal(composer.find_wanted) as found:
        QTest.keyClick(composer.box, ENTER, CTRL)
    assert found.args == ["What is the limit?"]


def test_while_places_are_looked_for_enter_keeps_the_text(composer: Composer, qtbot: QtBot) -> None:
    composer.set_finding(True)
    composer.write("limit")
    assert composer.ask.text() == "Find"
    with qtbot.assertNotEmitted(composer.asked), qtbot.waitSignal(composer.find_wanted) as found:
        QTest.keyClick(composer.box, ENTER)
    assert found.args == ["limit"]
    assert composer.box.toPlainText() == "limit"


def test_a_microphone_that_is_on_is_shown_where_one_talks(composer: Composer) -> None:
    composer.show_microphone(True)
    assert "microphone is on" in composer.talk.accessibleDescription()
    assert composer.talk.property("live") is True
    composer.show_microphone(False)
    assert composer.talk.accessibleDescription() == ""
    assert "microphone" not in composer.talk.toolTip()
