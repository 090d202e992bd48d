"""A second start on the same home."""

import os
import stat
import subprocess
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from app.paths import Home
from app.services.calls import Call, Wish, ring
from app.ui.frame.single import Doorbell


def test_a_second_start_is_answered_by_the_first(own_home: Home, qtbot: QtBot) -> None:
    bell = Doorbell(own_home)
    answers: list[bool] = []
    call = Call(Wish.TAKE_IN, "/somewhere/manuals.pack")
    with qtbot.waitSignal(bell.rung, timeout=10_000) as heard:
        second = threading.Thread(target=lambda: answers.append(ring(own_home, call, answer_s=10)))
        second.start()
    second.join()
    assert answers == [True]
    assert heard.args == [call]
    assert list(own_home.calls.iterdir()) == []


def test_who_rang_while_the_first_was_starting_is_answered_too(
    own_home: Home, qtbot: QtBot
) -> None:
    own_home.calls.mkdir(parents=True)
    file = own_home.calls / "x.call"
    file.touch()
    with qtbot.waitSignal(Doorbell(own_home).rung) as heard:
        assert heard.args is None
    assert heard.args == [Call()]
    assert not file.exists()


@pytest.mark.skipif(os.name == "nt", reason="the folder inherits what its user's folder allows")
def test_a_home_that_listening_makes_is_for_its_user_alone(own_home: Home, qtbot: QtBot) -> None:
    assert not own_home.root.exists()
    Doorbell(own_home)
    assert stat.S_IMODE(own_home.root.stat().st_mode) == 0o700


def test_listening_and_ringing_open_no_socket() -> None:
    code = "import app.ui.frame.single, sys; print('PySide6.QtNetwork' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"
