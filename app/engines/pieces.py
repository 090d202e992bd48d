"""Turns a stream of token bytes into a stream of text that ends where it should."""

import codecs
from collections.abc import Iterator, Sequence


def characters(pieces: Iterator[bytes]) -> Iterator[str]:
    """Bytes as text; a character whose bytes come in several tokens waits for the last of them."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    for piece in pieces:
        text = decoder.decode(piece)
        if text:
            yield text


def until(stop: Sequence[str], pieces: Iterator[str]) -> Iterator[str]:
    """Everything before the first of `stop`; holds back only what may be its beginning."""
    stop = [word for word in stop if word]
    if not stop:
        yield from pieces
        return
    held = ""
    for piece in pieces:
        held += piece
        ends = [at for at in map(held.find, stop) if at >= 0]
        if ends:
            if text := held[: min(ends)]:
                yield text
            return
        keep = max(overlap(held, word) for word in stop)
        if text := held[: len(held) - keep]:
            yield text
        held = held[len(held) - keep :]
    if held:
        yield held


def overlap(text: str, word: str) -> int:
    """How many characters at the end of `text` begin `word`, but are not all of it."""
    longest = min(len(text), len(word) - 1)
    return next((n for n in range(longest, 0, -1) if text.endswith(word[:n])), 0)
