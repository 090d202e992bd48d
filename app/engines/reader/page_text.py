"""Whether the text found on a page is one: a font without a table of its letters gives nonsense."""

import unicodedata

_MOST_NONSENSE = 0.2
_LEAST_LETTERS = 200
_LEAST_SHARE_OF_LETTERS = 1 / 3
_COMMON = frozenset("etaoinrsl")
_LEAST_COMMON = 0.45
_FEW = 50
_NONSENSE = frozenset({"Co", "Cn", "Cc", "Cs"})


def is_nonsense(text: str) -> bool:
    """Whether `text` is letters of no alphabet, or Latin ones that spell no words.

    The nine letters counted are over half of those of any language in Latin letters, and a quarter
    where all codes are shifted by a constant, the most common damage.
    """
    counted = "".join(text.split())
    wrong = sum(char == "\ufffd" or unicodedata.category(char) in _NONSENSE for char in counted)
    if wrong > _MOST_NONSENSE * len(counted):
        return True
    letters = [char for char in counted.lower() if "a" <= char <= "z"]
    if len(letters) < max(_LEAST_LETTERS, _LEAST_SHARE_OF_LETTERS * len(counted)):
        return False
    return sum(char in _COMMON for char in letters) < _LEAST_COMMON * len(letters)


def is_scanty(text: str) -> bool:
    """Whether it is no more than a page number or a stamp."""
    return sum(map(str.isalnum, text)) < _FEW
