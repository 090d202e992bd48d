"""Keeps the library as the folders are: what changes on disk is taken in when it has settled."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, HomeError, SottoError
from app.ingest.discover import Limits, discover, is_under, may_hold
from app.ingest.ignore import IGNORE_FILE
from app.ingest.patience import Patient
from app.ingest.progress import AddReport, Progress
from app.services.settling import QUIET_S, Settling, State, state_of
from app.services.tidying import Tidying
from app.services.watch import Lost, SystemWatch, Touched, Watch
from app.services.watched_roots import Following, Polled, WatchedRoots
from app.storage.compact import CompactReport

__all__ = ["Changed", "Follower", "Following", "Pace", "Polled", "Quiet", "keep_up"]

_PATIENCE_S = 5.0
_MOST_EVENTS = 100_000
_MOST_PATHS = 500
_SHORTEST_WAIT_S = 0.02
_QUIET_CHUNKS = 128  # a change on disk waits for no more of them

MakeWatch = Callable[[Callable[[Touched | Lost], None]], Watch]


@dataclass(frozen=True, slots=True)
class Changed:
    """These paths changed, settled by now; None: anything may have."""

    paths: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing changes at the moment: time for work that can wait."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often things are looked at, in seconds.

    `quiet_s`: how long a file must be left alone; `look_s`: whether roots came or went; `poll_s`: a
    root that cannot be watched; `rescan_s`: everything, for no system promises to tell it all.
    What came waits `hold_s` longer: it may have moved, and that it went elsewhere be told later
    (watchdog waits half a second for the other end of a move).
    """

    quiet_s: float = QUIET_S
    look_s: float = 3.0
    poll_s: float = 10.0
    rescan_s: float = 1800.0
    hold_s: float = 0.6


class Library(Protocol):
    """What following needs of the library service."""

    def update(
        self, paths: Sequence[str] | None = None, *, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, AddReport]:
        """Bring the library up to date with these paths, or all roots."""
        ...

    @property
    def is_changing_model(self) -> bool:
        """Whether another search model is to take over."""
        ...

    def change_model(
        self, cancel: CancelToken | None = None, *, limit: int | None = None
    ) -> Generator[Progress, None, None]:
        """Go on with that for about `limit` passages."""
        ...

    @property
    def is_compact(self) -> bool:
        """Whether nothing is left of what was removed."""
        ...

    def compact(
        self, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, CompactReport]:
        """See to that."""
        ...


class Follower:
    """Tells what changes under the roots of a library.

    `roots` and `limits` are asked again at every look, so that roots may come and go.
    """

    def __init__(
        self,
        roots: Callable[[], Collection[str]],
        limits: Callable[[], Limits],
        *,
        pace: Pace = Pace(),
        watch: MakeWatch = SystemWatch,
    ) -> None:
        self._roots = roots
        self._limits = limits
        self._pace = pace
        self._make_watch = watch

    def changes(
        self, cancel: CancelToken, *, has_work: Callable[[], bool] = lambda: False
    ) -> Generator[Changed | Following | Quiet, None, None]:
        """First Following and Changed(None), then what happens, until Cancelled.

        Nothing is missed between two events, however long the consumer takes for one. While
        nothing happens and the consumer `has_work` that can wait, Quiet comes again and again.
        """
        with ExitStack() as stack:
            events = _Events()
            stack.callback(cancel.on_cancel(events.wake))
            patient = stack.enter_context(Patient(_PATIENCE_S))
            watched = WatchedRoots(partial(self._make_watch, events.put), poll_s=self._pace.poll_s)
            stack.callback(watched.close)
            settling = Settling(quiet_s=self._pace.quiet_s, state=partial(_state, patient))
            yield from self._follow(watched, events, settling, cancel, has_work)

    def _follow(
        self,
        watched: WatchedRoots,
        events: _Events,
        settling: Settling,
        cancel: CancelToken,
        has_work: Callable[[], bool],
    ) -> Generator[Changed | Following | Quiet, None, None]:
        following: Following | None = None
        look_s = rescan_s = time.monotonic()
        while True:
            cancel.raise_if_cancelled()
            now_s = time.monotonic()
            if now_s >= look_s:
                look_s = now_s + self._pace.look_s
                roots, limits = set(self._roots()), self._limits()
                anew = watched.look(roots)
                touched = watched.poll(limits, now_s)
                if watched.following != following:
                    following = watched.following
                    yield following
                if now_s < rescan_s:
                    for path in anew | touched:
                        settling.touch(path, now_s)
            if now_s >= rescan_s or events.take_lost():
                rescan_s = now_s + self._pace.rescan_s
                settling.clear()
                yield Changed(None)
                continue
            if due := settling.due(now_s):
                yield Changed(_merged(due, roots, limits))
                continue
            left_s = settling.seconds_left(now_s)
            wait_s = look_s - now_s if left_s is None else min(left_s, look_s - now_s)
            if left_s is None and has_work():
                yield Quiet()
                wait_s = 0.0
            for event in events.wait(max(wait_s, _SHORTEST_WAIT_S)):
                if any(
                    is_under(event.path, root) and may_hold(root, event.path, limits)
                    for root in roots
                ):
                    hold_s = self._pace.hold_s if event.came else 0.0
                    settling.touch(
                        event.path, time.monotonic(), partner=event.partner, hold_s=hold_s
                    )


