import os
from pathlib import Path

import pytest

from app.domain.answers import Citation
from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, PathProblem, ReadCode, RecordProblem
from app.domain.steps import result_of
from app.services.library import Stage, TextSource
from app.services.library_view import Standing
from tests.unit.services.library_desk import Desk


def test_a_folder_can_be_searched_by_word_and_by_meaning_afterwards(
    desk: Desk, folder: Path
) -> None:
    report = desk.add(folder)
    assert (report.indexed, report.unchanged, report.failed, report.removed) == (3, 0, 0, 0)
    assert report.chunks == 3
    assert report.seconds > 0
    assert desk.found("valve") == {"valve.txt"}
    assert desk.nearest("motor clockwise") == "motor.txt"
    status = desk.service.status()
    assert (status.files_indexed, status.chunks, status.vectors) == (3, 3, 3)
    assert [(root.path, root.collection) for root in status.roots] == [(str(folder), "Library")]
    assert status.model == "fake-embedder"


def test_text_can_be_found_before_vectors_are_made(desk: Desk, folder: Path) -> None:
    for step in desk.service.add([folder]):
        if step.stage is Stage.EMBED:
            break
    assert desk.found("valve") == {"valve.txt"}
    assert desk.service.status().chunks == 3


def test_progress_tells_stage_and_counts(desk: Desk, folder: Path) -> None:
    steps = list(desk.service.add([folder]))
    assert [step.stage for step in steps] == [Stage.SCAN, *[Stage.READ] * 3, *[Stage.EMBED] * 2]
    assert [(s.files_done, s.files_total) for s in steps if s.stage is Stage.READ] == [
        (1, 3),
        (2, 3),
        (3, 3),
    ]
    assert (steps[-1].chunks, steps[-1].chunks_total) == (3, 3)


