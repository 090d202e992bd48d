"""Removes everything that Sotto keeps for a user, and nothing else."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import HomeError
from app.paths import Home
from app.services.room import size
from app.storage.database import is_ours
from app.storage.home_lock import HomeLock

_OF_SYSTEMS = {".DS_Store", ".directory", "Thumbs.db", "desktop.ini", "lost+found"}
"""What file managers and file systems leave in any folder."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """A file or folder at the top of a home that Sotto made; its size in bytes."""

    path: Path
    bytes: int


def belongings(home: Home) -> tuple[Belonging, ...]:
    """What `purge` would delete, the database last.

    Raises HomeError for a folder that cannot be read, and for one that somebody named and that is
    not known to be Sotto's alone: it holds no database of ours, or also something else, so that a
    folder called models may well be the user's.
    """
    try:
        entries = sorted(home.root.iterdir()) if home.root.is_dir() else []
    except OSError as error:
        raise HomeError(str(home.root), error.strerror or str(error)) from error
    found = [entry for entry in entries if _is_ours(entry.name, home)]
    if not home.is_default and not {home.lock, home.holder}.issuperset(found):
        _require_own(home, {entry.name for entry in entries} - {entry.name for entry in found})
    found.sort(key=lambda entry: entry == home.database)
    return tuple(Belonging(entry, size(entry)) for entry in found)


def purge(home: Home) -> tuple[Path, ...]:
    """Delete all of it, for good; returns what else is in the folder, which stays.

    Killed or failed in between, it can be done again. Raises HomeLocked or HomeError.
    """
    if not belongings(home):
        return ()
    held = {home.lock, home.holder}
    try:
        with HomeLock(home.lock):
            for one in belongings(home):
                if one.path not in held:
                    _delete(one.path)
        for path in held:
            path.unlink(missing_ok=True)
        left = tuple(sorted(home.root.iterdir()))
    except OSError as error:
        raise HomeError(str(home.root), error.strerror or str(error)) from error
    if not left:
        with suppress(OSError):  # a link to a folder, or one that others own
            home.root.rmdir()
    return left


def _require_own(home: Home, others: set[str]) -> None:
    if not is_ours(home.database):
        raise HomeError(str(home.root), "it holds no database of Sotto, so nothing was deleted")
    if strange := sorted(others - _OF_SYSTEMS):
        error = HomeError(str(home.root), f"it also holds {strange[0]}, so nothing was deleted")
        error.remedy = "Move what is yours out of it first."
        raise error


def _is_ours(name: str, home: Home) -> bool:
    """Also what was half written beside a file, and what SQLite keeps beside the database."""
    names = home.names() | home.database_names()
    whole = name.removeprefix(".").removesuffix(".partial").removesuffix(".tmp")
    return whole in names or name in {Path(one).with_suffix(".tmp").name for one in names}


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
