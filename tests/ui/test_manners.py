from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.services.manners import Battery, Gate
from app.ui.frame.status import StatusBar
from app.ui.library.manners import Manners


@pytest.fixture
def status(qtbot: QtBot) -> StatusBar:
    made = StatusBar()
    qtbot.addWidget(made)
    made.show()
    return made


def gate(home: Path, *, charge: int = 100) -> Gate:
    return Gate(
        home / "paused",
        battery_percent=40,
        pause_on_typing=True,
        battery=lambda: Battery(charge, in_use=True),
    )


def said(status: StatusBar) -> str:
    return " ".join(one.text() for one in status.findChildren(QLabel))


def shown_buttons(status: StatusBar) -> list[str]:
    return [one.text() for one in status.findChildren(QPushButton) if one.isVisible()]


def test_nothing_is_said_about_rest_while_nothing_is_under_way(
    status: StatusBar, tmp_path: Path
) -> None:
    held = gate(tmp_path, charge=5)
    assert held.rest is not None  # as who works on the library asks it
    manners = Manners(held, status, status)
    assert "battery" not in said(status)
    manners.set_busy(True)
    assert "Indexing rests on battery, 5 %" in said(status)
    assert shown_buttons(status) == ["Pause"]
    manners.set_busy(False)
    assert "battery" not in said(status)
    assert shown_buttons(status) == []
    assert not manners._timer.isActive()


def test_on_battery_it_is_said_when_indexing_will_rest(status: StatusBar, tmp_path: Path) -> None:
    held = gate(tmp_path, charge=63)
    status.resize(1_000, 30)
    manners = Manners(held, status, status)
    manners.set_busy(True)
    assert "battery" not in said(status), "the window reads no battery itself"
    assert held.rest is None
    manners._look()
    assert "On battery, 63 %: indexing rests below 40 %" in said(status)
    manners.set_busy(False)
    assert "battery" not in said(status)


def test_a_pause_of_an_earlier_day_is_shown_at_once_and_can_be_ended(
    status: StatusBar, tmp_path: Path
) -> None:
    held = gate(tmp_path)
    held.pause()
    manners = Manners(held, status, status)
    assert "Indexing is paused" in said(status)
    (resume,) = [one for one in status.findChildren(QPushButton) if one.text() == "Resume"]
    assert resume.accessibleName() == "Resume indexing"
    resume.click()
    assert not held.paused
    assert shown_buttons(status) == []
    assert not manners._timer.isActive()


def test_what_goes_on_is_shown_again_after_a_rest(status: StatusBar, tmp_path: Path) -> None:
    held = gate(tmp_path)
    manners = Manners(held, status, status)
    status.show_activity("Indexing Manuals: 1 of 2", stoppable=True)
    manners.set_busy(True)
    manners.pause(True)
    assert "1 of 2" not in said(status)
    manners.pause(False)
    assert "1 of 2" in said(status)
    manners.stop()


def test_a_home_that_cannot_be_written_is_said(status: StatusBar, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    manners = Manners(gate(tmp_path / "file"), status, status)
    manners.pause(True)
    assert "cannot be used" in said(status)
    manners.stop()
