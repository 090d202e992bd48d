"""Bytes of unknown encoding to text."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

_SAMPLE_BYTES = 1 << 16
_BLOCK_BYTES = 1 << 20
# With fewer bytes beyond ASCII than this, statistics guess worse than the most common code page.
_ENOUGH_BYTES = 8
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape"})
_COMMON = "cp1252"
# Left to itself, charset-normalizer takes Western text for DOS code pages nobody writes any more.
_IN_USE = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("koi8_r", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "euc_kr", "cp874"),
]
_WIDE = ["utf_16_le", "utf_16_be"]
_DAMAGE = 20  # so many good signs beyond ASCII for each bad one
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAGES = {
    65001: "utf-8",
    28591: "latin-1",
    10000: "mac_roman",
    1361: "johab",
    **dict.fromkeys((20127, 1200, 1201)),
}
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)


def decode(data: bytes, *, html: bool = False) -> str:
    """The text of `data`; what is damaged becomes U+FFFD."""
    return data.decode(find_encoding(io.BytesIO(data), html=html), errors="replace")


def code_page(number: int) -> str | None:
    """What Python calls a code page of Windows; None for none, and for those of Unicode."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


def find_encoding(file: BinaryIO, *, html: bool = False) -> str:
    """The encoding of a whole file, of which little is in memory at a time.

    By its mark, as UTF-8, by what an HTML page declares, by statistics.
    """
    file.seek(0)
    head = file.read(_SAMPLE_BYTES)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if wide := unmarked_utf16(head):
        return wide
    first = _first_error(file)
    if first is None or _is_damaged_utf8(file):
        return "utf-8"
    if html and (declared := _declared(head)):
        return declared
    return _guessed(file, first)


def _first_error(file: BinaryIO) -> int | None:
    """About where the first byte is that is not UTF-8, None for none."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for offset, block in _blocks(file):
        try:
            decoder.decode(block, final=not block)
        except UnicodeDecodeError as error:
            return offset + error.start
    return None


def _is_damaged_utf8(file: BinaryIO) -> bool:
    """Whether it is UTF-8 all the same: a few damaged signs do not make the rest another one."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    beyond_ascii = damaged = 0
    for _, block in _blocks(file):
        text = decoder.decode(block, final=not block)
        if not text.isascii():
            beyond_ascii += len(text) - len(text.encode("ascii", "ignore"))
            damaged += text.count("\ufffd")
    return damaged * _DAMAGE <= beyond_ascii - damaged


def _blocks(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Offset and bytes of each block, an empty one at the end."""
    offset = file.seek(0)
    while True:
        block = file.read(_BLOCK_BYTES)
        yield offset, block
        if not block:
            return
        offset += len(block)


def unmarked_utf16(data: bytes) -> str | None:
    """The encoding of UTF-16 text without a mark, None for anything else.

    Its zero bytes are all at odd or all at even places, and it has no control characters.
    """
    sample = data[:_SAMPLE_BYTES]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if bool(even) == bool(odd):
        return None
    encoding = "utf-16-le" if odd else "utf-16-be"
    text = sample[: len(sample) & ~1].decode(encoding, errors="replace")
    return encoding if all(sign >= " " or sign in "\t\n\r\f" for sign in text) else None


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        # Python also calls things encodings that no page is written in.
        return name if b"<html>".decode(name) == "<html>" and name not in _NO_CHARSETS else None
    except (LookupError, UnicodeError):
        return None


def _guessed(file: BinaryIO, first: int) -> str:
    """The likeliest encoding, judged around the `first` byte that is not UTF-8."""
    file.seek(max(0, first - _SAMPLE_BYTES // 2) & ~3)  # in step with UTF-16 and UTF-32
    sample = file.read(_SAMPLE_BYTES)
    if sum(byte > 127 for byte in sample) < _ENOUGH_BYTES:
        return _COMMON
    from charset_normalizer import from_bytes

    # Two bytes a sign without a zero among them is not UTF-16 but an East Asian code page.
    candidates = _IN_USE + _WIDE if b"\0" in sample else _IN_USE
    best = from_bytes(sample, cp_isolation=candidates).best()
    if best is None or _COMMON in best.could_be_from_charset:
        return _COMMON
    return best.encoding
