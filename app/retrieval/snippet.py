"""Cuts the part of a passage that says most about a question, and marks the words sought in it."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from app.domain.documents import Span

LENGTH = 240
"""Characters of a snippet, about three lines."""
_BEFORE = 60  # characters shown before the first word marked, where there are that many
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a passage on one line; `marks` are the words sought, in characters of `text`."""

    text: str
    marks: tuple[Span, ...] = ()


def snippet(
    passage: str,
    sought: Sequence[Collection[str]],
    terms: Callable[[str], Sequence[str]],
) -> Snippet:
    """The stretch of `passage` in which most of the words `sought` stand, the first of such.

    Each word sought is given by the terms that it may be in the index; `terms` are those of a word
    of the passage.
    """
    text = " ".join(passage.split())
    found = _found(text, sought, terms)
    start, end = _window(text, found)
    lead, trail = "… " if start else "", " …" if end < len(text) else ""
    shift = len(lead) - start
    marks = [Span(s.start + shift, s.end + shift) for s, _ in found if start <= s.start < end]
    return Snippet(f"{lead}{text[start:end].strip()}{trail}", tuple(marks))


def _found(
    text: str, sought: Sequence[Collection[str]], terms: Callable[[str], Sequence[str]]
) -> list[tuple[Span, int]]:
    """The words sought in `text`, each with the number of the one it is."""
    wanted = {term: number for number, variants in enumerate(sought) for term in variants}
    known: dict[str, int | None] = {}
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word not in known:
            known[word] = next((wanted[term] for term in terms(word) if term in wanted), None)
        number = known[word]
        if number is not None:
            found.append((Span(*match.span()), number))
    return found


def _window(text: str, found: Sequence[tuple[Span, int]]) -> tuple[int, int]:
    """Where the snippet begins and ends, both between words."""
    if len(text) <= LENGTH:
        return 0, len(text)
    best, begin = (0, 0), 0
    for index, (first, _) in enumerate(found):
        within = [n for span, n in found[index:] if span.end <= first.start + LENGTH - _BEFORE]
        if (len(set(within)), len(within)) > best:
            best, begin = (len(set(within)), len(within)), max(0, first.start - _BEFORE)
    begin = min(begin, len(text) - LENGTH)
    start = 0 if begin == 0 else text.find(" ", begin) + 1
    end = len(text) if start + LENGTH >= len(text) else text.rfind(" ", start, start + LENGTH)
    return (start, end) if end > start else (begin, begin + LENGTH)
