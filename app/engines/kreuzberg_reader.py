"""Text, pages and headings out of files; parses hostile input, so it belongs in a child process."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import kreuzberg

from app.domain.documents import ExtractedPage, Extraction, Heading
from app.domain.errors import ReadCode, ReadFailure
from app.engines.media_types import (
    HTML,
    MARKDOWN,
    PDF,
    has_pages,
    is_picture,
    is_plain,
    media_type,
)
from app.engines.plain_text import decode, markdown_headings

_HEAD_BYTES = 4096
_PAGE_END = "\n\n"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


_SMALLEST_PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj
trailer << /Root 1 0 R >>
%%EOF"""


class KreuzbergReader:
    """Reads the bytes of one file at a time; nothing is cached and nothing recognised by OCR.

    `threads` bounds what parsing one file may use. Kreuzberg unpacks its PDF library into the
    temporary folder when it first needs it: that happens here, while there may still be one.
    """

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        kreuzberg.extract_bytes_sync(_SMALLEST_PDF, PDF, self._config(PDF))

    def read_bytes(self, name: str, data: bytes) -> Extraction:
        """The text of a file called `name`; ReadFailure where there is none to be had."""
        media = media_type(name, data[:_HEAD_BYTES])
        if media is None and is_picture(name):
            reason = "it is a picture, and text in pictures is not read yet"
            raise ReadFailure(name, ReadCode.NO_TEXT, reason)
        if media is None:
            raise ReadFailure(name, ReadCode.UNSUPPORTED, "this kind of file is not read")
        extraction = _read_plain(media, data) if is_plain(media) else self._parse(name, media, data)
        if not extraction.text.strip():
            raise ReadFailure(name, ReadCode.NO_TEXT, "there is no text in it")
        return extraction

    def _parse(self, name: str, media: str, data: bytes) -> Extraction:
        if _is_encrypted(data):
            raise ReadFailure(name, ReadCode.ENCRYPTED, "it is protected by a password")
        if media == HTML:
            # Given bytes, kreuzberg takes them for UTF-8 whatever the page declares.
            data = decode(data, html=True).encode(errors="replace")
        try:
            result = kreuzberg.extract_bytes_sync(data, media, self._config(media))
        except kreuzberg.KreuzbergError as error:
            raise _failure(name, error) from error
        pages = _pages(result, media)
        headings = tuple(_headings("".join(page.text for page in pages), result.document))
        title = result.metadata.get("title")
        if not (isinstance(title, str) and title.strip()):
            title = headings[0].title if headings else None
        return Extraction(pages, media, title, headings)

    def _config(self, media: str) -> kreuzberg.ExtractionConfig:
        return kreuzberg.ExtractionConfig(
            use_cache=False,
            disable_ocr=True,  # type: ignore[call-arg] # missing in its stub
            # It rewrites text; ours has to stay as it is in the file.
            enable_quality_processing=False,
            pages=kreuzberg.PageConfig(extract_pages=True),
            include_document_structure=not has_pages(media),
            concurrency=kreuzberg.ConcurrencyConfig(max_threads=self._threads),
        )


def _read_plain(media: str, data: bytes) -> Extraction:
    text = decode(data)
    headings = tuple(markdown_headings(text)) if media == MARKDOWN else ()
    title = headings[0].title if headings else None
    return Extraction((ExtractedPage(text),), media, title, headings)


def _pages(result: kreuzberg.ExtractionResult, media: str) -> tuple[ExtractedPage, ...]:
    """Kreuzberg's own page borders are byte offsets: these are its pages, joined by us."""
    pages = result.pages or []
    if not any(page["content"].strip() for page in pages):
        # Sheets and most slides come as one text; their pages are there, but empty.
        return (ExtractedPage(result.content),)
    numbered = has_pages(media)
    last = len(pages) - 1
    return tuple(
        ExtractedPage(
            page["content"] + (_PAGE_END if at < last else ""),
            page["page_number"] if numbered else None,
        )
        for at, page in enumerate(pages)
    )


def _headings(text: str, document: Any) -> Iterator[Heading]:
    """Where in `text` the headings of the document's tree stand: each on a line of its own.

    The tree knows no offsets, so they are looked for in order; one that is not found is left out.
    """
    nodes = (node["content"] for node in (document or {}).get("nodes", ()))
    found = [node for node in nodes if node.get("node_type") == "heading"]
    shallowest = min((node["level"] for node in found), default=1)
    cursor = 0
    for node in found:
        title = node["text"].strip()
        start = _line(text, title, cursor)
        if title and start is not None:
            cursor = start + len(title)
            yield Heading(start, node["level"] - shallowest + 1, title)


def _line(text: str, line: str, start: int) -> int | None:
    while (start := text.find(line, start)) >= 0:
        end = start + len(line)
        if text[start - 1 : start] in {"", "\n"} and text[end : end + 1] in {"", "\n", "\r"}:
            return start
        start += 1
    return None


def _is_encrypted(data: bytes) -> bool:
    """Office files encrypt into an OLE container, OpenDocument ones say so in their manifest."""
    if data.startswith(_OLE):
        return _OLE_ENCRYPTED in data
    if not data.startswith(b"PK"):
        return False
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as archive,
            archive.open("META-INF/manifest.xml") as manifest,
        ):
            return b"encryption-data" in manifest.read(1 << 20)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError):
        return False


def _failure(name: str, error: kreuzberg.KreuzbergError) -> ReadFailure:
    words = str(error)
    if "password" in words.lower() or "encrypted" in words.lower():
        return ReadFailure(name, ReadCode.ENCRYPTED, "it is protected by a password")
    if isinstance(error, kreuzberg.ValidationError) or "Unsupported format" in words:
        return ReadFailure(name, ReadCode.UNSUPPORTED, "this kind of file is not read")
    return ReadFailure(name, ReadCode.BROKEN, f"it is damaged or not what its name says ({words})")
