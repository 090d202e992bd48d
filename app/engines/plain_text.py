"""Bytes of unknown encoding to text, and the headings of Markdown."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from app.domain.documents import Heading

_SAMPLE_BYTES = 1 << 16
# With fewer bytes beyond ASCII than this, statistics guess worse than the most common code page.
_ENOUGH_BYTES = 8
_COMMON = "cp1252"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")


def decode(data: bytes, *, html: bool = False) -> str:
    """The text of `data`: by its mark, as UTF-8, by what an HTML page declares, by statistics."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        # A sign cut off or damaged late in a file does not make the rest of it another encoding.
        if error.start > _SAMPLE_BYTES:
            return data.decode(errors="replace")
    return data.decode(_declared(data) if html else _guessed(data), errors="replace")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:4096])
    if found is not None:
        try:
            return codecs.lookup(found[1].decode("ascii")).name
        except LookupError:
            pass
    return _guessed(data)


def _guessed(data: bytes) -> str:
    sample = data[:_SAMPLE_BYTES]
    if sum(byte > 127 for byte in sample) < _ENOUGH_BYTES:
        return _COMMON
    best = from_bytes(sample).best()
    if best is None or _COMMON in best.could_be_from_charset:
        return _COMMON
    return best.encoding


def markdown_headings(text: str) -> Iterator[Heading]:
    """Headings marked by # or underlined; code blocks have none."""
    start = 0
    fence = ""
    above: tuple[int, str] | None = None
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        opened = _FENCE.match(bare)
        if opened:
            if not fence:
                fence = opened[1]
            elif opened[1].startswith(fence):
                fence = ""
            above = None
        elif not fence:
            if found := _ATX.match(bare):
                if found[2]:
                    yield Heading(start, len(found[1]), found[2])
                above = None
            elif above is not None and (found := _UNDERLINE.match(bare)):
                yield Heading(above[0], 1 if found[1][0] == "=" else 2, above[1])
                above = None
            else:
                above = (start, bare.strip()) if _may_be_title(bare, above) else None
        start += len(line)


def _may_be_title(line: str, above: tuple[int, str] | None) -> bool:
    """A single line of words: an underline beneath several is a rule, or ends a table."""
    return above is None and bool(line.strip()) and line.lstrip()[0] not in "-*+>|#`=~"
