"""Calls to the window that has a home open: come to the front, look at a pack, or end.

A call is a file in the home that one writes and the other takes away. No socket is needed, not even
a local one; it works alike on every system, however long the path of the home is, and nothing of a
killed process is in the way: the lock on the home says whether anybody is there.
"""

import time
import uuid
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from app.domain.errors import HomeError, HomeLocked
from app.paths import Home, make_private

_ANSWER_S = 3.0
_LOOK_S = 0.02
_MOST_BYTES = 100_000


class Wish(StrEnum):
    """What a window is asked for."""

    SHOW = "show"
    TAKE_IN = "take in"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Call:
    """One wish; `file` is the pack to look at."""

    wish: Wish = Wish.SHOW
    file: str = ""


def is_taken(home: Home) -> bool:
    """Whether another process has `home` open; only the lock itself knows."""
    if not home.holder.exists():  # as nearly always, and asking the lock takes longer
        return False
    from app.storage.home_lock import HomeLock

    try:
        with HomeLock(home.lock):
            return False
    except HomeLocked:
        return True
    except HomeError:  # opening it will say so
        return False


def ring(home: Home, call: Call | None = None, *, answer_s: float = _ANSWER_S) -> bool:
    """Call the window on `home`, to the front if nothing else; False if none answered in time.

    A call that nobody took is taken back, whatever ends the waiting: the next window would obey.
    """
    file = home.calls / f"{uuid.uuid4().hex}.call"
    written = file.with_suffix(".part")
    try:
        make_private(home.calls)
        written.write_bytes(msgspec.json.encode(call or Call()))
        written.replace(file)
        deadline = time.monotonic() + answer_s
        while file.exists():
            if time.monotonic() > deadline:
                return False
            time.sleep(_LOOK_S)
    except (OSError, ValueError):  # ValueError: the name of the pack is no text
        return False
    finally:
        with suppress(OSError):
            file.unlink(missing_ok=True)
    return True


def take_calls(home: Home) -> list[Call]:
    """Every call that came in; taking it away is the answer, and only then it is obeyed."""
    calls = []
    for file in home.calls.glob("*.call"):
        with suppress(OSError):
            call = _read(file)
            file.unlink()
            calls.append(call)
    return calls


def _read(file: Path) -> Call:
    """What a call says; that of an older Sotto says nothing, which means to the front."""
    with suppress(OSError, ValueError, RecursionError):
        if file.is_file():  # and nothing that one would wait for, such as a pipe
            with file.open("rb") as written:
                return msgspec.json.decode(written.read(_MOST_BYTES), type=Call)
    return Call()


def end_window(home: Home, *, wait_s: float) -> bool:
    """Ask the window that has `home` open to end, and wait until nobody has it open.

    Tells whether somebody had.

    Raises:
        HomeLocked: somebody still has, after `wait_s` seconds.
    """
    deadline = time.monotonic() + wait_s
    was_taken = is_taken(home)
    if was_taken:
        ring(home, Call(Wish.LEAVE), answer_s=wait_s)
    while is_taken(home):
        if time.monotonic() > deadline:
            from app.storage.home_lock import HomeLock

            with HomeLock(home.lock):  # raises who it is
                return was_taken
        time.sleep(_LOOK_S)
    return was_taken
