"""What closing the window means."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from app.ui.frame.leaving import Leaving
from app.ui.frame.tray import Tray
from app.ui.frame.window import Window
from app.ui.look.theme import Theme


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Window:
    made = Window(theme)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def tray(window: Window, monkeypatch: pytest.MonkeyPatch) -> Tray:
    """In a system that has one."""
    made = Tray(window)
    monkeypatch.setattr(Tray, "is_there", True)
    return made


def leaving(window: Window, *, keeps: bool = False, adding: bool = False) -> Leaving:
    return Leaving(window, Tray(window), keeps=lambda: keeps, adding=lambda: adding)


def question(window: Window) -> QMessageBox:
    (box,) = window.findChildren(QMessageBox)
    return box


def press(box: QMessageBox, text: str) -> None:
    (found,) = [each for each in box.buttons() if each.text() == text]
    found.click()


def test_closing_ends_the_program(window: Window, qtbot: QtBot) -> None:
    made = leaving(window)
    with qtbot.waitSignal(made.left):
        window.close()


def test_closing_while_files_are_added_says_that_it_goes_on_next_time(
    window: Window, qtbot: QtBot
) -> None:
    made = leaving(window, adding=True)
    window.close()
    assert window.isVisible()
    assert "goes on where it stopped" in question(window).informativeText()
    window.close()  # asks once
    with qtbot.waitSignal(made.left):
        press(question(window), "Quit")


def test_escape_stays_and_the_next_closing_asks_again(window: Window, qtbot: QtBot) -> None:
    made = leaving(window, adding=True)
    left: list[int] = []
    made.left.connect(lambda: left.append(1))
    for _ in range(2):
        window.close()
        QTest.keyClick(question(window), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
    assert left == []
    assert window.isVisible()


def test_a_window_kept_in_the_tray_is_only_hidden(window: Window, tray: Tray, qtbot: QtBot) -> None:
    made = Leaving(window, tray, keeps=lambda: True, adding=lambda: False)
    left: list[int] = []
    made.left.connect(lambda: left.append(1))
    window.close()
    assert not window.isVisible()
    assert left == []
    with qtbot.waitSignal(made.left):
        window.quit_wanted.emit()


def test_what_is_to_be_kept_in_a_tray_that_is_not_there_ends(window: Window, qtbot: QtBot) -> None:
    made = leaving(window, keeps=True)
    with qtbot.waitSignal(made.left):
        window.close()


def test_work_under_way_can_go_on_in_the_tray(window: Window, tray: Tray) -> None:
    Leaving(window, tray, keeps=lambda: False, adding=lambda: True)
    window.close()
    press(question(window), "Go on in the tray")
    assert not window.isVisible()
