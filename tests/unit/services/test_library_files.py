"""The list of files: what became of each, also in the middle of a run."""

from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import PathProblem
from app.domain.steps import result_of
from app.services.library import Stage
from app.services.library_files import FileState, LibraryFile
from tests.data.piece_reader import PICTURE
from tests.unit.services.library_desk import Desk


def by_name(desk: Desk) -> dict[str, LibraryFile]:
    return {Path(one.path).name: one for one in desk.service.files()}


def test_every_file_is_listed_with_its_state_and_numbers(desk: Desk, tmp_path: Path) -> None:
    files = tmp_path / "papers"
    files.mkdir()
    (files / "pump.txt").write_text("The pump is blue. " * 20)
    (files / "empty.txt").touch()
    desk.add(files, collection="Papers")
    listed = by_name(desk)
    pump = listed["pump.txt"]
    assert (pump.state, pump.collections) == (FileState.INDEXED, ("Papers",))
    assert pump.passages == desk.service.status().chunks > 1
    stat = (files / "pump.txt").stat()
    assert pump.size == stat.st_size
    assert pump.changed_s == pytest.approx(stat.st_mtime)
    assert (listed["empty.txt"].state, listed["empty.txt"].code) == (FileState.FAILED, "empty")


def test_during_a_run_new_files_wait_and_known_ones_have_changed(
    desk: Desk, tmp_path: Path
) -> None:
    files = tmp_path / "papers"
    files.mkdir()
    for name in ("a", "b", "c"):
        (files / f"{name}.txt").write_text(f"The {name} is here.")
    desk.add(files)
    (files / "a.txt").write_text("The hatch is open. " * 90)  # the longest: read late
    for number in range(40):
        (files / f"new{number}.txt").write_text(f"Number {number} is new.")
    seen: list[dict[str, LibraryFile]] = []
    with closing(desk.service.update()) as steps:
        seen += [by_name(desk) for step in steps if step.stage is Stage.READ]
    first = seen[0]
    assert len(first) == 43
    assert first["a.txt"].state is FileState.CHANGED
    new = [one for name, one in first.items() if name.startswith("new")]
    assert FileState.WAITING in {one.state for one in new}
    assert {one.collections for one in new} == {("Library",)}
    assert {one.state for one in by_name(desk).values()} == {FileState.INDEXED}


def test_a_stopped_run_leaves_nothing_waiting(desk: Desk, tmp_path: Path) -> None:
    files = tmp_path / "papers"
    files.mkdir()
    for number in range(40):
        (files / f"new{number}.txt").write_text(f"Number {number} is new.")
    with closing(desk.service.add([files])) as steps:
        for step in steps:
            if step.stage is Stage.READ:
                break
        assert len(desk.service.files()) == 40
    left = desk.service.files()
    assert {one.state for one in left} <= {FileState.INDEXED}
    assert len(left) < 40


def test_pictures_that_are_not_read_yet_wait(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_text(f"{PICTURE}Some text.")
    states = set()
    with closing(desk.service.add([tmp_path / "scan.txt"])) as steps:
        for _ in steps:
            states |= {one.state for one in desk.service.files()}
    assert FileState.WAITING in states
    assert [one.state for one in desk.service.files()] == [FileState.INDEXED]


def test_a_folder_is_put_into_another_collection_with_its_files(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    before = len(desk.service.documents("Library"))
    desk.service.put_into(str(folder), "Manuals")
    assert len(desk.service.documents("Manuals")) == before > 0
    assert desk.service.documents("Library") == ()
    assert [root.collection for root in desk.service.status().roots] == ["Manuals"]
    assert desk.found("motor", "Manuals") == {"motor.txt"}
    assert result_of(desk.service.update()).unchanged == before
    assert desk.service.documents("Library") == ()


def test_what_was_not_added_is_put_nowhere(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    with pytest.raises(PathProblem, match="not added"):
        desk.service.put_into(str(folder / "sub"), "Manuals")
    assert [one.name for one in desk.service.collections()] == ["Library"]


def test_folders_are_told_with_what_came_of_them(desk: Desk, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    (papers / "inner").mkdir(parents=True)
    (papers / ".sottoignore").write_text("# drafts\n*.tmp\n\nold/\n")
    (papers / "inner" / "pump.txt").write_text("The pump is blue.")
    (papers / "empty.txt").touch()
    single = tmp_path / "single.txt"
    single.write_text("Alone.")
    desk.add(papers, collection="Papers")
    desk.add(single)
    first, second = desk.service.folders(desk.service.files())
    assert (first.path, first.collection) == (str(papers), "Papers")
    assert (first.files, first.unread, first.available) == (2, 1, True)
    assert first.rules == ("*.tmp", "old/")
    assert (second.path, second.files, second.rules) == (str(single), 1, ())
    desk.service.exclude([papers / "inner"])
    assert desk.service.left_out() == [str(papers / "inner")]
