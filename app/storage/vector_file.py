"""A vector index on disk: files that are mapped, and a manifest that says whether they may be.

USearch trusts the file it maps, and a damaged one can end the process. So the manifest, which is
replaced in one step and always names a complete file, holds size and checksum of it.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.storage.changes import Position
from app.storage.vector_rows import write_rows

if TYPE_CHECKING:
    from usearch.index import Index

    from app.storage.vector_rows import Keys, Matrix

_FORMAT = 1
_BLOCK_BYTES = 65_536
_MAX_BLOCKS = 1_024


@dataclass(frozen=True, slots=True)
class Manifest:
    """What file number `turn` holds: `count` vectors, keys up to `max_key`, changes to `position`.

    `removed` vectors were taken out since the file was built from nothing; they slow it down, and
    their bytes stay in it.
    """

    format: int
    turn: int
    size: int
    crc32: int
    position: Position
    dimensions: int
    count: int
    removed: int
    max_key: int


def new_index(dimensions: int, *, key_lookups: bool = True) -> Index:
    """An empty index of unit vectors, kept as float16; distances are 1 - cosine.

    A mapped one does without `key_lookups`, whose table would read the whole file.
    """
    from usearch.index import Index

    return Index(
        ndim=dimensions,
        metric="ip",
        dtype="f16",
        connectivity=16,
        expansion_add=128,
        expansion_search=128,
        enable_key_lookups=key_lookups,
    )


def write_index(
    folder: Path,
    stem: str,
    index: Index,
    position: Position,
    *,
    rows: Iterable[tuple[Keys, Matrix]],
    removed: int,
    max_key: int,
) -> Manifest:
    """Put `index` in place of what `stem` was; killed at any moment, the old or the new is there.

    `rows` are its vectors in order of their keys. Raises OSError if the disk does not take it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = read_manifest(folder, stem)
    turn = before.turn + 1 if before else 1  # the old file may be mapped: never write over it
    path = _path(folder, stem, turn)
    index.save(str(path))
    _sync(path)
    write_rows(rows_path(folder, stem, turn), rows)
    _sync(rows_path(folder, stem, turn))
    manifest = Manifest(
        _FORMAT,
        turn,
        path.stat().st_size,
        _sampled_crc32(path),
        position,
        index.ndim,
        len(index),
        removed,
        max_key,
    )
    temporary = folder / f"{stem}.tmp"
    temporary.write_bytes(msgspec.json.encode(manifest))
    _sync(temporary)
    temporary.replace(folder / f"{stem}.json")
    if os.name == "posix":
        _sync(folder)
    return manifest


def view_index(folder: Path, stem: str, dimensions: int) -> tuple[Manifest, Index] | None:
    """The index mapped from disk, None where there is none or it is not as it was written."""
    manifest = read_manifest(folder, stem)
    if manifest is None or manifest.dimensions != dimensions:
        return None
    path = _path(folder, stem, manifest.turn)
    try:
        if path.stat().st_size != manifest.size or _sampled_crc32(path) != manifest.crc32:
            return None
    except OSError:
        return None
    index = new_index(dimensions, key_lookups=False)
    try:
        index.view(str(path))
    except RuntimeError:  # written by a USearch whose format this one does not know
        return None
    return manifest, index


def load_index(folder: Path, stem: str, manifest: Manifest) -> Index:
    """The index that `manifest` describes, in memory and ready to be changed."""
    index = new_index(manifest.dimensions)
    index.load(str(_path(folder, stem, manifest.turn)))
    return index


def remove_index(folder: Path, stem: str) -> None:
    """Delete manifest and files, the manifest first."""
    (folder / f"{stem}.json").unlink(missing_ok=True)
    remove_unused(folder, stem, None)


def remove_unused(folder: Path, stem: str, manifest: Manifest | None) -> None:
    """Delete all files of `stem` but those that `manifest` names."""
    used = _path(folder, stem, manifest.turn).stem if manifest else None
    for pattern in (f"{stem}-*.usearch", f"{stem}-*.rows"):
        for path in folder.glob(pattern):
            if path.stem != used:
                _unlink(path)


def read_manifest(folder: Path, stem: str) -> Manifest | None:
    """What is on disk according to itself, None where that is nothing of this format."""
    try:
        content = (folder / f"{stem}.json").read_bytes()
        manifest = msgspec.json.decode(content, type=Manifest)
    except (OSError, msgspec.MsgspecError):
        return None
    return manifest if manifest.format == _FORMAT else None


def rows_path(folder: Path, stem: str, turn: int) -> Path:
    """Where the rows of file number `turn` are."""
    return folder / f"{stem}-{turn}.rows"


def _path(folder: Path, stem: str, turn: int) -> Path:
    return folder / f"{stem}-{turn}.usearch"


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        # Windows keeps a file that a search still has mapped; the next change takes it away.
        return


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sampled_crc32(path: Path) -> int:
    """A checksum of all of a file up to 64 MiB, of 1,024 evenly spaced blocks of a larger one.

    We wrote the file ourselves and synced it before the manifest: what can be wrong is a cut or a
    torn copy, which spaced blocks show. Reading a gigabyte to map it would cost what mapping saves.
    """
    crc = 0
    with path.open("rb") as file:
        for offset in _block_offsets(path.stat().st_size):
            file.seek(offset)
            crc = zlib.crc32(file.read(_BLOCK_BYTES), crc)
    return crc


def _block_offsets(size: int) -> Iterator[int]:
    step = max(_BLOCK_BYTES, size // _MAX_BLOCKS)
    yield from range(0, size, step)
    yield max(0, size - _BLOCK_BYTES)
