"""What the user added to the library, and what is to be left out of it."""

from app.storage.database import Database
from app.storage.records import Root, loaded_path, stored_path


class Roots:
    """Remembers files and folders by their path."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_root(self, path: str, collection_id: int) -> None:
        """Remember that the user added the file or folder `path` to a collection."""
        self._database.write(
            lambda connection: connection.execute(
                "INSERT OR IGNORE INTO roots (path, collection_id) VALUES (?, ?)",
                (stored_path(path), collection_id),
            )
        )

    def roots(self, collection_id: int | None = None) -> list[Root]:
        """What the user added to a collection, or anywhere, in order of path."""
        rows = self._database.rows(
            "SELECT r.path, c.name FROM roots AS r JOIN collections AS c ON c.id = r.collection_id"
            " WHERE ?1 IS NULL OR r.collection_id = ?1 ORDER BY r.path, c.id",
            (collection_id,),
        )
        return [Root(loaded_path(path), name) for path, name in rows]

    def remove_root(self, path: str) -> None:
        """Forget that `path` was added, in every collection; its documents stay."""
        self._database.write(
            lambda connection: connection.execute(
                "DELETE FROM roots WHERE path = ?", (stored_path(path),)
            )
        )

    def exclude(self, path: str) -> None:
        """Remember that the user wants `path`, a file or folder, left out."""
        self._database.write(
            lambda connection: connection.execute(
                "INSERT OR IGNORE INTO exclusions (path) VALUES (?)", (stored_path(path),)
            )
        )

    def include(self, path: str) -> None:
        """Forget that `path` was left out."""
        self._database.write(
            lambda connection: connection.execute(
                "DELETE FROM exclusions WHERE path = ?", (stored_path(path),)
            )
        )

    def excluded(self) -> list[str]:
        """What the user wants left out, in order of path."""
        rows = self._database.rows("SELECT path FROM exclusions")
        return sorted(loaded_path(path) for (path,) in rows)
