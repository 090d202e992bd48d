import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.domain.feedback import Rating
from app.engines.fake import FakeGenerator, Hang
from app.ui.conversation.talks import file_name
from app.ui.desk import Desk
from app.ui.frame.places import Place
from tests.ui.talks.conftest import (
    PASSAGE,
    QUESTION,
    WAIT_MS,
    Start,
    add,
    ask,
    ids,
    open_kept,
    titles,
)


def test_a_question_is_listed_once_it_is_answered_and_a_new_one_begins_another(
    desk: Desk, qtbot: QtBot
) -> None:
    ask(desk, qtbot)
    ask(desk, qtbot, "And what has the pump?")
    assert titles(desk) == [QUESTION]
    desk.window.question_wanted.emit()
    ask(desk, qtbot, "What has the pump?")
    assert titles(desk) == ["What has the pump?", QUESTION]


def test_a_conversation_is_reopened_and_goes_on_with_its_own_turns(
    desk: Desk, qtbot: QtBot
) -> None:
    ask(desk, qtbot)
    (kept,) = ids(desk)
    desk.window.question_wanted.emit()
    ask(desk, qtbot, "What has the pump?")
    open_kept(desk, qtbot, kept, turns=1)
    (turn,) = desk.window.conversation.turns
    assert turn.question == QUESTION
    assert turn.answer is not None
    assert PASSAGE[:-1] in turn.text
    assert turn.quoted is not None

    ask(desk, qtbot, "And at which temperature?")
    follow_up = desk.window.conversation.turns[-1].answer
    assert follow_up is not None
    assert follow_up.rewritten is not None
    assert "pressure" in follow_up.rewritten
    assert len(desk.sotto.conversations.conversation(kept).turns) == 2
    qtbot.waitUntil(lambda: ids(desk)[0] == kept, timeout=WAIT_MS)


def test_up_brings_the_last_question_of_a_reopened_conversation_back(
    desk: Desk, qtbot: QtBot
) -> None:
    ask(desk, qtbot)
    (kept,) = ids(desk)
    desk.window.question_wanted.emit()
    ask(desk, qtbot, "What has the pump?")
    open_kept(desk, qtbot, kept, turns=1)
    QTest.keyClick(desk.window.composer.box, Qt.Key.Key_Up)
    assert desk.window.composer.box.toPlainText() == QUESTION


def test_opening_another_conversation_stops_the_answer_and_keeps_what_it_has(
    start: Start, qtbot: QtBot, manual: Path
) -> None:
    desk = start(generator_=FakeGenerator([PASSAGE, Hang("The pump has")]))
    add(desk, qtbot, manual)
    ask(desk, qtbot)
    (kept,) = ids(desk)
    desk.window.question_wanted.emit()
    desk.window.composer.write("What has the pump?")
    QTest.keyClick(desk.window.composer.box, Qt.Key.Key_Return)
    under_way = desk.asking.conversation
    turn = desk.window.conversation.turns[-1]
    qtbot.waitUntil(lambda: "pump has" in turn.text, timeout=WAIT_MS)
    open_kept(desk, qtbot, kept, turns=1)
    assert desk.window.conversation.turns[0].question == QUESTION
    (stopped,) = desk.sotto.conversations.conversation(under_way).turns
    assert stopped.answer is not None
    assert stopped.answer.stopped


def test_a_conversation_is_renamed_in_the_list(desk: Desk, qtbot: QtBot) -> None:
    ask(desk, qtbot)
    rows = desk.window.side.kept.list.rows
    rows.setData(rows.index(0), "Coolant pressure limits")
    qtbot.waitUntil(lambda: titles(desk) == ["Coolant pressure limits"], timeout=WAIT_MS)


def test_deleting_the_open_conversation_asks_first_and_begins_a_new_one(
    desk: Desk, qtbot: QtBot
) -> None:
    ask(desk, qtbot)
    (kept,) = ids(desk)
    desk.window.side.kept.list.delete_wanted.emit(kept)
    (box,) = desk.window.findChildren(QMessageBox)
    assert QUESTION in box.informativeText()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert ids(desk) == [kept]

    desk.talks.delete(kept)
    qtbot.waitUntil(lambda: ids(desk) == [], timeout=WAIT_MS)
    assert desk.window.conversation.turns == []
    assert desk.asking.conversation != kept


def test_a_conversation_deleted_while_it_is_answered_does_not_come_back(
    start: Start, qtbot: QtBot, manual: Path
) -> None:
    desk = start(generator_=FakeGenerator([PASSAGE, Hang("The pump has")]))
    add(desk, qtbot, manual)
    ask(desk, qtbot)
    (kept,) = ids(desk)
    desk.window.composer.write("What has the pump?")
    QTest.keyClick(desk.window.composer.box, Qt.Key.Key_Return)
    turn = desk.window.conversation.turns[-1]
    qtbot.waitUntil(lambda: "pump has" in turn.text, timeout=WAIT_MS)
    desk.talks.delete(kept)
    qtbot.waitUntil(lambda: ids(desk) == [], timeout=WAIT_MS)
    assert desk.sotto.conversations.conversations() == []


