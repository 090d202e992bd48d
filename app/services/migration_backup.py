"""Keeps the database as it was before a newer Sotto changes its schema."""

import shutil
import time
from pathlib import Path

from app import __version__
from app.domain.errors import HomeError, PackProblem
from app.paths import Home
from app.services.backup import manifest_of
from app.services.pack_format import write_sealed
from app.services.signing import own_key
from app.storage.database import awaits_migration

KEPT = 2
"""How many such backups a home holds; each is as large as the database was."""


def back_up_before_migration(home: Home) -> Path | None:
    """Write the database as a backup, if opening this home will change its schema; where it lies.

    `restore` takes it like any other backup, also with the Sotto from before, and leaves the rest
    of the home as it is. Only the newest backups stay. Called with the lock held, before anything
    is opened. Raises HomeError where there is no room for it: then nothing must be migrated.
    """
    if not awaits_migration(home.database):
        return None
    _require_room(home)
    moment = time.strftime("%Y-%m-%d %H%M%S", time.gmtime())
    path = home.backups / f"{moment} before {__version__}.backup"
    try:
        home.backups.mkdir(exist_ok=True)
        _drop(home, "*.partial", kept=0)
        members = [(home.database.name, home.database)]
        manifest = manifest_of(home, partial=True)
        for _ in write_sealed(path, members, manifest, key=own_key(home.signing_key), private=True):
            pass
        _drop(home, "*.backup", kept=KEPT)
    except PackProblem as error:
        raise _impossible(home, error.reason) from error
    except OSError as error:
        raise _impossible(home, error.strerror or str(error)) from error
    return path


def _require_room(home: Home) -> None:
    needed, free = home.database.stat().st_size, shutil.disk_usage(home.root).free
    if needed > free:
        raise _impossible(home, f"that needs {needed:,} bytes, and {free:,} are free")


def _drop(home: Home, pattern: str, *, kept: int) -> None:
    """Remove the oldest files of that name, which begins with their time."""
    for old in sorted(home.backups.glob(pattern), reverse=True)[kept:]:
        old.unlink()


def _impossible(home: Home, reason: str) -> HomeError:
    return HomeError(
        str(home.root), f"this version changes its database, and could not back it up: {reason}"
    )
