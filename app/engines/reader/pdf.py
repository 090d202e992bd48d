"""PDF files, page by page, so that ten thousand pages need no more memory than a few."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from app.domain.documents import (
    ExtractedPage,
    Extraction,
    Flag,
    FlagKind,
    Heading,
    Recognition,
)
from app.domain.errors import ReadCode
from app.engines.reader.hidden_text import PageContent, PageInspector
from app.engines.reader.media_types import PDF
from app.engines.reader.ocr import RecognizedPage
from app.engines.reader.page_text import is_nonsense, is_scanty
from app.engines.reader.source import ReadOptions, Source

if TYPE_CHECKING:
    from app.engines.reader.networks import Image

_PAGE_END = "\n\n"
_PIECE_PAGES = 200
_REOPENED_PAGES = 1_000
_PIECE_CHARACTERS = 1_000_000
_PAGE_CHARACTERS = 2_000_000
_RENDER_DPI = 200
_RENDER_SIDE = 2_400
_SCAN_SHARE = 0.5
_LAST_SINGLE = 0xFFFF
_MOST_HEADINGS = 10_000
_DEEPEST_OUTLINE = 8
# A line end comes as two characters; a hyphen at one as a mark, the line end left out.
_DROPPED = dict.fromkeys(map(ord, "\r\0\x02\ufffe"))
_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+\-Z])(\d\d)?'?(\d\d)?)?")
_NO_TITLES = frozenset({"", "untitled", "no title", "unknown"})
_TITLE_PREFIX = re.compile(r"^Microsoft (?:Word|PowerPoint|Excel) - ", re.IGNORECASE)


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of each page, many pages to a piece; a page that was recognised ends its piece.

    Raises ReadFailure: ENCRYPTED, or BROKEN where no page can be loaded.
    """
    with closing(_Reading(source, options)) as reading:
        yield from reading.pieces()


def opened(source: Source) -> pdfium.PdfDocument:
    """The document, to be closed; ReadFailure: ENCRYPTED, or BROKEN, also where it has no pages."""
    try:
        document = pdfium.PdfDocument(source.file)
        if len(document):
            return document
        document.close()
    except pdfium.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            reason = "it is protected by a password"
            raise source.failure(ReadCode.ENCRYPTED, reason) from error
        raise source.failure(ReadCode.BROKEN, "it is damaged or no PDF at all") from error
    raise source.failure(ReadCode.BROKEN, "it has no pages")


@dataclass(slots=True)
class _Page:
    """One page; `waits`: its picture has to be recognised before it can be read."""

    text: str = ""
    flags: list[Flag] = field(default_factory=list)
    recognized: RecognizedPage | None = None
    waits: bool = False


@dataclass(slots=True)
class _Piece:
    """Pages that go out together."""

    pages: list[ExtractedPage] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    recognitions: list[Recognition] = field(default_factory=list)
    unrecognized: int = 0
    length: int = 0

    def add(self, page: _Page, number: int, *, end: str, titles: Sequence[tuple[int, str]]) -> None:
        """One more page; `titles` are the levels and headings that the outline has for it."""
        start = self.length
        for flag in page.flags:
            self.flags.append(Flag(flag.kind, start + flag.start, start + flag.end))
        if page.recognized is not None:
            self.recognitions.append(page.recognized.recognition(start))
            self.flags += page.recognized.flags(start)
        at = 0
        for level, title in titles:
            at = max(at, page.text.find(title, at))
            self.headings.append(Heading(start + at, level, title))
        self.pages.append(ExtractedPage(page.text + end, number))
        self.length += len(page.text) + len(end)
        self.unrecognized += page.waits

    def is_full(self) -> bool:
        """Whether it is time to send it; recognising a page takes seconds."""
        return (
            len(self.pages) >= _PIECE_PAGES
            or self.length >= _PIECE_CHARACTERS
            or bool(self.recognitions)
        )

    def extraction(self) -> Extraction:
        """What it holds, without what is true of the whole file."""
        return Extraction(
            tuple(self.pages),
            PDF,
            headings=tuple(self.headings),
            flags=tuple(self.flags),
            recognitions=tuple(self.recognitions),
            unrecognized=self.unrecognized,
        )


