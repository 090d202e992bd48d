"""The whole home as one verified file, and such a file back into a home."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Collection, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app import __version__
from app.domain.cancel import CancelToken
from app.domain.errors import HomeError, NotAllowed, PackProblem
from app.paths import Home
from app.policy import FREE, Policy
from app.services.archive_steps import ArchiveStep
from app.services.pack_book import now
from app.services.pack_format import (
    FORMAT,
    Kind,
    Manifest,
    Sealed,
    check_target,
    open_sealed,
    staging,
    sync_folder,
    write_sealed,
)
from app.services.signing import own_key
from app.storage.foreign import ForeignTooNew, open_foreign
from app.storage.home_lock import HomeLock
from app.storage.migrations import MIGRATIONS
from app.storage.transfer import SourceDamaged

if TYPE_CHECKING:
    from app.storage.database import Database

_READY, _EMPTIED, _FILES = "ready", "emptied", "files"
_CANCEL_STEPS = 100_000  # of SQLite's machine; well below a second
_PARTIAL = ".partial"  # models on their way


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was written, read back and found whole; `bytes` is its size."""

    bytes: int
    files: int


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """What a backup says of itself: when it was made, of how many files, and their bytes.

    `models`: installed models are among them. `refused` says why models or runtimes that are among
    them would be left out. `partial`: what is not among them stays as it is.
    """

    created: str
    sotto: str
    files: int
    bytes: int
    models: bool
    partial: bool
    refused: NotAllowed | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """A home that is as it was at `created`; `replaced` holds what was there before, if anything.

    Nothing deletes that folder by itself. `refused` says why models or runtimes were left out.
    """

    created: str
    files: int
    replaced: Path | None
    refused: NotAllowed | None = None


class _Plan(msgspec.Struct):
    """How to finish: the folder under `replaced` for what was there, and names that stay."""

    aside: str
    keep: list[str]


class BackupService:
    """Writes backups of an open home, and gets it ready to become what one of them holds.

    `policy` may forbid to bring models and runtimes: those of a backup are left out then.
    """

    def __init__(self, home: Home, database: Database, policy: Policy = FREE) -> None:
        self._home = home
        self._database = database
        self._policy = policy

    def create(
        self, path: Path, *, models: bool = False, cancel: CancelToken | None = None
    ) -> Generator[ArchiveStep, None, BackedUp]:
        """Write everything but caches, and the installed models only if asked, as one file.

        The database is that of one moment, whoever writes meanwhile. Only the owner may read the
        file, for it holds all text and the signing key. It is there wholly or not at all. Raises
        PackProblem, Cancelled or HomeError.
        """
        home = self._home
        check_target(path)
        key = own_key(home.signing_key)
        with staging(home) as folder:
            snapshot = folder / home.database.name
            yield ArchiveStep("Copying", 0, 1)
            self._snapshot(snapshot, cancel)
            members = [(home.database.name, snapshot), *_kept_files(home, models=models)]
            written = yield from write_sealed(
                path, members, manifest_of(home), key=key, private=True, cancel=cancel
            )
        return BackedUp(path.stat().st_size, len(written.members))

    def look(self, path: Path) -> BackupInfo:
        """What a backup holds, as signed; PackProblem for any other file."""
        with open_sealed(path, Kind.BACKUP) as sealed:
            manifest = sealed.manifest
        refused = _refused(self._home, manifest, self._policy)
        return BackupInfo(
            manifest.created,
            manifest.sotto,
            len(manifest.members),
            manifest.bytes,
            self._home.models.name in _tops(manifest).difference(refused),
            manifest.partial,
            next(iter(refused.values()), None),
        )

    def prepare(
        self, path: Path, cancel: CancelToken | None = None
    ) -> Generator[ArchiveStep, None, BackupInfo]:
        """Check a backup wholly and unpack it, so that the next opening makes this home what it is.

        Until then everything stays as it is, and `take_back` calls it off. What is here now will
        move to a folder of `home.replaced`, see `restore`. Raises PackProblem, Cancelled or
        HomeError.
        """
        info = self.look(path)
        self.take_back()
        with open_sealed(path, Kind.BACKUP) as sealed:
            yield from _make_ready(self._home, path, sealed, self._policy, cancel)
        return info

    def take_back(self) -> None:
        """Call off what was prepared. Raises HomeError."""
        try:
            if self._home.restoring.exists():
                (self._home.restoring / _READY).unlink(missing_ok=True)
                shutil.rmtree(self._home.restoring)
        except OSError as error:
            raise HomeError(str(self._home.root), error.strerror or str(error)) from error

    def _snapshot(self, target: Path, cancel: CancelToken | None) -> None:
        try:
            with closing(sqlite3.connect(self._home.database, isolation_level=None)) as connection:
                if cancel is not None:
                    connection.set_progress_handler(lambda: cancel.cancelled, _CANCEL_STEPS)
                connection.execute("VACUUM INTO ?", (str(target),))
        except sqlite3.Error as error:
            if cancel is not None:
                cancel.raise_if_cancelled()
            reason = f"its database cannot be copied: {error}"
            raise HomeError(str(self._home.root), reason) from error


