"""Remembers which files are being read, so that one that ends the program is found out."""

import json
import threading
from typing import Self

from app.storage.library import LibraryStore

_KEY = "reading"
_DEATHS = 2


class Attempts:
    """The files that are under way in this run, and those during which earlier runs died.

    Made at the beginning of a run; a context manager that ends it in good order. What the last run
    left under way is suspect. After two such ends a file is `deadly`.
    """

    def __init__(self, store: LibraryStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._under_way: dict[str, None] = {}
        self._noted = store.meta(_KEY)
        noted = json.loads(self._noted or "{}")
        self._deaths: dict[str, int] = noted.get("deaths", {})
        for path in noted.get("under_way", ()):
            self._deaths[path] = self._deaths.get(path, 0) + 1
        if noted.get("under_way"):
            self._note()

    def is_suspect(self, path: str) -> bool:
        """Whether the program ended while this file was among those being read."""
        return path in self._deaths

    def is_deadly(self, path: str) -> bool:
        """Whether it did so as often as may be."""
        return self._deaths.get(path, 0) >= _DEATHS

    def begin(self, path: str) -> None:
        """A file is about to be read."""
        with self._lock:
            self._under_way[path] = None
            self._note()

    def end(self, path: str) -> None:
        """It was dealt with, in whatever way."""
        with self._lock:
            self._under_way.pop(path, None)
            if self._deaths.pop(path, 0):
                self._note()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._under_way.clear()
            self._note()

    def _note(self) -> None:
        """Write down all that matters if the process ends now."""
        noted = {"under_way": list(self._under_way), "deaths": self._deaths}
        text = json.dumps(noted) if any(noted.values()) else None
        if text != self._noted:
            self._store.set_meta(_KEY, text)
            self._noted = text
