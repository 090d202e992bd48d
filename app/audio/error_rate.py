"""How much of what is said is heard otherwise, the way the field counts it."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_YEAR = re.compile(r"1[1-9]\d\d|20\d\d")
_NOT_SPOKEN = re.compile(r"[^\w\s']|_")


def word_error_rate(said: Sequence[str], heard: Sequence[str]) -> float:
    """Word edits needed over words said, pooled over all recordings; texts are pairwise.

    They are compared as they come; see `spoken`.
    """
    return _error_rate([text.split() for text in said], [text.split() for text in heard])


def character_error_rate(said: Sequence[str], heard: Sequence[str]) -> float:
    """Character edits needed over characters said, spaces left out, pooled over all recordings."""
    return _error_rate(
        [list("".join(text.split())) for text in said],
        [list("".join(text.split())) for text in heard],
    )


def spoken(text: str, language: str = "en") -> str:
    """As it is said: lower case, numbers as words of the language, no punctuation.

    Apostrophes inside words stay; so do numbers in languages whose words for them are not known.
    """
    words = _NUMBER.sub(lambda found: f" {_in_words(found[0], language)} ", text)
    return " ".join(_NOT_SPOKEN.sub(" ", words.lower()).split())


def _in_words(number: str, language: str) -> str:
    from num2words import num2words

    plain = number.replace(",", "")
    form = "year" if language == "en" and _YEAR.fullmatch(number) else "cardinal"
    try:
        words: str = num2words(float(plain) if "." in plain else int(plain), lang=language, to=form)
    except (NotImplementedError, OverflowError):
        return number
    return words


def _error_rate(said: Sequence[Sequence[str]], heard: Sequence[Sequence[str]]) -> float:
    edits = sum(Levenshtein.distance(s, h) for s, h in zip(said, heard, strict=True))
    return edits / max(1, sum(map(len, said)))
