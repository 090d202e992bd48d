"""The tray's menu; the icon itself is the system's."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.frame.tray import Tray
from app.ui.frame.window import Window
from app.ui.look.theme import Theme


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Window:
    made = Window(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def press(tray: Tray, text: str) -> None:
    tray.menu.aboutToShow.emit()
    (action,) = [each for each in tray.menu.actions() if each.text() == text]
    action.trigger()


def test_the_menu_hides_and_shows_the_window(window: Window) -> None:
    tray = Tray(window)
    press(tray, "Hide the window")
    assert not window.isVisible()
    press(tray, "Show the window")
    assert window.isVisible()
    window.showMinimized()
    press(tray, "Show the window")
    assert not window.isMinimized()


def test_a_question_from_the_tray_brings_the_window_back(window: Window, qtbot: QtBot) -> None:
    tray = Tray(window)
    window.hide()
    with qtbot.waitSignal(window.question_wanted):
        press(tray, "New question")
    assert window.isVisible()


def test_indexing_is_paused_and_resumed_from_the_tray(window: Window, qtbot: QtBot) -> None:
    tray = Tray(window)
    with qtbot.waitSignal(window.status.pause_wanted) as wanted:
        press(tray, "Pause indexing")
    assert wanted.args == [True]
    window.status.show_rest("Indexing is paused", paused=True)
    with qtbot.waitSignal(window.status.pause_wanted) as wanted:
        press(tray, "Resume indexing")
    assert wanted.args == [False]


def test_quit_is_in_the_menu_and_has_a_key(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.quit_wanted):
        press(Tray(window), "Quit")
    assert any(action.shortcut().toString() == "Ctrl+Q" for action in window.actions())


def test_a_system_without_a_tray_shows_none(window: Window) -> None:
    tray = Tray(window)
    assert not tray.is_there  # the offscreen screen has none
    assert not tray._icon.isVisible()
