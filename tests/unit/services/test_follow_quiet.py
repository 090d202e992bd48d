"""What can wait is done while nothing changes, a little at a time."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path

from app.domain.cancel import CancelToken
from app.domain.errors import Crashed, EngineFailure
from app.ingest.discover import Limits
from app.ingest.progress import AddReport, Progress, Stage
from app.services.follow import Follower, keep_up
from app.services.watch import Touched
from app.storage.compact import CompactReport
from tests.data.following import FAST, ScriptedWatch

REPORT = AddReport(0, 0, 0, 0, 0, 0.0, ())
STEP = Progress(Stage.EMBED, chunks=1, chunks_total=2)


class Library:
    """Changes its model in so many slices; `log` is what was asked of it, in order."""

    def __init__(self, slices: int, *, during: Callable[[int], None] = lambda _: None) -> None:
        self.slices = slices
        self.during = during
        self.log: list[object] = []
        self.failing = False

    @property
    def is_changing_model(self) -> bool:
        return self.slices > 0

    def change_model(
        self, cancel: CancelToken | None = None, *, limit: int | None = None
    ) -> Generator[Progress, None, None]:
        assert limit is not None
        self.log.append("slice")
        if self.failing:
            raise Crashed("embedder", -9)
        self.slices -= 1
        self.during(self.slices)
        yield STEP

    @property
    def is_compact(self) -> bool:
        return True

    def compact(
        self, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, CompactReport]:
        raise AssertionError("nothing was removed")

    def update(
        self, paths: Sequence[str] | None = None, *, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, AddReport]:
        yield STEP
        self.log.append(paths)
        return REPORT


def follower(folder: Path, watch: ScriptedWatch) -> Follower:
    return Follower(lambda: [str(folder)], Limits, pace=FAST, watch=watch.make)


def test_a_change_of_the_model_goes_on_while_nothing_changes(tmp_path: Path) -> None:
    library, watch = Library(3), ScriptedWatch()
    with closing(keep_up(library, follower(tmp_path, watch), CancelToken())) as events:
        while library.is_changing_model:
            next(events)
    assert library.log == [None, "slice", "slice", "slice"]


def test_a_saved_file_does_not_wait_for_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_text("text")
    watch = ScriptedWatch()

    def save(left: int) -> None:
        if left == 990:
            watch.report(Touched(str(path)))

    library = Library(1000, during=save)
    with closing(keep_up(library, follower(tmp_path, watch), CancelToken())) as events:
        while (str(path),) not in library.log:
            next(events)
    assert library.slices > 0


def test_a_model_that_fails_is_tried_again_after_the_next_change_only(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_text("text")
    library, watch = Library(2), ScriptedWatch()
    library.failing = True
    with closing(keep_up(library, follower(tmp_path, watch), CancelToken())) as events:
        assert any(isinstance(event, EngineFailure) for event in events)
        assert library.log == [None, "slice"]
        library.failing = False
        watch.report(Touched(str(path)))
        while library.is_changing_model:
            next(events)
    assert library.log[:3] == [None, "slice", (str(path),)]
