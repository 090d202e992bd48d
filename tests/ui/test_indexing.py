"""Requests in their order: what the user asks for goes before what was seen to change."""

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.services.library import AddReport, Progress, Stage
from app.ui.frame.bridge import Bridge
from app.ui.library import indexing as module
from app.ui.library.indexing import Indexing

WAIT_MS = 10_000
Steps = Generator[Progress, None, AddReport]


class ScriptedLibrary:
    """Notes what it is asked for; while `held`, work on that stands still."""

    def __init__(self) -> None:
        self.calls: list[object] = []
        self.held: set[object] = set()
        self.files = 1
        self.slices = 0
        self.failing = False

    def add(self, paths: Sequence[Path], *, collection: str, cancel: CancelToken) -> Steps:
        return self._work(("add", collection), cancel)

    def update(self, paths: Sequence[str] | None = None, *, cancel: CancelToken) -> Steps:
        return self._work(("update", paths), cancel)

    def retry(self, paths: Sequence[str], *, cancel: CancelToken) -> Steps:
        return self._work(("retry", tuple(paths)), cancel)

    def exclude(self, paths: Sequence[str]) -> int:
        self.calls.append(("exclude", tuple(paths)))
        return 1

    @property
    def is_changing_model(self) -> bool:
        return self.slices > 0

    def change_model(self, cancel: CancelToken, *, limit: int) -> Generator[Progress, None, None]:
        self.calls.append("slice")
        if self.failing:
            raise EngineFailure("embedder", "its file is gone")
        self.slices -= 1
        yield Progress(Stage.EMBED, chunks=1, chunks_total=2)

    def compact(self, cancel: CancelToken) -> Steps:
        return self._work("compact", cancel)

    def _work(self, call: object, cancel: CancelToken) -> Steps:
        self.calls.append(call)
        yield Progress(Stage.READ, 0, self.files, seconds_left=90.0)
        while call in self.held:
            cancel.raise_if_cancelled()
            cancel.wait(0.005)
        return AddReport(1, 0, 0, 0, 1, 0.1, ())


@pytest.fixture
def library() -> ScriptedLibrary:
    return ScriptedLibrary()


@pytest.fixture
def indexing(bridge: Bridge, library: ScriptedLibrary) -> Indexing:
    return Indexing(bridge, library, QObject(bridge))  # type: ignore[arg-type]


@pytest.fixture
def asked(qtbot: QtBot, library: ScriptedLibrary) -> Callable[..., None]:
    """Waits until the library was asked for exactly these."""

    def wait(*calls: object) -> None:
        qtbot.waitUntil(lambda: library.calls == list(calls), timeout=WAIT_MS)

    return wait


def test_changes_that_come_during_a_request_are_taken_in_together_after_it(
    indexing: Indexing, library: ScriptedLibrary, asked: Callable[..., None]
) -> None:
    library.held.add(("add", "Manuals"))
    indexing.add([Path("/m")], "Manuals")
    asked(("add", "Manuals"))
    indexing.update(None)
    indexing.update(["/r/b"])
    indexing.update(["/r/a", "/r/b"])
    library.held.clear()
    asked(("add", "Manuals"), ("update", ("/r/a", "/r/b")), ("update", None))


def test_what_the_user_asks_for_puts_off_what_nobody_asked_for(
    indexing: Indexing, library: ScriptedLibrary, asked: Callable[..., None]
) -> None:
    library.held.add(("update", None))
    indexing.update(None)
    asked(("update", None))
    indexing.add([Path("/m")], "Manuals")
    asked(("update", None), ("add", "Manuals"), ("update", None))


def test_a_change_waits_for_a_long_look_at_everything_but_not_for_ever(
    indexing: Indexing,
    library: ScriptedLibrary,
    asked: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    library.held.add(("update", None))
    indexing.update(None)
    asked(("update", None))
    indexing.update(["/r/a"])
    qtbot.wait(20)
    assert library.calls == [("update", None)]
    indexing._patience_ms = 0
    indexing.update(["/r/a"])
    asked(("update", None), ("update", ("/r/a",)), ("update", None))
    assert module._PATIENCE_MS >= 10_000


def test_stopping_forgets_what_waits(
    indexing: Indexing, library: ScriptedLibrary, asked: Callable[..., None], qtbot: QtBot
) -> None:
    library.held.add(("update", None))
    indexing.update(None)
    asked(("update", None))
    indexing.update(["/r/a"])
    indexing.stop()
    qtbot.waitUntil(lambda: not indexing.busy, timeout=WAIT_MS)
    assert library.calls == [("update", None)]


def test_small_changes_are_taken_in_silently_and_large_ones_are_told(
    indexing: Indexing, library: ScriptedLibrary, asked: Callable[..., None], qtbot: QtBot
) -> None:
    told: list[str] = []
    indexing.progressed.connect(lambda _, __, text: told.append(text))
    with qtbot.waitSignal(indexing.ended, timeout=WAIT_MS):
        indexing.update(["/r/a"])
    assert told == []
    library.files = 200
    with qtbot.waitSignal(indexing.ended, timeout=WAIT_MS):
        indexing.update(["/r"])
    assert told == ["Indexing files: 0 of 200, 2 min left"]


def test_a_change_of_the_search_model_goes_on_when_nothing_else_is_to_be_done(
    indexing: Indexing, library: ScriptedLibrary, asked: Callable[..., None]
) -> None:
    library.held.add(("update", None))
    library.slices = 2
    indexing.update(None)
    asked(("update", None))
    indexing.update(["/r/a"])
    library.held.clear()
    asked(("update", None), ("update", ("/r/a",)), "slice", "slice")


def test_a_search_model_that_fails_is_left_alone_until_something_changes(
    indexing: Indexing, library: ScriptedLibrary, asked: Callable[..., None], qtbot: QtBot
) -> None:
    library.slices, library.failing = 1, True
    with qtbot.waitSignal(indexing.failed, timeout=WAIT_MS):
        indexing.update(None)
    assert library.calls == [("update", None), "slice"]
    library.failing = False
    indexing.update(["/r/a"])
    asked(("update", None), "slice", ("update", ("/r/a",)), "slice")


def test_files_are_tried_again_and_left_out_when_asked(
    indexing: Indexing, asked: Callable[..., None]
) -> None:
    indexing.retry(["/r/a"])
    indexing.exclude(["/r/b"])
    asked(("retry", ("/r/a",)), ("exclude", ("/r/b",)))


def test_compacting_is_done_only_in_peace_and_gives_way_at_once(
    indexing: Indexing, library: ScriptedLibrary, asked: Callable[..., None]
) -> None:
    given_up: list[int] = []
    library.held.add("compact")
    indexing.compact(lambda: given_up.append(1))
    asked("compact")
    indexing.compact(lambda: given_up.append(2))
    indexing.update(["/r/a"])
    asked("compact", ("update", ("/r/a",)))
    assert given_up == [1]
