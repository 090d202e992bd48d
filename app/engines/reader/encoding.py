"""Bytes of unknown encoding to text."""

import codecs
import re

from charset_normalizer import from_bytes

_SAMPLE_BYTES = 1 << 16
# With fewer bytes beyond ASCII than this, statistics guess worse than the most common code page.
_ENOUGH_BYTES = 8
_COMMON = "cp1252"
# Left to itself, charset-normalizer takes Western text for DOS code pages nobody writes any more.
_IN_USE = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("koi8_r", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5", "euc_kr", "cp874"),
    *("utf_16_le", "utf_16_be"),
]
_DAMAGE = 20  # so many good signs beyond ASCII for each bad one
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)


def decode(data: bytes, *, html: bool = False) -> str:
    """The text of `data`: by its mark, as UTF-8, by what an HTML page declares, by statistics."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    wide = unmarked_utf16(data)
    if wide is not None:
        return data.decode(wide, errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        text = data.decode(errors="replace")
        damaged = text.count("\ufffd")
        # A few damaged signs do not make the rest of a text another encoding.
        if damaged * _DAMAGE <= sum(not sign.isascii() for sign in text) - damaged:
            return text
        first = error.start
    return data.decode(_declared(data, first) if html else _guessed(data, first), errors="replace")


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


def _declared(data: bytes, first: int) -> str:
    found = _DECLARED.search(data[:4096])
    if found is not None:
        try:
            return codecs.lookup(found[1].decode("ascii")).name
        except LookupError:
            pass
    return _guessed(data, first)


def _guessed(data: bytes, first: int) -> str:
    """The likeliest encoding, judged around the `first` byte that is not UTF-8."""
    start = max(0, first - _SAMPLE_BYTES // 2) & ~3  # in step with UTF-16 and UTF-32
    sample = data[start : start + _SAMPLE_BYTES]
    if sum(byte > 127 for byte in sample) < _ENOUGH_BYTES:
        return _COMMON
    best = from_bytes(sample, cp_isolation=_IN_USE).best()
    if best is None or _COMMON in best.could_be_from_charset:
        return _COMMON
    return best.encoding
