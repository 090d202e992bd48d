import errno
import os
from pathlib import Path

import pytest

from app.ingest.discover import Limits
from app.services.follow import Changed, Following, Pace
from app.services.watch import Lost, Touched
from tests.data.following import ScriptedWatch, following

NEVER_QUIET = Pace(quiet_s=60.0, look_s=0.05, poll_s=0.05)


def folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


def test_first_it_says_how_each_root_is_followed_then_that_all_may_have_changed(
    tmp_path: Path,
) -> None:
    watch = ScriptedWatch()
    root, note = folder(tmp_path / "root"), folder(tmp_path / "other") / "note.txt"
    note.write_text("x")
    roots = [str(root), str(note), str(tmp_path / "gone")]
    with following(roots, watch=watch.make) as followed:
        first = followed.wait(lambda _: True)
        assert first == Following((str(note), str(root)), unavailable=(str(tmp_path / "gone"),))
        assert followed.wait(lambda _: True) == Changed(None)
        assert watch.folders == {str(root): True, str(note.parent): False}
    assert watch.folders == {}


def test_changes_that_come_together_are_told_together(tmp_path: Path) -> None:
    watch = ScriptedWatch()
    with following([str(tmp_path)], watch=watch.make, pace=Pace(0.2, 0.05, 0.05)) as followed:
        followed.wait_for_everything()
        for name in ("b", "a", "b"):
            watch.report(Touched(str(tmp_path / name)))
        event = followed.wait(lambda _: True)
        assert event == Changed((str(tmp_path / "a"), str(tmp_path / "b")))


def test_what_cannot_be_of_interest_is_not_told(tmp_path: Path) -> None:
    watch = ScriptedWatch()
    limits = Limits(exclude={str(tmp_path / "home")})
    with following([str(tmp_path)], watch=watch.make, limits=limits) as followed:
        followed.wait_for_everything()
        for name in (".git/index", "home/sotto.db", "node_modules/x", "seen.txt"):
            watch.report(Touched(str(tmp_path / name)))
        watch.report(Touched(str(tmp_path.parent / "elsewhere")))
        assert followed.wait(lambda _: True) == Changed((str(tmp_path / "seen.txt"),))


def test_changed_rules_are_a_change_of_their_folder_and_hold_what_is_below_it(
    tmp_path: Path,
) -> None:
    watch = ScriptedWatch()
    with following([str(tmp_path)], watch=watch.make) as followed:
        followed.wait_for_everything()
        watch.report(Touched(str(tmp_path / "a" / "x.txt")))
        watch.report(Touched(str(tmp_path / "a" / ".sottoignore")))
        watch.report(Touched(str(tmp_path / "a.txt")))
        event = followed.wait(lambda _: True)
        assert event == Changed((str(tmp_path / "a"), str(tmp_path / "a.txt")))


def test_very_many_changes_are_told_as_one_of_their_roots(tmp_path: Path) -> None:
    watch = ScriptedWatch()
    one, two = folder(tmp_path / "one"), folder(tmp_path / "two")
    pace = Pace(0.3, 0.05, 0.05)
    with following([str(one), str(two)], watch=watch.make, pace=pace) as followed:
        followed.wait_for_everything()
        (one / "left.txt").write_text("x")
        for n in range(600):
            watch.report(Touched(str(one / f"{n}.txt")))
        assert followed.wait(lambda _: True) == Changed((str(one),))
        (one / "left.txt").unlink()
        for n in range(600):
            watch.report(Touched(str(one / f"{n}.txt")))
        emptied = followed.wait(lambda _: True)
        assert isinstance(emptied, Changed)
        assert len(emptied.paths or ()) == 600, "an empty root may be a drive that is away"


def test_lost_changes_make_everything_suspect(tmp_path: Path) -> None:
    watch = ScriptedWatch()
    with following([str(tmp_path)], watch=watch.make, pace=NEVER_QUIET) as followed:
        followed.wait_for_everything()
        watch.report(Lost())
        followed.wait_for_everything()


def test_everything_is_looked_at_again_after_a_while(tmp_path: Path) -> None:
    pace = Pace(0.05, 0.05, 0.05, rescan_s=0.1)
    with following([str(tmp_path)], watch=ScriptedWatch().make, pace=pace) as followed:
        followed.wait_for_everything()
        followed.wait_for_everything()


