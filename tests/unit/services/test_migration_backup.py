"""What an update changes is kept as it was, and can be brought back."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.domain.errors import HomeError, HomeTooNew, PackProblem
from app.domain.steps import result_of
from app.paths import Home
from app.services.backup import BackupService, restore
from app.services.migration_backup import (
    KEPT,
    back_up_before_migration,
    forget_before_migrations,
    with_way_back,
)
from app.storage.database import Database
from app.storage.library import LibraryStore
from app.storage.migrations import MIGRATIONS
from tests.unit.storage.version_1 import make_version_1

TEXT = "one two"
DAY_S = 86_400


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Of version 1, with settings and a model."""
    made = Home(tmp_path / "home")
    made.root.mkdir()
    make_version_1(made.database)
    made.settings.write_text("passages = 3\n")
    (made.models / "small").mkdir(parents=True)
    return made


@pytest.fixture
def version_1_only(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The Sotto from before the update."""
    monkeypatch.setattr("app.storage.database.MIGRATIONS", MIGRATIONS[:1])
    monkeypatch.setattr("app.storage.foreign.MIGRATIONS", MIGRATIONS[:1])
    return monkeypatch


def text(home: Home) -> str:
    with Database(home.database) as database:
        return LibraryStore(database).document_text(1)


def version(home: Home) -> int:
    with closing(sqlite3.connect(home.database)) as connection:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)


def test_an_older_database_is_kept_as_it_was(home: Home) -> None:
    path = back_up_before_migration(home)
    assert path is not None
    assert path.parent == home.backups
    assert version(home) == 1
    assert text(home) == TEXT
    assert back_up_before_migration(home) is None
    info = BackupService(home, None).look(path)  # type: ignore[arg-type]
    assert (info.files, info.partial) == (1, True)


def test_what_is_in_the_log_alone_is_kept_too(home: Home) -> None:
    """A killed program leaves its last commits beside the database."""
    connection = sqlite3.connect(home.database, isolation_level=None)
    connection.execute("UPDATE chunks SET text = 'new ' WHERE id = 1")
    log = Path(f"{home.database}-wal").read_bytes()
    database = home.database.read_bytes()
    connection.close()
    home.database.write_bytes(database)
    Path(f"{home.database}-wal").write_bytes(log)
    path = back_up_before_migration(home)
    assert path is not None
    result_of(restore(Home(home.root.parent / "other"), path))
    assert text(Home(home.root.parent / "other")) == "new two"


def test_the_sotto_from_before_takes_it_and_the_rest_stays(
    home: Home, version_1_only: pytest.MonkeyPatch
) -> None:
    with version_1_only.context() as now:
        now.setattr("app.storage.database.MIGRATIONS", MIGRATIONS)
        path = back_up_before_migration(home)
        assert text(home) == TEXT
        connection = sqlite3.connect(home.database, isolation_level=None)
        connection.execute("DELETE FROM documents")  # and the log lies beside the database
    home.settings.write_text("passages = 9\n")
    with pytest.raises(HomeTooNew) as refused:
        Database(home.database)
    assert "before the update" not in refused.value.remedy
    assert path is not None
    told = with_way_back(home, refused.value)
    assert (told.found, told.known, told.backup) == (len(MIGRATIONS), 1, str(path))
    assert f'sotto --home "{home.root}" restore "{path}" --replace' in told.remedy
    connection.close()
    with pytest.raises(PackProblem, match="not empty"):
        result_of(restore(home, path))
    done = result_of(restore(home, path, replace=True))
    assert done.replaced is not None
    assert [one.name for one in done.replaced.iterdir()] == ["sotto.db"]
    assert version(home) == 1
    assert text(home) == TEXT
    assert home.settings.read_text() == "passages = 9\n"
    assert (home.models / "small").is_dir()
    assert path.exists()


def test_the_log_of_what_is_replaced_does_not_stay(home: Home, tmp_path: Path) -> None:
    path = back_up_before_migration(home)
    assert path is not None
    for suffix in ("-wal", "-shm"):
        Path(f"{home.database}{suffix}").write_bytes(b"of another database")
    done = result_of(restore(home, path, replace=True))
    assert done.replaced is not None
    assert {one.name for one in done.replaced.iterdir()} == {
        "sotto.db", "sotto.db-wal", "sotto.db-shm"
    }  # fmt: skip
    assert not Path(f"{home.database}-wal").exists()
    assert text(home) == TEXT


def test_only_the_newest_stay(home: Home) -> None:
    home.backups.mkdir()
    for day in range(1, 5):
        (home.backups / f"2026-01-0{day} 120000 before 0.1.{day}.backup").write_bytes(b"old")
    (home.backups / ".2026-01-05 120000 before 0.1.9.backup.partial").write_bytes(b"half")
    (home.backups / "notes.txt").write_text("of the user")
    path = back_up_before_migration(home)
    assert path is not None
    names = sorted(one.name for one in home.backups.iterdir())
    assert names == ["2026-01-04 120000 before 0.1.4.backup", path.name, "notes.txt"]
    assert KEPT == 2


def test_a_start_that_got_no_further_does_not_fill_the_disk(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = back_up_before_migration(home)
    monkeypatch.setattr("time.gmtime", lambda: time.struct_time((2999, 1, 1, 0, 0, 0, 3, 1, 0)))
    with monkeypatch.context() as patch:
        patch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
        assert back_up_before_migration(home) == path
    assert path is not None
    damaged = path.read_bytes().replace(TEXT[:4].encode(), b"0ne ")
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)
    assert back_up_before_migration(home) not in (None, path)


def test_backups_of_the_user_are_left_alone(home: Home) -> None:
    home.backups.mkdir()
    mine = [home.backups / name for name in ("a.backup", "before.backup", "2020 before me.backup")]
    for path in (*mine, home.backups / ".mine.partial"):
        path.write_bytes(b"of the user")
        os.utime(path, (0, 0))
    assert back_up_before_migration(home)
    assert text(home) == TEXT
    back_up_before_migration(home)
    forget_before_migrations(home)
    assert sorted(home.backups.iterdir()) == sorted([*mine, home.backups / ".mine.partial"])


def test_a_clock_that_was_set_back_does_not_cost_the_new_one(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a laptop whose battery ran out: it is 1970."""
    home.backups.mkdir()
    for day in (1, 2):
        (home.backups / f"2026-01-0{day} 120000 before 0.1.{day}.backup").write_bytes(b"old")
    monkeypatch.setattr("time.gmtime", lambda: time.struct_time((1970, 1, 1, 0, 0, 0, 3, 1, 0)))
    path = back_up_before_migration(home)
    assert path is not None
    names = sorted(one.name for one in home.backups.iterdir())
    assert names == [path.name, "2026-01-02 120000 before 0.1.2.backup"]


def test_an_old_backup_that_cannot_be_removed_hinders_no_start(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where another program has it open."""
    path = back_up_before_migration(home)
    assert path is not None
    assert text(home) == TEXT
    os.utime(path, (0, 0))

    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        assert back_up_before_migration(home) is None
    assert path.exists()


def test_what_stands_in_a_log_that_is_being_read_is_not_left_out(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program looks at the database: its log cannot be brought into it now."""
    connect = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda *a, **b: connect(*a, **b | {"timeout": 0.0}))
    with (
        closing(connect(home.database, isolation_level=None)) as writer,
        closing(connect(home.database, isolation_level=None)) as reader,
    ):
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM chunks").fetchone()
        writer.execute("UPDATE chunks SET text = 'new ' WHERE id = 1")
        with pytest.raises(HomeError, match="another program is using its database"):
            back_up_before_migration(home)
    assert not home.backups.exists()
    assert back_up_before_migration(home)
    assert text(home) == "new two"


def test_the_way_back_is_the_newest_that_this_version_knows(home: Home) -> None:
    """Two updates ago is of no use to the Sotto from one update ago, nor is what is damaged."""
    with pytest.MonkeyPatch.context() as patch:
        for version, schemas in (("0.2.0", 2), ("0.3.0", 3)):
            patch.setattr("app.services.migration_backup.__version__", version)
            patch.setattr("app.storage.database.MIGRATIONS", MIGRATIONS[:schemas])
            assert back_up_before_migration(home)
            Database(home.database).close()
    (home.backups / "2999-01-01 000000 before 9.0.0.backup").write_bytes(b"damaged")

    def way_back(known: int) -> str:
        error = HomeTooNew(str(home.root), found=3, known=known)
        return with_way_back(home, error).backup or ""

    assert way_back(2).endswith("before 0.3.0.backup")
    assert way_back(1).endswith("before 0.2.0.backup")
    assert way_back(0) == ""


def test_none_stays_longer_than_a_month(home: Home) -> None:
    path = back_up_before_migration(home)
    assert path is not None
    assert text(home) == TEXT
    os.utime(path, (0, time.time() - 29 * DAY_S))
    back_up_before_migration(home)
    assert path.exists()
    os.utime(path, (0, time.time() - 31 * DAY_S))
    back_up_before_migration(home)
    assert not path.exists()


def test_they_can_be_forgotten_before(home: Home) -> None:
    forget_before_migrations(home)
    path = back_up_before_migration(home)
    assert path is not None
    forget_before_migrations(home)
    assert list(home.backups.iterdir()) == []


def test_without_room_nothing_is_migrated(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1_000))
    with pytest.raises(HomeError, match=r"could not back it up: that needs .* and 1,000 are free"):
        back_up_before_migration(home)
    assert version(home) == 1
    assert not home.backups.exists()


def test_where_it_cannot_be_written_nothing_is_left_of_it(home: Home) -> None:
    home.backups.write_text("a file where the folder belongs")
    with pytest.raises(HomeError, match="could not back it up"):
        back_up_before_migration(home)
    assert version(home) == 1


@pytest.mark.parametrize("content", [None, b"", b"no database at all " * 300])
def test_what_is_no_database_is_for_its_opening_to_refuse(
    content: bytes | None, tmp_path: Path
) -> None:
    home = Home(tmp_path)
    if content is not None:
        home.database.write_bytes(content)
    assert back_up_before_migration(home) is None
    assert not home.backups.exists()


def test_a_newer_home_is_not_even_opened(home: Home) -> None:
    with closing(sqlite3.connect(home.database)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = {one.name: one.read_bytes() for one in home.root.iterdir() if one.is_file()}
    assert back_up_before_migration(home) is None
    assert {one.name: one.read_bytes() for one in home.root.iterdir() if one.is_file()} == before
