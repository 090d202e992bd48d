"""What the viewer shows: a document, the passage that was asked for, and those cited beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.answers import Citation
from app.domain.documents import Document, Status
from app.engines.reader.media_types import PDF, PICTURE
from app.services.sources import FileState, Passage, StoredSource
from app.ui.viewer.parts import Part, split


class Kind(StrEnum):
    """How a source is shown."""

    TEXT = "text"
    PAGE = "page"
    TABLE = "table"
    RECORDING = "recording"


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` are marked; `strong`: they are what is looked at."""

    start: int
    end: int
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A document at the passage of `citation`.

    `cited` are all citations of one answer, `parts` the text in what is shown at a time.
    """

    citation: Citation
    cited: tuple[Citation, ...]
    stored: StoredSource
    parts: tuple[Part, ...]
    kind: Kind

    @classmethod
    def of(cls, citation: Citation, cited: Sequence[Citation], stored: StoredSource) -> Source:
        """Cut the text into what is shown at a time; meant to run beside the window."""
        first, last = _bounds(citation, stored)
        pages = [page for page in stored.pages if page[1] < last and first < page[2]]
        parts = tuple(
            Part(part.start + first, part.end + first, part.page)
            for part in split(
                stored.text[first:last],
                [(n, max(start, first) - first, min(end, last) - first) for n, start, end in pages],
            )
        )
        return cls(citation, tuple(cited), stored, parts, _kind(citation, stored))

    @classmethod
    def alone(cls, citation: Citation) -> Source:
        """The passage as if it were the whole document: all that an answer keeps of it."""
        text = citation.text
        document = Document(
            citation.document_id, citation.path, citation.document, "text/plain", 0, 0, "", None,
            None, Status.FAILED,
        )  # fmt: skip
        passage = Passage(0, len(text), citation.section, None, None)
        stored = StoredSource(document, text, (), (passage,), (), (), (), None, FileState.GONE)
        whole = replace(citation, start=0, end=len(text), page=None)
        return cls(whole, (whole,), stored, split(text, ()), Kind.TEXT)

    def as_text(self) -> Source:
        """The same, shown as the text that was read."""
        return replace(self, kind=Kind.TEXT)

    @property
    def pages(self) -> tuple[tuple[int, int, int], ...]:
        """(number, start, end) of the pages of the member of a container that is shown."""
        first, last = _bounds(self.citation, self.stored)
        return tuple(page for page in self.stored.pages if first <= page[1] < last)

    @property
    def bounds(self) -> tuple[int, int]:
        """The characters that are shown: of a container those of one member."""
        return _bounds(self.citation, self.stored)

    @property
    def last_page(self) -> int | None:
        """The highest page number; None without pages."""
        return max((part.page for part in self.parts if part.page is not None), default=None)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every passage of the document that is cited, the one that is looked at last."""
        others = {
            (one.start, one.end)
            for one in self.cited
            if one.document_id == self.citation.document_id
        } - {(self.citation.start, self.citation.end)}
        return (
            *(Mark(start, end, strong=False) for start, end in sorted(others)),
            Mark(self.citation.start, self.citation.end),
        )


def _kind(citation: Citation, stored: StoredSource) -> Kind:
    if citation.start_s is not None:
        return Kind.RECORDING
    table = stored.table_at(citation.start)
    mostly = table is not None and 2 * (table.end - table.start) > len(stored.text)
    if table is not None and (table.sheet is not None or mostly):
        return Kind.TABLE
    media = stored.media_type_at(citation.start)
    has_pages = media == PDF or media.startswith(PICTURE)
    return Kind.PAGE if has_pages and stored.file is not None else Kind.TEXT


def _bounds(citation: Citation, stored: StoredSource) -> tuple[int, int]:
    member = stored.part_at(citation.start)
    return (member.start, member.end) if member is not None else (0, len(stored.text))
