"""Packs: a collection as one signed file, and such files taken in or looked at."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app import __version__
from app.domain.cancel import CancelToken
from app.domain.documents import Status
from app.domain.errors import PackProblem
from app.domain.pack_paths import is_pack_path, pack_path, split_pack_path
from app.paths import Home
from app.services.archive_steps import ArchiveStep
from app.services.pack_book import PackRecord, enter, now, read_book, strike
from app.services.pack_content import check_content, describe
from app.services.pack_format import (
    FORMAT,
    Content,
    Kind,
    Manifest,
    Sealed,
    check_target,
    open_sealed,
    staging,
    write_sealed,
)
from app.services.pack_names import InnerNames
from app.services.pack_originals import folder_of_pack, original_name, unchanged
from app.services.signing import fingerprint, own_key
from app.storage.foreign import ForeignTooNew, create_database, open_foreign
from app.storage.records import loaded_path, stored_path
from app.storage.transfer import DocumentRow, SourceDamaged, announce, copy_collection

if TYPE_CHECKING:
    from app.ingest.embedding import Cache
    from app.retrieval.dense import Semantic
    from app.storage.database import Database
    from app.storage.library import LibraryStore

_DATABASE = "library.db"
_ORIGINALS = "originals"
_MEMBER = re.compile(r"library\.db|originals/[0-9a-f]{64}(\.[a-z0-9]{1,10})?")
_LONGEST_NAME = 200
_AS = "Give it another one with --as."


class Trust(StrEnum):
    """What this home knows of the key that signed a pack."""

    OWN = "own"
    KNOWN = "known"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PackInfo:
    """A pack file that is sound: its manifest, size in bytes, who signed it, and what we know."""

    manifest: Manifest
    bytes: int
    signer: str
    trust: Trust


@dataclass(frozen=True, slots=True)
class Created:
    """A pack that was written; `left_out` counts originals that are gone or changed since."""

    info: PackInfo
    left_out: int


@dataclass(frozen=True, slots=True)
class Imported:
    """A pack that is a collection now; `embedded`: its vectors are of the model in use here."""

    collection: str
    info: PackInfo
    embedded: bool


class PackService:
    """Writes collections as packs and takes packs in.

    `active` is what searches by meaning now, None without; `caches` follow the change log;
    `scrub` takes what was removed out of the keyword index, whose scores it changes. One thread at
    a time changes the library; see LibraryService.
    """

    def __init__(
        self,
        home: Home,
        database: Database,
        store: LibraryStore,
        *,
        active: Callable[[], Semantic | None],
        caches: Sequence[Cache],
        scrub: Callable[[CancelToken | None], None],
    ) -> None:
        self._home = home
        self._database = database
        self._store = store
        self._active = active
        self._caches = caches
        self._scrub = scrub

    def create(
        self,
        path: Path,
        collection: str,
        *,
        title: str | None = None,
        licence: str = "",
        originals: bool = False,
        cancel: CancelToken | None = None,
    ) -> Generator[ArchiveStep, None, Created]:
        """Write a collection as one signed file, with the files themselves if `originals`.

        `title` is what it will be called where it is taken in, else as here; `licence` are terms of
        use that everyone sees before that. The file is there wholly or not at all. Raises
        PackProblem, Cancelled or HomeError.
        """
        collection_id = self._store.collection_id(collection)
        if collection_id is None:
            reason = f"there is no collection called {collection}"
            raise PackProblem(str(path), reason, "See: sotto collections.")
        if not self._store.document_ids(collection_id):
            raise PackProblem(
                str(path), f"the collection {collection} is empty", "Add files first."
            )
        name = (title or collection).strip()
        if title and not _is_name(name):
            raise PackProblem(str(path), "its title cannot be the name of a collection")
        check_target(path)
        key = own_key(self._home.signing_key)
        with staging(self._home) as folder:
            yield ArchiveStep("Copying", 0, 1)
            self._scrub(cancel)  # else this home would score a little differently than the pack
            content, files = self._copy_out(folder / _DATABASE, collection, collection_id, cancel)
            members, left_out = [(_DATABASE, folder / _DATABASE)], 0
            if originals:
                found = yield from unchanged(files, cancel)
                members += found
                left_out = len(files) - len(found)
            manifest = Manifest(
                format=FORMAT,
                kind=Kind.PACK,
                name=name,
                created=now(),
                sotto=__version__,
                key="",
                content=msgspec.structs.replace(content, originals=len(members) - 1),
                licence=licence.strip(),
            )
            written = yield from write_sealed(
                path, members, manifest, key=key, private=False, cancel=cancel
            )
        return Created(self._info(path, written), left_out)

    def show(
        self, path: Path, cancel: CancelToken | None = None
    ) -> Generator[ArchiveStep, None, PackInfo]:
        """Check a pack file wholly and describe it; PackProblem says what is wrong."""
        with open_sealed(path, Kind.PACK) as sealed:
            yield from sealed.check(cancel)
            return self._info(path, sealed.manifest)

    def take_in(
        self,
        path: Path,
        *,
        name: str | None = None,
        signer: str | None = None,
        cancel: CancelToken | None = None,
    ) -> Generator[ArchiveStep, None, Imported]:
        """Bring a pack in as a collection of its name, or of `name`, without embedding again.

        `signer` is the fingerprint that it must be signed with, if given. All of it is there
        afterwards or nothing. Raises PackProblem, Cancelled or HomeError.
        """
        with open_sealed(path, Kind.PACK) as sealed:
            info = self._info(path, sealed.manifest)
            collection = (name or sealed.manifest.name).strip()
            self._check_wanted(path, sealed, collection, signer, info)
            with staging(self._home) as folder:
                yield from sealed.unpack(folder / "files", cancel)
                yield ArchiveStep("Taking in", 0, 1)
                embedded = self._copy_in(path, folder / "files", collection, info, cancel)
        for cache in self._caches:
            cache.catch_up()
        return Imported(collection, info, embedded)

    def packs(self) -> tuple[PackRecord, ...]:
        """The packs in this home, in order of their names."""
        book = read_book(self._database.read())
        return tuple(book.packs[name] for name in sorted(book.packs))

    def remove(self, name: str) -> int:
        """Forget a pack with its collection and files; returns how many documents it had.

        Raises PackProblem where there is none of that name.
        """
        if name not in read_book(self._database.read()).packs:
            reason = "there is no pack of this name"
            raise PackProblem(name, reason, "See: sotto pack list.")
        documents = [document_id for document_id, *_ in self._under(name)]
        self._store.remove(documents)
        self.clean()
        for cache in self._caches:
            cache.catch_up()
        return len(documents)

    def original(self, path: str, sha256: str) -> Path | None:
        """The file to open for a document, None where it is not there."""
        file = Path(path)
        if is_pack_path(path):
            name, inner = split_pack_path(path)
            file = folder_of_pack(self._home, name) / original_name(sha256, inner)
        return file if file.is_file() else None

    def clean(self) -> None:
        """Delete what a killed process left, and files and records of documents that are gone.

        Called when the home is opened and when it is compacted.
        """
        shutil.rmtree(self._home.staging, ignore_errors=True)
        kept: dict[Path, set[str]] = {}
        for name in read_book(self._database.read()).packs:
            rows = self._under(name)
            if rows:
                kept[folder_of_pack(self._home, name)] = {
                    original_name(sha256, loaded_path(path)) for _, path, sha256 in rows
                }
            else:
                self._database.write(partial(_drop, name=name))
        for folder in self._home.packs.glob("*"):
            if folder not in kept:
                shutil.rmtree(folder, ignore_errors=True)
                continue
            for file in folder.iterdir():
                if file.name not in kept[folder]:
                    file.unlink(missing_ok=True)

    def _copy_out(
        self, path: Path, collection: str, collection_id: int, cancel: CancelToken | None
    ) -> tuple[Content, list[tuple[str, Path]]]:
        """Write the database of a pack; returns what it holds and (member, file) of originals."""
        active = self._active()
        documents = self._store.documents(collection_id)
        paths = {document.path for document in documents}
        roots = [root.path for root in self._store.roots(collection_id)]
        names = InnerNames(roots, [root for root in roots if root in paths])
        files: dict[str, Path] = {}

        def change(row: DocumentRow) -> None:
            original = loaded_path(row["path"])
            inner = names.name(original)
            row |= {"path": stored_path(inner), "inode": "0"}
            if row["reason"]:
                row["reason"] = names.without_paths(row["reason"], original)
            file = self.original(original, row["sha256"])
            if row["sha256"] and row["status"] == Status.INDEXED:
                member = f"{_ORIGINALS}/{original_name(row['sha256'], inner)}"
                files[member] = file or Path(original)

        with closing(create_database(path)) as target, self._database.snapshot() as source:
            target.execute("BEGIN")
            target.execute("INSERT INTO collections (id, name) VALUES (1, ?)", (collection,))
            copy_collection(
                source,
                target,
                collections=(collection_id, 1),
                model=active.embedder.model if active else None,
                change=change,
                tick=_ticker(cancel),
            )
            target.execute("COMMIT")
            return describe(target), list(files.items())

    def _check_wanted(
        self, path: Path, sealed: Sealed, collection: str, signer: str | None, info: PackInfo
    ) -> None:
        if signer is not None and _digits(signer) != _digits(info.signer):
            raise PackProblem(str(path), f"it is signed by another key ({info.signer})")
        if not all(_MEMBER.fullmatch(member.name) for member in sealed.manifest.members):
            raise PackProblem(str(path), "it holds a file that is no part of a pack")
        if not _is_name(collection):
            raise PackProblem(str(path), "its name cannot be that of a collection", _AS)
        if self._store.collection_id(collection) is not None or self._under(collection):
            reason = f"there is a collection called {collection} already"
            raise PackProblem(str(path), reason, _AS)

    def _copy_in(
        self, path: Path, files: Path, name: str, info: PackInfo, cancel: CancelToken | None
    ) -> bool:
        manifest, active, tick = info.manifest, self._active(), _ticker(cancel)
        content = manifest.content

        def change(row: DocumentRow) -> None:
            row["path"] = stored_path(pack_path(name, loaded_path(row["path"])))
            row["unrecognized"] = 0  # there is no file here that OCR could read

        try:
            with open_foreign(files / _DATABASE) as source:
                check_content(source, tick=tick)
                found = describe(source)
                if content is None or found != msgspec.structs.replace(content, originals=0):
                    raise SourceDamaged("it does not hold what its manifest says")
                embedded = active is not None and (found.model, found.dimensions) == (
                    active.embedder.model,
                    active.embedder.dimensions,
                )
                self._place_originals(files / _ORIGINALS, name)

                def work(connection: sqlite3.Connection) -> None:
                    connection.execute("INSERT INTO collections (name) VALUES (?)", (name,))
                    (there,) = connection.execute("SELECT last_insert_rowid()").fetchone()
                    copy_collection(
                        source,
                        connection,
                        collections=(1, there),
                        model=found.model if embedded else None,
                        change=change,
                        tick=tick,
                    )
                    announce(connection, there)
                    enter(connection, name, signer=manifest.key, created=manifest.created)

                self._database.write(work)
        except ForeignTooNew as error:
            reason = f"it was made by a newer Sotto ({error})"
            raise PackProblem(str(path), reason, "Update Sotto.") from error
        except (SourceDamaged, sqlite3.Error) as error:
            raise PackProblem(str(path), f"it is damaged: {error}", "Ask for it again.") from error
        finally:
            self.clean()
        return embedded

    def _place_originals(self, files: Path, name: str) -> None:
        """Move the files beside those of other packs; without a record they would be cleaned."""
        if files.is_dir():
            target = folder_of_pack(self._home, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(target, ignore_errors=True)
            files.replace(target)

    def _under(self, name: str) -> list[tuple[int, str | bytes, str]]:
        """Id, stored path and sha256 of the documents of a pack."""
        prefix = pack_path(name)
        after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return self._database.rows(
            "SELECT id, path, sha256 FROM documents"
            " WHERE (path >= ? AND path < ?) OR (path >= ? AND path < ?)",
            (prefix, after, prefix.encode(), after.encode()),
        )

    def _info(self, path: Path, manifest: Manifest) -> PackInfo:
        public = bytes.fromhex(manifest.key)
        trust = Trust.UNKNOWN
        if manifest.key in read_book(self._database.read()).signers:
            trust = Trust.KNOWN
        if self._home.signing_key.exists() and own_key(self._home.signing_key).public == public:
            trust = Trust.OWN
        return PackInfo(manifest, path.stat().st_size, fingerprint(public), trust)


def _drop(connection: sqlite3.Connection, *, name: str) -> None:
    """Forget a pack that has no documents any more, and its collection if that is empty."""
    strike(connection, name)
    connection.execute(
        "DELETE FROM collections WHERE name = ? AND NOT EXISTS"
        " (SELECT 1 FROM collection_documents WHERE collection_id = collections.id)",
        (name,),
    )


def _is_name(collection: str) -> bool:
    usable = 0 < len(collection) <= _LONGEST_NAME and collection.isprintable()
    return usable and collection not in {".", ".."}


def _digits(shown: str) -> str:
    return "".join(shown.split()).lower()


def _ticker(cancel: CancelToken | None) -> Callable[[], None]:
    return cancel.raise_if_cancelled if cancel is not None else lambda: None
