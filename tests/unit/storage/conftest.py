"""An open database and store on a disk of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.database import Database
from app.storage.library import LibraryStore


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "data" / "sotto.db") as opened:
        yield opened


@pytest.fixture
def store(database: Database) -> LibraryStore:
    return LibraryStore(database)
