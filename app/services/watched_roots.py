"""Keeps a watch on every root that is there, and polls those that cannot be watched."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from app.ingest.discover import FoundFile, Limits, Unavailable, discover, is_under
from app.ingest.drives import drives_under, is_remote, mounted
from app.ingest.patience import Patient
from app.services.watch import Watch

_PATIENCE_S = 3.0
_LIMIT = "the system watches no more folders"
_POLL_SHARE = 50  # at most this part of the time goes into looking at a root


@dataclass(frozen=True, slots=True)
class Polled:
    """A root that is looked at from time to time, and why it is not watched, as a clause."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Following:
    """How each root is followed now: watched, polled, or not at all while it is unavailable."""

    watched: tuple[str, ...] = ()
    polled: tuple[Polled, ...] = ()
    unavailable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Thing:
    """What is at a path, and the drives below it: another one may come in its place."""

    device: int
    inode: int
    is_folder: bool
    drives: tuple[str, ...]


@dataclass(slots=True)
class _Poll:
    """Why a root is polled, what was there the last time, and when to look again."""

    reason: str
    seen: dict[str, FoundFile] | None = None
    next_s: float = 0.0


@dataclass(slots=True)
class _State:
    """What is so now."""

    things: dict[str, _Thing] = field(default_factory=dict)
    watches: dict[str, bool] = field(default_factory=dict)
    polls: dict[str, _Poll] = field(default_factory=dict)
    unavailable: tuple[str, ...] = ()


class WatchedRoots:
    """The roots as they come and go; for one thread."""

    def __init__(
        self,
        make_watch: Callable[[], Watch],
        *,
        poll_s: float,
        drives: Callable[[], Mapping[str, str]] = mounted,
    ) -> None:
        self._make_watch = make_watch
        self._watch: Watch | None = None
        self._poll_s = poll_s
        self._drives = drives
        self._patient = Patient(_PATIENCE_S)
        self._lost: dict[str, Patient] = {}
        self._now = _State()

    @property
    def following(self) -> Following:
        """How each root is followed since the last look."""
        polls = self._now.polls
        return Following(
            tuple(root for root in self._now.things if root not in polls),
            tuple(Polled(root, poll.reason) for root, poll in polls.items()),
            self._now.unavailable,
        )

    def look(self, roots: Collection[str]) -> set[str]:
        """Adjust to the roots that are wanted and there; returns those to be looked through.

        These are new, came back, went away, or had another thing in their place for a moment.
        """
        if self._watch is not None and not self._watch.alive:
            self._forget_watches()
        before, drives = self._now.things, self._drives()
        found = {root: self._thing(root, drives) for root in sorted(set(roots))}
        things = {root: thing for root, thing in found.items() if thing is not None}
        self._now.unavailable = tuple(root for root, thing in found.items() if thing is None)
        self._now.things = things
        anew = {root for root, thing in found.items() if before.get(root) != thing}
        self._now.polls = {
            root: poll
            for root, poll in self._now.polls.items()
            if root in things and root not in anew
        }
        for root in anew:
            if root in things and is_remote(root, drives):
                self._now.polls[root] = _Poll("its drive is on another computer")
        return anew | self._adjust_watches(
            {root for root in before if before[root] != things.get(root)}
        )

    def poll(self, limits: Limits, now_s: float) -> set[str]:
        """Paths that changed under the roots that are polled, of those whose turn it is."""
        touched: set[str] = set()
        for root, poll in self._now.polls.items():
            if now_s < poll.next_s:
                continue
            started_s = time.monotonic()
            items = list(discover(root, limits))
            seen = {item.path: item for item in items if isinstance(item, FoundFile)}
            away = [item.file.path for item in items if isinstance(item, Unavailable)]
            if poll.seen is not None:
                touched |= {
                    path
                    for path in poll.seen.keys() | seen.keys()
                    if poll.seen.get(path) != seen.get(path)
                    and not any(is_under(path, folder) for folder in away)
                }
            poll.seen = seen
            took_s = time.monotonic() - started_s
            poll.next_s = now_s + max(self._poll_s, _POLL_SHARE * took_s)
        return touched

    def close(self) -> None:
        """End every thread."""
        self._forget_watches()
        for patient in (self._patient, *self._lost.values()):
            patient.close()

    def _thing(self, root: str, drives: Mapping[str, str]) -> _Thing | None:
        """What is there; None if nothing is, or nothing answers."""
        patient = self._lost.get(root, self._patient)
        try:
            status = patient.call(_status, root)
        except TimeoutError:
            if patient is self._patient:
                self._lost[root], self._patient = patient, Patient(_PATIENCE_S)
            return None
        except OSError:
            return None
        if not stat.S_ISDIR(status.st_mode):
            return _Thing(0, 0, is_folder=False, drives=())  # a file saved anew is the same
        inner = drives_under([root], drives)
        return _Thing(status.st_dev, status.st_ino, is_folder=True, drives=inner)

    def _adjust_watches(self, stale: set[str]) -> set[str]:
        """Watch what has to be; returns the roots whose changes were not seen until now."""
        wanted = self._wanted_watches()
        for folder, recursive in list(self._now.watches.items()):
            outdated = any(is_under(root, folder) for root in stale)
            if outdated or wanted.get(folder) != recursive:
                del self._now.watches[folder]
                if self._watch is not None:
                    self._watch.remove(folder)
        unseen: set[str] = set()
        for folder, recursive in wanted.items():
            if folder in self._now.watches:
                continue
            below = [root for root in self._now.things if is_under(root, folder)]
            unseen |= {root for root in below if root not in self._now.polls}
            try:
                self._start_watch(folder, recursive=recursive)
            except OSError as error:
                for root in below:
                    self._now.polls.setdefault(root, _Poll(_why(error)))
        return unseen

    def _wanted_watches(self) -> dict[str, bool]:
        """Folders to watch, and whether with all below: a file needs only the one it lies in."""
        things, polls = self._now.things, self._now.polls
        folders = [root for root, thing in things.items() if thing.is_folder and root not in polls]
        outer = [one for one in folders if not any(one != o and is_under(one, o) for o in folders)]
        wanted = dict.fromkeys(outer, True)
        for root, thing in things.items():
            covered = any(is_under(root, folder) for folder in outer)
            if not thing.is_folder and root not in polls and not covered:
                wanted[os.path.dirname(root)] = False  # noqa: PTH120
        return wanted

    def _start_watch(self, folder: str, *, recursive: bool) -> None:
        if self._watch is None:
            self._watch = self._make_watch()
        self._watch.add(folder, recursive=recursive)
        self._now.watches[folder] = recursive

    def _forget_watches(self) -> None:
        self._now.watches = {}
        if self._watch is not None:
            self._watch.close()
            self._watch = None


def _status(path: str) -> os.stat_result:
    """The stat of a file or a folder that can be listed."""
    status = os.stat(path)  # noqa: PTH116
    if stat.S_ISDIR(status.st_mode):
        os.scandir(path).close()
    return status


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EMFILE):
        return _LIMIT
    return (error.strerror or str(error)).lower()
