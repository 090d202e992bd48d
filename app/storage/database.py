"""The SQLite file that holds the truth: opening it, reading from any thread, writing from one."""

import shutil
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, HomeError, HomeTooNew
from app.paths import make_private
from app.storage.migrations import MIGRATIONS

T = TypeVar("T")

APPLICATION_ID = 0x536F7474  # "Sott", in the header of every database of ours
# https://www.sqlite.org/fileformat2.html#the_database_header
_USER_VERSION_OFFSET, _APPLICATION_OFFSET = 60, 68
_STEPS_BETWEEN_LOOKS = 100_000  # of SQLite's machine: some milliseconds
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_CANTOPEN: "its database cannot be opened",
    sqlite3.SQLITE_PERM: "permission denied",
    sqlite3.SQLITE_IOERR: "reading or writing its database failed",
    sqlite3.SQLITE_CORRUPT: "its database is damaged",
    sqlite3.SQLITE_NOTADB: "its database is damaged or not one of Sotto's",
    sqlite3.SQLITE_BUSY: "another program is using its database",
    sqlite3.SQLITE_LOCKED: "another program is using its database",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
}


def older_schema(path: Path) -> int:
    """The version of the schema that opening this database would bring up to date; 0: it would not.

    Unless 0, all that was written is in this one file afterwards, with no log beside it; raises
    HomeError where that cannot be. What else is wrong with a file is for its opening to say.
    """
    try:
        if _in_header(path, _USER_VERSION_OFFSET) >= len(MIGRATIONS):
            return 0
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (application,) = connection.execute("PRAGMA application_id").fetchone()
    except (OSError, sqlite3.Error):
        return 0
    if application != APPLICATION_ID or not 0 < version < len(MIGRATIONS):
        return 0
    with _home_errors(str(path.parent)), closing(sqlite3.connect(path)) as connection:
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise HomeError(str(path.parent), _REASONS[sqlite3.SQLITE_BUSY])
    return int(version)


def is_ours(path: Path) -> bool:
    """Whether a file is a database of Sotto, of whatever version; it is not opened by SQLite."""
    try:
        return _in_header(path, _APPLICATION_OFFSET) == APPLICATION_ID
    except OSError:
        return False


def _in_header(path: Path, offset: int) -> int:
    """A number of the header without SQLite, which would already write beside the file.

    A log beside it may know more. Raises OSError.
    """
    with path.open("rb") as file:
        header = file.read(offset + 4)
    return int.from_bytes(header[offset:], "big")


@contextmanager
def _home_errors(home: str) -> Iterator[None]:
    """Turn what the file system or a damaged file does into HomeError; bugs stay bugs."""
    try:
        yield
    except sqlite3.Error as error:
        reason = _REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if reason is None:
            raise
        raise HomeError(home, reason) from error


class _Connection(sqlite3.Connection):
    """Closes itself when its thread ends and takes the last reference along."""

    def __del__(self) -> None:
        self.close()


