"""What the window is called for from outside."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.calls import Call, Wish
from app.ui.frame.callers import Application, Callers
from app.ui.frame.window import Window
from app.ui.look.theme import Theme


class _Deeds:
    """What was done, in order."""

    def __init__(self, window: Window) -> None:
        self.done: list[object] = []
        self.callers = Callers(
            window, take_in=self.done.append, leave=lambda: self.done.append("left")
        )


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Window:
    made = Window(theme)
    qtbot.addWidget(made)
    return made


def test_a_call_shows_a_hidden_window(window: Window) -> None:
    deeds = _Deeds(window)
    assert not window.isVisible()
    deeds.callers.answer(Call())
    assert window.isVisible()
    assert not deeds.done


def test_a_pack_is_handed_on_and_the_window_shown(window: Window) -> None:
    deeds = _Deeds(window)
    deeds.callers.answer(Call(Wish.TAKE_IN, "/somewhere/manuals.pack"))
    assert deeds.done == [Path("/somewhere/manuals.pack")]
    assert window.isVisible()


def test_who_is_asked_to_leave_shows_nothing(window: Window) -> None:
    deeds = _Deeds(window)
    deeds.callers.answer(Call(Wish.LEAVE))
    assert deeds.done == ["left"]
    assert not window.isVisible()


def test_a_file_that_the_system_opens_is_a_call(qapp: Application, qtbot: QtBot) -> None:
    event = QFileOpenEvent(QUrl.fromLocalFile("/somewhere/manuals.pack"))
    with qtbot.waitSignal(qapp.opened) as heard:
        QApplication.sendEvent(qapp, event)
    assert heard.args == [Call(Wish.TAKE_IN, "/somewhere/manuals.pack")]
