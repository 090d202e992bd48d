"""Following what changes: update, retry, exclude, moves, places that cannot be looked at."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.documents import Status
from app.domain.errors import Cancelled, Crashed, PathProblem
from app.domain.steps import result_of
from app.ingest.progress import AddReport, Stage
from app.services.library import LibraryService
from tests.data.piece_reader import PICTURE, PIECE
from tests.unit.services.library_desk import Desk


def update(desk: Desk, *paths: Path) -> AddReport:
    return result_of(desk.service.update(paths or None))


def test_an_update_takes_in_what_changed_in_all_roots(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "gasket.txt").write_text("The gasket is blue.")
    desk.add(folder)
    desk.add(other, collection="Parts")
    (folder / "sub" / "valve.txt").write_text("Open the hatch.")
    (other / "seal.txt").write_text("The seal is green.")
    (other / "gasket.txt").unlink()
    report = update(desk)
    assert (report.indexed, report.removed, report.unchanged) == (2, 1, 2)
    assert desk.found("hatch") == {"valve.txt"}
    assert desk.found("seal", "Parts") == {"seal.txt"}
    assert desk.found("seal", "Library") == desk.found("gasket") == set()
    assert desk.service.status().vectors == desk.service.status().chunks


def test_an_update_of_paths_looks_at_nothing_else(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    desk.reader.read_paths.clear()
    (folder / "pump.md").write_text("The pump is new.")
    (folder / "new.txt").write_text("A gasket is new.")
    (folder / "sub" / "motor.txt").write_text("Not to be seen yet.")
    (folder / "sub" / "valve.txt").unlink()
    report = update(desk, folder / "new.txt", folder / "pump.md", folder / "sub" / "valve.txt")
    assert (report.indexed, report.removed) == (2, 1)
    assert {path.name for path in desk.reader.read_paths} == {"new.txt", "pump.md"}
    assert desk.found("gasket") == {"new.txt"}
    assert desk.found("valve") == set()
    assert desk.nearest("gasket new") == "new.txt"
    assert desk.found("motor") == {"motor.txt"}


def test_paths_of_all_kinds_may_be_given(desk: Desk, folder: Path, tmp_path: Path) -> None:
    desk.add(folder)
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "secret.txt").write_text("secret")
    (folder / "~$lock.docx").write_text("lock")
    (tmp_path / "outside.txt").write_text("outside")
    report = update(
        desk,
        tmp_path / "outside.txt",
        folder / "never" / "was.txt",
        folder / ".hidden" / "secret.txt",
        folder / "~$lock.docx",
        folder / "sub",
        folder,
        tmp_path,
    )
    assert (report.indexed, report.removed, report.failed) == (0, 0, 0)


def test_a_folder_that_is_gone_takes_its_files_along(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    for path in (folder / "sub").iterdir():
        path.unlink()
    (folder / "sub").rmdir()
    assert update(desk, folder / "sub").removed == 2
    assert desk.found("valve") == set()


def test_a_renamed_folder_keeps_documents_and_vectors_and_reads_nothing(
    desk: Desk, folder: Path
) -> None:
    desk.add(folder)
    before = {document.id for document in desk.service.documents()}
    desk.reader.read_paths.clear()
    desk.embedder.embedded.clear()
    (folder / "sub").rename(folder / "renamed")
    report = update(desk, folder / "sub", folder / "renamed")
    assert (report.moved, report.indexed, report.removed) == (2, 0, 0)
    assert {document.id for document in desk.service.documents()} == before
    assert desk.reader.read_paths == []
    assert desk.embedder.embedded == []
    assert desk.found("valve") == {"valve.txt"}
    paths = {document.path for document in desk.service.documents()}
    assert str(folder / "renamed" / "valve.txt") in paths


def test_a_root_that_is_gone_keeps_its_documents_until_it_is_back(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    folder.rename(folder.with_name("unplugged"))
    report = update(desk)
    assert (report.removed, report.failed) == (0, 0)
    assert desk.service.status().unavailable == (str(folder),)
    assert desk.found("valve") == {"valve.txt"}
    folder.with_name("unplugged").rename(folder)
    assert update(desk).unchanged == 3
    assert desk.service.status().unavailable == ()


def test_a_root_that_lost_all_files_at_once_is_taken_for_an_empty_mount_point(
    desk: Desk, folder: Path
) -> None:
    desk.add(folder)
    for path in sorted(folder.rglob("*.*")):
        path.unlink()
    assert update(desk).removed == 0
    assert desk.service.status().unavailable == (str(folder),)
    assert desk.found("valve") == {"valve.txt"}


def test_files_deleted_by_their_paths_go_to_the_last(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    files = sorted(folder.rglob("*.*"))
    for path in files:
        path.unlink()
        assert update(desk, path).removed == 1
    assert desk.service.status().files_indexed == 0


def test_a_file_that_was_added_by_itself_goes_and_comes_back(desk: Desk, folder: Path) -> None:
    file = folder / "pump.md"
    text = file.read_text()
    desk.add(file)
    file.unlink()
    assert update(desk, file).removed == 1
    file.write_text(text)
    assert update(desk, file).indexed == 1
    assert len(desk.service.roots()) == 1


def test_a_failed_file_is_read_again_on_request_only(desk: Desk, folder: Path) -> None:
    (folder / "crash.txt").write_text("CRASH")
    (folder / "broken.txt").write_bytes(b"\xff\xff")
    desk.add(folder)
    assert desk.service.status().files_quarantined == 1
    assert {f.path.rpartition("/")[2]: f.quarantined for f in desk.service.failures()} == {
        "crash.txt": True,
        "broken.txt": False,
    }
    desk.reader.read_paths.clear()
    assert update(desk).failed == 2
    assert desk.reader.read_paths == []
    report = result_of(desk.service.retry([folder / "broken.txt"]))
    assert [path.name for path in desk.reader.read_paths] == ["broken.txt"]
    assert report.failed == 1
    desk.reader.read_paths.clear()
    result_of(desk.service.retry())
    assert {path.name for path in desk.reader.read_paths} == {"broken.txt", "crash.txt"}
    assert result_of(desk.service.retry([folder / "pump.md"])).failed == 0


def test_what_is_left_out_is_gone_and_stays_out_until_it_is_taken_back(
    desk: Desk, folder: Path
) -> None:
    desk.add(folder)
    assert desk.service.exclude([folder / "sub"]) == 2
    assert desk.service.excluded() == (str(folder / "sub"),)
    assert desk.found("valve") == set()
    assert desk.vectors.search(desk.embedder.embed_query("valve"), 5)[1:] == []
    assert update(desk).indexed == 0
    assert update(desk, folder / "sub" / "valve.txt").indexed == 0
    assert desk.add(folder).indexed == 0
    desk.service.include([folder / "sub"])
    assert update(desk).indexed == 2
    desk.service.exclude([folder / "sub"])
    assert desk.add(folder / "sub").indexed == 2
    assert desk.service.excluded() == ()


def test_only_what_was_added_can_be_left_out(desk: Desk, folder: Path, tmp_path: Path) -> None:
    desk.add(folder)
    with pytest.raises(PathProblem, match="nothing that was added"):
        desk.service.exclude([folder / "sub", tmp_path / "elsewhere"])
    with pytest.raises(PathProblem, match="not left out"):
        desk.service.include([folder / "sub"])
    assert desk.service.excluded() == ()


def test_text_in_pictures_is_found_after_all_other_text(desk: Desk, folder: Path) -> None:
    (folder / "scan.png").write_text(PICTURE + "Grease the bearing.")
    steps = list(desk.service.add([folder]))
    stages = list(dict.fromkeys(step.stage for step in steps))
    assert stages == [Stage.SCAN, Stage.READ, Stage.EMBED, Stage.RECOGNIZE]
    assert desk.found("bearing") == {"scan.png"}
    assert desk.nearest("grease bearing") == "scan.png"
    assert desk.service.status().files_waiting == 0


def test_pictures_wait_where_recognising_is_turned_off(
    desk: Desk, folder: Path, make_service: Callable[..., LibraryService]
) -> None:
    (folder / "scan.png").write_text(PICTURE + "Grease the bearing.")
    service = make_service(recognize=False)
    report = result_of(service.add([folder]))
    assert (report.indexed, report.failed, service.status().files_waiting) == (4, 0, 1)
    assert desk.found("bearing") == set()
    assert result_of(desk.service.update()).recognized == 1
    assert desk.found("bearing") == {"scan.png"}


def test_recognising_goes_on_after_a_stop(desk: Desk, folder: Path) -> None:
    for n in range(4):
        (folder / f"scan{n}.png").write_text(f"{PICTURE}Bearing {n}.")
    cancel = CancelToken()
    steps = desk.service.add([folder], cancel=cancel)
    for step in steps:
        if step.stage is Stage.RECOGNIZE:
            break
    cancel.cancel()
    with pytest.raises(Cancelled):
        result_of(steps)
    left = desk.service.status().files_waiting
    assert 0 < left < 4
    assert update(desk).recognized == left
    assert len(desk.found("bearing")) == 4


def test_work_waits_at_the_gate_between_files_pieces_and_batches(
    folder: Path, make_service: Callable[..., LibraryService]
) -> None:
    (folder / "large.txt").write_text(PIECE.join(["One. ", "Two. ", "Three."]))
    passed: list[CancelToken] = []
    result_of(make_service(gate=passed.append).add([folder]))
    assert len(passed) >= 4 + 2 + 1


def test_compacting_tells_its_steps_and_what_came_of_it(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    desk.service.remove([folder / "sub"])
    steps = desk.service.compact()
    first = next(steps)
    assert (first.stage, first.files_done) == (Stage.COMPACT, 0)
    assert first.files_total >= 3
    assert result_of(steps).complete
    assert desk.found("pump") == {"pump.md"}


def test_documents_of_every_status_are_listed(desk: Desk, folder: Path) -> None:
    (folder / "crash.txt").write_text("CRASH")
    desk.add(folder)
    statuses = {Path(one.path).name: one.status for one in desk.service.documents("Library")}
    assert statuses["crash.txt"] is Status.QUARANTINED
    assert len(statuses) == 4
    assert desk.service.documents("elsewhere") == ()
    assert desk.service.tables("elsewhere") == desk.service.tables() == ()


@pytest.mark.skipif(os.name != "posix", reason="names are Unicode there")
def test_a_name_in_any_encoding_can_be_followed_and_left_out(desk: Desk, folder: Path) -> None:
    desk.add(folder)
    name = os.fsdecode(os.fsencode(folder) + b"/a\xe9.txt")
    Path(name).write_text("The gasket is blue.")
    assert update(desk, Path(name)).indexed == 1
    assert desk.service.exclude([name]) == 1
    assert desk.service.excluded() == (str(folder) + "/a\\xe9.txt",)


def test_an_update_of_a_path_embeds_only_what_is_new_there(desk: Desk, folder: Path) -> None:
    steps = desk.service.add([folder])
    next(step for step in steps if step.stage is Stage.EMBED)
    steps.close()
    (folder / "new.txt").write_text("A gasket is new.")
    update(desk, folder / "new.txt")
    assert [text for text in desk.embedder.embedded if text != "valve"] == ["A gasket is new."]
    assert desk.nearest("gasket new") == "new.txt"
    assert desk.service.status().vectors == 1
    update(desk)
    assert desk.service.status().vectors == 4


def test_an_embedder_that_fails_while_files_are_read_does_not_keep_them_from_being_read(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise Crashed("embedder", -6)

    (folder / "long.txt").write_text("One sentence of six words here. " * 310)
    (folder / "other.txt").write_text("Another sentence of six words here. " * 270)
    monkeypatch.setattr("app.services.library_run._SAMPLE_AFTER", 50)
    monkeypatch.setattr(desk.embedder, "embed_query", fail)
    monkeypatch.setattr(desk.embedder, "embed_passages", fail)
    with pytest.raises(Crashed):
        desk.add(folder)
    assert desk.service.status().files_indexed == 5
