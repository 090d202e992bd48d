"""Which words of a transcript that is still growing can be relied on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

_LETTERS = re.compile(r"[^\W_]+")
_SHIFT = 3  # words by which two hypotheses may differ in length before the same place


class Agreement:
    """Words are confirmed when two hypotheses in a row agree on them, and then never change.

    LocalAgreement-2: Macháček, Dabre and Bojar (2023), "Turning Whisper into Real-Time
    Transcription System"; Liu and others (2020). Case and punctuation do not matter.
    """

    def __init__(self) -> None:
        self._confirmed: list[str] = []
        self._tentative: list[str] = []

    @property
    def confirmed(self) -> tuple[str, ...]:
        """Words that will stay."""
        return tuple(self._confirmed)

    @property
    def tentative(self) -> tuple[str, ...]:
        """Words that follow in the last hypothesis."""
        return tuple(self._tentative)

    def hear(self, words: Sequence[str]) -> None:
        """The next hypothesis about everything said so far."""
        following = list(words[self._after_confirmed(words) :])
        agreed = 0
        for one, other in zip(following, self._tentative, strict=False):
            if _plain(one) != _plain(other):
                break
            agreed += 1
        self._confirmed += following[:agreed]
        self._tentative = following[agreed:]

    def take(self, count: int) -> list[str]:
        """Take away the first confirmed words: the next hypothesis begins after them."""
        taken, self._confirmed = self._confirmed[:count], self._confirmed[count:]
        return taken

    def _after_confirmed(self, words: Sequence[str]) -> int:
        """Where in `words` the confirmed ones end: where they are most alike."""
        known = [_plain(word) for word in self._confirmed]
        heard = [_plain(word) for word in words]
        size = len(known)
        ends = range(max(size - _SHIFT, 0), min(size + _SHIFT, len(heard)) + 1)
        if not ends:
            return len(heard)
        return min(
            ends, key=lambda end: (Levenshtein.distance(known, heard[:end]), abs(end - size))
        )


def _plain(word: str) -> str:
    return "".join(_LETTERS.findall(word)).casefold()
