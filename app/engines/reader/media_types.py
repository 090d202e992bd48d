"""What a file is: by its name, and by its first bytes where that says nothing or the wrong."""

import re
from pathlib import PurePath

from app.engines.reader.encoding import unmarked_utf16

PDF = "application/pdf"
MARKDOWN = "text/markdown"
HTML = "text/html"
PLAIN = "text/plain"
CSV = "text/csv"
TSV = "text/tab-separated-values"
XML = "application/xml"
JSON = "application/json"
JSON_LINES = "application/jsonl"
RTF = "application/rtf"
ZIP = "application/zip"
TAR = "application/x-tar"
GZIP = "application/gzip"
BZIP2 = "application/x-bzip2"
XZ = "application/x-xz"
EMAIL = "message/rfc822"
MBOX = "application/mbox"
OUTLOOK = "application/vnd.ms-outlook"
TNEF = "application/vnd.ms-tnef"
PICTURE = "image/"
SOUND = "audio/"
FILM = "video/"

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_DOCX = _OFFICE + "wordprocessingml.document"
_PPTX = _OFFICE + "presentationml.presentation"
_XLSX = _OFFICE + "spreadsheetml.sheet"
_DOC, _PPT, _XLS = "application/msword", "application/vnd.ms-powerpoint", "application/vnd.ms-excel"
_PARSED = {
    "pdf": PDF,
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), _DOCX),
    **dict.fromkeys(("pptx", "pptm", "ppsx", "ppsm", "potx", "potm"), _PPTX),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm"), _XLSX),
    "xlsb": "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    **dict.fromkeys(("doc", "dot"), _DOC),
    **dict.fromkeys(("ppt", "pps", "pot"), _PPT),
    **dict.fromkeys(("xls", "xlt"), _XLS),
    **dict.fromkeys(("odt", "ott"), _OPEN_DOCUMENT + "text"),
    **dict.fromkeys(("odp", "otp"), _OPEN_DOCUMENT + "presentation"),
    **dict.fromkeys(("ods", "ots"), _OPEN_DOCUMENT + "spreadsheet"),
    "rtf": RTF,
    "epub": "application/epub+zip",
    "fb2": "application/x-fictionbook+xml",
    "ipynb": "application/x-ipynb+json",
    **dict.fromkeys(("xml", "opml"), XML),
    **dict.fromkeys(("html", "htm", "xhtml"), HTML),
    "eml": EMAIL,
    "mbox": MBOX,
    "msg": OUTLOOK,
    "zip": ZIP,
    "tar": TAR,
    **dict.fromkeys(("gz", "tgz"), GZIP),
    **dict.fromkeys(("bz2", "tbz", "tbz2"), BZIP2),
    **dict.fromkeys(("xz", "txz"), XZ),
}
_TEXT = {
    **dict.fromkeys(("md", "markdown"), MARKDOWN),
    "csv": CSV,
    **dict.fromkeys(("tsv", "tab"), TSV),
    "json": JSON,
    **dict.fromkeys(("jsonl", "ndjson"), JSON_LINES),
    **dict.fromkeys(("txt", "text", "log"), PLAIN),
}
_PICTURES = {
    "jpg": "jpeg",
    "tif": "tiff",
    "heif": "heic",
    "j2k": "jp2",
    "pbm": "pnm",
    "pgm": "pnm",
    "ppm": "pnm",
    **{e: e for e in ("avif", "bmp", "gif", "heic", "ico", "jp2", "jpeg", "jxl", "png", "tiff")},
    "webp": "webp",
}
_SOUNDS = frozenset(
    {*("wav", "flac", "ogg", "oga", "opus", "mp3", "aif", "aiff", "aifc", "au", "caf", "w64")}
    | {*("m4a", "aac", "wma", "amr")}
)
_FILMS = frozenset({"mp4", "m4v", "mov", "webm", "mkv", "avi", "3gp", "mpg", "mpeg", "wmv"})
_CLOSED_ARCHIVES = frozenset({"7z", "rar", "zst", "lz", "lz4", "z", "cab", "iso", "dmg"})
# Bundled in ways that nothing here opens; by their content they would pass for others.
_CLOSED = _CLOSED_ARCHIVES | {
    *("pages", "numbers", "key", "xps", "oxps", "jar", "apk", "chm", "zim")
}
_MAGIC = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\x1f\x8b\x08", GZIP),
    (b"\xfd7zXZ\0", XZ),
    (b"\x89PNG\r\n\x1a\n", PICTURE + "png"),
    (b"\xff\xd8\xff", PICTURE + "jpeg"),
    (b"GIF87a", PICTURE + "gif"),
    (b"GIF89a", PICTURE + "gif"),
    (b"II*\0", PICTURE + "tiff"),
    (b"MM\0*", PICTURE + "tiff"),
    (b"fLaC", SOUND + "flac"),
    (b"OggS", SOUND + "ogg"),
    (b"ID3\x03", SOUND + "mp3"),
    (b"ID3\x04", SOUND + "mp3"),
    (b"\x1aE\xdf\xa3", FILM + "webm"),
    (b"\x78\x9f\x3e\x22", TNEF),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A message comes first: documents attached to it are stored in it stream by stream.
