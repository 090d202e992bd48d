"""The self-test tells what goes wrong in the window, wherever that happens, and always ends."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.errors import NotAllowed
from app.policy import ModelRules
from app.services.self_test import SelfTest, SelfTestReport, TriedStep
from app.ui.self_test import try_window
from app.ui.self_test.rehearsal import Limits
from app.ui.self_test.steps import Doing, Stage, open_library

HANG = """
import time
from app.services.self_test import SelfTest
from app.ui.self_test import try_window
from app.ui.self_test.rehearsal import Limits

def hang(stage):
    time.sleep(60)
    yield bool

try_window(SelfTest(), lambda report: print(report.steps[-1], flush=True),
            steps=[("hang", hang)], limits=Limits(hanging_s=1.0))
"""


@pytest.fixture(autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """What a program leaves when it ends would stand among the windows of other tests."""
    yield
    for widget in qapp.topLevelWidgets():
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def tried(*steps: Callable[[Stage], Doing[str]]) -> SelfTestReport:
    """The report on these steps after the library was opened; the last one is as it was kept."""
    kept: list[SelfTestReport] = []
    report = try_window(
        SelfTest(),
        kept.append,
        steps=[("open", open_library), *((step.__name__, step) for step in steps)],
        limits=Limits(step_s=2.0, hanging_s=100.0),
    )
    assert kept[-1] == report
    assert [step.ok for step in kept[0].steps] == [False]
    assert events_go_on()
    return report


def events_go_on() -> bool:
    """Whether a loop of events runs; none would after an application is told twice to end."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    return loop.exec() == 0


def failed(report: SelfTestReport) -> TriedStep:
    """The one step that failed; none came after it."""
    assert not report.ok
    *before, last = report.steps
    assert all(step.ok for step in before)
    assert not last.ok
    return last


def wait(_: Stage) -> Doing[str]:
    yield lambda: False
    return ""


def test_steps_are_played_in_order_and_the_window_is_closed() -> None:
    played = []

    def look(stage: Stage) -> Doing[str]:
        played.append(stage.desk.state.files)
        yield lambda: True
        return "seen"

    report = tried(look)
    assert report.ok
    assert [step.name for step in report.steps] == ["open", "look", "quit"]
    assert report.steps[1].detail == "seen"
    assert played == [0]


def test_what_never_happens_fails() -> None:
    step = failed(tried(wait))
    assert "2 s" in step.detail
    assert "wait, line" in step.detail
    assert step.seconds >= 2.0


def test_an_exception_in_a_slot_fails_the_step_under_way() -> None:
    def plant(stage: Stage) -> Doing[str]:
        stage.program.window.paths_chosen.connect(lambda _: {"a": 1}["planted"])
        stage.program.window.paths_chosen.emit([])
        return (yield from wait(stage))

    assert "KeyError: 'planted'" in failed(tried(plant)).detail


def test_an_exception_in_a_thread_fails_the_step_under_way() -> None:
    def plant(stage: Stage) -> Doing[str]:
        threading.Thread(target=lambda: {"a": 1}["planted"]).start()
        return (yield from wait(stage))

    assert "KeyError: 'planted'" in failed(tried(plant)).detail


def test_an_exception_while_the_window_is_closed_is_told() -> None:
    def plant(stage: Stage) -> Doing[str]:
        stage.program.window.quit_wanted.connect(lambda: {"a": 1}["planted"])
        yield lambda: True
        return "planted"

    step = failed(tried(plant))
    assert step.name == "quit"
    assert "KeyError: 'planted'" in step.detail


def test_what_is_fixed_for_users_is_not_for_the_test_but_the_rules_for_models_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(f"home = '{tmp_path}'\n[settings]\nlanguage = 'de'\n")
    monkeypatch.setattr("app.ui.application.policy_file", lambda: policy)
    assert tried().ok
    with pytest.raises(NotAllowed):
        try_window(SelfTest((tmp_path,), ModelRules(imports=False)), print)


def test_a_window_that_is_closed_too_early_is_told() -> None:
    def close(stage: Stage) -> Doing[str]:
        stage.program.window.quit_wanted.emit()
        return (yield from wait(stage))

    assert "closed" in failed(tried(close)).detail


def test_a_window_that_hangs_is_ended_from_outside() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HANG], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "under way" in done.stdout
    assert "Timeout" in done.stderr
    assert "in hang" in done.stderr
