"""A second start on the same home."""

import subprocess
import sys
import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.paths import Home
from app.storage.home_lock import HomeLock
from app.ui.frame.single import Doorbell, is_taken, ring


def test_a_second_start_is_answered_by_the_first(own_home: Home, qtbot: QtBot) -> None:
    bell = Doorbell(own_home)
    answers: list[bool] = []
    with qtbot.waitSignal(bell.rung, timeout=10_000):
        second = threading.Thread(target=lambda: answers.append(ring(own_home, answer_s=10)))
        second.start()
    second.join()
    assert answers == [True]
    assert list(own_home.calls.iterdir()) == []


def test_who_rang_while_the_first_was_starting_is_answered_too(
    own_home: Home, qtbot: QtBot
) -> None:
    own_home.calls.mkdir(parents=True)
    call = own_home.calls / "x.call"
    call.touch()
    Doorbell(own_home)
    assert not call.exists()


def test_nobody_answers_for_a_command_line_that_works_on_the_home(own_home: Home) -> None:
    with HomeLock(own_home.lock):
        assert is_taken(own_home)
        assert not ring(own_home, answer_s=0.1)
    assert list(own_home.calls.iterdir()) == []


def test_a_home_nobody_holds_is_free_also_after_a_process_was_killed(own_home: Home) -> None:
    assert not is_taken(own_home)
    own_home.root.mkdir()
    own_home.holder.write_text("1", "ascii")  # left by one that had no time to take it away
    assert not is_taken(own_home)


def test_a_home_that_cannot_be_written_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not ring(Home(tmp_path / "file"))
    assert not is_taken(Home(tmp_path / "file"))


def test_listening_and_ringing_open_no_socket() -> None:
    code = "import app.ui.frame.single, sys; print('PySide6.QtNetwork' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"
