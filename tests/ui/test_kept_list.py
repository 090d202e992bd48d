import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.conversations import Listed
from app.storage.conversations import ConversationInfo
from app.ui.conversation.kept_panel import MANY, KeptPanel
from app.ui.look.side_list import CHOSEN_ROLE, DETAIL_ROLE
from app.ui.look.theme import Theme

DAY_S = 86_400.0


def listed(count: int, *, excerpt: str = "") -> list[Listed]:
    return [
        Listed(ConversationInfo(f"id{n}", f"Question {n}", n * DAY_S, n * DAY_S, n + 1), excerpt)
        for n in range(count)
    ]


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> KeptPanel:
    made = KeptPanel(theme)
    qtbot.addWidget(made)
    made.resize(230, 400)
    made.show()
    made.show_listed(listed(3))
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def choose(panel: KeptPanel, row: int) -> None:
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.list.rows.index(row))


def test_rows_say_title_number_of_questions_and_day(panel: KeptPanel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [str(panel.list.rows.index(row).data(role)) for row in range(3)]
    assert said[0].startswith("Question 0, 1 question, ")
    assert said[2].startswith("Question 2, 3 questions, ")
    assert said[2].endswith("1970")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_conversation(panel: KeptPanel, qtbot: QtBot, key: Qt.Key) -> None:
    choose(panel, 1)
    with qtbot.waitSignal(panel.list.wanted) as wanted:
        QTest.keyClick(panel.list, key)
    assert wanted.args == ["id1"]


def test_a_click_opens_and_an_arrow_does_not(panel: KeptPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.list.wanted) as wanted:
        place = panel.list.visualRect(panel.list.rows.index(2)).center()
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == ["id2"]
    with qtbot.assertNotEmitted(panel.list.wanted):
        QTest.keyClick(panel.list, Qt.Key.Key_Up)


def test_delete_asks_to_delete(panel: KeptPanel, qtbot: QtBot) -> None:
    choose(panel, 0)
    with qtbot.waitSignal(panel.list.delete_wanted) as wanted:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert wanted.args == ["id0"]


def test_f2_renames_in_place(panel: KeptPanel, qtbot: QtBot) -> None:
    choose(panel, 1)
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    (editor,) = panel.list.findChildren(QLineEdit)
    assert editor.text() == "Question 1"
    assert editor.accessibleName() == "Name"
    editor.setText("  Coolant \n limits ")
    with qtbot.waitSignal(panel.list.rows.renamed) as renamed:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["id1", "Coolant limits"]


@pytest.mark.parametrize("title", ["", "   ", "Question 1"])
def test_an_empty_title_or_the_same_one_changes_nothing(
    panel: KeptPanel, qtbot: QtBot, title: str
) -> None:
    with qtbot.assertNotEmitted(panel.list.rows.renamed):
        panel.list.rows.setData(panel.list.rows.index(1), title)


def test_the_open_conversation_stands_out(panel: KeptPanel) -> None:
    panel.list.rows.set_open("id2")
    rows = panel.list.rows
    assert [rows.index(row).data(CHOSEN_ROLE) for row in range(3)] == [False, False, True]


def test_the_keyboard_stays_on_its_conversation_when_a_newer_one_comes(panel: KeptPanel) -> None:
    choose(panel, 1)
    newer = Listed(ConversationInfo("new", "Newest", 9 * DAY_S, 9 * DAY_S, 1))
    panel.show_listed([newer, *listed(3)])
    assert panel.list.rows.at(panel.list.currentIndex().row()).info.id == "id1"


def test_few_conversations_are_searched_on_request_and_many_at_any_time(panel: KeptPanel) -> None:
    assert panel._field.isHidden()
    panel.begin_search()
    assert QApplication.focusWidget() is panel._field
    QTest.keyClick(panel._field, Qt.Key.Key_Escape)
    assert panel._field.isHidden()
    assert QApplication.focusWidget() is panel.list
    panel.show_listed(listed(MANY + 1))
    assert panel._field.isVisible()


def test_a_field_left_empty_goes(panel: KeptPanel) -> None:
    panel.begin_search()
    panel.list.setFocus()
    assert panel._field.isHidden()


def test_what_is_typed_is_searched_after_a_pause(panel: KeptPanel, qtbot: QtBot) -> None:
    panel.begin_search()
    with qtbot.waitSignal(panel.search_wanted) as wanted:
        QTest.keyClicks(panel._field, "cap seal ")
    assert wanted.args == ["cap seal"]
    panel.show_listed(listed(1, excerpt="Question 0 … check the cap seal first"))
    assert panel.list.rows.index(0).data(DETAIL_ROLE) == "… check the cap seal first"
    panel.show_listed(listed(1, excerpt="Question 0"))
    assert str(panel.list.rows.index(0).data(DETAIL_ROLE)).startswith("1 question, ")
    panel.show_listed([])
    assert panel._nothing.text() == "No conversation holds these words."
    QTest.keyClick(panel._field, Qt.Key.Key_Escape)
    assert panel.words == ""


def test_the_arrow_goes_from_the_field_to_what_was_found(panel: KeptPanel) -> None:
    panel.begin_search()
    QTest.keyClick(panel._field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is panel.list
    assert panel.list.currentIndex().row() == 0


def test_without_any_conversation_it_is_said_what_will_be_here(panel: KeptPanel) -> None:
    panel.show_listed([])
    assert panel._nothing.text() == "What you ask is kept here."


def test_a_title_is_never_taken_for_html(panel: KeptPanel) -> None:
    info = ConversationInfo("x", "<b>bold</b>\u202e", 0.0, 0.0, 1)
    panel.show_listed([Listed(info)])
    index = panel.list.rows.index(0)
    assert "\u202e" not in str(index.data())
    assert "&lt;b&gt;" in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_ten_thousand_conversations_are_listed_at_once(panel: KeptPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.list.rows.modelReset, timeout=300):
        panel.show_listed(listed(10_000))
    assert panel.grab().height() == 400
    assert panel.sizeHint().height() < 400
