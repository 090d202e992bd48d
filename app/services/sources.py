"""What a source viewer shows of a document: what is stored of it, and its file as it is now."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.documents import (
    PART_STEP,
    Document,
    Part,
    Recognition,
    TableRow,
)
from app.domain.errors import ReadCode, ReadFailure
from app.domain.pack_paths import is_pack_path

if TYPE_CHECKING:
    from app.engines.protocols import PagePicture, Renderer, Sound
    from app.storage.library import LibraryStore
    from app.storage.records import TableInfo

_COMPARED_BYTES = 64_000_000


class FileState(StrEnum):
    """What became of a document's file since it was read."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters `start` to `end` are one passage; the rest as in Chunk."""

    start: int
    end: int
    section: str | None
    start_s: float | None
    end_s: float | None


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A document with all that is stored of it, every offset in characters of `text`.

    `pages` are (number, start, end). `file` is where it can be opened, None where it is gone; of a
    document in a container it is the container.
    """

    document: Document
    text: str
    pages: tuple[tuple[int, int, int], ...]
    passages: tuple[Passage, ...]
    parts: tuple[Part, ...]
    tables: tuple[TableInfo, ...]
    recognitions: tuple[Recognition, ...]
    file: Path | None
    state: FileState

    def part_at(self, offset: int) -> Part | None:
        """The innermost member of a container that has the character; None outside all."""
        inside = [part for part in self.parts if part.start <= offset < part.end]
        return min(inside, key=lambda part: part.end - part.start, default=None)

    def media_type_at(self, offset: int) -> str:
        """What the character is from: a PDF attached to a message is a PDF."""
        part = self.part_at(offset)
        return part.media_type if part is not None else self.document.media_type

    def table_at(self, offset: int) -> TableInfo | None:
        """The table that has the character."""
        return next((one for one in self.tables if one.start <= offset < one.end), None)


class Sources:
    """Reads documents for whoever looks at them; any thread may ask.

    `original` finds the file of a document by its path and hash.
    """

    def __init__(
        self,
        store: LibraryStore,
        renderer: Renderer,
        *,
        original: Callable[[str, str], Path | None],
    ) -> None:
        self._store = store
        self._renderer = renderer
        self._original = original

    def load(self, document_id: int) -> StoredSource:
        """The document; ReadFailure where it is not in the library any more."""
        document = self._store.document(document_id)
        if document is None:
            reason = "it is not in the library any more"
            raise ReadFailure(str(document_id), ReadCode.MISSING, reason)
        chunks = self._store.chunks_of(document_id)
        file, state = self._file_of(document)
        return StoredSource(
            document,
            "".join(chunk.text for chunk in chunks),
            tuple(self._store.pages(document_id)),
            tuple(Passage(c.start, c.end, c.section, c.start_s, c.end_s) for c in chunks),
            tuple(self._store.parts(document_id)),
            tuple(self._store.tables(document_ids=[document_id])),
            tuple(self._store.recognitions(document_id)),
            file,
            state,
        )

    def _file_of(self, document: Document) -> tuple[Path | None, FileState]:
        file = self._original(document.path, document.sha256)
        holder, step, _ = document.path.partition(PART_STEP)
        if file is None and step:  # an article, whose file is compared as a whole elsewhere
            file = self._original(holder, document.sha256)
            return file, FileState.SAME if file is not None else FileState.GONE
        return file, _state(document, file)

    def table_rows(self, table_id: int, first: int, limit: int) -> list[TableRow]:
        """Up to `limit` rows of a table, from the one at index `first`."""
        return self._store.table_rows(table_id, first, limit)

    def row_at(self, table: TableInfo, offset: int) -> int:
        """The index of the row that has the character, or of the last one before it."""

        def start(index: int) -> int:
            rows = self._store.table_rows(table.id, index, 1)
            return rows[0].start if rows else table.end

        return max(0, bisect_right(range(table.num_rows), offset, key=start) - 1)

    def page(
        self,
        file: Path,
        number: int,
        *,
        width: int,
        part: str | None = None,
        cancel: CancelToken | None = None,
    ) -> PagePicture:
        """A page of a PDF or picture, or of the `part` of a file that is one.

        Raises ReadFailure, EngineFailure or Crashed.
        """
        return self._renderer.page(file, number, width=width, part=part, cancel=cancel)

    def sound(
        self, file: Path, start_s: float, *, speed: float = 1.0, cancel: CancelToken | None = None
    ) -> Iterator[Sound]:
        """A recording from a second on; raises as `page` does."""
        return self._renderer.sound(file, start_s, speed=speed, cancel=cancel)


def _state(document: Document, file: Path | None) -> FileState:
    """Compared by size and time, and where only the time differs, by content."""
    if file is None:
        return FileState.GONE
    if is_pack_path(document.path):
        return FileState.SAME  # found by its content
    try:
        now = file.stat()
        if (now.st_size, now.st_mtime_ns) == (document.size, document.mtime_ns):
            return FileState.SAME
        if now.st_size == document.size <= _COMPARED_BYTES:
            with file.open("rb") as data:
                same = hashlib.file_digest(data, "sha256").hexdigest() == document.sha256
            return FileState.SAME if same else FileState.CHANGED
    except OSError:
        return FileState.GONE
    return FileState.CHANGED
