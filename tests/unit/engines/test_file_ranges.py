"""Only bytes of the file itself are served, and its changes are noticed."""

import os
from pathlib import Path

import pytest

from app.domain.errors import ReadCode, ReadFailure
from app.engines.file_ranges import FileRanges


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 100)
    return path


def test_ranges_are_those_of_the_file(path: Path) -> None:
    with FileRanges(path, max_bytes=100_000) as file:
        assert file.size == 25_600
        assert file.read(0, 3) == b"\0\1\2"
        assert file.read(25_599, 1) == b"\xff"
        file.check_unchanged()


@pytest.mark.parametrize(
    ("offset", "size"),
    [(-1, 1), (0, 0), (0, -1), (25_600, 1), (25_599, 2), (0, 1 << 40), (1 << 70, 1), (0, 25_601)],
)
def test_other_ranges_are_refused(path: Path, offset: int, size: int) -> None:
    with FileRanges(path, max_bytes=100_000) as file, pytest.raises(ReadFailure) as caught:
        file.read(offset, size)
    assert caught.value.code is ReadCode.BROKEN


def test_asking_without_end_is_refused(path: Path) -> None:
    os.truncate(path, 4 << 20)
    with FileRanges(path, max_bytes=8 << 20) as file:
        served = sum(len(file.read(0, 4 << 20)) for _ in range(512))
        assert served == 2 << 30
        with pytest.raises(ReadFailure):
            file.read(0, 4 << 20)


def test_a_file_that_shrinks_or_is_written_to_is_changing(path: Path) -> None:
    with FileRanges(path, max_bytes=100_000) as file:
        os.truncate(path, 100)
        with pytest.raises(ReadFailure) as caught:
            file.read(200, 10)
        assert caught.value.code is ReadCode.CHANGING
        with pytest.raises(ReadFailure) as caught:
            file.check_unchanged()
        assert caught.value.code is ReadCode.CHANGING
