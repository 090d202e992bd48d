"""Streamed prose as text: what a sentence takes of it, what may be shown, which lines are items."""

import re
from collections.abc import Sequence

from app.domain.answers import Sentence
from app.domain.sentences import sentence_bounds

_ITEM = re.compile(r"\s*[-*•‣] +(?=\S|$)")
# A word that is not over yet could still move to the next line. Scripts that write no spaces have
# no such words: Thai, Lao, Chinese, Japanese, Korean.
_UNFINISHED = re.compile(r"[^\s\u0e00-\u0eff\u1100-\u11ff\u2e80-\uffff]{1,40}$")
_CLOSING = re.compile(r"[.!?…。！？]+$")


def take(tail: str, sentence: Sentence, *, first: bool) -> tuple[str, str, str]:
    """What stands before `sentence` in `tail`, the sentence as it stands there, and what follows.

    One that was never streamed stands behind a space, unless it is the `first`.
    """
    before, said, rest = tail.partition(sentence.text)
    if said:
        return before, said, rest
    spaced = r"\s+".join(re.escape(word) for word in sentence.text.split())
    found = re.search(spaced, tail)
    if found is None:
        return "" if first else " ", sentence.text, tail
    return tail[: found.start()], found[0], tail[found.end() :]


def marked(text: str, sentences: Sequence[Sentence]) -> str:
    """`text` with the citations of its sentences as [1]."""
    pieces: list[str] = []
    for sentence in sentences:
        before, said, text = take(text, sentence, first=not pieces)
        pieces += [before, said, *(f" [{n}]" for n in sentence.citations)]
    return "".join([*pieces, text]).strip()


def steady(tail: str) -> str:
    """So much of what is not judged yet as will stay where it is, whatever comes.

    That is one sentence, because its chips are not there yet, up to the last word that is over.
    """
    bounds = sentence_bounds(tail)
    if not bounds:
        return ""
    start, end = bounds[0]
    if not tail[start:end].strip() and len(bounds) > 1:
        end = bounds[1][1]
    unfinished = _UNFINISHED.search(tail) if end == len(tail) else None
    return tail[: unfinished.start() if unfinished else end].rstrip()


def closing(sentence: str) -> int:
    """How many characters at its end close it; chips stand before them."""
    found = _CLOSING.search(sentence)
    return len(found[0]) if found else 0


def item(line: str) -> int:
    """How many characters at its beginning make `line` an item of a list; 0 if it is none."""
    found = _ITEM.match(line)
    return found.end() if found else 0


def shown(text: str) -> str:
    """`text` in the words that are shown: without the marks of lists, spaces as they are set."""
    return "\n".join(line[item(line) :].strip() for line in text.split("\n") if line.strip())