def keep_up(
    library: Library,
    follower: Follower,
    cancel: CancelToken,
    *,
    tidying: Tidying | None = None,
) -> Generator[Changed | Following | Progress | AddReport | SottoError, None, None]:
    """Follow and update, one change after the other, until Cancelled.

    A Changed is followed by the Progress of taking it in and its AddReport, or by the EngineFailure
    that ended it early: what was missed comes with the next one. While nothing changes, a change of
    the search model goes on, and the library is compacted when `tidying` says so. Raises HomeError.
    """
    failed = False
    tidy = tidying or Tidying(lambda: library.is_compact)

    def has_work() -> bool:
        return (library.is_changing_model and not failed) or tidy.due

    for event in follower.changes(cancel, has_work=has_work):
        try:
            if isinstance(event, Quiet):
                yield from _use_quiet(library, tidy, cancel)
                continue
            tidy.notice()
            yield event
            if isinstance(event, Changed):
                failed = False
                yield (yield from library.update(event.paths, cancel=cancel))
        except EngineFailure as error:
            failed = True
            yield error


def _use_quiet(
    library: Library, tidying: Tidying, cancel: CancelToken
) -> Generator[Progress | HomeError, None, None]:
    if not tidying.due:
        yield from library.change_model(cancel, limit=_QUIET_CHUNKS)
        return
    tidying.begin()
    try:
        yield from library.compact(cancel)
    except HomeError as error:  # as where the disk has no room for it
        yield error


class _Events:
    """What the watch reported and nobody has looked at yet."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Touched | None] = queue.Queue(_MOST_EVENTS)
        self._lost = threading.Event()

    def put(self, event: Touched | Lost) -> None:
        """Called in threads of the watch."""
        if isinstance(event, Touched):
            try:
                self._queue.put_nowait(event)
            except queue.Full:
                self._lost.set()
        else:
            self._lost.set()
            self.wake()

    def wake(self) -> None:
        """End a wait."""
        try:
            self._queue.put_nowait(None)
        except queue.Full:
            return  # it does not wait then

    def wait(self, timeout_s: float) -> list[Touched]:
        """All events there are, after waiting for a first one; none when woken or out of time."""
        events: list[Touched | None] = []
        try:
            events.append(self._queue.get(timeout=timeout_s))
            while True:
                events.append(self._queue.get_nowait())
        except queue.Empty:
            return [event for event in events if event is not None]

    def take_lost(self) -> bool:
        """Whether events were lost since the last time."""
        lost = self._lost.is_set()
        self._lost.clear()
        return lost


def _state(patient: Patient, path: str) -> State:
    try:
        return patient.call(state_of, path)
    except TimeoutError:
        return None


def _merged(paths: Collection[str], roots: Collection[str], limits: Limits) -> tuple[str, ...]:
    """The paths to update: a folder for its rules, none below another, a root for a great many.

    Not for a root with nothing left in it: emptied is what it cannot be told from unmounted.
    """
    folders = {
        os.path.dirname(path) if os.path.basename(path) == IGNORE_FILE else path  # noqa: PTH119, PTH120
        for path in paths
    }
    merged: list[str] = []
    for path in sorted(folders, key=lambda path: path.split(os.sep)):  # noqa: PTH206
        if not merged or not is_under(path, merged[-1]):
            merged.append(path)
    for root in sorted(roots) if len(merged) > _MOST_PATHS else ():
        elsewhere = [path for path in merged if not is_under(path, root)]
        if len(merged) - len(elsewhere) > _MOST_PATHS and any(discover(root, limits)):
            merged = [*elsewhere, root]
    return tuple(merged)
