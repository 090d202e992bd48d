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


@dataclass(frozen=True, slots=True)
class Belonging:
    """A file or folder at the top of a home that Sotto made; its size in bytes."""

    path: Path
    bytes: int


def belongings(home: Home) -> tuple[Belonging, ...]:
    """What `purge` would delete, the database last.

    Raises HomeError for a folder that is not known to be a data folder of Sotto: one that somebody
    named, and that holds no database of ours.
    """
    if not home.root.is_dir():
        return ()
    names = home.names()
    found = sorted(entry for entry in home.root.iterdir() if _is_ours(entry.name, home, names))
    if found and not home.is_default and not is_ours(home.database):
        raise HomeError(str(home.root), "it holds no database of Sotto, so nothing was deleted")
    found.sort(key=lambda entry: entry.name.startswith(home.database.name))
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


def _is_ours(name: str, home: Home, names: frozenset[str]) -> bool:
    """Also what was half written beside a file, and what SQLite keeps beside the database."""
    whole = name.removeprefix(".").removesuffix(".partial")
    return (
        whole in names
        or name.startswith(f"{home.database.name}-")
        or name in {Path(one).with_suffix(".tmp").name for one in names}
    )


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
