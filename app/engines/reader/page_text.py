"""Whether the text found on a page is one: a font without a table of its letters gives nonsense."""

import unicodedata

_MOST_NONSENSE = 0.2
_LEAST_LETTERS = 200
_LEAST_VOWELS = 0.2
_FEW = 50
_NONSENSE = frozenset({"Co", "Cn", "Cc", "Cs"})
_VOWELS = frozenset("aeiouyäöüáàâãåæéèêëíìîïóòôõøœúùûýÿ")
_SPACES = frozenset("\n\t\r")


def is_nonsense(text: str) -> bool:
    """Whether `text` is letters of no alphabet, or Latin ones that spell no words.

    Codes shifted by a constant, the most common damage, leave too few vowels.
    """
    counted = [char for char in text if char not in _SPACES and char != " "]
    if not counted:
        return False
    wrong = sum(char == "\ufffd" or unicodedata.category(char) in _NONSENSE for char in counted)
    if wrong > _MOST_NONSENSE * len(counted):
        return True
    letters = [char for char in text.lower() if char.isascii() and char.isalpha()]
    if len(letters) < max(_LEAST_LETTERS, len(counted) // 3):
        return False
    vowels = sum(char in _VOWELS for char in text.lower())
    return vowels < _LEAST_VOWELS * len(letters)


def is_scanty(text: str) -> bool:
    """Whether it is no more than a page number or a stamp."""
    return sum(map(str.isalnum, text)) < _FEW
