"""Databases that come from elsewhere: made for a pack, opened with distrust.

SQLite reads a hostile file safely as long as its schema holds nothing that runs (triggers, views,
generated columns), so a schema that is not exactly ours is refused; see "Defense Against The Dark
Arts" in its documentation.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.storage.database import APPLICATION_ID
from app.storage.migrations import MIGRATIONS
from app.storage.transfer import SourceDamaged


class ForeignTooNew(SourceDamaged):
    """The database was written by a newer Sotto."""


def create_database(path: Path) -> sqlite3.Connection:
    """A new, empty database with our schema, not safe against a crash before it is closed."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _migrate(connection, 0)
    return connection


@contextmanager
def open_foreign(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy of a database from elsewhere, brought up to our schema, for reading only.

    Raises ForeignTooNew, and SourceDamaged for anything but a sound database of ours.
    """
    try:
        with closing(
            sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        ) as connection:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA foreign_keys = ON")
            _check_schema(connection)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            _migrate(connection, version)
            connection.execute("PRAGMA query_only = ON")
            yield connection
    except sqlite3.Error as error:
        raise SourceDamaged(str(error)) from error


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("BEGIN")
    for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute("COMMIT")


def _check_schema(connection: sqlite3.Connection) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or version < 1:
        raise SourceDamaged("its database is not one of Sotto's")
    if version > len(MIGRATIONS):
        raise ForeignTooNew(f"format {version}, this one knows {len(MIGRATIONS)}")
    with closing(sqlite3.connect(":memory:")) as expected:
        for step in MIGRATIONS[:version]:
            step(expected)
        if _schema(connection) != _schema(expected):
            raise SourceDamaged("its tables are not Sotto's")


def _schema(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    return connection.execute(sql).fetchall()