class _Reading:
    """One run through the pages of a document."""

    def __init__(self, source: Source, options: ReadOptions) -> None:
        self._source = source
        self._document = opened(source)
        self._recognizer = options.recognizer if options.recognize else None
        self._inspector = PageInspector()

    def pieces(self) -> Iterator[Extraction]:
        """All pages; the first piece has the facts of the whole file."""
        facts = _facts(self._document)
        titles = _outline(self._document)
        last = len(self._document) - 1
        piece, loaded = _Piece(), 0
        for number in range(last + 1):
            page = self._page(number)
            loaded += page is not None
            end = _PAGE_END if number < last else ""
            piece.add(page or _Page(), number + 1, end=end, titles=titles.get(number, ()))
            if piece.is_full() or number == last:
                yield replace(piece.extraction(), **facts)
                piece, facts = _Piece(), {}
            if number % _REOPENED_PAGES == _REOPENED_PAGES - 1:
                # The library keeps what it has parsed until the document is closed.
                self._document.close()
                self._document = opened(self._source)
        if not loaded:
            raise self._source.failure(ReadCode.BROKEN, "none of its pages can be read")

    def close(self) -> None:
        """Let the document go, not the file."""
        self._document.close()

    def _page(self, number: int) -> _Page | None:
        """None where the page itself is damaged: the others are read all the same."""
        try:
            with closing(self._document[number]) as page, closing(page.get_textpage()) as text:
                return self._read(page, text)
        except pdfium.PdfiumError:
            return None

    def _read(self, page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> _Page:
        found = text.get_text_range(0, min(text.count_chars(), _PAGE_CHARACTERS))
        content = self._inspector.content(page)
        read = _Page(found.translate(_DROPPED).strip("\n"))
        nonsense = is_nonsense(read.text)
        if nonsense or _is_scan(page, content, read.text):
            return self._recognized(page, read, nonsense=nonsense)
        if content.suspects:
            read.flags = _flags(found, self._inspector.hidden(page, text, content), text)
        return read

    def _recognized(self, page: pdfium.PdfPage, read: _Page, *, nonsense: bool) -> _Page:
        if self._recognizer is None:
            read.waits = True
        else:
            read.recognized = self._recognizer.read(picture_of(page))
        if read.recognized is not None:
            read.text = read.recognized.text
        elif nonsense:
            read.flags = [Flag(FlagKind.POOR, 0, len(read.text))]
        return read


def _is_scan(page: pdfium.PdfPage, content: PageContent, text: str) -> bool:
    """Whether what there is to read on a page is in a picture; letters may be drawn as shapes."""
    if not text.strip():
        return bool(content.texts or content.others or content.pictures)
    return is_scanty(text) and content.pictured(page.get_bbox()) >= _SCAN_SHARE


def picture_of(page: pdfium.PdfPage) -> Image:
    """The page as who opens it sees it, fine enough to read and bounded whatever its size."""
    longest = max(page.get_width(), page.get_height(), 1.0)
    scale = min(_RENDER_DPI / 72, _RENDER_SIDE / longest)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    picture = np.array(bitmap.to_numpy())
    bitmap.close()
    return picture


def _flags(
    found: str, hidden: Sequence[tuple[FlagKind, int, int]], text: pdfium.PdfTextPage
) -> list[Flag]:
    """Flags on the page's text, from characters numbered as the library numbers them."""
    places: list[tuple[str, int]] = []
    kept = 0
    for char in found if hidden else "":
        # The library counts a letter beyond the first 65,536 as two.
        places += [(char, kept)] * (2 if ord(char) > _LAST_SINGLE else 1)
        kept += bool(kept or char != "\n") and ord(char) not in _DROPPED
    flags = []
    for kind, start, end in hidden:
        indices = (raw.FPDFText_GetTextIndexFromCharIndex(text, at) for at in range(start, end))
        letters = [places[at] for at in indices if 0 <= at < len(places)]
        spots = [spot for char, spot in letters if not char.isspace()]
        # Dots and dashes in white keep places free; nobody hides a message in them.
        if any(char.isalnum() for char, _ in letters):
            flags.append(Flag(kind, spots[0], spots[-1] + 1))
    return flags


def _facts(document: pdfium.PdfDocument) -> dict[str, Any]:
    told = document.get_metadata_dict()
    title = _TITLE_PREFIX.sub("", told.get("Title", "")).strip()
    author = told.get("Author", "").strip()
    return {
        "title": None if title.lower() in _NO_TITLES else title,
        "author": author or None,
        "created_s": _unix_time(told.get("CreationDate", "")),
    }


def _unix_time(date: str) -> float | None:
    """Seconds since 1970 of "D:20240131120000+01'00'", in which all but the year may be missing."""
    match = _DATE.match(date.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, sign, zone_hours, zone_minutes = match.groups()
    zone = timedelta(hours=int(zone_hours or 0), minutes=int(zone_minutes or 0))
    try:
        local = datetime(
            int(year),
            int(month or 1),
            int(day or 1),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            tzinfo=timezone(-zone if sign == "-" else zone),
        )
        return local.timestamp()
    except (ValueError, OverflowError):
        return None


def _outline(document: pdfium.PdfDocument) -> dict[int, list[tuple[int, str]]]:
    """Levels and titles of the outline's entries by page, pages counted from 0."""
    titles: dict[int, list[tuple[int, str]]] = {}
    entries = document.get_toc(max_depth=_DEEPEST_OUTLINE)
    for entry in islice(entries, _MOST_HEADINGS):
        destination = entry.get_dest()
        page = destination.get_index() if destination is not None else None
        title = " ".join(entry.get_title().split())
        if page is not None and title:
            titles.setdefault(page, []).append((entry.level + 1, title))
    return titles
