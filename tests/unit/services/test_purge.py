"""Purging takes what Sotto made, all of it, and nothing else."""

from pathlib import Path

import pytest

import app.services.purge as purge_module
from app.domain.errors import HomeError, HomeLocked
from app.paths import Home
from app.services.purge import belongings, purge
from app.storage.database import Database
from app.storage.home_lock import HomeLock


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """With something at every place that a home has, in a folder that somebody named."""
    return filled(Home(tmp_path / "home"))


@pytest.fixture
def platform_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The same in the folder that is Sotto's."""
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "sotto"))
    return filled(Home(tmp_path / "sotto"))


def filled(made: Home) -> Home:
    with Database(made.database):
        pass
    for name in made.names() - {made.database.name}:
        (made.root / name).mkdir()
        (made.root / name / "thing").write_bytes(b"x" * 100)
    for place in (made.lock, made.holder):
        (place / "thing").unlink()
        place.rmdir()
    for name in (
        "sotto.db-wal", "sotto.db-shm", "settings.tmp", "machine.json.tmp", ".first-run.partial"
    ):  # fmt: skip
        (made.root / name).write_bytes(b"half")
    return made


def test_nothing_is_left_of_a_home(home: Home) -> None:
    found = belongings(home)
    assert {one.path for one in found} == set(home.root.iterdir())
    assert next(one.bytes for one in found if one.path == home.models) == 100
    assert purge(home) == ()
    assert not home.root.exists()
    assert belongings(home) == ()
    assert purge(home) == ()


def test_files_of_the_user_stay(platform_home: Home) -> None:
    home = platform_home
    (home.root / "letters").mkdir()
    (home.root / "letters" / "a.txt").write_text("mine")
    (home.root / "sotto.db-old").write_text("a copy of mine")
    assert purge(home) == (home.root / "letters", home.root / "sotto.db-old")
    assert (home.root / "letters" / "a.txt").exists()


@pytest.mark.parametrize("mine", ["notes.txt", "sotto.db-old", "letters", ".bashrc"])
def test_a_folder_that_is_shared_with_other_things_is_not_touched(home: Home, mine: str) -> None:
    """As where the user's own folder, or a project with models, was given to Sotto."""
    (home.root / mine).mkdir()
    with pytest.raises(HomeError, match=f"also holds {mine}") as refused:
        purge(home)
    assert "yours" in refused.value.remedy
    assert (home.models / "thing").exists()
    (home.root / mine).rmdir()
    assert purge(home) == ()


def test_what_systems_leave_in_any_folder_does_not_hinder(home: Home) -> None:
    (home.root / "lost+found").mkdir()
    assert purge(home) == (home.root / "lost+found",)
    assert purge(home) == ()


def test_what_a_link_leads_to_stays(home: Home, tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "weights").write_bytes(b"GGUF" * 2048)
    (home.models / "thing").unlink()
    home.models.rmdir()
    home.models.symlink_to(tmp_path / "share", target_is_directory=True)
    assert next(one.bytes for one in belongings(home) if one.path == home.models) < 4096
    assert purge(home) == ()
    assert (tmp_path / "share" / "weights").exists()


@pytest.mark.parametrize("database", [None, b"", b"SQLite format 3\0" + b"\0" * 200])
def test_a_folder_that_is_no_home_is_not_touched(database: bytes | None, tmp_path: Path) -> None:
    """As where somebody names the wrong one: it may well have a folder called models."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "own.py").write_text("mine")
    if database is not None:
        (tmp_path / "sotto.db").write_bytes(database)
    with pytest.raises(HomeError, match="no database of Sotto"):
        purge(Home(tmp_path))
    assert (tmp_path / "models" / "own.py").exists()


def test_the_folder_of_the_platform_needs_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "sotto"))
    home = Home(tmp_path / "sotto")
    (home.models / "small").mkdir(parents=True)
    assert purge(home) == ()
    assert not home.root.exists()


def test_a_home_in_use_is_not_purged(home: Home) -> None:
    before = set(home.root.iterdir())
    with HomeLock(home.lock), pytest.raises(HomeLocked):
        purge(home)
    assert set(home.root.iterdir()) >= before


def test_a_purge_that_failed_can_be_done_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", refuse)
        with pytest.raises(HomeError, match="Permission denied"):
            purge(home)
    assert home.database.exists()
    assert purge(home) == ()
    assert not home.root.exists()


def test_a_purge_that_was_killed_after_any_deletion_can_be_done_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete = purge_module._delete

    def delete_and_die(path: Path) -> None:
        delete(path)
        raise KeyboardInterrupt

    kills = 0
    monkeypatch.setattr(purge_module, "_delete", delete_and_die)
    while home.database.exists():
        with pytest.raises(KeyboardInterrupt):
            purge(home)
        kills += 1
    assert kills > len(home.names()) / 2
    assert purge(home) == ()
    assert not home.root.exists()


def test_a_folder_that_cannot_be_read_is_an_error_of_the_home(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(HomeError, match="Permission denied"):
        belongings(home)
