"""Keeps the database as it was before a newer Sotto changes its schema."""

import hashlib
import shutil
import time
from contextlib import suppress
from pathlib import Path

from app import __version__
from app.domain.errors import HomeError, HomeTooNew, PackProblem
from app.domain.steps import result_of
from app.paths import Home
from app.services.backup import manifest_of
from app.services.pack_format import Kind, open_sealed, write_sealed
from app.services.signing import own_key
from app.storage.database import older_schema

KEPT = 2
"""How many such backups a home holds; each is as large as the database was."""
_LONGEST_S = 30 * 86_400.0
_NAMES = "[0-9]*-[0-9][0-9]-[0-9][0-9] [0-9]* before *.backup"
"""Backups that the user put there are none of ours."""


def back_up_before_migration(home: Home) -> Path | None:
    """Write the database as a backup, if opening this home will change its schema; where it lies.

    `restore` takes it like any other backup, also with the Sotto from before, and leaves the rest
    of the home as it is. One that an earlier start wrote, and got no further, is taken again. Only
    the newest stay, for a month. Called with the lock held, before anything is opened. Raises
    HomeError where there is no room: nothing must be migrated then.
    """
    try:
        _tidy(home)
        schema = older_schema(home.database)
        if not schema:
            return None
        found = _kept_already(home)
        if found is None:
            _require_room(home)
            found = _back_up(home, schema)
        _tidy(home, needed=found)
        return found
    except PackProblem as error:
        raise _impossible(home, error.reason) from error
    except OSError as error:
        raise _impossible(home, error.strerror or str(error)) from error


def forget_before_migrations(home: Home) -> None:
    """Remove such backups: they hold what was removed from the database since. Raises HomeError."""
    try:
        for path in _all(home):
            path.unlink()
    except OSError as error:
        raise HomeError(str(home.root), error.strerror or str(error)) from error


def with_way_back(home: Home, error: HomeTooNew) -> HomeTooNew:
    """The same error, naming the newest such backup that this version can bring back."""
    for path in _all(home):
        with suppress(PackProblem), open_sealed(path, Kind.BACKUP) as sealed:
            if sealed.manifest.schema <= error.known:
                return HomeTooNew(
                    error.home, found=error.found, known=error.known, backup=str(path)
                )
    return error


def _back_up(home: Home, schema: int) -> Path:
    moment = time.strftime("%Y-%m-%d %H%M%S", time.gmtime())
    path = home.backups / f"{moment} before {__version__}.backup"
    home.backups.mkdir(exist_ok=True)
    members = [(home.database.name, home.database)]
    manifest = manifest_of(home, schema=schema, partial=True)
    result_of(write_sealed(path, members, manifest, key=own_key(home.signing_key), private=True))
    return path


def _kept_already(home: Home) -> Path | None:
    """A backup of this very database, from a start that was killed or had no room to go on."""
    with home.database.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    for path in _all(home):
        with suppress(PackProblem), open_sealed(path, Kind.BACKUP) as sealed:
            if [member.sha256 for member in sealed.manifest.members] == [sha256]:
                result_of(sealed.check())
                return path
    return None


def _tidy(home: Home, needed: Path | None = None) -> None:
    """Remove what a kill left half written, those that are too many, and those that are too old.

    Never `needed`, which is not the newest where the clock was set back. What cannot be removed
    now will be at another start.
    """
    stay = [needed] if needed is not None else []
    stay += [path for path in _all(home) if path != needed][: KEPT - len(stay)]
    expired_s = time.time() - _LONGEST_S
    for path in (*home.backups.glob(f".{_NAMES}.partial"), *_all(home)):
        with suppress(OSError):
            if path not in stay or (path != needed and path.stat().st_mtime < expired_s):
                path.unlink()


def _all(home: Home) -> list[Path]:
    """The newest first: their names begin with their time."""
    return sorted(home.backups.glob(_NAMES), reverse=True)


def _require_room(home: Home) -> None:
    needed, free = home.database.stat().st_size, shutil.disk_usage(home.root).free
    if needed > free:
        raise _impossible(home, f"that needs {needed:,} bytes, and {free:,} are free")


def _impossible(home: Home, reason: str) -> HomeError:
    return HomeError(
        str(home.root), f"this version changes its database, and could not back it up: {reason}"
    )
