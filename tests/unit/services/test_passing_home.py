import os
from pathlib import Path

from app.services.passing_home import passing_home
from app.storage.home_lock import HomeLock


def test_a_passing_home_is_gone_afterwards(tmp_path: Path) -> None:
    with passing_home(tmp_path) as home:
        (home.root / "sotto.db").write_bytes(b"text")
        assert home.root.parent == tmp_path
    assert list(tmp_path.iterdir()) == []


def test_what_killed_processes_left_goes_and_what_is_in_use_stays(tmp_path: Path) -> None:
    left, used, young = (tmp_path / f"sotto-passing-{name}" for name in ("left", "used", "young"))
    for folder in (left, used, young):
        folder.mkdir()
        (folder / "sotto.db").write_bytes(b"text")
    other = tmp_path / "of somebody else"
    other.mkdir()
    with HomeLock(used / "lock"):
        for folder in (left, used, other):
            os.utime(folder, (0, 0))
        with passing_home(tmp_path):
            assert not left.exists()
            assert used.exists()
            assert young.exists()
            assert other.exists()
