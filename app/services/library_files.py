"""The files of the library as a user sees them: each with what became of it so far."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from app.domain.documents import Status
from app.ingest.coming import Coming
from app.storage.files import StoredFile


class FileState(StrEnum):
    """What becomes of a file.

    CHANGED: it is in the library, and newer on disk; WAITING: it is to be read, or text in its
    pictures is; QUARANTINED as in Status.
    """

    INDEXED = "indexed"
    WAITING = "waiting"
    READING = "reading"
    CHANGED = "changed"
    FAILED = "failed"
    QUARANTINED = "quarantined"


class LibraryFile(msgspec.Struct, frozen=True, gc=False):
    """A file of the library, or on its way into it; `path` as the file system has it.

    `id` is that of its document, None while there is none.
    `changed_s` is Unix time, 0 where unknown; `pages_waiting` are pictures whose text is still to
    be read; `code` and `reason` say why a file gave no text.
    """

    id: int | None
    path: str
    collections: tuple[str, ...]
    state: FileState
    pages: int | None
    passages: int
    language: str | None
    size: int
    changed_s: float
    pages_waiting: int = 0
    code: str | None = None
    reason: str | None = None


_STATES = {
    Status.INDEXED: FileState.INDEXED,
    Status.FAILED: FileState.FAILED,
    Status.QUARANTINED: FileState.QUARANTINED,
}


def list_files(
    stored: list[StoredFile],
    coming: Coming,
    collections: Mapping[int, str],
    *,
    recognize: bool,
) -> list[LibraryFile]:
    """`stored` files with their state at this moment, then those that were never read.

    `recognize`: text in pictures is read some time.
    """
    outlook = coming.look()
    names: dict[tuple[int, ...], tuple[str, ...]] = {}

    def named(ids: tuple[int, ...]) -> tuple[str, ...]:
        if ids not in names:
            names[ids] = tuple(collections[one] for one in ids if one in collections)
        return names[ids]

    def state(one: StoredFile) -> FileState:
        if one.path in outlook.read:
            return FileState.READING
        if one.path in outlook.files and one.path not in outlook.done:
            indexed = one.status is Status.INDEXED
            return FileState.CHANGED if indexed else FileState.WAITING
        return FileState.WAITING if recognize and one.unrecognized else _STATES[one.status]

    found = [
        LibraryFile(
            id=one.id,
            path=one.path,
            collections=named(one.collections),
            state=state(one),
            pages=one.pages,
            passages=one.chunks,
            language=one.language,
            size=one.size,
            changed_s=one.mtime_ns / 1e9,
            pages_waiting=one.unrecognized,
            code=one.code,
            reason=one.reason,
        )
        for one in stored
    ]
    known = {one.path for one in stored}
    begun = outlook.read | outlook.done
    found += [
        LibraryFile(
            id=None,
            path=path,
            collections=named((outlook.collection_id,)),
            state=FileState.READING if path in begun else FileState.WAITING,
            pages=None,
            passages=0,
            language=None,
            size=file.size,
            changed_s=file.mtime_ns / 1e9,
        )
        for path, file in outlook.files.items()
        if path not in known
    ]
    return found
