"""Collects what changed until it has been left alone for a moment: files are written in steps."""

import os
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass

QUIET_S = 0.5
_TOGETHER = 0.5  # share of the quiet time after which a path goes along with one that is due

State = tuple[int, ...] | None
"""What tells that a path changed; None if there is nothing, () for a folder."""


def state_of(path: str) -> State:
    """The state of `path` now."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    if stat.S_ISDIR(status.st_mode):
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ino


@dataclass(slots=True)
class _Waiting:
    """A changed path: when that was noticed last, its state then, and where it moved from or to."""

    since_s: float
    state: State
    partner: str | None = None


class Settling:
    """Paths that changed, until they are due: quiet for `quiet_s` and of the same size.

    Both ends of a move become due together, and a folder not before what is in it. Times are
    seconds of any clock that goes forward.
    """

    def __init__(
        self, *, quiet_s: float = QUIET_S, state: Callable[[str], State] = state_of
    ) -> None:
        self._quiet_s = quiet_s
        self._state = state
        self._waiting: dict[str, _Waiting] = {}
        self._look_s = 0.0  # nothing is due before

    def __len__(self) -> int:
        return len(self._waiting)

    def touch(
        self, path: str, now_s: float, *, partner: str | None = None, hold_s: float = 0.0
    ) -> None:
        """`path` changed; if it moved, `partner` is its other end.

        It waits `hold_s` longer, unless it is touched again without.
        """
        since_s = now_s + hold_s
        if not self._waiting:
            self._look_s = now_s + self._quiet_s
        waiting = self._waiting.get(path)
        if waiting is None:
            self._waiting[path] = _Waiting(since_s, self._state(path), partner)
        else:
            waiting.since_s = since_s
            waiting.partner = partner or waiting.partner

    def seconds_left(self, now_s: float) -> float | None:
        """Seconds until something may be due; None if nothing waits."""
        return max(0.0, self._look_s - now_s) if self._waiting else None

    def due(self, now_s: float) -> set[str]:
        """Take out what is due, and what has nearly as long been quiet, to be dealt with at once.

        Empty while nothing has been quiet for long enough.
        """
        if not self._waiting or now_s < self._look_s:
            return set()
        due = self._take_quiet(now_s) if now_s >= self._oldest_s + self._quiet_s else set()
        if self._waiting:
            self._look_s = self._oldest_s + self._quiet_s
        return due

    def clear(self) -> None:
        """Forget everything."""
        self._waiting.clear()

    @property
    def _oldest_s(self) -> float:
        return min(waiting.since_s for waiting in self._waiting.values())

    def _take_quiet(self, now_s: float) -> set[str]:
        quiet = {path for path in self._waiting if self._is_quiet(path, now_s)}
        restless = self._waiting.keys() - quiet
        around = _folders_around(restless)
        due = set()
        for path in quiet:
            if path in around or self._waiting[path].partner in restless:
                self._waiting[path].since_s = now_s - self._quiet_s * _TOGETHER
            else:
                due.add(path)
        for path in due:
            del self._waiting[path]
        return due

    def _is_quiet(self, path: str, now_s: float) -> bool:
        waiting = self._waiting[path]
        if now_s - waiting.since_s < self._quiet_s * _TOGETHER:
            return False
        state = self._state(path)
        if state != waiting.state:
            waiting.state, waiting.since_s = state, now_s
            return False
        return True


def _folders_around(paths: Iterable[str]) -> set[str]:
    """Every folder that one of `paths` lies in, however deep."""
    around: set[str] = set()
    for path in paths:
        folder = os.path.dirname(path)  # noqa: PTH120
        while folder not in around and folder != os.path.dirname(folder):  # noqa: PTH120
            around.add(folder)
            folder = os.path.dirname(folder)  # noqa: PTH120
    return around