def test_the_words_of_a_conversation_find_it(desk: Desk, qtbot: QtBot) -> None:
    ask(desk, qtbot)
    desk.window.question_wanted.emit()
    ask(desk, qtbot, "What has the pump?")
    panel = desk.window.side.kept
    panel.begin_search()
    QTest.keyClicks(panel._field, "temperature exceeded")
    qtbot.waitUntil(lambda: titles(desk) == [QUESTION], timeout=WAIT_MS)
    panel.end_search()
    qtbot.waitUntil(lambda: len(titles(desk)) == 2, timeout=WAIT_MS)


def test_a_conversation_is_exported_as_markdown_and_as_json(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    ask(desk, qtbot)
    (kept,) = ids(desk)
    desk.talks.export(kept, tmp_path / "talk.md")
    desk.talks.export(kept, tmp_path / "talk.json")
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("talk.*"))) == 2, timeout=WAIT_MS)
    assert PASSAGE in (tmp_path / "talk.md").read_text("utf-8")
    (record,) = json.loads((tmp_path / "talk.json").read_bytes())["conversations"]
    assert record["id"] == kept


def test_a_name_for_the_file_is_made_of_the_title() -> None:
    assert file_name('What is "1.4 bar" / 20 psi?') == "What is 1 4 bar 20 psi"
    assert file_name("???") == "Conversation"


def test_an_export_that_cannot_be_written_says_why(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    ask(desk, qtbot)
    errors: list[str] = []
    desk.say = lambda error: errors.append(str(error))  # type: ignore[method-assign]
    desk.talks.export(ids(desk)[0], tmp_path / "nowhere" / "talk.md")
    qtbot.waitUntil(lambda: bool(errors), timeout=WAIT_MS)
    assert "nowhere" in errors[0]


def test_an_answer_is_rated_and_the_rating_taken_back(desk: Desk, qtbot: QtBot) -> None:
    ask(desk, qtbot)
    turn = desk.window.conversation.turns[0]
    feedback = desk.sotto.conversations.feedback
    desk.window.conversation.rated.emit(turn, Rating.DOWN, "too short")
    qtbot.waitUntil(lambda: [one.note for one in feedback()] == ["too short"], timeout=WAIT_MS)
    desk.window.conversation.rated.emit(turn, None, "")
    qtbot.waitUntil(lambda: feedback() == [], timeout=WAIT_MS)


def test_a_reopened_answer_says_which_of_its_files_changed_or_are_gone(
    desk: Desk, qtbot: QtBot, manual: Path
) -> None:
    ask(desk, qtbot)
    (kept,) = ids(desk)
    desk.window.question_wanted.emit()
    manual.write_text("# Coolant circuit\n\nThis page was rewritten.\n", "utf-8")
    desk.indexing.update([str(manual)])
    qtbot.waitUntil(lambda: "rewritten" in desk.sotto.library.document_text(1), timeout=WAIT_MS)
    open_kept(desk, qtbot, kept, turns=1)
    qtbot.waitUntil(lambda: bool(desk.window.conversation.turns[0].asides), timeout=WAIT_MS)
    (line,) = desk.window.conversation.turns[0].asides
    assert line.startswith("Changed since this answer: ")

    desk.window.question_wanted.emit()
    manual.unlink()
    desk.indexing.update([str(manual)])
    qtbot.waitUntil(lambda: desk.sotto.library.documents() == (), timeout=WAIT_MS)
    open_kept(desk, qtbot, kept, turns=1)
    qtbot.waitUntil(lambda: bool(desk.window.conversation.turns[0].asides), timeout=WAIT_MS)
    (line,) = desk.window.conversation.turns[0].asides
    assert line.startswith("No longer in the library: ")


def test_a_collection_is_removed_after_a_question(desk: Desk, qtbot: QtBot) -> None:
    collections = desk.window.side.collections
    assert collections.rows.counts == (("Manuals", 1),)
    collections.remove_wanted.emit("Manuals")
    (box,) = desk.window.findChildren(QMessageBox)
    assert "1 file" in box.informativeText()
    next(each for each in box.buttons() if each.text() == "Remove").click()
    qtbot.waitUntil(lambda: collections.rows.counts == (), timeout=WAIT_MS)


def test_a_new_question_leads_back_from_every_place(desk: Desk) -> None:
    visited: list[str] = []
    desk.window.places.shown.connect(visited.append)
    desk.window.go_to(Place.SETTINGS)
    desk.window.question_wanted.emit()
    assert visited == [Place.SETTINGS, Place.CONVERSATION]
