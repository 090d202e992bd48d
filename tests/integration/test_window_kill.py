"""The window as a process of its own that is killed: the next start goes on where it was."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.paths import Home
from app.services.window_state import WindowState, load_state

WAIT_S = 90.0
REPOSITORY = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such kill")


class Window:
    """A window process."""

    def __init__(self, home: Path, *does: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.integration.window_child", str(home), *does],
            cwd=REPOSITORY,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
        )

    def read(self) -> str:
        """The next line it prints; "" once it has ended."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self._process.kill()
        self._process.communicate(timeout=WAIT_S)


def wait_for(home: Path, true_of: Callable[[WindowState], bool]) -> WindowState:
    deadline = time.monotonic() + WAIT_S
    while not true_of(load_state(Home(home).window)):
        assert time.monotonic() < deadline, load_state(Home(home).window)
        time.sleep(0.02)
    return load_state(Home(home).window)


def test_a_killed_window_loses_neither_its_conversation_nor_the_half_written_question(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    first = Window(home, "ask", "type")
    assert first.read() == "answered"
    assert first.read() == "typed"
    state = wait_for(home, lambda state: state.draft.endswith("hose 👍"))
    assert state.asked is None
    first.kill()

    second = Window(home, "tell")
    try:
        assert second.read() == "1 turns, cut off: 0"
        assert second.read() == "draft: 12 4 'And which torque – für\\nthe lower hose 👍'"
    finally:
        second.kill()


def test_an_answer_that_a_kill_cut_off_is_a_question_that_can_be_asked_again(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    first = Window(home, "ask", "ask-forever")
    assert first.read() == "answered"
    assert first.read() == "under way"
    wait_for(home, lambda state: state.asked is not None)
    first.kill()

    second = Window(home, "tell", "ask-again")
    try:
        assert second.read() == "2 turns, cut off: 1"
        assert second.read().startswith("draft: 0 0 ''")
        assert second.read() == "answered"
    finally:
        second.kill()
    third = Window(home, "tell")
    try:
        assert third.read() == "2 turns, cut off: 0"
    finally:
        third.kill()