def test_added_again_nothing_is_read_or_embedded_again(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    desk.reader.read_paths.clear()
    desk.embedder.embedded.clear()
    report = desk.add(folder)
    assert (report.indexed, report.unchanged, report.chunks) == (0, 3, 0)
    assert desk.reader.read_paths == []
    assert desk.embedder.embedded == []


def test_added_again_only_what_changed_is_read(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    desk.reader.read_paths.clear()
    (folder / "sub" / "valve.txt").write_text("Open the hatch at night.")
    (folder / "new.txt").write_text("A gasket is new.")
    report = desk.add(folder)
    assert (report.indexed, report.unchanged) == (2, 2)
    assert {path.name for path in desk.reader.read_paths} == {"valve.txt", "new.txt"}
    assert desk.found("valve") == set()
    assert desk.found("hatch") == {"valve.txt"}
    assert desk.nearest("gasket new") == "new.txt"


def test_a_file_that_is_gone_is_removed_everywhere(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    (folder / "sub" / "valve.txt").unlink()
    report = desk.add(folder)
    assert (report.removed, report.unchanged) == (1, 2)
    assert desk.found("valve") == set()
    assert desk.nearest("close valve night") != "valve.txt"
    status = desk.service.status()
    assert (status.files_indexed, status.chunks, status.vectors) == (2, 2, 2)


def test_an_emptied_folder_empties_its_part_of_the_library(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    for path in sorted(folder.rglob("*.*")):
        path.unlink()
    assert desk.add(folder).removed == 3


def test_an_added_subfolder_that_is_hidden_survives_adding_its_parent(
    desk: Desk, folder: Path
) -> None:
    hidden = folder / ".notes"
    hidden.mkdir()
    (hidden / "secret.txt").write_text("The key is below the mat.")
    desk.add(hidden)
    assert desk.add(folder).removed == 0
    assert desk.found("mat") == {"secret.txt"}
    (hidden / "secret.txt").unlink()
    assert desk.add(hidden).removed == 1


def test_files_without_text_are_listed_with_code_and_reason_and_the_rest_is_indexed(
    desk: Desk, folder: Path
) -> None:
    (folder / "zero.txt").write_text("")
    (folder / "broken.txt").write_bytes(b"\xff\xff")
    (folder / "crash.txt").write_text("CRASH")
    (folder / "large.txt").write_text("x" * 10_001)
    report = desk.add(folder)
    codes = {Path(f.path).name: f.code for f in report.failures}
    assert codes == {
        "zero.txt": ReadCode.EMPTY,
        "broken.txt": ReadCode.BROKEN,
        "crash.txt": ReadCode.CRASHED,
        "large.txt": ReadCode.TOO_LARGE,
    }
    assert (report.indexed, report.failed) == (3, 4)
    assert set(desk.service.failures()) == set(report.failures)
    assert desk.service.failures("elsewhere") == ()
    assert desk.service.status().files_failed == 4


def test_a_failed_file_is_reported_again_but_not_read_again(desk: Desk, folder: Path) -> None:
    (folder / "broken.txt").write_bytes(b"\xff\xff")
    first = desk.add(folder)
    desk.reader.read_paths.clear()
    second = desk.add(folder)
    assert second.failures == first.failures
    assert desk.reader.read_paths == []


def test_a_large_file_named_by_itself_is_read_even_beside_its_folder(
    desk: Desk, folder: Path
) -> None:
    large = folder / "large.txt"
    large.write_text("gasket " * 2000)
    report = desk.add(folder, large)
    assert (report.indexed, report.failed) == (4, 0)


def test_a_file_in_two_collections_is_stored_once(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    report = desk.add(folder / "sub", collection="Parts")
    assert (report.indexed, report.unchanged) == (0, 2)
    assert desk.found("valve", "Parts") == {"valve.txt"}
    assert desk.found("pump", "Parts") == set()
    assert [(c.name, c.documents, c.vectors) for c in desk.service.collections()] == [
        ("Library", 3, 3),
        ("Parts", 2, 2),
    ]
    assert desk.service.status().chunks == 3


def test_a_missing_path_is_a_problem_and_nothing_is_changed(desk: Desk, folder: Path) -> None:
    with pytest.raises(PathProblem) as caught:
        desk.add(folder, folder / "missing")
    assert caught.value.path == str(folder / "missing")
    assert desk.service.status().roots == ()
    assert desk.service.collections() == ()


def test_a_root_that_went_away_is_a_problem_and_its_files_stay(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    folder.rename(folder.with_name("unplugged"))
    with pytest.raises(PathProblem):
        desk.add(folder)
    assert desk.found("valve") == {"valve.txt"}


def test_an_empty_folder_is_a_problem(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden").write_text("hidden")
    with pytest.raises(PathProblem, match="no files to read"):
        desk.add(tmp_path / "empty")


def test_the_home_of_sotto_is_not_indexed(desk: Desk, tmp_path: Path, folder: Path) -> None:
    report = desk.add(tmp_path)
    assert (report.indexed, report.failed) == (3, 0)


def test_a_stop_loses_nothing_committed_and_the_next_run_completes(
    desk: Desk, tmp_path: Path, folder: Path
) -> None:
    for n in range(30):
        (folder / f"{n}.txt").write_text(f"File number {n} of the valve.")
    cancel = CancelToken()
    steps = desk.service.add([folder], cancel=cancel)
    for step in steps:
        if step.files_done == 5 and step.stage is Stage.READ:
            break
    cancel.cancel()
    with pytest.raises(Cancelled):
        result_of(steps)
    kept = desk.service.status()
    assert 5 <= kept.files_indexed < 33
    report = desk.add(folder)
    assert (report.indexed, report.unchanged) == (33 - kept.files_indexed, kept.files_indexed)
    status = desk.service.status()
    assert (status.files_indexed, status.chunks, status.vectors) == (33, 33, 33)
    assert len(desk.found("valve")) == 31


def test_missing_vectors_are_finished_by_themselves(desk: Desk, folder: Path) -> None:
    for step in desk.service.add([folder]):
        if step.files_done == 3:
            break
    assert desk.service.status().vectors == 0
    assert result_of(desk.service.finish_vectors()) == 3
    assert desk.service.status().vectors == 3
    assert result_of(desk.service.finish_vectors()) == 0


def test_a_removed_folder_is_forgotten_with_its_root(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    assert desk.service.remove([folder]) == 3
    status = desk.service.status()
    assert (status.files_indexed, status.chunks, status.vectors, status.roots) == (0, 0, 0, ())
    assert desk.found("valve") == set()
    assert desk.vectors.search(desk.embedder.embed_query("valve"), 5) == []
    assert (folder / "sub" / "valve.txt").exists()


def test_a_part_of_a_root_can_be_removed(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    assert desk.service.remove([folder / "sub"]) == 2
    assert desk.service.remove([str(folder / "pump.md")]) == 1
    assert len(desk.service.status().roots) == 1
    assert desk.add(folder).indexed == 3


def test_removing_what_is_gone_from_the_disk_works(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    (folder / "sub" / "valve.txt").unlink()
    assert desk.service.remove([folder / "sub" / "valve.txt"]) == 1


def test_removing_what_is_not_there_is_a_problem_and_removes_nothing(
    desk: Desk, folder: Path
) -> None:
    desk.add(folder)
    with pytest.raises(PathProblem, match="not in the library"):
        desk.service.remove([folder, folder / "other"])
    assert desk.service.status().files_indexed == 3


@pytest.mark.skipif(os.name != "posix", reason="names are Unicode there")
def test_a_name_in_any_encoding_can_be_added_reported_and_removed(desk: Desk, folder: Path) -> None:
    good, bad = (os.fsdecode(os.fsencode(folder) + name) for name in (b"/a\xe9.txt", b"/b\xe9.txt"))
    Path(good).write_text("The gasket is blue.")
    Path(bad).write_text("")
    report = desk.add(folder)
    assert report.indexed == 4
    assert [f.path for f in report.failures] == [str(folder) + "/b\\xe9.txt"]
    assert desk.found("gasket") == {Path(good).name}
    assert desk.add(folder).unchanged == 4
    assert desk.service.remove([good]) == 1


def test_texts_can_be_added_and_removed_by_their_own_paths(desk: Desk) -> None:
    items = [TextSource("set:1", "Valves", "Close it."), TextSource("set:2", "Two", "Open.")]
    report = result_of(desk.service.add_texts(iter(items), collection="Set"))
    assert (report.indexed, report.chunks, desk.service.status().vectors) == (2, 2, 2)
    assert result_of(desk.service.add_texts(items, collection="Set")).unchanged == 2
    assert desk.service.remove(["set:1"]) == 1


def test_text_and_pages_of_a_document_can_be_had(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("One.\fTwo.")
    desk.add(path)
    (document,) = desk.store.documents()
    assert desk.service.document_text(document.id) == "One.Two."
    assert desk.store.pages(document.id) == [(1, 0, 4), (2, 4, 8)]


def test_a_collection_goes_with_its_files_but_not_those_of_another(
    desk: Desk, folder: Path
) -> None:
    desk.add(folder)
    desk.add(folder / "sub", collection="Valves")
    assert desk.service.remove_collection("Library") == 3
    assert [one.name for one in desk.service.collections()] == ["Valves"]
    assert desk.found("valve") == {"valve.txt"}
    assert desk.found("pump") == set()
    assert desk.service.roots() == (str(folder / "sub"),)
    with pytest.raises(RecordProblem, match="There is no collection Library"):
        desk.service.remove_collection("Library")


def test_a_passage_stands_as_cited_or_its_document_was_changed_or_is_gone(
    desk: Desk, folder: Path
) -> None:
    desk.add(folder)
    path = folder / "sub" / "valve.txt"
    (document,) = [one for one in desk.service.documents() if one.path == str(path)]
    text = desk.service.document_text(document.id)
    cited = Citation(
        1, document.id, "valve", document.path, None, None, 0, len(text), None, None, text, 1.0
    )
    assert desk.service.standing(cited) is Standing.SAME
    path.write_text("The valve was taken out.")
    desk.add(folder)
    assert desk.service.standing(cited) is Standing.CHANGED
    path.unlink()
    desk.add(folder)
    assert desk.service.standing(cited) is Standing.GONE
