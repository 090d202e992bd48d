"""The window as a process of its own: it starts, and ends in order when asked to."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

WAIT_S = 60.0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_frees_the_home(tmp_path: Path, number: int) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    home = tmp_path / "home"
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "--home", str(home)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + WAIT_S
    while not (home / "sotto.db").exists() and time.monotonic() < deadline:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.05)
            pytest.fail(f"it ended by itself: {process.communicate()}")
    process.send_signal(number)
    _, said = process.communicate(timeout=WAIT_S)
    assert process.returncode == 130, said
    assert "Traceback" not in said
