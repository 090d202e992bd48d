"""One process at a time."""

import os
import stat
from pathlib import Path

import pytest

from app.domain.errors import HomeError, HomeLocked
from app.storage.home_lock import HomeLock


def test_the_second_one_is_refused_at_once_and_let_in_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "new" / "lock"
    with HomeLock(path), pytest.raises(HomeLocked), HomeLock(path):
        pass
    with HomeLock(path):
        assert path.exists()


def test_who_is_refused_is_told_which_process_has_the_home(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with HomeLock(path):
        with pytest.raises(HomeLocked) as refused, HomeLock(path):
            pass
        assert refused.value.holder is not None
        assert refused.value.holder in str(refused.value)
        path.with_suffix(".holder").write_text("not a number")
        with pytest.raises(HomeLocked, match="another Sotto is using it"), HomeLock(path):
            pass
    assert not path.with_suffix(".holder").exists()


@pytest.mark.skipif(os.name == "nt", reason="the folder inherits what its user's folder allows")
def test_a_new_home_is_for_its_user_alone(tmp_path: Path) -> None:
    with HomeLock(tmp_path / "new" / "lock"):
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_a_home_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeError), HomeLock(tmp_path / "file" / "lock"):
        pass
