"""Office files, books and notebooks: text, pages and headings as kreuzberg finds them."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import kreuzberg

from app.domain.documents import ExtractedPage, Extraction, Heading
from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader.media_types import has_pages
from app.engines.reader.source import ReadOptions, Source

_PAGE_END = "\n\n"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a document as kreuzberg finds it; nothing is cached."""
    data, media = source.whole(options), source.media_type
    if _is_encrypted(data):
        raise source.failure(ReadCode.ENCRYPTED, "it is protected by a password")
    try:
        result = kreuzberg.extract_bytes_sync(data, media, config(media, threads=options.threads))
    except kreuzberg.KreuzbergError as error:
        raise _failure(source.name, error) from error
    pages = _pages(result, media)
    headings = tuple(_headings("".join(page.text for page in pages), result.document))
    title = result.metadata.get("title")
    if not (isinstance(title, str) and title.strip()):
        title = headings[0].title if headings else None
    yield Extraction(pages, media, title, headings)


def config(media: str, *, threads: int) -> kreuzberg.ExtractionConfig:
    """How kreuzberg is to read a file of that type."""
    return kreuzberg.ExtractionConfig(
        use_cache=False,
        disable_ocr=True,  # type: ignore[call-arg] # missing in its stub
        # It rewrites text; ours has to stay as it is in the file.
        enable_quality_processing=False,
        pages=kreuzberg.PageConfig(extract_pages=True),
        include_document_structure=not has_pages(media),
        concurrency=kreuzberg.ConcurrencyConfig(max_threads=threads),
    )


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
