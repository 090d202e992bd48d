import pytest

from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader.members import member
from app.engines.reader.source import Budget, ReadOptions, Source
from tests.data.archives import mailbox, message, nested_zip, tar_of, zip_of

REPORT = b"%PDF-1.7 of the report"
MAIL = message("Report", "Here.", {"report.pdf": REPORT, "other.pdf": b"%PDF-other"})


def found(name: str, data: bytes, part: str) -> bytes:
    return member(Source.of(name, data), part, ReadOptions(Budget.of(len(data)))).file.read()


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("a.zip", zip_of({"b.txt": b"x", "letters/a.pdf": REPORT}), "letters/a.pdf"),
        ("a.tar", tar_of({"b.txt": b"x", "letters/a.pdf": REPORT}), "letters/a.pdf"),
        ("a.eml", MAIL, "report.pdf"),
        ("a.mbox", mailbox([message("First", "Nothing."), MAIL]), "message 2 > report.pdf"),
        ("a.zip", zip_of({"mail.eml": MAIL}), "mail.eml > report.pdf"),
    ],
)
def test_a_member_is_found_by_the_name_of_its_part(name: str, data: bytes, part: str) -> None:
    assert found(name, data, part) == REPORT


@pytest.mark.parametrize("part", ["b.pdf", "letters", "letters/a.pdf > b", ""])
def test_a_member_that_is_not_there_is_a_failure(part: str) -> None:
    with pytest.raises(ReadFailure) as caught:
        found("a.zip", zip_of({"letters/a.pdf": REPORT}), part)
    assert caught.value.code is ReadCode.MISSING


def test_files_in_files_have_an_end() -> None:
    data = nested_zip(8)
    with pytest.raises(ReadFailure) as caught:
        found("a.zip", data, " > ".join(["a.zip"] * 8))
    assert caught.value.code in {ReadCode.BOMB, ReadCode.MISSING}
