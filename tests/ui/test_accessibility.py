"""Every control has a name, and everything can be reached with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.answers import Finished, Quoted, Settled
from app.ui.conversation import empty_pages
from app.ui.conversation.quote import QuoteView
from app.ui.conversation.source_cards import SourceCard
from app.ui.frame.bridge import Bridge
from app.ui.frame.window import Window
from app.ui.look.theme import Theme
from tests.ui.accessible import CONTROLS, walk
from tests.ui.answers import MANUAL, ONE, QUOTE, SUPPORTED, UNSUPPORTED, answer
from tests.ui.viewing import means, source_of

Role = QAccessible.Role


@pytest.fixture
def window(theme: Theme, bridge: Bridge, qtbot: QtBot) -> Window:
    """A window with an answer, a source, a notice and collections in it."""
    made = Window(theme)
    qtbot.addWidget(made)
    made.show()
    made.side.set_open(True)
    made.side.set_failed(1)
    made.side.collections.rows.set_collections([("Manuals", 2)], files=2)
    made.composer.scope.set_names(["Manuals"])
    made.composer.scope.show_scope("Manuals")
    made.composer.set_ready(True)
    made.composer.write("Next question")
    page = empty_pages.welcome(add_folder=made.choose_folder, try_guide=made.choose_folder)
    made.conversation.set_empty_page(page)
    turn = made.conversation.begin("What is the limit?")
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False), Finished(answer())])
    made.viewer.serve(means(theme, bridge))
    made.viewer.show_source(source_of(ONE, "a\n" + MANUAL, [(1, 0, 2), (2, 2, 200)]))
    made.show_viewer()
    made.status.show_activity("Indexing Manuals: 1 of 2", stoppable=True)
    qtbot.waitExposed(made)
    return made


def test_every_control_has_a_name(window: Window) -> None:
    found = [
        node
        for node in walk(QAccessible.queryAccessibleInterface(window))
        if node.role() in CONTROLS and not node.state().invisible
    ]
    assert len(found) > 15
    unnamed = [
        (node.role().name, type(node.object()).__name__)
        for node in found
        if not node.text(QAccessible.Text.Name)
    ]
    assert unnamed == []


def test_names_hold_no_shortcut_marks_and_no_dots(window: Window) -> None:
    names = [
        node.text(QAccessible.Text.Name)
        for node in walk(QAccessible.queryAccessibleInterface(window))
        if node.role() == Role.Button and not node.state().invisible
    ]
    assert [name for name in names if "&" in name or "…" in name or len(name) < 3] == []


def tab_through(window: Window, qtbot: QtBot) -> list[QWidget]:
    """Every widget that Tab reaches, from the side on, once round."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.side.collections.setFocus()
    reached: list[QWidget] = []
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if reached and focused is reached[0]:
            return reached
        if focused not in reached:
            reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError("Tab never comes round")


def test_tab_reaches_everything_that_can_be_used(window: Window, qtbot: QtBot) -> None:
    tab = Qt.FocusPolicy.TabFocus
    usable = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & tab == tab
    }
    missed = usable - set(tab_through(window, qtbot))
    assert {f"{type(w).__name__} {w.accessibleName()}" for w in missed} == set()


def test_tab_goes_from_side_to_answer_to_question_to_source(window: Window, qtbot: QtBot) -> None:
    place = {widget: index for index, widget in enumerate(tab_through(window, qtbot))}
    turn = window.conversation.turns[-1].view
    assert turn is not None
    quote, card = turn.findChild(QuoteView), turn.findChild(SourceCard)
    assert isinstance(quote, QuoteView)
    assert isinstance(card, SourceCard)
    expected: list[QWidget] = [
        window.side.collections,
        quote.text,
        turn.prose,
        card,
        window.composer.box,
        window.composer.ask,
        window.viewer.target,
    ]
    assert sorted(expected, key=place.__getitem__) == expected


class Heard:
    """Takes down what a screen reader is told, in place of QAccessible."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:
        self.said.append(event.message())


def test_an_answer_is_announced_sentence_by_sentence_and_errors_too(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard()
    monkeypatch.setattr("app.ui.look.labels.QAccessible", heard)
    turn = window.conversation.begin("What is the limit?")
    turn.apply([Quoted(QUOTE, (ONE,), abstained=False)])
    assert heard.said == [QUOTE.text]
    turn.apply([Settled(SUPPORTED)])
    turn.apply([Settled(UNSUPPORTED)])
    assert heard.said[1:] == [SUPPORTED.text, UNSUPPORTED.text]
    window.status.say("The disk is full. Free space and try again.")
    assert heard.said[-1] == "The disk is full. Free space and try again."