_OLE_STREAMS = (
    *(("__properties_version1.0", OUTLOOK), ("WordDocument", _DOC)),
    *(("Workbook", _XLS), ("PowerPoint Document", _PPT)),
)
_ZIP_FOLDERS = ((b"word/", _DOCX), (b"xl/", _XLSX), (b"ppt/", _PPTX))
_ZIP_TYPE_AT = 30  # in an archive whose first member is the file "mimetype"
_MARKUP = re.compile(rb"\s*(<!doctype html|<html[\s>])", re.IGNORECASE)
_HEADERS = re.compile(
    rb"(?:(?:Return-Path|Received|Message-ID|MIME-Version|From|Date): ?.*\r?\n)", re.IGNORECASE
)
_FROM_LINE = re.compile(rb"From \S.*\r?\n(?:>?[\w-]+: ?.*\r?\n)")


def media_type(name: str, head: bytes, said: str = "") -> str | None:
    """The media type of a file with that name and those first bytes; None: nothing to read here.

    `said` is what a message says of its attachment. Content wins over the name where it is certain;
    a name without a known extension is plain text unless its bytes are not.
    """
    extension = _extension(name)
    named = _named(extension) or (said if said in _SAID else None)
    if extension in _CLOSED:
        return None
    found = _by_content(head)
    if found is None and named in {None, _DOC, _XLS, _XLSX}:
        # Programs export tables as web pages and call them what opens in a spreadsheet.
        found = _by_words(head) if named is None or _MARKUP.match(head) else None
    if found in {ZIP, TAR, None} and named is not None and not (found and named in _PLAIN):
        return named
    if found == ZIP:
        return ZIP if named or not extension else None
    return found or (PLAIN if _is_text(head) else None)


def is_plain(media: str) -> bool:
    """Whether the file's own characters are its text."""
    return media in _PLAIN


def is_streamed(media: str | None) -> bool:
    """Whether files of that type are read from beginning to end, whatever their size."""
    return media in _PLAIN or media in {MBOX, TAR}


def is_picture(name: str) -> bool:
    """Whether the name is that of an image."""
    return _extension(name) in _PICTURES


def is_closed_archive(name: str) -> bool:
    """Whether the name is that of an archive that nothing here opens."""
    return _extension(name) in _CLOSED_ARCHIVES


def is_recording(name: str) -> bool:
    """Whether the name is that of a sound or film."""
    extension = _extension(name)
    return extension in _SOUNDS or extension in _FILMS


_PLAIN = frozenset({PLAIN, *_TEXT.values()})
_SAID = frozenset({*_PARSED.values(), *_TEXT.values()} - {PLAIN})


def _named(extension: str) -> str | None:
    if extension in _PICTURES:
        return PICTURE + _PICTURES[extension]
    if extension in _SOUNDS:
        return SOUND + extension
    if extension in _FILMS:
        return FILM + extension
    return _PARSED.get(extension) or _TEXT.get(extension)


def _by_content(head: bytes) -> str | None:
    """The type that the first bytes prove."""
    for magic, media in _MAGIC:
        if head.startswith(magic):
            return media
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return BZIP2
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head)
    if head.startswith(_OLE):
        streams = (media for name, media in _OLE_STREAMS if name.encode("utf-16-le") in head)
        return next(streams, None)
    if head[4:8] == b"ftyp":
        return PICTURE + "heic" if head[8:11] in {b"hei", b"mif", b"avi"} else FILM + "mp4"
    if head[257:262] == b"ustar":
        return TAR
    if head[:4] in {b"RIFF", b"FORM"}:
        return {b"WAVE": SOUND + "wav", b"WEBP": PICTURE + "webp"}.get(
            head[8:12], SOUND + "aiff" if head[8:11] == b"AIF" else None
        )
    return None


def _by_words(head: bytes) -> str | None:
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    if _FROM_LINE.match(head):
        return MBOX
    lines = _HEADERS.match(head)
    return EMAIL if lines and len(set(_HEADERS.findall(head[:8192]))) > 2 else None


def _zipped(head: bytes) -> str:
    if head.startswith(b"mimetype", _ZIP_TYPE_AT):
        start = _ZIP_TYPE_AT + len(b"mimetype")
        size = int.from_bytes(head[18:22], "little")
        declared = head[start : start + size].decode("ascii", "replace").strip()
        if declared in _SAID:
            return declared
    if b"[Content_Types].xml" in head or b"_rels/.rels" in head:
        return next((media for folder, media in _ZIP_FOLDERS if folder in head), ZIP)
    return ZIP


def _extension(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\0" not in head or unmarked_utf16(head) is not None
