"""What an abbreviation stands for, as the library itself explains it.

After Schwartz and Hearst (2003, "A simple algorithm for identifying abbreviation definitions in
biomedical text"): "diesel particulate filter (DPF)".
"""

import re
from collections.abc import Iterable

ABBREVIATION = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z][A-Za-z\d]{1,7}\b")
"""A word of two to eight letters and digits with two capitals at least."""

_WORDS_BEFORE = re.compile(r"[\w'’,&/-]+")
_MOST_WORDS = 12


def long_form(abbreviation: str, texts: Iterable[str]) -> str | None:
    """The words before "(`abbreviation`)" in the first text that explain it; None for none."""
    mark = re.compile(rf"\(\s*[\"“'‘]?{re.escape(abbreviation)}[\"”'’]?\s*\)")
    for text in texts:
        for found in mark.finditer(text):
            words = _WORDS_BEFORE.findall(text, max(0, found.start() - 120), found.start())
            most = min(len(abbreviation) + 5, 2 * len(abbreviation), _MOST_WORDS)
            explained = _matching(abbreviation, words[-most:])
            if explained is not None:
                return explained
    return None


def _matching(abbreviation: str, words: list[str]) -> str | None:
    """The shortest end of `words` with all letters in order, the first one at a word's start."""
    text = " ".join(words)
    place = len(text)
    letters = [letter for letter in abbreviation.lower() if letter.isalnum()]
    for number in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= 0 and (
            text[place].lower() != letters[number]
            or (number == 0 and place > 0 and text[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
    return text[place:] if abbreviation.lower() not in text[place:].lower().split() else None
