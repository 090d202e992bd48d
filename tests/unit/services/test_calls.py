"""Calls to the window that has a home open."""

import os
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from app.domain.errors import HomeLocked
from app.paths import Home
from app.services.calls import Call, Wish, end_window, is_taken, ring, take_calls
from app.storage.home_lock import HomeLock


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


class _Window(threading.Thread):
    """Has a home open and answers calls until it should leave."""

    def __init__(self, home: Home) -> None:
        super().__init__()
        self._home = home
        self.is_open = threading.Event()
        self.heard: list[Call] = []

    def run(self) -> None:
        with HomeLock(self._home.lock):
            self.is_open.set()
            pause = threading.Event()
            while Call(Wish.LEAVE) not in self.heard and not pause.wait(0.005):
                self.heard += take_calls(self._home)


def test_a_call_says_what_is_wished_for(home: Home) -> None:
    wanted = Call(Wish.TAKE_IN, "C:\\Users\\Zoë\\manuals.pack")
    ringing = threading.Thread(target=lambda: ring(home, wanted, answer_s=60))
    ringing.start()
    heard: list[Call] = []
    while not heard:
        heard = take_calls(home)
    ringing.join()
    assert heard == [wanted]


def test_the_call_of_an_older_version_brings_the_window_to_the_front(home: Home) -> None:
    home.calls.mkdir(parents=True)
    (home.calls / "x.call").touch()
    assert take_calls(home) == [Call(Wish.SHOW)]
    assert take_calls(home) == []


@pytest.mark.parametrize(
    "said", [b"\xff", b'{"file": "\xff"}', b"[" * 100_000, b'{"wish": "obey"}', b" " * 9_000_000]
)
def test_what_makes_no_sense_brings_the_window_to_the_front(home: Home, said: bytes) -> None:
    home.calls.mkdir(parents=True)
    (home.calls / "x.call").write_bytes(said)
    assert take_calls(home) == [Call(Wish.SHOW)]
    assert list(home.calls.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes on Windows")
def test_the_window_waits_for_no_pipe_and_obeys_nothing_that_stays(home: Home) -> None:
    (home.calls / "folder.call").mkdir(parents=True)
    os.mkfifo(home.calls / "pipe.call")
    assert take_calls(home) == [Call(Wish.SHOW)]
    assert take_calls(home) == []


def test_a_call_is_taken_back_when_the_caller_is_interrupted(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: float) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.services.calls.time.sleep", interrupt)
    with pytest.raises(KeyboardInterrupt):
        ring(home, Call(Wish.LEAVE))
    assert take_calls(home) == []


def test_the_name_of_a_pack_that_is_no_text_ends_nothing(home: Home) -> None:
    assert not ring(home, Call(Wish.TAKE_IN, "\udcff.pack"))


def test_nobody_answers_for_a_command_line_that_works_on_the_home(home: Home) -> None:
    with HomeLock(home.lock):
        assert is_taken(home)
        assert not ring(home, answer_s=0.1)
    assert list(home.calls.iterdir()) == []


def test_a_home_nobody_holds_is_free_also_after_a_process_was_killed(home: Home) -> None:
    assert not is_taken(home)
    home.root.mkdir()
    home.holder.write_text("1", "ascii")  # left by one that had no time to take it away
    assert not is_taken(home)


def test_a_home_that_cannot_be_written_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not ring(Home(tmp_path / "file"))
    assert not is_taken(Home(tmp_path / "file"))


def test_a_window_ends_when_it_is_asked_to(home: Home) -> None:
    window = _Window(home)
    window.start()
    window.is_open.wait()
    assert end_window(home, wait_s=60)
    assert not is_taken(home)
    window.join()
    assert window.heard == [Call(Wish.LEAVE)]


def test_who_does_not_end_is_named(home: Home) -> None:
    with HomeLock(home.lock), pytest.raises(HomeLocked):
        end_window(home, wait_s=0.05)


def test_nothing_is_made_where_nobody_is(home: Home) -> None:
    assert not end_window(home, wait_s=60)
    assert not home.root.exists()
