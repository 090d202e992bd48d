"""Cuts a stream of tokens into sentences as soon as each is certain to be over."""

import itertools

from app.domain.sentences import sentence_bounds

_LOOP_WORDS, _LOOP_TIMES = 6, 3
_FOLLOWING = 8  # characters: enough to tell "3. May" or "Dr. Who" from a new sentence


class SentenceStream:
    """Feed it pieces of text; what it gives back, joined, is exactly what it was fed."""

    def __init__(self, language: str | None = None) -> None:
        self._language = language
        self._pending = ""

    def feed(self, piece: str) -> list[str]:
        """The sentences that `piece` completed, with the white space that follows them."""
        self._pending += piece
        if not piece.strip() and "\n" not in piece:
            return []
        bounds = self._bounds()
        settled = []
        while len(bounds) > 1 and self._is_over(bounds[1][0]):
            start, end = bounds.pop(0)
            settled.append(self._pending[start:end])
        self._pending = self._pending[sum(map(len, settled)) :]
        return settled

    def finish(self) -> list[str]:
        """What is left, cut into sentences; nothing is pending afterwards."""
        rest = [self._pending[start:end] for start, end in self._bounds()]
        self._pending = ""
        return rest

    def _is_over(self, next_start: int) -> bool:
        return len(self._pending) - next_start >= _FOLLOWING

    def _bounds(self) -> list[tuple[int, int]]:
        text = self._pending
        edges = [0]
        for start, end in sentence_bounds(text, self._language):
            # White space belongs to the sentence before it, or opens the first one.
            if text[edges[-1] : start].strip() and text[start:end].strip():
                edges.append(start)
        return [*itertools.pairwise([*edges, len(text)])] if text else []


def is_looping(text: str) -> bool:
    """Whether the last few words of `text` have been said several times before.

    Small models fall into such a loop and do not leave it.
    """
    words = text.split()
    last = " ".join(words[-_LOOP_WORDS:])
    return len(words) > _LOOP_WORDS and " ".join(words).count(last) >= _LOOP_TIMES