def test_a_root_that_is_added_or_comes_back_is_looked_through(tmp_path: Path) -> None:
    watch = ScriptedWatch()
    roots = {str(folder(tmp_path / "one"))}
    late = tmp_path / "two"
    with following(roots, watch=watch.make) as followed:
        followed.wait_for_everything()
        roots.add(str(late))
        followed.wait(lambda e: isinstance(e, Following) and e.unavailable == (str(late),))
        late.mkdir()
        followed.wait(lambda e: isinstance(e, Following) and str(late) in e.watched)
        followed.wait_for_paths(late)
        late.rmdir()
        followed.wait(lambda e: isinstance(e, Following) and e.unavailable == (str(late),))
        assert str(late) not in watch.folders
        roots.discard(str(late))
        followed.wait(lambda e: e == Following((str(tmp_path / "one"),)))


def test_another_folder_in_the_place_of_a_root_is_watched_anew(tmp_path: Path) -> None:
    watch = ScriptedWatch()
    root, other = folder(tmp_path / "root"), folder(tmp_path / "other")
    with following([str(root)], watch=watch.make) as followed:
        followed.wait_for_everything()
        root.rename(tmp_path / "old")
        other.rename(root)
        followed.wait_for_paths(root)
        assert watch.folders == {str(root): True}


def test_a_root_inside_another_needs_no_watch_until_that_goes(tmp_path: Path) -> None:
    watch = ScriptedWatch()
    inner = folder(tmp_path / ".inner")
    roots = {str(tmp_path), str(inner)}
    with following(roots, watch=watch.make) as followed:
        followed.wait_for_everything()
        assert watch.folders == {str(tmp_path): True}
        watch.report(Touched(str(inner / "a.txt")))
        followed.wait_for_paths(inner / "a.txt")
        roots.discard(str(tmp_path))
        followed.wait_for_paths(inner)
        assert watch.folders == {str(inner): True}


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (
            OSError(errno.ENOSPC, "inotify watch limit reached"),
            "the system watches no more folders",
        ),
        (OSError(errno.ENOSYS, "Not implemented"), "not implemented"),
    ],
)
def test_a_root_that_cannot_be_watched_is_polled_and_it_says_why(
    tmp_path: Path, error: OSError, reason: str
) -> None:
    watch = ScriptedWatch()
    watch.refuse[str(tmp_path)] = error
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").write_text("one")
    with following([str(tmp_path)], watch=watch.make) as followed:
        first = followed.wait(lambda _: True)
        assert isinstance(first, Following)
        assert [(one.path, one.reason) for one in first.polled] == [(str(tmp_path), reason)]
        assert first.watched == ()
        followed.wait_for_everything()
        (tmp_path / "a.txt").write_text("longer")
        followed.wait_for_paths(tmp_path / "a.txt")
        (tmp_path / "b.txt").unlink()
        (tmp_path / "c.txt").write_text("new")
        followed.wait_for_paths(tmp_path / "b.txt", tmp_path / "c.txt")


def test_a_watch_that_died_is_replaced_and_everything_looked_through(tmp_path: Path) -> None:
    watch = ScriptedWatch()
    with following([str(tmp_path)], watch=watch.make) as followed:
        followed.wait_for_everything()
        watch.alive = False
        followed.wait_for_paths(tmp_path)
        assert watch.made == 2
        assert watch.folders == {str(tmp_path): True}


def test_without_roots_it_waits_for_one(tmp_path: Path) -> None:
    watch = ScriptedWatch()
    roots: set[str] = set()
    with following(roots, watch=watch.make) as followed:
        assert followed.wait(lambda _: True) == Following()
        followed.wait_for_everything()
        assert watch.made == 0
        roots.add(str(tmp_path))
        followed.wait_for_paths(tmp_path)


def test_names_in_any_encoding_are_followed(tmp_path: Path) -> None:
    watch = ScriptedWatch()
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    with following([str(tmp_path)], watch=watch.make) as followed:
        followed.wait_for_everything()
        watch.report(Touched(path))
        followed.wait_for_paths(path)
