from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, Crashed, HomeError, SottoError
from app.ingest.discover import Limits
from app.ingest.progress import AddReport, Progress, Stage
from app.services.follow import Changed, Follower, Pace, keep_up
from app.services.tidying import Tidying
from app.services.watch import Lost
from app.storage.compact import CompactReport
from tests.data.following import ScriptedWatch

FAST = Pace(quiet_s=0.02, look_s=0.02, poll_s=0.02)
REPORT = AddReport(1, 0, 0, 0, 1, 0.1, ())


class ScriptedLibrary:
    """Notes what it is asked for, and fails as it is told to."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.errors: list[SottoError] = []
        self.is_changing_model = False
        self.is_compact = True

    def update(
        self, paths: Sequence[str] | None = None, *, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, AddReport]:
        self.calls.append("update")
        yield Progress(Stage.READ)
        if self.errors:
            raise self.errors.pop()
        return REPORT

    def change_model(
        self, cancel: CancelToken | None = None, *, limit: int | None = None
    ) -> Generator[Progress, None, None]:
        self.calls.append("change model")
        self.is_changing_model = False
        yield Progress(Stage.EMBED)

    def compact(
        self, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, CompactReport]:
        self.calls.append("compact")
        self.is_compact = True
        yield Progress(Stage.COMPACT)
        if self.errors:
            raise self.errors.pop()
        return CompactReport(0, 0, 0, complete=True)


@pytest.fixture
def watch() -> ScriptedWatch:
    return ScriptedWatch()


@pytest.fixture
def library() -> ScriptedLibrary:
    return ScriptedLibrary()


class Hours:
    """A clock on which an hour passes with every look."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        self.now_s += 3600.0
        return self.now_s


def kept_up(
    library: ScriptedLibrary, watch: ScriptedWatch, root: Path, cancel: CancelToken
) -> Iterator[object]:
    follower = Follower(lambda: [str(root)], Limits, pace=FAST, watch=watch.make)
    tidying = Tidying(lambda: library.is_compact, clock=Hours())
    return keep_up(library, follower, cancel, tidying=tidying)


def until(events: Iterator[object], kind: type) -> list[object]:
    """All events up to the first of that kind."""
    seen = []
    for event in events:
        seen.append(event)
        if isinstance(event, kind):
            return seen
    pytest.fail("it ended")


def test_a_change_is_followed_by_its_progress_and_its_report(
    library: ScriptedLibrary, watch: ScriptedWatch, tmp_path: Path
) -> None:
    cancel = CancelToken()
    events = kept_up(library, watch, tmp_path, cancel)
    assert until(events, AddReport)[1:] == [Changed(None), Progress(Stage.READ), REPORT]
    cancel.cancel()
    with pytest.raises(Cancelled):
        until(events, int)


def test_an_engine_that_fails_is_told_and_following_goes_on(
    library: ScriptedLibrary, watch: ScriptedWatch, tmp_path: Path
) -> None:
    library.errors.append(Crashed("embedder", -9))
    cancel = CancelToken()
    events = kept_up(library, watch, tmp_path, cancel)
    assert isinstance(until(events, Crashed)[-1], Crashed)
    watch.report(Lost())
    assert until(events, AddReport)[-1] == REPORT
    cancel.cancel()


def test_quiet_moments_are_used_for_what_can_wait(
    library: ScriptedLibrary, watch: ScriptedWatch, tmp_path: Path
) -> None:
    cancel = CancelToken()
    events = kept_up(library, watch, tmp_path, cancel)
    until(events, AddReport)
    library.is_compact = False
    library.errors.append(HomeError("/home", "the disk is full"))
    assert isinstance(until(events, HomeError)[-1], HomeError)
    library.is_changing_model = True
    until(events, Progress)
    assert library.calls == ["update", "compact", "change model"]
    cancel.cancel()
