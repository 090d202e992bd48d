import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.search import Order, Query
from app.services.finder import Finder, Findings
from app.ui.desk import Desk
from app.ui.find.limits import Dates
from app.ui.find.view import FindView

CTRL = Qt.KeyboardModifier.ControlModifier


def view(desk: Desk) -> FindView:
    shown = desk.window.answers.currentWidget()
    assert isinstance(shown, FindView)
    return shown


def titles(desk: Desk) -> list[str]:
    rows = view(desk).list.rows
    return [str(rows.data(rows.index(row))) for row in range(rows.rowCount())]


@pytest.fixture
def finding(desk: Desk, qtbot: QtBot) -> Desk:
    desk.finding.start()
    desk.window.composer.write("pressure")
    qtbot.waitUntil(lambda: set(titles(desk)[:2]) == {"Service Manual", "Field notes"})
    return desk


def test_places_are_found_while_one_types(finding: Desk, qtbot: QtBot) -> None:
    finding.window.composer.write("valve")
    qtbot.waitUntil(lambda: titles(finding)[:1] == ["Night"])
    assert "place" in view(finding).count.text()


def test_the_switch_shows_places_and_goes_back_to_answers(finding: Desk, qtbot: QtBot) -> None:
    assert finding.finding.switch.isChecked()
    finding.finding.switch.click()
    assert finding.window.answers.currentWidget() is finding.window.conversation
    assert finding.window.composer.box.toPlainText() == "pressure"


def test_ctrl_enter_twice_finds_without_an_answer(desk: Desk, qtbot: QtBot) -> None:
    box = desk.window.composer.box
    desk.window.composer.write("cap seal")
    QTest.keyClick(box, Qt.Key.Key_Return, CTRL)
    QTest.keyClick(box, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Field notes" in titles(desk))
    assert box.toPlainText() == "cap seal"
    assert not desk.asking.busy


def test_enter_goes_to_the_places_and_enter_there_opens_one(finding: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(finding.window.composer.box, Qt.Key.Key_Return)
    places = view(finding).list
    qtbot.waitUntil(lambda: QApplication.focusWidget() is places)
    QTest.keyClick(places, Qt.Key.Key_Down)
    assert places.currentIndex().row() == 1
    with qtbot.waitSignal(places.opened) as opened:
        QTest.keyClick(places, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].document == titles(finding)[1]
    qtbot.waitUntil(finding.window.viewer.isVisible)
    QTest.keyClick(places, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is finding.window.composer.box


def test_escape_goes_back_to_the_conversation(finding: Desk) -> None:
    QTest.keyClick(finding.window.composer.box, Qt.Key.Key_Escape)
    assert not finding.finding.on


def test_an_answer_leads_to_the_places_of_its_question_and_back_to_what_was_being_written(
    desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.asking.ended, timeout=20_000):
        desk.asking.ask("pressure")
    desk.window.composer.write("half a quest")
    desk.window.conversation.find_wanted.emit(desk.window.conversation.turns[0])
    qtbot.waitUntil(lambda: "Service Manual" in titles(desk))
    assert desk.window.composer.box.toPlainText() == "pressure"
    desk.finding.stop()
    assert desk.window.composer.box.toPlainText() == "half a quest"


def test_what_was_found_can_be_answered(finding: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(finding.asking.ended, timeout=20_000):
        view(finding).answer_wanted.emit()
    assert finding.window.answers.currentWidget() is finding.window.conversation
    assert finding.window.conversation.turns[-1].question == "pressure"


def test_nothing_found_says_what_was_searched(finding: Desk, qtbot: QtBot) -> None:
    finding.finding.pills.types.show_kinds(("pdf",))
    qtbot.waitUntil(lambda: titles(finding) == [])
    shown = view(finding)
    assert shown.count.text() == "Nothing found"
    assert "3 of 4 files; 1 could not be read" in shown._nothing._text.text()
    assert shown._nothing.unlimited.isVisible()
    shown._nothing.unlimited.click()
    qtbot.waitUntil(lambda: len(titles(finding)) == 3)


def test_the_latest_can_come_first(finding: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view(finding).list.rows.modelReset):
        view(finding).order_chosen.emit(Order.DATE)
    dates = [place.dated_s for place in view(finding).list.rows.places]
    assert dates == sorted(dates, reverse=True)


def test_pills_limit_answers_too(desk: Desk, qtbot: QtBot) -> None:
    desk.finding.pills.types.show_kinds(("pdf",))
    desk.finding.pills.dates.show_dates(Dates(days=7))
    filters = desk.asking.filters()
    assert filters.types == ("pdf",)
    assert len(filters.periods) == 1


class SlowFinder:
    """Holds the first search back until told otherwise, and counts them."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self.gate = threading.Event()
        self.asked: list[str] = []

    def find(self, query: Query, *, order: Order, as_typed: bool) -> Findings:
        self.asked.append(query.text)
        if len(self.asked) == 1:
            assert self.gate.wait(20)
        return self._finder.find(query, order=order, as_typed=as_typed)


def test_an_older_search_never_replaces_a_newer_one(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowFinder(desk.sotto.finder)
    monkeypatch.setattr("app.ui.find.finding._finder", lambda _: slow)
    desk.finding.start("pressure")
    qtbot.waitUntil(lambda: slow.asked == ["pressure"])
    for text in ("pump", "seal", "valve"):
        desk.finding.start(text)
    slow.gate.set()
    qtbot.waitUntil(lambda: titles(desk)[:1] == ["Night"])
    assert slow.asked == ["pressure", "valve"]
