"""The database opens, migrates, commits and refuses as it promises."""

import multiprocessing
import os
import signal
import sqlite3
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.domain.errors import HomeError, HomeTooNew
from app.storage.database import Database
from app.storage.migrations import MIGRATIONS


def _add(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("INSERT INTO collections (name) VALUES (?)", (name,))


def _names(database: Database) -> list[str]:
    return [name for (name,) in database.rows("SELECT name FROM collections ORDER BY id")]


def test_opening_creates_the_folder_and_the_newest_schema(tmp_path: Path) -> None:
    with Database(tmp_path / "a" / "b" / "sotto.db") as database:
        assert database.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
        assert database.rows("PRAGMA journal_mode") == [("wal",)]
        assert database.rows("PRAGMA foreign_keys") == [(1,)]


def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    with Database(tmp_path / "sotto.db") as database:
        database.write(lambda c: _add(c, "x"))
    with Database(tmp_path / "sotto.db") as database:
        assert _names(database) == ["x"]


def test_a_failing_write_leaves_nothing_and_the_next_one_works(database: Database) -> None:
    def half(connection: sqlite3.Connection) -> None:
        _add(connection, "half")
        raise KeyError("boom")

    version = database.version
    with pytest.raises(KeyError, match="boom"):
        database.write(half)
    assert _names(database) == []
    assert database.version == version
    database.write(lambda c: _add(c, "whole"))
    assert _names(database) == ["whole"]
    assert database.version == version + 1


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(HomeError):
        database.rows("INSERT INTO collections (name) VALUES ('x')")


def test_write_inside_write_is_refused_instead_of_hanging(database: Database) -> None:
    with pytest.raises(RuntimeError, match="write"):
        database.write(lambda c: database.write(lambda d: None))


def test_a_snapshot_does_not_see_later_writes(database: Database) -> None:
    with database.snapshot() as connection:
        connection.execute("SELECT count(*) FROM collections").fetchone()
        database.write(lambda c: _add(c, "later"))
        assert connection.execute("SELECT count(*) FROM collections").fetchone() == (0,)
    assert _names(database) == ["later"]


def test_threads_write_and_read_at_once_without_loss(database: Database) -> None:
    def work(number: int) -> None:
        for i in range(20):
            database.write(lambda c, n=f"{number}-{i}": _add(c, n))  # type: ignore[misc]
            _names(database)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(_names(database)) == 80


def test_a_newer_home_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "sotto.db"
    Database(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    with pytest.raises(HomeTooNew) as caught:
        Database(path)
    assert (caught.value.found, caught.value.known) == (len(MIGRATIONS) + 1, len(MIGRATIONS))
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("content", [b"no database at all " * 300, b"short"])
def test_a_file_that_is_no_database_is_a_home_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sotto.db"
    path.write_bytes(content)
    with pytest.raises(HomeError):
        Database(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sotto.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    with pytest.raises(HomeError, match="another program"):
        Database(path)


def test_a_damaged_page_is_a_home_error_when_met(tmp_path: Path) -> None:
    path = tmp_path / "sotto.db"
    with Database(path) as database:
        for i in range(500):
            database.write(lambda c, n=f"{i} " + "x" * 500: _add(c, n))  # type: ignore[misc]
    data = bytearray(path.read_bytes())
    data[3 * 4096 :] = b"\xff" * (len(data) - 3 * 4096)
    path.write_bytes(data)
    with pytest.raises(HomeError), Database(path) as database:
        _names(database)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions do not bind root")
def test_a_read_only_folder_is_a_home_error(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(HomeError):
        Database(folder / "sotto.db")


def test_a_file_in_place_of_the_folder_is_a_home_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeError):
        Database(tmp_path / "file" / "sotto.db")


def test_a_full_disk_is_a_home_error_and_loses_nothing(database: Database) -> None:
    database.write(lambda c: _add(c, "before"))
    database.write(lambda c: c.execute("PRAGMA max_page_count = 1"))

    def fill(connection: sqlite3.Connection) -> None:
        for i in range(1000):
            _add(connection, f"{i} " + "x" * 1000)

    with pytest.raises(HomeError, match="disk is full"):
        database.write(fill)
    assert _names(database) == ["before"]


def _write_until_killed(path: Path, sender: Connection) -> None:
    database = Database(path)
    for i in range(100_000):
        database.write(lambda c, n=str(i): _add(c, n))  # type: ignore[misc]
        sender.send(i)


def test_kill_9_loses_nothing_committed(tmp_path: Path) -> None:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("spawn").Process(
        target=_write_until_killed, args=(tmp_path / "sotto.db", sender)
    )
    child.start()
    sender.close()
    last = -1
    while last < 50:
        last = receiver.recv()
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    while receiver.poll():
        try:
            last = receiver.recv()
        except EOFError:
            break
    with Database(tmp_path / "sotto.db") as database:
        names = _names(database)
    assert names == [str(i) for i in range(len(names))]
    assert len(names) > last
