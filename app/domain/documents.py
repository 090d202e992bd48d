"""Documents, their text and the passages they are cut into.

A document's text is the concatenation of its chunks in order: chunks tile it without gap or
overlap, so every offset below is a character offset (Python `str` index) into that one text.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` (inclusive) to `end` (exclusive) of a document's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """One page (or the whole of a pageless document) as read; `number` counts from 1."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found by the reader; `start` is its offset in the whole text, `level` from 1."""

    start: int
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a Reader got out of one file; the text is the pages joined without separator."""

    pages: tuple[ExtractedPage, ...]
    media_type: str
    title: str | None = None
    headings: tuple[Heading, ...] = ()

    @property
    def text(self) -> str:
        """The whole text; page boundaries are at the summed lengths of the pages."""
        return "".join(page.text for page in self.pages)


class Status(StrEnum):
    """How far a document has come."""

    INDEXED = "indexed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the library; `size` in bytes, `mtime_ns` as the file system gives it."""

    id: int
    path: str
    title: str
    media_type: str
    size: int
    mtime_ns: int
    sha256: str
    language: str | None
    pages: int | None
    status: Status
    code: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage: exactly `text == document_text[start:end]`.

    `section` is the heading path ("Cooling > Coolant circuit"); `page` counts from 1;
    `start_s` and `end_s` are seconds of a recording.
    """

    id: int
    document_id: int
    ordinal: int
    start: int
    end: int
    text: str
    page: int | None = None
    section: str | None = None
    start_s: float | None = None
    end_s: float | None = None
