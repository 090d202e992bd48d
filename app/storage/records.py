"""What goes into the store and what it tells about its content."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.documents import Column, ExtractedTable, Flag, Part, Recognition, Status


@dataclass(frozen=True, slots=True)
class NewChunk:
    """A passage to store: characters `start` to `end` of its document; see domain Chunk."""

    start: int
    end: int
    text: str
    page: int | None = None
    section: str | None = None
    start_s: float | None = None
    end_s: float | None = None
    sheet: str | None = None
    first_row: int | None = None
    last_row: int | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A file as read: `pages` are (number, start, end), `language` is an ISO 639-1 code.

    All offsets are in characters of its whole text; see domain Document for what the rest means.
    """

    path: str
    title: str
    media_type: str
    size: int
    mtime_ns: int
    inode: int
    sha256: str
    language: str | None
    pages: tuple[tuple[int, int, int], ...]
    chunks: tuple[NewChunk, ...]
    parts: tuple[Part, ...] = ()
    tables: tuple[ExtractedTable, ...] = ()
    flags: tuple[Flag, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    author: str | None = None
    created_s: float | None = None
    unrecognized: int = 0
    recognized: float | None = None

    def check(self, position: int = 0) -> int:
        """The end of the text; ValueError unless chunks tile it and all else lies inside it.

        `position` is where the text begins: what comes before was stored earlier.
        """
        for chunk in self.chunks:
            if chunk.start != position or chunk.end <= position:
                raise ValueError(f"chunk {chunk.start}:{chunk.end} does not follow {position}")
            if len(chunk.text) != chunk.end - chunk.start:
                raise ValueError(
                    f"chunk {chunk.start}:{chunk.end} has {len(chunk.text)} characters"
                )
            position = chunk.end
        for what, start, end in self._stretches():
            if not 0 <= start <= end <= position:
                raise ValueError(f"{what} at {start}:{end} is outside the text")
        return position

    def _stretches(self) -> Iterator[tuple[str, int, int]]:
        for number, start, end in self.pages:
            yield f"page {number}", start, end
        for what, items in (
            ("part", self.parts),
            ("flag", self.flags),
            ("recognition", self.recognitions),
            ("table", self.tables),
        ):
            for item in items:
                yield what, item.start, item.end
        for table in self.tables:
            for row in table.rows:
                yield f"row {row.number}", row.start, row.end


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A stored table with `num_rows` rows; characters `start` to `end` of its document."""

    id: int
    document_id: int
    name: str
    sheet: str | None
    part: str | None
    start: int
    end: int
    columns: tuple[Column, ...]
    num_rows: int


@dataclass(frozen=True, slots=True)
class Known:
    """What was stored about a path when it was last read; enough to see whether it changed."""

    document_id: int
    size: int
    mtime_ns: int
    inode: int
    sha256: str
    status: Status


@dataclass(frozen=True, slots=True)
class Root:
    """A file or folder that the user added to the collection named `collection`."""

    path: str
    collection: str


@dataclass(frozen=True, slots=True)
class CollectionInfo:
    """A collection and how much is in it; `vectors` counts chunks that have one.

    `adapter` is the name of the one that the answer model gets for it.
    """

    id: int
    name: str
    documents: int
    failed: int
    chunks: int
    vectors: int
    adapter: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a scope holds; `vectors` counts chunks that have one of the model asked for.

    The failed include the quarantined; `files_waiting` are indexed and have pages that wait for
    OCR.
    """

    files_indexed: int
    files_failed: int
    chunks: int
    vectors: int
    files_quarantined: int = 0
    files_waiting: int = 0


@dataclass(frozen=True, slots=True)
class Scored:
    """A chunk found by an index; what the score means is the index's to say."""

    chunk_id: int
    score: float


class Unembedded(NamedTuple):
    """A chunk that has no vector yet, with what its embedding input is made of."""

    chunk_id: int
    text: str
    section: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation and its answer, as JSON; `created_s` is Unix time.

    `document_ids` are those of the documents that the answer draws on.
    """

    question: str
    answer_json: str
    created_s: float
    document_ids: tuple[int, ...] = ()


def stored_path(path: str) -> str | bytes:
    """`path` as SQLite can hold it: a name that is not Unicode has lone surrogates in `str`."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def loaded_path(stored: str | bytes) -> str:
    """The inverse of stored_path."""
    return os.fsdecode(stored) if isinstance(stored, bytes) else stored


def printable(name: str) -> str:
    """`name` as text that SQLite and JSON can hold, with marks for what is not Unicode."""
    return name.encode(errors="replace").decode()
