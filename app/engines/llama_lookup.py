"""Guesses how an answer goes on from where its last words stand in the text before it.

Prompt lookup decoding (Saxena 2023): who answers from passages often repeats them.
"""

from collections.abc import Sequence

_RUN = 3  # tokens that must have stood there before
_FEWEST, _MOST = 3, 15


class Lookup:
    """Knows what followed every run of tokens in prompt and answer.

    Guesses are short until one was right to its end: a wrong one costs the time of its tokens.
    """

    def __init__(self, tokens: Sequence[int]) -> None:
        self._tokens: list[int] = []
        self._after: dict[tuple[int, ...], int] = {}
        self._length = _FEWEST
        self._guess: list[int] = []
        for token in tokens:
            self.add(token)

    def add(self, token: int) -> None:
        """`token` follows."""
        if len(self._tokens) >= _RUN:
            self._after[tuple(self._tokens[-_RUN:])] = len(self._tokens)
        self._tokens.append(token)

    def guess(self, most: int) -> list[int]:
        """At most `most` tokens that may follow; none where nothing speaks for any."""
        if self._guess:
            right = self._tokens[-len(self._guess) - 1 : -1] == self._guess
            self._length = min(2 * self._length, _MOST) if right else _FEWEST
        start = self._after.get(tuple(self._tokens[-_RUN:]))
        end = start + min(self._length, most) if start is not None else None
        self._guess = [] if start is None else self._tokens[start:end]
        return list(self._guess)