def manifest_of(home: Home, *, schema: int = len(MIGRATIONS), partial: bool = False) -> Manifest:
    """The description of a backup of this home, before its members are known."""
    return Manifest(
        format=FORMAT,
        kind=Kind.BACKUP,
        name=home.root.name,
        created=now(),
        sotto=__version__,
        key="",
        schema=schema,
        partial=partial,
    )


def restore(
    home: Home,
    path: Path,
    *,
    replace: bool = False,
    policy: Policy = FREE,
    cancel: CancelToken | None = None,
) -> Generator[ArchiveStep, None, Restored]:
    """Make a home what it was when the backup was written.

    A home that holds something is only replaced if `replace`, and only after every file of the
    backup was verified; what was there moves to a folder of `home.replaced`. Installed models stay
    where the backup has none that `policy` allows, and so does all that a partial one has not.
    Killed at any moment, the home is the old one or, after its next opening, the new one. Raises
    PackProblem, Cancelled, HomeLocked or HomeError.
    """
    with open_sealed(path, Kind.BACKUP) as sealed, HomeLock(home.lock):
        finish_restore(home)
        held = _held(home)
        if held and not replace:
            reason = f"the data folder {home.root} is not empty"
            raise PackProblem(
                str(path), reason, "Choose another one with --home, or keep it aside: --replace."
            )
        manifest = sealed.manifest
        refused = _refused(home, manifest, policy)
        aside = yield from _make_ready(home, path, sealed, policy, cancel)
        finish_restore(home)
        moved = home.replaced / aside
        return Restored(
            manifest.created,
            sum(member.top not in refused for member in manifest.members),
            moved if moved.exists() else None,
            next(iter(refused.values()), None),
        )


def finish_closed(home: Home) -> None:
    """Finish a restore that was prepared, once the home is closed; else the next opening does it.

    Raises HomeLocked or HomeError.
    """
    if home.restoring.exists():
        with HomeLock(home.lock):
            finish_restore(home)


def finish_restore(home: Home) -> None:
    """Finish a restore that a kill interrupted, or drop one that had not verified everything.

    Called with the lock held, before anything else of the home is opened.
    """
    if not home.restoring.exists():
        return
    try:
        if (home.restoring / _READY).exists():
            _finish(home)
        shutil.rmtree(home.restoring)
    except OSError as error:
        raise HomeError(str(home.root), error.strerror or str(error)) from error


