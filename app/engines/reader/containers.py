"""Archives and compressed files: what is packed in them, each file by the family that knows it."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from app.domain.documents import Extraction
from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader.border import failures_of
from app.engines.reader.encoding import decode
from app.engines.reader.joining import gathered, read_part
from app.engines.reader.media_types import BZIP2, GZIP, TAR, XZ, ZIP
from app.engines.reader.source import ReadOptions, ReadSource, Source
from app.engines.reader.unpacked import unpacked

_ENCRYPTED = 0x1
_NAMED_IN_UTF8 = 0x800
_SYSTEM = frozenset({"__macosx", "thumbs.db", "desktop.ini", "node_modules", "$recycle.bin"})
_STREAMS: dict[str, Callable[[BinaryIO], object]] = {
    GZIP: lambda file: gzip.GzipFile(fileobj=file),
    BZIP2: bz2.BZ2File,
    XZ: lzma.LZMAFile,
}
_ENDINGS = {"tgz": "tar", "tbz": "tar", "tbz2": "tar", "txz": "tar"}


@dataclass(frozen=True, slots=True)
class Member:
    """A packed file; `open` may raise anything that a damaged archive is good for."""

    name: str
    open: Callable[[], BinaryIO]


def read(source: Source, options: ReadOptions, nested: ReadSource) -> Iterator[Extraction]:
    """The text of every file in an archive, `nested` reading each.

    What cannot be read is a Part that says why; ReadFailure where nothing gave text.
    """
    packed = members(source, source.media_type, options)
    return gathered(_parts(packed, options, nested), source.media_type)


def members(source: Source, media: str, options: ReadOptions) -> Iterator[Member]:
    """The files in a ZIP or TAR archive; each can be opened until the next one is asked for."""
    return {ZIP: _zip_members, TAR: _tar_members}[media](source, options)


def read_compressed(
    source: Source, options: ReadOptions, nested: ReadSource
) -> Iterator[Extraction]:
    """The text of the one file that was compressed; nobody thinks of it as a part."""
    packed = cast("BinaryIO", _STREAMS[source.media_type](source.file))
    stem, _, ending = source.name.rpartition(".")
    inner = f"{stem}.{_ENDINGS[ending.lower()]}" if ending.lower() in _ENDINGS else stem
    yield from nested(unpacked(inner or source.name, packed, options), options.deeper())


def _parts(
    packed: Iterator[Member], options: ReadOptions, nested: ReadSource
) -> Iterator[Extraction]:
    for member in packed:
        options.budget.take_member()
        if _is_hidden(member.name):
            continue

        def read_member(
            source: Source, deeper: ReadOptions, member: Member = member
        ) -> Iterator[Extraction]:
            with failures_of(source.name), member.open() as file:
                yield from nested(unpacked(source.name, file, deeper), deeper)

        file_name = PurePosixPath(member.name).name
        yield from read_part(Source.of(file_name, b""), options, read_member, name=member.name)


def _zip_members(source: Source, options: ReadOptions) -> Iterator[Member]:
    source.file.seek(0)
    with zipfile.ZipFile(source.file) as archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        if len(members) > options.budget.members:
            raise source.failure(ReadCode.BOMB, "there are too many files in it")
        if sum(info.file_size for info in members) > options.budget.unpacked_bytes:
            raise source.failure(ReadCode.BOMB, "it unpacks to far more than a file of its size")
        _refuse_overlaps(source, members)
        for info in members:
            yield Member(_zip_name(info), partial(_open, archive, info))


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    if info.flag_bits & _ENCRYPTED:
        raise ReadFailure(info.filename, ReadCode.ENCRYPTED, "it is protected by a password")
    try:
        return cast("BinaryIO", archive.open(info))
    except NotImplementedError as error:
        reason = "it is packed in a way that is not known here"
        raise ReadFailure(info.filename, ReadCode.UNSUPPORTED, reason) from error


def _refuse_overlaps(source: Source, members: list[zipfile.ZipInfo]) -> None:
    """Files that share their packed bytes are how a small archive becomes a huge one."""
    end = 0
    for info in sorted(members, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise source.failure(ReadCode.BOMB, "files in it share the same bytes")
        end = info.header_offset + info.compress_size


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: UTF-8 or Japanese that was not declared, else as DOS wrote it."""
    name = info.filename
    if not info.flag_bits & _NAMED_IN_UTF8 and not name.isascii():
        data = info.orig_filename.encode("cp437", "replace")
        for encoding in ("utf-8", "cp932"):
            try:
                meant = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if encoding == "utf-8" or any("\u3040" <= sign <= "\u30ff" for sign in meant):
                name = meant
                break
    return name.replace("\\", "/")


def _tar_members(source: Source, options: ReadOptions) -> Iterator[Member]:  # noqa: ARG001
    source.file.seek(0)
    with tarfile.open(fileobj=source.file, mode="r:") as archive:
        for info in archive:
            if info.isreg():
                yield Member(
                    decode(info.name.encode(errors="surrogateescape")),
                    partial(_extract, archive, info),
                )


def _extract(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    return cast("BinaryIO", archive.extractfile(info))


def _is_hidden(name: str) -> bool:
    steps = [step for step in name.split("/") if step not in {"", ".", ".."}]
    return not steps or any(step.startswith(".") or step.lower() in _SYSTEM for step in steps)
