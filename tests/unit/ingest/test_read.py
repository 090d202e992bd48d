import os
from collections.abc import Callable, Iterator
from pathlib import Path

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction
from app.domain.errors import EngineFailure, ReadCode
from app.engines.fake import FakeReader
from app.ingest.discover import Failure, FoundFile, found_file
from app.ingest.read import FileText, SameContent, read_file


def found(path: Path) -> FoundFile:
    return found_file(str(path), path.stat())


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


class ActingReader(FakeReader):
    """Does something to the file before each reading."""

    def __init__(self, act: Callable[[Path, int], object]) -> None:
        super().__init__()
        self._act = act

    def read(
        self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
    ) -> Iterator[Extraction]:
        self._act(path, len(self.read_paths))
        return super().read(path, cancel=cancel)


def test_a_file_is_read_with_its_hash(tmp_path: Path) -> None:
    file = found(write(tmp_path / "a.txt", "text"))
    result = read_file(file, reader=FakeReader())
    assert isinstance(result, FileText)
    assert result.file == file
    assert result.extraction.text == "text"
    assert result.sha256 == "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"


def test_a_file_with_known_content_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "text")
    first = read_file(found(path), reader=FakeReader())
    assert isinstance(first, FileText)
    os.utime(path, ns=(1, 1))
    reader = FakeReader()
    result = read_file(found(path), reader=reader, known_sha256=first.sha256)
    assert result == SameContent(found(path))
    assert reader.read_paths == []


def test_an_empty_file_never_reaches_the_reader(tmp_path: Path) -> None:
    reader = FakeReader()
    result = read_file(found(write(tmp_path / "a.txt", "")), reader=reader)
    assert isinstance(result, Failure)
    assert result.code is ReadCode.EMPTY
    assert reader.read_paths == []


def test_what_the_reader_refuses_is_a_failure_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\xff\xfe\xff")
    result = read_file(found(path), reader=FakeReader())
    assert result == Failure(found(path), ReadCode.BROKEN, "not UTF-8 text")


def test_a_crash_is_a_failure_of_its_own(tmp_path: Path) -> None:
    file = found(write(tmp_path / "a.txt", "CRASH"))
    result = read_file(file, reader=FakeReader())
    assert isinstance(result, Failure)
    assert result.code is ReadCode.CRASHED
    assert "signal 11" in result.reason


def test_an_answer_that_breaks_the_protocol_counts_as_a_crash(tmp_path: Path) -> None:
    def act(path: Path, calls: int) -> None:
        raise EngineFailure("reader", "not a message")

    file = found(write(tmp_path / "a.txt", "text"))
    result = read_file(file, reader=ActingReader(act))
    assert isinstance(result, Failure)
    assert (result.code, result.reason) == (ReadCode.CRASHED, "reading it failed: not a message")


def test_a_file_that_changes_once_while_being_read_is_read_again(tmp_path: Path) -> None:
    def act(path: Path, calls: int) -> None:
        if calls == 0:
            write(path, "a longer text")

    path = write(tmp_path / "a.txt", "text")
    reader = ActingReader(act)
    result = read_file(found(path), reader=reader)
    assert isinstance(result, FileText)
    assert result.extraction.text == "a longer text"
    assert result.file == found(path)
    assert len(reader.read_paths) == 2


def test_a_file_that_keeps_changing_is_a_failure(tmp_path: Path) -> None:
    def act(path: Path, calls: int) -> None:
        write(path, "x" * (calls + 10))

    path = write(tmp_path / "a.txt", "text")
    result = read_file(found(path), reader=ActingReader(act))
    assert isinstance(result, Failure)
    assert result.code is ReadCode.CHANGING


def test_a_file_that_goes_away_is_a_failure(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "text")
    file = found(path)
    path.unlink()
    result = read_file(file, reader=FakeReader())
    assert isinstance(result, Failure)
    assert (result.code, result.file) == (ReadCode.MISSING, file)


def test_a_reading_without_text_is_a_failure(tmp_path: Path) -> None:
    class Blank(FakeReader):
        def read(
            self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
        ) -> Iterator[Extraction]:
            yield Extraction((), "application/pdf")

    result = read_file(found(write(tmp_path / "a.txt", "text")), reader=Blank())
    assert isinstance(result, Failure)
    assert result.code is ReadCode.NO_TEXT
