"""What a file is, by its name and, where that says nothing, by its first bytes."""

from pathlib import PurePath

from app.engines.reader.encoding import unmarked_utf16

PDF = "application/pdf"
MARKDOWN = "text/markdown"
HTML = "text/html"
PLAIN = "text/plain"

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_PARSED = {
    "pdf": PDF,
    "docx": _OFFICE + "wordprocessingml.document",
    "pptx": _OFFICE + "presentationml.presentation",
    "xlsx": _OFFICE + "spreadsheetml.sheet",
    "doc": "application/msword",
    "ppt": "application/vnd.ms-powerpoint",
    "xls": "application/vnd.ms-excel",
    "odt": _OPEN_DOCUMENT + "text",
    "ods": _OPEN_DOCUMENT + "spreadsheet",
    "rtf": "application/rtf",
    "epub": "application/epub+zip",
    "fb2": "application/x-fictionbook+xml",
    "eml": "message/rfc822",
    "msg": "application/vnd.ms-outlook",
    "ipynb": "application/x-ipynb+json",
    "xml": "application/xml",
    "html": HTML,
    "htm": HTML,
    "xhtml": HTML,
}
_TEXT = {
    "md": MARKDOWN,
    "markdown": MARKDOWN,
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/json",
    "jsonl": "application/jsonl",
}
_PICTURES = {
    *("avif", "bmp", "gif", "heic", "heif", "ico", "j2k", "jp2", "jpeg", "jpg", "jxl"),
    *("pbm", "pgm", "png", "ppm", "tif", "tiff", "webp"),
}
_SLIDES = frozenset({_PARSED["pptx"], _PARSED["ppt"]})


def media_type(name: str, head: bytes) -> str | None:
    """The media type of a file with that name and those first bytes; None: nothing to read here.

    A name without a known extension is plain text unless its bytes are not.
    """
    extension = _extension(name)
    if head.startswith(b"%PDF-"):
        return PDF
    known = _PARSED.get(extension) or _TEXT.get(extension)
    if known is not None:
        return known
    return PLAIN if _is_text(head) else None


def is_plain(media: str) -> bool:
    """Whether the file's own characters are its text."""
    return media == PLAIN or media in _TEXT.values()


def has_pages(media: str) -> bool:
    """Whether page numbers mean something to whoever opens the file."""
    return media == PDF or media in _SLIDES


def _extension(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


def is_picture(name: str) -> bool:
    """Whether the name is that of an image."""
    return _extension(name) in _PICTURES


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\0" not in head or unmarked_utf16(head) is not None
