"""What the window showed, kept so that the next start shows it again, however this one ended."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec

from app.domain.errors import PathProblem
from app.paths import make_private

VERSION = 1
"""Of the file; a file of another one is not read."""

log = logging.getLogger("sotto.window")


class Asked(msgspec.Struct, frozen=True):
    """A question whose answer was under way; `asked_s` is Unix time."""

    question: str
    asked_s: float
    as_written: bool = False


class WindowState(msgspec.Struct, frozen=True):
    """Where the user was, and the question that was half written.

    `geometry` and `splitter` are the toolkit's own bytes in base 64, `caret` and `anchor` positions
    in `draft` in its unit. None is for what was never said.
    """

    version: int = VERSION
    geometry: str = ""
    splitter: str = ""
    place: str = ""
    scope: str | None = None
    conversation: str | None = None
    asked: Asked | None = None
    draft: str = ""
    caret: int = 0
    anchor: int = 0


def load_state(path: Path) -> WindowState:
    """What was kept; the beginning of everything where that is nothing, damaged, or another's."""
    try:
        state = msgspec.json.decode(path.read_bytes(), type=WindowState)
    except FileNotFoundError:
        return WindowState()
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        log.warning("what the window showed is not known: %s", error)
        return WindowState()
    return state if state.version == VERSION else WindowState()


def save_state(path: Path, state: WindowState) -> None:
    """Keep `state`, wholly or not at all; a disk that does not take it is no reason to stop."""
    from app.services.whole_file import write_whole

    try:
        make_private(path.parent)
        write_whole(path, msgspec.json.encode(state), replace=True)
    except (OSError, PathProblem, UnicodeEncodeError) as error:
        log.warning("what the window shows is not kept: %s", error)
