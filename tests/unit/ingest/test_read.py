import os
from collections.abc import Callable, Iterator
from pathlib import Path

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction
from app.domain.errors import EngineFailure, ReadCode
from app.engines.fake_files import FakeReader
from app.engines.zim_file import fingerprint
from app.ingest.discover import Failure, FoundFile, found_file
from app.ingest.read import (
    Again,
    Piece,
    Reading,
    SameContent,
    Whole,
    content_hash,
    read_file,
)


def found(path: Path) -> FoundFile:
    return found_file(str(path), path.stat())


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def readings(file: FoundFile, reader: FakeReader, known_sha256: str | None = None) -> list[Reading]:
    return list(read_file(file, lambda path: reader.read(Path(path)), known_sha256=known_sha256))


def outcome(file: FoundFile, reader: FakeReader) -> Reading:
    return readings(file, reader)[-1]


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
    piece, whole = readings(file, FakeReader())
    assert isinstance(piece, Piece)
    assert (piece.file, piece.extraction.text) == (file, "text")
    sha256 = "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"
    assert piece.sha256 == sha256
    assert whole == Whole(file, sha256)


def test_a_file_with_known_content_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "text")
    first = outcome(found(path), FakeReader())
    assert isinstance(first, Whole)
    os.utime(path, ns=(1, 1))
    reader = FakeReader()
    assert readings(found(path), reader, first.sha256) == [SameContent(found(path))]
    assert reader.read_paths == []


def test_an_empty_file_never_reaches_the_reader(tmp_path: Path) -> None:
    reader = FakeReader()
    result = outcome(found(write(tmp_path / "a.txt", "")), reader)
    assert isinstance(result, Failure)
    assert result.code is ReadCode.EMPTY
    assert reader.read_paths == []


def test_what_the_reader_refuses_is_a_failure_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\xff\xfe\xff")
    result = outcome(found(path), FakeReader())
    assert result == Failure(found(path), ReadCode.BROKEN, "not UTF-8 text")


def test_a_crash_is_a_failure_of_its_own(tmp_path: Path) -> None:
    file = found(write(tmp_path / "a.txt", "CRASH"))
    result = outcome(file, FakeReader())
    assert isinstance(result, Failure)
    assert result.code is ReadCode.CRASHED
    assert "signal 11" in result.reason


def test_an_answer_that_breaks_the_protocol_counts_as_a_crash(tmp_path: Path) -> None:
    def act(path: Path, calls: int) -> None:
        raise EngineFailure("reader", "not a message")

    file = found(write(tmp_path / "a.txt", "text"))
    result = outcome(file, ActingReader(act))
    assert isinstance(result, Failure)
    assert (result.code, result.reason) == (ReadCode.CRASHED, "reading it failed: not a message")


def test_a_file_that_changes_once_while_being_read_is_read_again(tmp_path: Path) -> None:
    def act(path: Path, calls: int) -> None:
        if calls == 0:
            write(path, "a longer text")

    path = write(tmp_path / "a.txt", "text")
    reader = ActingReader(act)
    result = readings(found(path), reader)
    assert [type(one) for one in result] == [Piece, Again, Piece, Whole]
    assert isinstance(result[2], Piece)
    assert result[2].extraction.text == "a longer text"
    assert result[2].file == found(path)
    assert len(reader.read_paths) == 2


def test_a_file_that_keeps_changing_is_a_failure(tmp_path: Path) -> None:
    def act(path: Path, calls: int) -> None:
        write(path, "x" * (calls + 10))

    path = write(tmp_path / "a.txt", "text")
    result = outcome(found(path), ActingReader(act))
    assert isinstance(result, Failure)
    assert result.code is ReadCode.CHANGING


def test_a_file_that_goes_away_is_a_failure(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "text")
    file = found(path)
    path.unlink()
    result = outcome(file, FakeReader())
    assert isinstance(result, Failure)
    assert (result.code, result.file) == (ReadCode.MISSING, file)


def test_a_failure_after_some_pieces_is_the_outcome(tmp_path: Path) -> None:
    class Failing(FakeReader):
        def read(
            self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
        ) -> Iterator[Extraction]:
            yield from super().read(path)
            raise EngineFailure("reader", "not a message")

    first, last = readings(found(write(tmp_path / "a.txt", "text")), Failing())
    assert isinstance(first, Piece)
    assert isinstance(last, Failure)


def test_a_zim_file_is_known_by_its_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "wiki.zim"
    path.write_bytes((0x044D495A).to_bytes(4, "little") + bytes(1000))
    assert content_hash(str(path)) == fingerprint(str(path))
