"""The real watch of this system, with real files."""

import ctypes
import errno
import logging
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.follow import Following, Pace
from app.services.watch import Lost, SystemWatch, Touched
from tests.data.following import following

pytestmark = pytest.mark.slow
PACE = Pace(quiet_s=0.1, look_s=0.1, poll_s=0.1)
linux = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty folder to follow."""
    path = tmp_path / "root"
    path.mkdir()
    return path


def test_files_that_come_change_move_and_go_are_told(root: Path) -> None:
    with following([str(root)], pace=PACE) as followed:
        followed.wait_for_everything()
        (root / "a.txt").write_text("one")
        followed.wait_for_paths(root / "a.txt")
        (root / "a.txt").write_text("other")
        followed.wait_for_paths(root / "a.txt")
        (root / "a.txt").rename(root / "b.txt")
        followed.wait_for_paths(root / "a.txt", root / "b.txt")
        (root / "b.txt").unlink()
        followed.wait_for_paths(root / "b.txt")


def test_a_file_saved_by_a_rename_over_it_is_told(root: Path) -> None:
    (root / "a.txt").write_text("one")
    with following([str(root / "a.txt")], pace=PACE) as followed:
        followed.wait_for_everything()
        for text in ("two", "three"):
            (root / ".a.txt.new").write_text(text)
            (root / ".a.txt.new").replace(root / "a.txt")
            followed.wait_for_paths(root / "a.txt")


def test_folders_that_come_move_and_go_are_told_with_what_is_in_them(
    root: Path, tmp_path: Path
) -> None:
    made = tmp_path / "made" / "deep"
    made.mkdir(parents=True)
    (made / "a.txt").write_text("one")
    with following([str(root)], pace=PACE) as followed:
        followed.wait_for_everything()
        shutil.move(made.parent, root / "in")
        followed.wait_for_paths(root / "in")
        (root / "in" / "deep" / "b.txt").write_text("two")
        followed.wait_for_paths(root / "in" / "deep" / "b.txt")
        (root / "in").rename(root / "moved")
        followed.wait_for_paths(root / "in", root / "moved")
        (root / "moved" / "deep" / "c.txt").write_text("three")
        followed.wait_for_paths(root / "moved" / "deep" / "c.txt")
        shutil.move(root / "moved", tmp_path / "out")
        followed.wait_for_paths(root / "moved")
        shutil.move(tmp_path / "out", root / "back")
        followed.wait_for_paths(root / "back")
        shutil.rmtree(root / "back")
        followed.wait_for_paths(root / "back")


def test_reading_a_file_is_no_change(root: Path) -> None:
    (root / "a.txt").write_text("one")
    with following([str(root)], pace=PACE) as followed:
        followed.wait_for_everything()
        (root / "a.txt").read_text()
        (root / "b.txt").write_text("x")
        followed.wait_for_paths(root / "b.txt")
        (root / "a.txt").read_text()
        (root / "c.txt").write_text("x")
        event = followed.wait(lambda _: True)
        assert str(root / "a.txt") not in (getattr(event, "paths", None) or ())


def test_a_root_that_is_removed_and_made_again_is_followed_again(root: Path) -> None:
    with following([str(root)], pace=PACE) as followed:
        followed.wait_for_everything()
        root.rmdir()
        followed.wait(lambda e: isinstance(e, Following) and e.unavailable == (str(root),))
        root.mkdir()
        followed.wait(lambda e: isinstance(e, Following) and e.watched == (str(root),))
        followed.wait_for_paths(root)
        (root / "a.txt").write_text("one")
        followed.wait_for_paths(root / "a.txt")


def test_a_root_that_is_a_link_is_followed_under_the_name_it_was_given(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(root)
    with following([str(tmp_path / "link")], pace=PACE) as followed:
        followed.wait_for_everything()
        (root / "a.txt").write_text("one")
        followed.wait_for_paths(tmp_path / "link" / "a.txt")


def test_many_files_at_once_are_all_told(root: Path) -> None:
    with following([str(root)], pace=PACE) as followed:
        followed.wait_for_everything()
        paths = [root / f"folder{n % 20}" / f"{n}.txt" for n in range(300)]
        for path in paths:
            path.parent.mkdir(exist_ok=True)
            path.write_text("x")
        # A folder stands for what is in it.
        followed.wait_for_paths(*{path.parent for path in paths})


@pytest.fixture
def events(root: Path) -> Iterator[tuple[list[Touched | Lost], threading.Event, SystemWatch]]:
    """What a watch on the root reports, and whether it ever did."""
    reported: list[Touched | Lost] = []
    any_yet = threading.Event()

    def report(event: Touched | Lost) -> None:
        reported.append(event)
        any_yet.set()

    with SystemWatch(report) as watch:
        watch.add(str(root), recursive=True)
        yield reported, any_yet, watch


@linux
def test_a_full_queue_of_the_kernel_is_reported_as_lost_changes(
    events: tuple[list[Touched | Lost], threading.Event, SystemWatch],
    caplog: pytest.LogCaptureFixture,
) -> None:
    from watchdog.observers.inotify_c import InotifyConstants, InotifyEvent, WatchDescriptor

    reported, _, watch = events
    caplog.set_level(logging.CRITICAL)
    (emitter,) = watch._observer.emitters
    overflow = InotifyEvent(WatchDescriptor(-1), InotifyConstants.IN_Q_OVERFLOW, 0, b"")
    emitter._inotify_fd.handle_event(overflow)  # type: ignore[attr-defined]
    assert reported == [Lost()]
    assert watch.alive


@linux
def test_a_limit_reached_inside_the_tree_is_an_error_and_not_silence(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchdog.observers import inotify_c

    for n in range(3):
        (root / f"folder{n}").mkdir()
    real = inotify_c.inotify_add_watch
    added: list[bytes] = []

    def limited(fd: int, path: bytes, mask: int) -> int:
        if len(added) >= 2:
            ctypes.set_errno(errno.ENOSPC)
            return -1
        added.append(path)
        return real(fd, path, mask)

    monkeypatch.setattr(inotify_c, "inotify_add_watch", limited)
    with (
        SystemWatch(lambda _: None) as watch,
        pytest.raises(OSError, match="limit") as caught,
    ):
        watch.add(str(root), recursive=True)
    assert caught.value.errno == errno.ENOSPC
    added.clear()
    with following([str(root)], pace=PACE) as followed:
        first = followed.wait(lambda _: True)
        assert isinstance(first, Following)
        assert [one.path for one in first.polled] == [str(root)]
        followed.wait_for_everything()
        (root / "folder2" / "a.txt").write_text("found by looking")
        followed.wait_for_paths(root / "folder2" / "a.txt")


def test_nothing_is_left_open_after_closing(root: Path) -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0

    with following([str(root)], pace=PACE) as followed:
        followed.wait_for_everything()
    before = open_files()
    for _ in range(3):
        with following([str(root)], pace=PACE) as followed:
            followed.wait_for_everything()
    assert open_files() == before
