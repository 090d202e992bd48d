from dataclasses import replace

import pytest

from app.domain.documents import Document, Status
from app.domain.errors import ReadCode
from app.ingest.discover import Failure, FoundFile
from app.ingest.plan import FileToRead, is_under, make_plan
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
    }
    assert plan.read == ([FileToRead(FILE, known)] if again else [])
    assert plan.failed_before == ([] if again else [before])
    assert plan.unchanged == []


def test_a_path_that_is_gone_has_vanished() -> None:
    assert make_plan([], {FILE.path: KNOWN}, {}).vanished == [1]


def test_what_lies_in_a_folder_that_cannot_be_looked_into_has_not_vanished() -> None:
    closed = Failure(FoundFile("/r/closed", 0, 0, 0), ReadCode.PERMISSION, "permission denied")
    known = {"/r/closed/a.txt": KNOWN, "/r/closed2/b.txt": replace(KNOWN, document_id=2)}
    plan = make_plan([closed], known, {})
    assert plan.vanished == [2]
    assert plan.fail == [closed]


def test_what_another_root_inside_holds_has_not_vanished() -> None:
    known = {"/r/.hidden/a.txt": KNOWN}
    assert make_plan([], known, {}, ["/r/.hidden"]).vanished == []


def test_a_folder_that_can_be_looked_into_again_is_no_failure_any_more() -> None:
    known = {"/r/closed": replace(KNOWN, status=Status.FAILED)}
    assert make_plan(
        [], known, {"/r/closed": failed("/r/closed", ReadCode.PERMISSION)}
    ).vanished == [1]


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


def test_under_means_the_folder_itself_or_below_not_a_longer_name() -> None:
    assert is_under("/r", "/r")
    assert is_under("/r/a", "/r/")
    assert is_under("/a", "/")
    assert not is_under("/r2", "/r")
