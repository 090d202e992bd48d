"""What holds for every test: no internet socket, a home of its own, nothing left running."""

import multiprocessing
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from app.paths import Home
from app.privacy import telemetry
from tests.verbs import Sotto

telemetry.silence()  # before any test imports a library that would report

# A busy machine is slow; that is no failure. The same examples every time, so that a change is
# judged by what it changes; `--hypothesis-profile explore` goes looking for new ones.
hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("repeatable")


class NetworkUsedError(RuntimeError):
    """A test tried to open an internet socket."""


@pytest.fixture(autouse=True)
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every socket but a Unix one raises."""
    real = socket.socket

    class Guarded(real):  # type: ignore[misc, valid-type]
        def __init__(self, family: int = -1, *args: Any, **kwargs: Any) -> None:
            if family != socket.AF_UNIX:
                raise NetworkUsedError(f"socket family {family}")
            super().__init__(family, *args, **kwargs)

    monkeypatch.setattr(socket, "socket", Guarded)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """SOTTO_HOME points to an empty folder; nothing reaches the user's own."""
    root = tmp_path / "home"
    monkeypatch.setenv("SOTTO_HOME", str(root))
    return Home(root)


@pytest.fixture
def sotto(capsys: pytest.CaptureFixture[str]) -> Sotto:
    """The command line in this process."""
    from app.cli.root import run

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run([str(one) for one in arguments], open_window=lambda *_: 99)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a child process or a thread behind."""
    before = set(threading.enumerate())
    yield
    leftover = [c for c in multiprocessing.active_children() if c.is_alive()]
    for child in leftover:
        child.kill()
        child.join()
    deadline_s = 5.0
    threads = [t for t in threading.enumerate() if t not in before]
    for thread in threads:
        thread.join(deadline_s)
    alive = [t.name for t in threads if t.is_alive()]
    assert not leftover, f"child processes left: {leftover}"
    assert not alive, f"threads left: {alive}"
