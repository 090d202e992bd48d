"""A process that brings a home up to date and stands still in the middle of it, to be killed.

Run as `python -m tests.integration.migration_child HOME {backup,migration}`; prints a line once it
stands still while the backup is written, or in the last step of the migration.
"""

import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.paths import Home
from app.services.migration_backup import back_up_before_migration
from app.services.pack_format import write_sealed
from app.storage.database import Database
from app.storage.migrations import MIGRATIONS


def stand_still() -> None:
    """Until killed, and no longer than a test may take."""
    print("still", flush=True)
    time.sleep(60)


def stopped_backup(*arguments: Any, **options: Any) -> Iterator[object]:
    """Writes a step of the backup."""
    steps = write_sealed(*arguments, **options)
    yield next(steps)
    stand_still()


def stopped_migration(connection: sqlite3.Connection) -> None:
    """Takes the last step and does not commit it."""
    MIGRATIONS[-1](connection)
    stand_still()


def main(root: Path, moment: str) -> None:
    """Open the home, as far as that goes."""
    home = Home(root)
    steps = (*MIGRATIONS[:-1], stopped_migration)
    target, stopped = {
        "backup": ("app.services.migration_backup.write_sealed", stopped_backup),
        "migration": ("app.storage.database.MIGRATIONS", steps),
    }[moment]
    with patch(target, stopped):
        back_up_before_migration(home)
        Database(home.database).close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
