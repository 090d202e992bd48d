from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.domain.steps import result_of
from app.services.folder_estimate import FolderEstimate, estimate_folder, together


def estimate(folder: Path, rate: float = 0.0) -> FolderEstimate:
    return result_of(estimate_folder(folder, CancelToken(), passages_per_s=rate))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("word " * 1400)
    (tmp_path / "b.pdf").write_bytes(bytes(1000))
    (tmp_path / "c.jpg").write_bytes(bytes(50))
    (tmp_path / "d.mp3").write_bytes(bytes(60))
    (tmp_path / "e.exe").write_bytes(bytes(70))
    (tmp_path / ".hidden.md").write_text("no")
    return tmp_path


def test_files_are_counted_by_what_can_be_read(folder: Path) -> None:
    found = estimate(folder)
    assert (found.files, found.others, found.pictures, found.recordings) == (4, 1, 1, 1)
    assert found.bytes == 7000 + 1000 + 50 + 60


def test_a_faster_computer_takes_less_time(folder: Path) -> None:
    slow, fast = estimate(folder, 10.0), estimate(folder, 1000.0)
    assert slow.seconds == pytest.approx(2.0 + 2 * 0.05 + 11 / 10)
    assert fast.seconds < slow.seconds


def test_a_folder_that_is_gone_has_nothing_to_read(tmp_path: Path) -> None:
    assert estimate(tmp_path / "gone").files == 0


def test_several_folders_add_up(folder: Path) -> None:
    one = estimate(folder)
    assert together([one, one]).files == 8
    assert together([]) == FolderEstimate()


def test_it_can_be_stopped(folder: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        result_of(estimate_folder(folder, cancel))
