from pathlib import Path

import pytest

from app.domain.errors import PathProblem
from app.services.whole_file import write_whole


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    write_whole(path, b"one", replace=False)
    with pytest.raises(PathProblem, match="there already"):
        write_whole(path, b"two", replace=False)
    assert path.read_bytes() == b"one"
    write_whole(path, b"two", replace=True)
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(PathProblem, match="cannot be written"):
        write_whole(tmp_path / "missing" / "out.md", b"one", replace=False)
    (tmp_path / "folder").mkdir()
    with pytest.raises(PathProblem, match="cannot be written"):
        write_whole(tmp_path / "folder", b"one", replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
