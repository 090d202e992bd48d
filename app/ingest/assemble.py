"""Makes the document that the pieces of one file give, with offsets in its whole text."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from app.domain.documents import ExtractedTable, Extraction, Flag, Part, Recognition
from app.domain.shifting import shifted
from app.ingest.chunk import START, Chunker
from app.ingest.clean import clean, one_line, title_of
from app.ingest.discover import FoundFile
from app.ingest.language import LanguageDetector
from app.ingest.outline import page_spans
from app.storage.records import NewChunk, NewDocument


@dataclass(frozen=True, slots=True)
class Portion:
    """What one piece adds to the document; all offsets are in characters of the whole text."""

    chunks: tuple[NewChunk, ...] = ()
    pages: tuple[tuple[int, int, int], ...] = ()
    parts: tuple[Part, ...] = ()
    tables: tuple[ExtractedTable, ...] = ()
    flags: tuple[Flag, ...] = ()
    recognitions: tuple[Recognition, ...] = ()


class Assembly:
    """One file on its way into the library; pieces go in, portions come out.

    A piece without text waits for the next one that has some, for a passage cannot be blank.
    """

    def __init__(self, chunker: Chunker, languages: LanguageDetector) -> None:
        self._chunker = chunker
        self._languages = languages
        self._place = START
        self._language: str | None = None
        self._first: Extraction | None = None
        self._blank: Extraction | None = None
        self._confidences: list[float] = []
        self._unrecognized = 0

    def take(self, piece: Extraction) -> Portion | None:
        """What `piece` adds, None for nothing yet."""
        piece = clean(piece)
        if self._first is None:
            self._first = replace(piece, pages=(), tables=(), parts=(), headings=())
        self._unrecognized += piece.unrecognized
        self._confidences += [one.confidence for one in piece.recognitions]
        if self._blank is not None:
            piece, self._blank = joined(self._blank, piece), None
        text = piece.text
        if not text.strip():
            self._blank = piece
            return None
        if not self._place.offset:
            self._language = self._languages.detect(text)
        chunks = self._chunker.chunks(piece, self._language, self._place)
        return self._portion(piece, chunks)

    def finish(self) -> Portion | None:
        """What the end of the file adds: pages and parts without text."""
        piece = self._blank
        if piece is None:
            return None
        pages = tuple(replace(page, text="") for page in piece.pages)
        parts = tuple(replace(part, start=0, end=0) for part in piece.parts)
        return self._portion(Extraction(pages, piece.media_type, parts=parts), ())

    def document(
        self,
        file: FoundFile,
        sha256: str,
        portion: Portion = Portion(),
        *,
        recognized: bool = False,
    ) -> NewDocument:
        """The document with all that is known of it, and what `portion` holds.

        `recognized`: its pictures were looked at, and nothing waits for that any more.
        """
        first = self._first
        title = first.title if first is not None else None
        author = first.author if first is not None else None
        mean = sum(self._confidences) / len(self._confidences) if self._confidences else None
        return NewDocument(
            path=file.path,
            title=title_of(title, PurePath(file.path).stem),
            media_type=first.media_type if first is not None else "",
            size=file.size,
            mtime_ns=file.mtime_ns,
            inode=file.inode,
            sha256=sha256,
            language=self._language,
            pages=portion.pages,
            chunks=portion.chunks,
            parts=portion.parts,
            tables=portion.tables,
            flags=portion.flags,
            recognitions=portion.recognitions,
            author=one_line(author) if author else None,
            created_s=first.created_s if first is not None else None,
            unrecognized=0 if recognized else self._unrecognized,
            recognized=mean,
        )

    def _portion(self, piece: Extraction, chunks: tuple[NewChunk, ...]) -> Portion:
        offset, self._place = self._place.offset, self._place.after(piece)
        placed = shifted(piece, offset)
        return Portion(
            chunks,
            page_spans(piece, offset),
            placed.parts,
            placed.tables,
            placed.flags,
            placed.recognitions,
        )


def with_pages(first: Portion, rest: Portion | None) -> Portion:
    """`first`, and after it the pages and parts without text that `rest` holds."""
    if rest is None:
        return first
    return replace(first, pages=first.pages + rest.pages, parts=first.parts + rest.parts)


def joined(first: Extraction, second: Extraction) -> Extraction:
    """Two pieces that follow each other, as one."""
    second = shifted(second, len(first.text))
    return replace(
        second,
        pages=first.pages + second.pages,
        headings=first.headings + second.headings,
        parts=first.parts + second.parts,
        tables=first.tables + second.tables,
        flags=first.flags + second.flags,
        recognitions=first.recognitions + second.recognitions,
        unrecognized=first.unrecognized + second.unrecognized,
    )
