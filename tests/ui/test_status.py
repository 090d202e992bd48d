"""The line at the foot of the window."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.frame.status import StatusBar
from app.ui.look.elided import ElidedLabel
from app.ui.look.theme import Theme

DOING = "Indexing Lecture recordings: 24 of 38, 6 min left"


@pytest.fixture
def status(theme: Theme, qtbot: QtBot) -> StatusBar:
    """Everything it can say."""
    made = StatusBar()
    qtbot.addWidget(made)
    made.show_offline(True)
    made.show_model("Qwen3 4B Q4_K_M")
    made.show_speech_model("Whisper small")
    made.show_power("On battery, 63 %: indexing rests below 20 %")
    made.show_activity(DOING, stoppable=True)
    made.show_busy(True)
    made.show()
    return made


def shown(status: StatusBar) -> list[str]:
    lines: list[QPushButton | QLabel] = [
        *status.findChildren(QPushButton),
        *status.findChildren(QLabel),
    ]
    return [line.text() for line in lines if line.isVisible() and line.text()]


def test_a_wide_window_says_everything(status: StatusBar) -> None:
    status.resize(1_360, 30)
    assert len(shown(status)) == 7


def test_what_matters_least_goes_first_where_it_is_narrow(status: StatusBar) -> None:
    gone: list[str] = []
    for width in range(1_360, 400, -20):
        status.resize(width, 30)
        seen = shown(status)
        gone += [text for text in ("On battery", "Whisper", "Qwen3")
                 if text not in " ".join(seen) and text not in gone]  # fmt: skip
    assert gone == ["On battery", "Whisper", "Qwen3"]
    assert {"Offline: network blocked", DOING, "Pause", "Stop"} <= set(shown(status))


def test_nothing_is_wider_than_the_window(status: StatusBar) -> None:
    status.resize(480, 30)
    assert status.minimumSizeHint().width() <= 480
    assert all(
        one.geometry().right() < 480 for one in status.findChildren(QPushButton) if one.isVisible()
    )


def test_a_line_that_does_not_fit_is_told_whole(status: StatusBar) -> None:
    status.resize(480, 30)
    (activity,) = status.findChildren(ElidedLabel)
    assert activity.width() < activity.sizeHint().width()
    assert DOING in activity.toolTip()
    assert activity.text() == DOING  # what a screen reader reads


def test_the_offline_state_leads_to_the_report_and_the_model_to_the_models(
    status: StatusBar, qtbot: QtBot
) -> None:
    status.resize(1_360, 30)
    buttons = {one.text(): one for one in status.findChildren(QPushButton)}
    with qtbot.waitSignal(status.privacy_wanted):
        buttons["Offline: network blocked"].click()
    with qtbot.waitSignal(status.models_wanted):
        buttons["Qwen3 4B Q4_K_M"].click()


def test_an_open_network_is_no_good_news(status: StatusBar) -> None:
    good = status._offline.property("blocked")
    status.show_offline(False)
    assert (good, status._offline.property("blocked")) == (True, False)
    assert "Network not blocked" in shown(status)
