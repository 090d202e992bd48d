from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.search import LONGEST_QUESTION
from app.ui.conversation.composer import Composer
from app.ui.conversation.question_box import Draft


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_space_belongs_to_the_input_method_while_it_composes(
    composer: Composer, qtbot: QtBot
) -> None:
    box = composer.box
    QApplication.sendEvent(box, QInputMethodEvent("にほん", []))
    with qtbot.assertNotEmitted(box.held), qtbot.assertNotEmitted(box.entered):
        QTest.keyClick(box, Qt.Key.Key_Space)
        QTest.keyPress(box, Qt.Key.Key_Up)
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    QApplication.sendEvent(box, done)
    assert "日本" in box.toPlainText()


def test_space_in_the_empty_box_listens_again_after_composing(
    composer: Composer, qtbot: QtBot
) -> None:
    QApplication.sendEvent(composer.box, QInputMethodEvent("に", []))
    QApplication.sendEvent(composer.box, QInputMethodEvent("", []))
    with qtbot.waitSignal(composer.box.held):
        QTest.keyPress(composer.box, Qt.Key.Key_Space)


def test_a_long_text_can_be_pasted_and_shortened_but_not_asked(
    composer: Composer, qtbot: QtBot
) -> None:
    composer.box.insertFromMimeData(text_data("x" * (LONGEST_QUESTION + 1)))
    assert len(composer.box.toPlainText()) == LONGEST_QUESTION + 1
    assert not composer.ask.isEnabled()
    assert composer._limit.isVisible()
    with qtbot.assertNotEmitted(composer.asked):
        QTest.keyClick(composer.box, Qt.Key.Key_Return)
    QTest.keyClick(composer.box, Qt.Key.Key_Backspace)
    assert composer._limit.isHidden()
    with qtbot.waitSignal(composer.asked):
        QTest.keyClick(composer.box, Qt.Key.Key_Return)


def test_a_whole_book_is_not_pasted_and_what_was_written_stays(composer: Composer) -> None:
    composer.write("What is this?")
    composer.box.insertFromMimeData(text_data("word " * 200_000))
    assert composer.box.toPlainText() == "What is this?"
    assert "still in the clipboard" in composer._limit.text()
    QTest.keyClick(composer.box, Qt.Key.Key_Backspace)
    assert composer._limit.isHidden()


def test_files_dropped_on_the_box_are_left_to_the_window(composer: Composer) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/a/b.txt")])
    assert not composer.box.canInsertFromMimeData(files)
    assert composer.box.canInsertFromMimeData(text_data("text"))


def test_a_draft_comes_back_with_its_caret_and_selection(composer: Composer) -> None:
    composer.box.restore(Draft("And which 👍 torque\nfor it?", caret=12, anchor=4))
    assert composer.draft == Draft("And which 👍 torque\nfor it?", 12, 4)
    composer.box.restore(Draft("short", caret=400, anchor=-3))
    assert composer.draft == Draft("short", 5, 0)


def test_what_is_being_spoken_is_no_draft(composer: Composer) -> None:
    composer.write("Written 👍")
    composer.begin_talk()
    composer.show_heard("and said", "perhaps")
    assert composer.draft == Draft("Written 👍", 10, 10)


def test_a_long_name_of_a_collection_is_cut_in_its_pill_and_whole_in_its_tooltip(
    composer: Composer,
) -> None:
    name = "A collection whose name is far too long <b>for</b> a pill"
    composer.scope.show_scope(name)
    assert len(composer.scope.text()) < len(name)
    assert composer.scope.accessibleName() == f"Asking in: {name}"
    assert "&lt;b&gt;" in composer.scope.toolTip()
