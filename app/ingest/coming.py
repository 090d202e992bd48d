"""Which files are still to be read in the run under way, for whoever wants to look meanwhile."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.ingest.discover import FoundFile


@dataclass(frozen=True, slots=True)
class Outlook:
    """The files to read of a run, by path, into one collection.

    Some are being `read` at this moment, some were and are `done`; those are stored a little later.
    """

    files: dict[str, FoundFile]
    collection_id: int
    read: frozenset[str]
    done: frozenset[str]


class Coming:
    """The files of the run under way; any thread may look."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._files: dict[str, FoundFile] = {}
        self._collection_id = 0
        self._read: set[str] = set()
        self._done: set[str] = set()

    @contextmanager
    def expecting(self, files: Iterable[FoundFile], collection_id: int) -> Iterator[None]:
        """Within, these files are to be read; what is not read by its end is not expected."""
        self._set({file.path: file for file in files}, collection_id)
        try:
            yield
        finally:
            self._set({}, 0)

    def begin(self, path: str) -> None:
        """A file is being read."""
        with self._lock:
            self._read.add(path)

    def end(self, path: str) -> None:
        """It was dealt with, in whatever way."""
        with self._lock:
            self._read.discard(path)
            self._done.add(path)

    def look(self) -> Outlook:
        """What is to be read at this moment."""
        with self._lock:
            return Outlook(
                dict(self._files), self._collection_id, frozenset(self._read), frozenset(self._done)
            )

    def _set(self, files: dict[str, FoundFile], collection_id: int) -> None:
        with self._lock:
            self._files, self._collection_id = files, collection_id
            self._read.clear()
            self._done.clear()
