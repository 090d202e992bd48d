"""The one file that a pack or a backup is: its members, a manifest of their hashes, a signature.

A ZIP file whose members are stored as they are, so that nothing can unpack to more than the file
holds. The manifest names every member with size and sha256 and the key that signed it.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import struct
import zipfile
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

import msgspec

from app.domain.cancel import CancelToken
from app.domain.errors import HomeError, PackProblem
from app.paths import Home
from app.services.archive_steps import ArchiveStep, Out, Steps, blocks_of, passing
from app.services.signing import SigningKey, is_signed

FORMAT = 1
"""Raise it when an older Sotto could no longer read what is written."""

_MANIFEST, _SIGNATURE = "manifest.json", "manifest.sig"
_LARGEST_MANIFEST = 64 << 20
_SIGNATURE_BYTES = 64
_ENCRYPTED = 0x1
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_DATE = (1980, 1, 1, 0, 0, 0)
_UNSAFE = re.compile(r"[\\:\x00-\x1f]")
# What zipfile and struct raise for bytes that are not what they should be.
_MALFORMED = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OverflowError,
    struct.error,
)
_AGAIN = "Ask for it again, or make it again."
_NEWER = "Update Sotto."


class Kind(StrEnum):
    """What the file is for."""

    PACK = "pack"
    BACKUP = "backup"


class Member(msgspec.Struct, frozen=True):
    """A file inside: `size` in bytes."""

    name: str
    size: int
    sha256: str

    @property
    def top(self) -> str:
        """The file or folder at the top that it is, or lies in."""
        return self.name.split("/")[0]


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What a pack holds; `languages` counts documents, `model` made the vectors."""

    documents: int
    failed: int
    chunks: int
    vectors: int
    tables: int
    originals: int
    languages: dict[str, int]
    model: str | None
    dimensions: int | None


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The signed description: `key` is the public key in hexadecimal, `created` ISO 8601.

    `licence` says under what terms a pack may be used, in the words of who made it. `schema` is the
    version of the database in a backup, and what a `partial` one does not hold stays as it is.
    """

    format: int
    kind: Kind
    name: str
    created: str
    sotto: str
    key: str
    content: Content | None = None
    licence: str = ""
    schema: int = 0
    partial: bool = False
    members: tuple[Member, ...] = ()

    @property
    def bytes(self) -> int:
        """Size of all members."""
        return sum(member.size for member in self.members)


class _Head(msgspec.Struct):
    format: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """A pack or backup whose manifest and signature are sound; its members are checked on use."""

    path: Path
    manifest: Manifest
    zipped: zipfile.ZipFile

    def check(self, cancel: CancelToken | None = None) -> Steps:
        """Read every member; PackProblem unless each is what the manifest says."""
        yield from self._read("Checking", None, cancel)

    def unpack(
        self, folder: Path, cancel: CancelToken | None = None, *, without: Collection[str] = ()
    ) -> Steps:
        """Write every member below the empty `folder`, checking it on the way.

        What lies in one of the folders `without` is checked, but not written. What is written is
        readable by its owner alone and durable. Raises PackProblem, leaving what came before in the
        folder.
        """
        folder.mkdir(parents=True)
        free = shutil.disk_usage(folder).free
        if self.manifest.bytes > free:
            reason = f"it needs {_size(self.manifest.bytes)}, and {_size(free)} are free"
            raise PackProblem(str(self.path), reason, "Free some space and try again.")
        yield from self._read("Unpacking", folder, cancel, without)

    def _read(
        self,
        label: str,
        folder: Path | None,
        cancel: CancelToken | None,
        without: Collection[str] = (),
    ) -> Steps:
        done = 0
        for member in self.manifest.members:
            before = ArchiveStep(label, done, self.manifest.bytes)
            target = None if member.top in without else folder
            with _written(target, member.name, self.path) as out:
                size, sha256 = yield from passing(self._blocks(member), out, before, cancel)
            if (size, sha256) != (member.size, member.sha256):
                raise _damaged(self.path, f"{member.name} is not what was signed")
            done += size

    def _blocks(self, member: Member) -> Iterator[bytes]:
        try:
            with self.zipped.open(member.name) as file:
                yield from blocks_of(file)
        except _MALFORMED as error:
            raise _damaged(self.path, f"{member.name} cannot be read") from error
        except OSError as error:
            raise _unreadable(self.path, error) from error


@contextmanager
def open_sealed(path: Path, kind: Kind) -> Iterator[Sealed]:
    """Open a pack or backup, its manifest and signature checked; PackProblem says what is wrong."""
    with ExitStack() as stack:
        try:
            file = stack.enter_context(path.open("rb"))
            zipped = stack.enter_context(zipfile.ZipFile(file))
            sealed = Sealed(path, _checked_manifest(path, zipped, kind), zipped)
        except _MALFORMED as error:
            raise PackProblem(str(path), f"this is no {kind} of Sotto, or damaged") from error
        except OSError as error:
            raise _unreadable(path, error) from error
        yield sealed


def write_sealed(
    path: Path,
    members: Sequence[tuple[str, Path]],
    manifest: Manifest,
    *,
    key: SigningKey,
    private: bool,
    cancel: CancelToken | None = None,
) -> Generator[ArchiveStep, None, Manifest]:
    """Write `members`, (name, file) each, as one signed file, read it back and put it in place.

    The file at `path` is there wholly or not at all; one that was there is replaced. `private`:
    only its owner may read it. Returns the manifest with its members. Raises PackProblem.
    """
    path = path.absolute()
    temporary = path.with_name(f".{path.name}.partial")
    try:
        with suppress(FileNotFoundError):
            temporary.unlink()
        handle = os.open(temporary, _CREATE, 0o600 if private else 0o666)
        with os.fdopen(handle, "w+b") as file:
            manifest = yield from _write(file, members, manifest, key, cancel)
            file.flush()
            os.fsync(file.fileno())
        with open_sealed(temporary, manifest.kind) as written:
            yield from written.check(cancel)
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()
    return manifest


def check_target(path: Path) -> None:
    """Raise PackProblem where `path` holds something that is no pack or backup of ours."""
    if not path.exists():
        return
    for kind in Kind:
        with suppress(PackProblem), open_sealed(path, kind):
            return
    raise PackProblem(str(path), "a file of another kind is there", "Choose another name.")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def staging(home: Home) -> Iterator[Path]:
    """An empty folder for what is half made, gone afterwards."""
    shutil.rmtree(home.staging, ignore_errors=True)
    try:
        home.staging.mkdir(parents=True)
    except OSError as error:
        raise HomeError(str(home.root), error.strerror or str(error)) from error
    try:
        yield home.staging
    finally:
        shutil.rmtree(home.staging, ignore_errors=True)


def _write(
    file: IO[bytes],
    members: Sequence[tuple[str, Path]],
    manifest: Manifest,
    key: SigningKey,
    cancel: CancelToken | None,
) -> Generator[ArchiveStep, None, Manifest]:
    total = sum(source.stat().st_size for _, source in members)
    done, described = 0, list[Member]()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as zipped:
        for name, source in members:
            before = ArchiveStep("Writing", done, total)
            with (
                source.open("rb") as data,
                zipped.open(zipfile.ZipInfo(name, _DATE), "w", force_zip64=True) as out,
            ):
                size, sha256 = yield from passing(blocks_of(data), out.write, before, cancel)
            described.append(Member(name, size, sha256))
            done += size
        manifest = msgspec.structs.replace(manifest, key=key.public.hex(), members=tuple(described))
        encoded = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
        zipped.writestr(zipfile.ZipInfo(_MANIFEST, _DATE), encoded)
        zipped.writestr(zipfile.ZipInfo(_SIGNATURE, _DATE), key.sign(encoded))
    return manifest


@contextmanager
def _written(folder: Path | None, name: str, path: Path) -> Iterator[Out | None]:
    """What takes the blocks of a member: a new file below `folder`, or nothing."""
    if folder is None:
        yield None
        return
    target = folder.joinpath(*name.split("/"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(target, _CREATE, 0o600), "wb") as file:
            yield file.write
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _unwritable(path, error) from error


def _checked_manifest(path: Path, zipped: zipfile.ZipFile, kind: Kind) -> Manifest:
    entries = {info.filename: info for info in zipped.infolist()}
    for info in zipped.infolist():
        if (
            info.compress_type != zipfile.ZIP_STORED
            or info.compress_size != info.file_size
            or info.flag_bits & _ENCRYPTED
            or info.orig_filename != info.filename
            or not is_safe_name(info.filename)
        ):
            raise _damaged(path, "it has a member that Sotto would not write")
    encoded = _small(path, zipped, entries.get(_MANIFEST), _LARGEST_MANIFEST)
    signature = _small(path, zipped, entries.get(_SIGNATURE), _SIGNATURE_BYTES)
    try:
        head = msgspec.json.decode(encoded, type=_Head)
        if head.format > FORMAT:
            reason = f"it was made by a newer Sotto (format {head.format}, this one knows {FORMAT})"
            raise PackProblem(str(path), reason, _NEWER)
        manifest = msgspec.json.decode(encoded, type=Manifest)
        public = bytes.fromhex(manifest.key)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, "its manifest cannot be read") from error
    if not is_signed(encoded, signature, public):
        raise _damaged(path, "its signature does not belong to it")
    if manifest.kind is not kind:
        raise PackProblem(str(path), f"this is a {manifest.kind}, not a {kind}")
    named = [member.name for member in manifest.members]
    if sorted([*named, _MANIFEST, _SIGNATURE]) != sorted(i.filename for i in zipped.infolist()):
        raise _damaged(path, "it does not hold what its manifest says")
    if any(entries[m.name].file_size != m.size for m in manifest.members):
        raise _damaged(path, "a member has not the size that was signed")
    return manifest


def is_safe_name(name: str) -> bool:
    """Whether a member of this name is written below its folder, on every system."""
    return not _UNSAFE.search(name) and not {"", ".", ".."} & set(name.split("/"))


def _small(path: Path, zipped: zipfile.ZipFile, info: zipfile.ZipInfo | None, most: int) -> bytes:
    if info is None or info.file_size > most:
        raise _damaged(path, "it has no manifest with a signature")
    try:
        return zipped.read(info)
    except _MALFORMED as error:
        raise _damaged(path, "its manifest cannot be read") from error


def _damaged(path: Path, detail: str) -> PackProblem:
    return PackProblem(str(path), f"it is damaged or was altered: {detail}", _AGAIN)


def _unreadable(path: Path, error: OSError) -> PackProblem:
    if error.errno in (errno.EINVAL, errno.EIO, None):
        return _damaged(path, "it cannot be read")
    return PackProblem(str(path), error.strerror or str(error), "Check the path.")


def _unwritable(path: Path, error: OSError) -> PackProblem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return PackProblem(str(path), "the disk is full", "Free some space and try again.")
    reason = error.strerror or str(error)
    if error.filename and Path(os.fsdecode(error.filename)).name != f".{path.name}.partial":
        reason = f"{os.fsdecode(error.filename)}: {reason}"
    return PackProblem(str(path), reason, "Check the path and its permissions.")


def _size(count: int) -> str:
    return f"{count / 1e9:,.1f} GB" if count >= 1e9 else f"{count / 1e6:,.1f} MB"
