from dataclasses import replace

import pytest

from app.domain.documents import Document, Status
from app.domain.errors import ReadCode
from app.ingest.discover import Failure, FoundFile, Unavailable
from app.ingest.plan import FileToRead, make_plan, settle_moves
from app.storage.records import Known

FILE = FoundFile("/r/a.txt", 10, 20, 30)
KNOWN = Known(1, 10, 20, 30, "sha", Status.INDEXED)


def failed(path: str, code: ReadCode, reason: str = "why") -> Document:
    return Document(1, path, "a", "", 10, 20, "", None, None, Status.FAILED, code, reason)


def test_a_new_file_is_read() -> None:
    assert make_plan([FILE], {}, {}).read == [FileToRead(FILE, None)]


def test_a_file_with_the_same_size_time_and_inode_is_unchanged() -> None:
    plan = make_plan([FILE], {FILE.path: KNOWN}, {})
    assert (plan.unchanged, plan.read) == ([1], [])


@pytest.mark.parametrize(
    "changed", [replace(FILE, size=99), replace(FILE, mtime_ns=99), replace(FILE, inode=99)]
)
def test_a_file_of_which_one_of_them_differs_is_read(changed: FoundFile) -> None:
    plan = make_plan([changed], {FILE.path: KNOWN}, {})
    assert plan.read == [FileToRead(changed, KNOWN)]


@pytest.mark.parametrize("code", list(ReadCode))
def test_a_failed_file_is_tried_again_only_if_it_may_pass_without_changing(code: ReadCode) -> None:
    known = replace(KNOWN, status=Status.FAILED)
    before = failed(FILE.path, code)
    plan = make_plan([FILE], {FILE.path: known}, {FILE.path: before})
    again = code in {
        ReadCode.MISSING,
        ReadCode.PERMISSION,
        ReadCode.TOO_LARGE,
        ReadCode.CHANGING,
        ReadCode.NO_READER,
    }
    assert plan.read == ([FileToRead(FILE, known)] if again else [])
    assert plan.failed_before == ([] if again else [before])
    assert plan.unchanged == []


def test_a_path_that_is_gone_has_vanished() -> None:
    assert make_plan([], {FILE.path: KNOWN}, {}).vanished == [KNOWN]


def test_what_lies_in_a_folder_that_cannot_be_looked_into_has_not_vanished() -> None:
    closed = Failure(FoundFile("/r/closed", 0, 0, 0), ReadCode.PERMISSION, "permission denied")
    known = {"/r/closed/a.txt": KNOWN, "/r/closed2/b.txt": replace(KNOWN, document_id=2)}
    plan = make_plan([closed], known, {})
    assert plan.vanished == [known["/r/closed2/b.txt"]]
    assert plan.fail == [closed]


def test_what_another_root_inside_holds_has_not_vanished() -> None:
    known = {"/r/.hidden/a.txt": KNOWN}
    assert make_plan([], known, {}, ["/r/.hidden"]).vanished == []


def test_a_folder_that_can_be_looked_into_again_is_no_failure_any_more() -> None:
    before = replace(KNOWN, status=Status.FAILED)
    failures = {"/r/closed": failed("/r/closed", ReadCode.PERMISSION)}
    assert make_plan([], {"/r/closed": before}, failures).vanished == [before]


def test_the_same_failure_is_not_stored_again() -> None:
    failure = Failure(FILE, ReadCode.TOO_LARGE, "why")
    before = failed(FILE.path, ReadCode.TOO_LARGE)
    plan = make_plan([failure], {FILE.path: KNOWN}, {FILE.path: before})
    assert (plan.fail, plan.failed_before) == ([], [before])
    other = make_plan([failure], {}, {FILE.path: failed(FILE.path, ReadCode.BROKEN)})
    assert other.fail == [failure]


def test_a_file_found_twice_counts_once() -> None:
    too_large = Failure(FILE, ReadCode.TOO_LARGE, "why")
    plan = make_plan([FILE, FILE, too_large], {}, {})
    assert (len(plan.read), plan.fail) == (1, [])


def test_what_cannot_be_looked_at_for_now_is_neither_a_failure_nor_gone() -> None:
    drive = Unavailable(FoundFile("/r/drive", 0, 0, 0), ReadCode.MISSING, "not connected")
    plan = make_plan([drive], {"/r/drive/a.txt": KNOWN}, {})
    assert (plan.unavailable, plan.fail, plan.vanished) == ([drive], [], [])


def test_a_quarantined_file_is_left_alone_until_it_changes() -> None:
    known = replace(KNOWN, status=Status.QUARANTINED)
    before = replace(failed(FILE.path, ReadCode.CRASHED), status=Status.QUARANTINED)
    assert make_plan([FILE], {FILE.path: known}, {FILE.path: before}).failed_before == [before]
    changed = replace(FILE, mtime_ns=99)
    plan = make_plan([changed], {FILE.path: known}, {FILE.path: before})
    assert plan.read == [FileToRead(changed, known)]


def test_articles_vanish_with_the_zim_file_they_were_taken_out_of() -> None:
    wiki = FoundFile("/r/wiki.zim", 10, 20, 30)
    known = {wiki.path: KNOWN, "/r/wiki.zim > A/Coffee": replace(KNOWN, document_id=2)}
    assert make_plan([wiki], known, {}).vanished == []
    assert len(make_plan([], known, {}).vanished) == 2


def test_a_file_with_the_stat_of_one_that_vanished_has_moved() -> None:
    there = replace(FILE, path="/r/sub/b.txt")
    plan = make_plan([there], {FILE.path: KNOWN}, {})
    assert (plan.moved, plan.read, plan.vanished) == ([(1, there)], [], [])


def test_a_file_with_the_content_of_one_that_vanished_has_moved_and_only_it_is_hashed() -> None:
    moved = FoundFile("/r/b.txt", 10, 99, 99)
    same_size, other = FoundFile("/r/c.txt", 10, 1, 1), FoundFile("/r/d.txt", 11, 2, 2)
    plan = make_plan([same_size, moved, other], {FILE.path: KNOWN}, {})
    hashes = {"/r/b.txt": "sha", "/r/c.txt": "other"}
    assert set(settle_moves(plan, hashes.__getitem__)) == set(hashes)
    assert plan.moved == [(1, moved)]
    assert [task.file for task in plan.read] == [same_size, other]
    assert plan.vanished == []


def test_a_copy_beside_the_original_has_not_moved() -> None:
    copy = FoundFile("/r/b.txt", 10, 20, 31)
    plan = make_plan([FILE, copy], {FILE.path: KNOWN}, {})
    assert list(settle_moves(plan, str)) == []
    assert (plan.moved, [task.file for task in plan.read]) == ([], [copy])