def _make_ready(
    home: Home, path: Path, sealed: Sealed, policy: Policy, cancel: CancelToken | None
) -> Generator[ArchiveStep, None, str]:
    """Unpack and check, then write the plan that `finish_restore` carries out.

    Returns the name of the folder for what is there now.
    """
    home.restoring.mkdir(parents=True)
    refused = _refused(home, sealed.manifest, policy)
    try:
        yield from sealed.unpack(home.restoring / _FILES, cancel, without=refused)
        yield ArchiveStep("Checking", 0, 1)
        _check_database(path, home)
        keep = _kept_in_place(home, sealed.manifest, refused)
        aside = time.strftime("%Y-%m-%d %H%M%S", time.gmtime())
        _write(home.restoring / _READY, msgspec.json.encode(_Plan(aside, keep)))
    except BaseException:
        shutil.rmtree(home.restoring, ignore_errors=True)
        raise
    return aside


def _refused(home: Home, manifest: Manifest, policy: Policy) -> dict[str, NotAllowed]:
    """The folders of a backup that the policy of this computer lets nobody bring, and why."""
    rules = {home.models.name: policy.allow_files, home.providers.name: policy.allow_import}
    refused = {}
    for top in sorted(_tops(manifest)):
        allow = rules.get(top.rstrip(". ").casefold())  # for some systems these are one name
        try:
            if allow is not None:
                allow()
        except NotAllowed as error:
            refused[top] = error
    return refused


def _kept_in_place(home: Home, manifest: Manifest, refused: Collection[str]) -> list[str]:
    """The names in a home that a backup leaves where they are.

    Nothing of the database is among them: its log never outlives the file that it belongs to.
    """
    replaced = _tops(manifest).difference(refused) | home.database_names()
    stay = _held(home) if manifest.partial else [home.models.name, *refused]
    return [name for name in dict.fromkeys(stay) if name not in replaced]


def _tops(manifest: Manifest) -> set[str]:
    """The names at the top of what a backup holds."""
    return {member.top for member in manifest.members}


def _finish(home: Home) -> None:
    plan = msgspec.json.decode((home.restoring / _READY).read_bytes(), type=_Plan)
    if not (home.restoring / _EMPTIED).exists():
        for name in _held(home):
            if name not in plan.keep:
                (home.replaced / plan.aside).mkdir(parents=True, exist_ok=True)
                (home.root / name).replace(home.replaced / plan.aside / name)
        shutil.rmtree(home.root / "index", ignore_errors=True)
        _write(home.restoring / _EMPTIED, b"")
    for entry in sorted((home.restoring / _FILES).iterdir()):
        entry.replace(home.root / entry.name)
    sync_folder(home.root)


def _held(home: Home) -> list[str]:
    """Names in a home that hold data of its own: no caches, and nothing that is on its way."""
    if not home.root.is_dir():
        return []
    passing = {
        home.lock, home.holder, home.calls, home.keyword_index.parent, home.staging,
        home.restoring, home.replaced, home.evaluation, home.window.parent, home.prefixes.parent,
        home.backups,
    }  # fmt: skip
    return sorted(entry.name for entry in home.root.iterdir() if entry not in passing)


def _kept_files(home: Home, *, models: bool) -> Iterator[tuple[str, Path]]:
    """(name, file) of everything that a backup holds beside the database."""
    database = home.database_names()
    for name in _held(home):
        if name in database or (name == home.models.name and not models):
            continue
        top = home.root / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            relative = path.relative_to(home.root)
            if path.is_file() and not path.is_symlink() and _PARTIAL not in relative.parts:
                yield relative.as_posix(), path


def _check_database(path: Path, home: Home) -> None:
    try:
        with open_foreign(home.restoring / _FILES / home.database.name):
            pass
    except ForeignTooNew as error:
        reason = f"it was made by a newer Sotto ({error})"
        raise PackProblem(str(path), reason, "Update Sotto.") from error
    except SourceDamaged as error:
        raise PackProblem(str(path), f"it is damaged: {error}", "Use another backup.") from error


def _write(path: Path, data: bytes) -> None:
    """Write a file that is there wholly or not at all, durably, after all that was done before."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)
