import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.answers import Timings
from app.domain.search import Filters, Period
from app.engines.fake import FakeGenerator
from app.ui.desk import Desk
from app.ui.look.theme import Theme
from app.ui.why import wording
from app.ui.why.view import WhyView
from tests.ui.composition import Fakes
from tests.ui.desks import WAIT_MS, add, opened_desk, press

TEXT = "System pressure shall not exceed 1.4 bar. The pump has a seal. The <b>cap</b> is red."
QUESTION = "Which pressure shall the system not exceed?"


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "manual.txt").write_text(TEXT)
    fakes = Fakes(FakeGenerator(["System pressure shall not exceed 1.4 bar. Cats sleep a lot."]))
    with opened_desk(theme, qtbot, tmp_path / "home", fakes) as made:
        add(made, qtbot, tmp_path / "manual.txt")
        with qtbot.waitSignal(made.asking.ended, timeout=WAIT_MS):
            made.asking.ask(QUESTION)
        yield made


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> WhyView:
    desk.window.conversation.why_wanted.emit(desk.window.conversation.turns[-1])
    shown = desk.why.view
    assert shown is not None
    qtbot.waitUntil(lambda: bool(shown._record), timeout=20_000)
    return shown


def said(view: WhyView) -> str:
    return "\n".join(one.text() for one in view.findChildren(QLabel) if not one.isHidden())


def test_an_answer_is_explained_in_words(view: WhyView) -> None:
    text = said(view)
    assert QUESTION in text
    assert "Answered: how likely the passages answer the question" in text
    assert "Supported, " in text
    assert "Not found in the sources, " in text


def test_its_record_can_be_copied(view: WhyView) -> None:
    press(view, "Copy as JSON")
    assert json.loads(QGuiApplication.clipboard().text())["answer"]["question"] == QUESTION


def test_the_prompt_is_shown_when_it_is_wanted(view: WhyView, qtbot: QtBot) -> None:
    prompt = view.findChild(QPlainTextEdit, "prompt")
    assert prompt is not None
    assert prompt.isHidden()
    assert TEXT[:30] in prompt.toPlainText()
    switch = next(b for b in view.findChildren(QPushButton) if "prompt" in b.text())
    switch.click()
    assert not prompt.isHidden()
    assert switch.text() == "Hide the prompt"


def test_a_forgotten_answer_says_so(desk: Desk, qtbot: QtBot) -> None:
    desk.why.show("gone", "What?")
    shown = desk.why.view
    assert shown is not None
    qtbot.waitUntil(lambda: "forgotten" in said(shown))
    assert "Copy as JSON" not in [b.text() for b in shown.findChildren(QPushButton)]


def test_steps_are_the_time_between_two_marks() -> None:
    timings = Timings(rewrite=10, retrieve=40, quote=60, first_token=100, total=300)
    assert [ms for _, ms in wording.steps(timings)] == [10, 30, 20, 40, 200]
    assert [ms for _, ms in wording.steps(Timings(retrieve=5, total=9))] == [5, 4]


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        (Filters(types=("pdf",)), "Only files of type pdf"),
        (Filters(phrases=("two bar",)), "Only with “two bar” word for word"),
        (Filters(without=("draft",)), "Without draft"),
    ],
)
def test_filters_are_said_in_words(chosen: Filters, line: str) -> None:
    assert wording.filters(chosen) == [line]


def test_an_open_period_is_said_from_its_one_end() -> None:
    (line,) = wording.filters(Filters(periods=(Period(86_400.0 * 365, None),)))
    assert line.startswith("Only from ")
