"""Small facts about the library as a whole, by name."""

import sqlite3

from app.storage.database import Database

_ACTIVE_MODEL = "active_model"


class Meta:
    """Reads and notes them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def meta(self, key: str) -> str | None:
        """What was noted under `key`."""
        rows = self._database.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return rows[0][0] if rows else None

    def set_meta(self, key: str, value: str | None) -> None:
        """Note `value` under `key`; None forgets it."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM meta WHERE key = ?", (key,))
            if value is not None:
                connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))

        self._database.write(work)

    def active_model(self) -> str | None:
        """The search model whose vectors answer; None until one was set."""
        return self.meta(_ACTIVE_MODEL)

    def set_active_model(self, model: str) -> None:
        """Note that the vectors of `model` answer from now on."""
        self.set_meta(_ACTIVE_MODEL, model)
