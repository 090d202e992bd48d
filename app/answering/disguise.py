"""Text as a model may still read it that was disguised from filters.

Undone: letters of other scripts that look the same, letters set apart, digits for letters, text
written backwards between marks of direction, and Base64.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator

from app.domain.documents import Span

# Cyrillic and Greek letters that look like Latin ones (Unicode TR 39, the common part).
_LOOKALIKES = str.maketrans(
    "аеіјорсухѕԁһӏАВЕІЈКМНОРСТУХЅαορνικυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeijopcyxsdhlABEIJKMHOPCTYXSaopvikuABEZHIKMNOPTYX",
)
_WORD = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_APART = re.compile(r"(?<!\w)[^\W\d_](?P<gap>[ .\-_*])(?:[^\W\d_](?P=gap){1,3}){4,}[^\W\d_](?!\w)")
_DIGITS = str.maketrans("013457", "oieast")
_FEWEST_DIGIT_WORDS = 2
_TURNED = re.compile(r"[\u202e\u2067][^\u202c\u2069\n]+[\u202c\u2069]?")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{24,}={0,2}(?![A-Za-z0-9+/=])")


def readings(text: str) -> Iterator[str]:
    """`text` in the usual letters, then what else it says when a disguise is taken off."""
    plain = _plain(text)
    yield plain
    for undo in (_together, _letters):
        if (other := undo(plain)) != plain:
            yield other
    for span in turned(text):
        yield _plain(text[span.start : span.end][::-1])
    for coded in _BASE64.finditer(plain):
        if (decoded := _decoded(coded[0])) is not None:
            yield _plain(decoded)


def turned(text: str) -> list[Span]:
    """What stands between marks that show it backwards, with the marks."""
    return [Span(found.start(), found.end()) for found in _TURNED.finditer(text)]


def _plain(text: str) -> str:
    """Without characters that nobody sees, and with Latin letters in words of two scripts."""
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKC", text)
    seen = "".join(c for c in folded if unicodedata.category(c) != "Cf")
    return _WORD.sub(_one_script, seen) if _OTHER.search(seen) else seen


def _one_script(word: re.Match[str]) -> str:
    return word[0].translate(_LOOKALIKES) if _LATIN.search(word[0]) else word[0]


def _together(text: str) -> str:
    """`text` with letters that were set apart as words again."""
    return _APART.sub(_joined, text)


def _joined(found: re.Match[str]) -> str:
    gap = re.escape(found["gap"])
    words = re.split(f"{gap}{{2,}}", found[0])
    return " ".join(re.sub(gap, "", word) for word in words)


def _letters(text: str) -> str:
    """`text` with letters for the digits inside words, where several words are written so."""
    mixed = {word for word in _WORD.findall(text) if not word.isalpha() and not word.isnumeric()}
    if len(mixed) < _FEWEST_DIGIT_WORDS:
        return text
    return _WORD.sub(lambda word: word[0].translate(_DIGITS) if word[0] in mixed else word[0], text)


def _decoded(coded: str) -> str | None:
    """The text in Base64; None where it is none."""
    try:
        text = base64.b64decode(coded + "=" * (-len(coded) % 4), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    return text if text.isprintable() else None
