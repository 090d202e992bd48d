"""Follows folders in a thread and lets a test wait for what is reported."""

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.ingest.discover import Limits
from app.services.follow import Changed, Follower, Following, MakeWatch, Pace, Quiet
from app.services.watch import Lost, SystemWatch, Touched

DEADLINE_S = 10.0
FAST = Pace(quiet_s=0.05, look_s=0.05, poll_s=0.05)


class ScriptedWatch:
    """Reports what a test tells it to; `refuse` names folders that it cannot watch."""

    def __init__(self) -> None:
        self.folders: dict[str, bool] = {}
        self.refuse: dict[str, OSError] = {}
        self.alive = True
        self.report: Callable[[Touched | Lost], None] = lambda _: None
        self.made = 0

    def make(self, report: Callable[[Touched | Lost], None]) -> "ScriptedWatch":
        """As a Follower makes one."""
        self.report, self.alive = report, True
        self.made += 1
        return self

    def add(self, folder: str, *, recursive: bool) -> None:
        if folder in self.refuse:
            raise self.refuse[folder]
        self.folders[folder] = recursive

    def remove(self, folder: str) -> None:
        del self.folders[folder]

    def close(self) -> None:
        self.folders.clear()


class Followed:
    """What was reported so far."""

    def __init__(self) -> None:
        self._events: list[Changed | Following | Quiet] = []
        self._news = threading.Condition()

    def take(self, event: Changed | Following | Quiet) -> None:
        """Called by the thread that follows."""
        with self._news:
            self._events.append(event)
            self._news.notify_all()

    def wait(
        self, fits: Callable[[Changed | Following | Quiet], bool]
    ) -> Changed | Following | Quiet:
        """The first event that `fits`, which it and all before it are then forgotten of."""

        def found() -> int | None:
            return next((n for n, event in enumerate(self._events) if fits(event)), None)

        with self._news:
            came = self._news.wait_for(lambda: found() is not None, DEADLINE_S)
            assert came, f"it never came; there were {self._events}"
            at = found() or 0
            event = self._events[at]
            del self._events[: at + 1]
            return event

    def wait_for_paths(self, *paths: object) -> None:
        """Until all these were reported as changed, in one event or several."""
        missing = {str(path) for path in paths}

        def fits(event: Changed | Following | Quiet) -> bool:
            if isinstance(event, Changed) and event.paths is not None:
                missing.difference_update(event.paths)
            return not missing

        self.wait(fits)

    def wait_for_everything(self) -> None:
        """Until anything may have changed."""
        self.wait(lambda event: event == Changed(None))


@contextmanager
def following(
    roots: Collection[str],
    *,
    limits: Limits | None = None,
    watch: MakeWatch = SystemWatch,
    pace: Pace = FAST,
) -> Iterator[Followed]:
    """Follow `roots` in a thread of its own until the end of the block."""
    cancel, followed = CancelToken(), Followed()
    follower = Follower(lambda: roots, lambda: limits or Limits(), pace=pace, watch=watch)
    ended: list[Exception] = []

    def run() -> None:
        try:
            for event in follower.changes(cancel):
                followed.take(event)
        except Exception as error:  # noqa: BLE001  looked at below
            ended.append(error)

    thread = threading.Thread(target=run, name="following")
    thread.start()
    try:
        yield followed
    finally:
        cancel.cancel()
        thread.join(DEADLINE_S)
    assert len(ended) == 1, ended
    assert isinstance(ended[0], Cancelled), ended
