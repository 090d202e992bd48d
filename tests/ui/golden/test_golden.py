from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.golden import Expected
from app.ui.desk import Desk
from app.ui.frame.places import Place
from app.ui.golden.page import GoldenPage
from app.ui.look.theme import Theme
from tests.ui.desks import WAIT_MS, add, opened_desk

TEXT = "System pressure shall not exceed 1.4 bar. The pump has a seal."
QUESTION = "Which pressure shall the system not exceed?"


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "manual.txt").write_text(TEXT)
    with opened_desk(theme, qtbot, tmp_path / "home") as made:
        add(made, qtbot, tmp_path / "manual.txt")
        yield made


def page(desk: Desk) -> GoldenPage:
    desk.window.go_to(Place.GOLDEN)
    shown = desk.golden.page
    assert shown is not None
    return shown


def act(desk: Desk, name: str) -> None:
    next(a for a in desk.window.actions() if a.objectName() == name).trigger()


def test_an_answer_is_kept_asked_again_and_removed(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.asking.ended, timeout=WAIT_MS):
        desk.asking.ask(QUESTION)
    shown = page(desk)
    assert not shown.run.isEnabled()
    act(desk, "golden-keep")
    qtbot.waitUntil(lambda: shown.model.rowCount() == 1, timeout=WAIT_MS)
    shown.run.click()
    qtbot.waitUntil(lambda: bool(shown.bars._runs), timeout=WAIT_MS)
    assert shown.said.text().startswith("Asked once.")
    assert shown._score(shown.model.rows[0]) == "100 %"
    shown.run.click()
    qtbot.waitUntil(lambda: len(shown.bars._runs) == 2, timeout=WAIT_MS)
    assert shown.said.text().startswith("No clear difference to the run before: +0 points")
    shown.table.selectRow(0)
    shown.remove.click()
    qtbot.waitUntil(lambda: shown.model.rowCount() == 0, timeout=WAIT_MS)


def test_an_answer_further_up_is_kept_from_its_own_menu(desk: Desk, qtbot: QtBot) -> None:
    for question in (QUESTION, "What has a seal?"):
        with qtbot.waitSignal(desk.asking.ended, timeout=WAIT_MS):
            desk.asking.ask(question)
    conversation = desk.window.conversation
    conversation.golden_wanted.emit(conversation.turns[0])
    shown = page(desk)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 1, timeout=WAIT_MS)
    assert shown.model.rows[0].question == QUESTION


def test_without_any_the_way_to_keep_one_is_told(desk: Desk) -> None:
    shown = page(desk)
    assert "Keep the last answer" in shown.said.text()
    assert not shown.table.isVisible()


def test_a_run_that_is_stopped_is_not_kept(desk: Desk, qtbot: QtBot) -> None:
    for number in range(30):
        desk.sotto.golden.add(f"{QUESTION} {number}", Expected(answers=("1.4 bar",)))
    shown = page(desk)
    qtbot.waitUntil(lambda: shown.model.rowCount() == 30, timeout=WAIT_MS)
    shown.run.click()
    assert shown.stop.isVisible()
    shown.stop.click()
    qtbot.waitUntil(lambda: "Nothing of this run was kept" in shown.said.text(), timeout=WAIT_MS)
    assert desk.sotto.golden.runs() == []
