"""The collections by name, and with what adapter questions in them are answered."""

import sqlite3

from app.storage.database import Database


class Collections:
    """Finds, makes and marks them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def collection_id(self, name: str) -> int | None:
        """The collection called `name`, None if there is none."""
        rows = self._database.rows("SELECT id FROM collections WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def ensure_collection(self, name: str) -> int:
        """The collection called `name`, made if there is none."""

        def work(connection: sqlite3.Connection) -> int:
            connection.execute("INSERT OR IGNORE INTO collections (name) VALUES (?)", (name,))
            row = connection.execute("SELECT id FROM collections WHERE name = ?", (name,))
            return int(row.fetchone()[0])

        found = self.collection_id(name)
        return self._database.write(work) if found is None else found

    def collection_names(self) -> list[tuple[int, str]]:
        """Id and name of every collection in order of its making."""
        rows = self._database.rows("SELECT id, name FROM collections ORDER BY id")
        return [(identity, name) for identity, name in rows]

    def adapter(self, collection_id: int) -> str | None:
        """The name of the adapter with which questions in a collection are answered."""
        sql = "SELECT adapter FROM collections WHERE id = ?"
        rows = self._database.rows(sql, (collection_id,))
        return rows[0][0] if rows else None

    def set_adapter(self, collection_id: int, adapter: str | None) -> None:
        """Have them answered with that one, or without any."""
        sql = "UPDATE collections SET adapter = ? WHERE id = ?"
        self._database.write(lambda connection: connection.execute(sql, (adapter, collection_id)))
