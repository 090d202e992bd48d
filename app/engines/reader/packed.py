"""Documents that are zip archives of XML: their members, streamed, counted against the budget."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader.source import ReadOptions, Source
from app.engines.reader.xml_walk import Walker, walk

_BLOCK_BYTES = 1 << 16
_MANIFEST_BYTES = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError),
    *(KeyError, ValueError),
)


class Package:
    """The members of such a document, by name; whatever is wrong with it is a ReadFailure."""

    def __init__(self, archive: zipfile.ZipFile, source: Source, options: ReadOptions) -> None:
        self._archive = archive
        self._source = source
        self._options = options
        self._names = {name.lower().replace("\\", "/"): name for name in archive.namelist()}

    @property
    def names(self) -> list[str]:
        """The names of all members, as they are written in the archive."""
        return list(self._names.values())

    def has(self, name: str) -> bool:
        """Whether there is such a member; letters may differ in case."""
        return name.lower() in self._names

    def blocks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, in blocks; none where there is no such member."""
        found = self._names.get(name.lower())
        if found is None:
            return
        try:
            with self._archive.open(found) as member:
                while block := member.read(_BLOCK_BYTES):
                    self._options.budget.take_bytes(len(block))
                    yield block
        except _DAMAGE as error:
            raise _damaged(self._source, error) from error

    def data(self, name: str, limit: int | None = None) -> bytes:
        """All bytes of a member, at most `limit` or what the options allow in memory."""
        parts, size = [], 0
        limit = limit or self._options.memory_bytes
        for block in self.blocks(name):
            parts.append(block)
            size += len(block)
            if size > limit:
                raise self._source.failure(ReadCode.TOO_LARGE, f"{name} in it is too large")
        return b"".join(parts)

    def walk(self, name: str, walker: Walker) -> Iterator[None]:
        """Walk through an XML member, pausing now and then; nothing where there is none."""
        if self.has(name):
            yield from walk(self.blocks(name), walker, self._source.name)

    def walk_all(self, name: str, walker: Walker) -> None:
        """Walk through a small XML member at once."""
        for _ in self.walk(name, walker):
            pass


@contextmanager
def opened(source: Source, options: ReadOptions) -> Iterator[Package]:
    """Open such a document; ReadFailure where it is protected, damaged or something else."""
    if is_encrypted(source):
        raise source.failure(ReadCode.ENCRYPTED, "it is protected by a password")
    source.file.seek(0)
    try:
        archive = zipfile.ZipFile(source.file)
    except _DAMAGE as error:
        raise _damaged(source, error) from error
    with archive:
        package = Package(archive, source, options)
        if b"encryption-data" in package.data("META-INF/manifest.xml", _MANIFEST_BYTES):
            raise source.failure(ReadCode.ENCRYPTED, "it is protected by a password")
        yield package


def is_encrypted(source: Source) -> bool:
    """Whether it is an office file that its password has turned into an OLE container."""
    head = source.head()
    return head.startswith(_OLE) and _OLE_ENCRYPTED in source.file.read()


def is_zip(source: Source) -> bool:
    """Whether it begins like a zip archive."""
    return source.head(4).startswith(b"PK")


def _damaged(source: Source, error: Exception) -> ReadFailure:
    if "encrypted" in str(error) or "password" in str(error):
        return source.failure(ReadCode.ENCRYPTED, "it is protected by a password")
    return source.failure(ReadCode.BROKEN, f"it is damaged or not what its name says ({error})")
