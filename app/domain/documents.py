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
    """A stretch of text from one place: a page, a slide, a sheet, a part, a stretch of time.

    `number` counts pages and slides from 1, within its part; `part` is the path inside a file that
    holds others, its steps joined by PART_STEP; `start_s` and `end_s` are seconds of a recording.
    """

    text: str
    number: int | None = None
    sheet: str | None = None
    part: str | None = None
    start_s: float | None = None
    end_s: float | None = None


PART_STEP = " > "


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found by the reader; `start` is its offset in the whole text, `level` from 1."""

    start: int
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """A member of a file that holds others: a message, an attachment, a file in an archive.

    `created_s` is Unix time. A member that gave no text has `code` (a ReadCode) and `reason`, and
    an empty span.
    """

    name: str
    start: int
    end: int
    media_type: str
    title: str | None = None
    author: str | None = None
    created_s: float | None = None
    code: str | None = None
    reason: str | None = None


class FlagKind(StrEnum):
    """What a reader of the file would not see, or what may be misread."""

    WHITE = "white"
    TINY = "tiny"
    INVISIBLE = "invisible"
    OFF_PAGE = "off_page"
    ZERO_WIDTH = "zero_width"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Flag:
    """Characters `start` to `end` are doubtful: hidden from the eye, or badly extracted."""

    kind: FlagKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """Where characters `start` to `end` stand on their page.

    `corners` are x and y of the four corners in reading order (top left, top right, bottom right,
    bottom left of the upright text), as shares of the page's width and height, 0 to 1.
    """

    start: int
    end: int
    corners: tuple[float, float, float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Recognition:
    """A page whose text was recognised from its picture: characters `start` to `end`.

    `turned` is by how many degrees clockwise the picture had to be turned to be read;
    `confidence` is between 0 and 1; `language` is an ISO 639-1 code.
    """

    start: int
    end: int
    turned: float
    confidence: float
    language: str | None
    boxes: tuple[Box, ...] = ()


class ColumnKind(StrEnum):
    """What the cells of a column are; dates and times are ISO 8601 text."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"


Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `index` counts from 0 in the sheet (0 is A), `unit` as in "EUR"."""

    name: str
    kind: ColumnKind
    index: int
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of values: `number` as a user counts rows of the sheet or file, from 1.

    It is characters `start` to `end` of the text; `spans` are those of each cell, None where a
    cell has no text.
    """

    number: int
    start: int
    end: int
    cells: tuple[Cell, ...]
    spans: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class ExtractedTable:
    """A table with typed columns; characters `start` to `end`, its header included.

    `continued`: these rows follow those of the last table of the piece before (see Extraction);
    the kind of a column is then the widest of the pieces.
    """

    name: str
    start: int
    end: int
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    sheet: str | None = None
    part: str | None = None
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a Reader got out of one file, or a piece of that.

    The text is the pages joined without separator; every offset is in characters of it. A large
    file comes in several pieces, each with offsets of its own, its text following that of the
    piece before; the first has the title and what else is true of the whole. `unrecognized`
    counts pages that have a picture instead of text and were not recognised yet.
    """

    pages: tuple[ExtractedPage, ...]
    media_type: str
    title: str | None = None
    headings: tuple[Heading, ...] = ()
    parts: tuple[Part, ...] = ()
    tables: tuple[ExtractedTable, ...] = ()
    flags: tuple[Flag, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    author: str | None = None
    created_s: float | None = None
    unrecognized: int = 0

    @property
    def text(self) -> str:
        """The whole text; page boundaries are at the summed lengths of the pages."""
        return "".join(page.text for page in self.pages)


class Status(StrEnum):
    """How far a document has come.

    QUARANTINED: it crashed or hung the reader twice and is left alone until it changes or the
    user asks for another try.
    """

    INDEXED = "indexed"
    FAILED = "failed"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the library; `size` in bytes, `mtime_ns` as the file system gives it.

    `created_s` is Unix time as the file's own metadata says; `unrecognized` counts pages that wait
    for OCR; `recognized` is the mean confidence of those that had it, None without any.
    """

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
    author: str | None = None
    created_s: float | None = None
    unrecognized: int = 0
    recognized: float | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage: exactly `text == document_text[start:end]`.

    `section` is the heading path ("Cooling > Coolant circuit"), of table rows the table and its
    columns; `page` counts from 1 within `part`, the path inside a file that holds others;
    `first_row` to `last_row` are rows of `sheet`, or of a table without sheets; `start_s` and
    `end_s` are seconds of a recording.
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
    sheet: str | None = None
    first_row: int | None = None
    last_row: int | None = None
    part: str | None = None
