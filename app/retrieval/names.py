"""Finds names in questions and quotes: what they speak of, told by how it is written."""

from __future__ import annotations

from collections.abc import Sequence

from app.storage.stop_words import STOP_WORDS


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as a line."""
    return frozenset(words.split())


_ALL_STOPS = frozenset(word for words in STOP_WORDS.values() for word in words)
# In German every noun is written large; one after these may be a name.
_BEFORE_NAMES = listed("in von aus nach bei mit für und oder gegen über")


def is_name(words: Sequence[str], at: int, language: str | None) -> bool:
    """Whether word `at` of a question is a name or a number: written large, or with digits.

    The first word is none unless it has digits: every question begins large.
    """
    word = words[at]
    if any(letter.isdigit() for letter in word):
        return True
    if any(letter.isupper() for letter in word[1:]):
        return True
    if at == 0 or not word[:1].isupper() or word.lower() in _ALL_STOPS - {"a"}:
        return False
    if language == "de":
        before = words[at - 1]
        return before.lower() in _BEFORE_NAMES or _is_large(words, at - 1, at)
    return word != "I"


def _is_large(words: Sequence[str], at: int, other: int) -> bool:
    """Whether a German word before another large one is large too: "Wiebke Tammen"."""
    word = words[at]
    return at > 0 and word[:1].isupper() and words[other][:1].isupper()