class Database:
    """One open database: any number of reading threads and one writing thread of its own.

    Opening creates the file and its folder, and brings an older schema up to date. Raises
    HomeTooNew for a schema of a newer Sotto, which is left untouched, and HomeError for a folder
    or file that cannot be used; the reading and writing methods raise HomeError likewise.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._home = str(path.parent)
        self._local = threading.local()
        self._readers: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._readers_lock = threading.Lock()
        self._version = 0
        self._refuse_newer_header()
        try:
            make_private(path.parent)
        except OSError as error:
            raise HomeError(self._home, error.strerror or str(error)) from error
        with self._home_errors():
            self._writer = self._open_writer()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="storage-writer")
        self._thread.submit(self._adopt).result()

    @property
    def home(self) -> str:
        """The data folder, for error messages."""
        return self._home

    @property
    def version(self) -> int:
        """Counts the writes committed since opening: what was read at one version stays true."""
        return self._version

    def read(self) -> sqlite3.Connection:
        """This thread's connection, which can only read; it closes with the thread or `close`.

        Raises HomeError; statements run on it raise sqlite3.Error (`rows` raises HomeError).
        """
        connection: _Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            with self._home_errors():
                connection = self._connect()
                connection.execute("PRAGMA query_only = ON")
            self._local.connection = connection
            with self._readers_lock:
                self._readers.add(connection)
        return connection

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query."""
        with self._home_errors():
            return self.read().execute(sql, parameters).fetchall()

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """This thread's reading connection, seeing one moment however long the block takes."""
        with self._home_errors():
            connection = self.read()
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` returns, run in the writing thread as one transaction, blocking.

        Whatever `work` raises rolls everything back and is raised here. `work` must not call
        `write`.
        """
        if getattr(self._local, "is_writer", False):
            raise RuntimeError("write() inside write() would wait for itself")
        return self._thread.submit(self._transaction, work).result()

    def size(self) -> int:
        """Bytes of the database file, without the log beside it."""
        return self._path.stat().st_size

    def checkpoint(self) -> bool:
        """Bring all that was written into the database file and empty the log beside it.

        False where a reader that looks at an earlier moment prevented it.
        """
        return self._thread.submit(self._checkpoint).result()

    def vacuum(self, cancel: CancelToken | None = None) -> None:
        """Write the whole file anew, with nothing left of what was deleted.

        It needs the size of the database once more in this folder and once in the system's
        temporary one, until the next `checkpoint`. Other writes wait. Raises HomeError where the
        disk has no room for that, and Cancelled; all is then as it was before.
        """
        self._thread.submit(self._vacuum, cancel).result()

    def close(self) -> None:
        """Finish the writes under way and close every connection; again is harmless."""
        self._thread.shutdown(wait=True)
        with self._readers_lock:
            for connection in list(self._readers):
                connection.close()
        with self._home_errors():
            self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _adopt(self) -> None:
        self._local.is_writer = True
        self._local.connection = self._writer

    def _transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with self._home_errors():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                result = work(self._writer)
                self._writer.execute("COMMIT")
            except BaseException:
                # SQLite itself has rolled back after some errors, such as a full disk.
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise
        self._version += 1
        return result

    def _checkpoint(self) -> bool:
        with self._home_errors():
            (busy, *_) = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def _vacuum(self, cancel: CancelToken | None) -> None:
        with self._home_errors():
            (page_bytes,) = self._writer.execute("PRAGMA page_size").fetchone()
            (pages,) = self._writer.execute("PRAGMA page_count").fetchone()
            (unused,) = self._writer.execute("PRAGMA freelist_count").fetchone()
        needed = (pages - unused) * page_bytes
        if shutil.disk_usage(self._path.parent).free < needed:
            raise HomeError(
                self._home, f"the disk is too full to compact it, which needs {needed:,} bytes"
            )
        if cancel is not None:
            cancel.raise_if_cancelled()
            self._writer.set_progress_handler(lambda: cancel.cancelled, _STEPS_BETWEEN_LOOKS)
        try:
            with self._home_errors():
                self._writer.execute("VACUUM")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise Cancelled from error
            raise
        finally:
            self._writer.set_progress_handler(None, 0)
        self._version += 1

    def _connect(self) -> _Connection:
        connection = sqlite3.connect(
            self._path,
            timeout=10.0,
            isolation_level=None,
            check_same_thread=False,  # close() runs in another thread; no statement does
            factory=_Connection,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -16000")
        return connection

    def _open_writer(self) -> _Connection:
        connection = self._connect()
        try:
            self._check_ours(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            # A commit is in the operating system's hands when it returns, so that kill -9 loses
            # nothing committed. A power cut may take the last commits, never halves of them;
            # the indexes notice (see changes.token).
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA journal_size_limit = 67108864")
            # A removed file's text is overwritten with zeros, not just unlinked.
            connection.execute("PRAGMA secure_delete = ON")
            self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _refuse_newer_header(self) -> None:
        """Look before SQLite opens the file, so that nothing is written."""
        try:
            self._check_version(_in_header(self._path, _USER_VERSION_OFFSET))
        except FileNotFoundError:
            return
        except OSError as error:
            raise HomeError(self._home, error.strerror or str(error)) from error

    def _check_version(self, found: int) -> None:
        if found > len(MIGRATIONS):
            raise HomeTooNew(self._home, found=found, known=len(MIGRATIONS))

    def _check_ours(self, connection: sqlite3.Connection) -> None:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if tables and application != APPLICATION_ID:
            raise HomeError(self._home, "its database belongs to another program")

    def _migrate(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            self._check_version(version)
            for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
                step(connection)
                connection.execute(f"PRAGMA user_version = {number}")
            if version == 0:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def _home_errors(self) -> AbstractContextManager[None]:
        return _home_errors(self._home)
