"""Cuts a long document into the parts that are shown one at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

PART_CHARACTERS = 12_000


@dataclass(frozen=True, slots=True)
class Part:
    """Characters `start` to `end` of the text; `page` where they are one page or a piece of it."""

    start: int
    end: int
    page: int | None = None


def split(text: str, pages: Sequence[tuple[int, int, int]]) -> tuple[Part, ...]:
    """Parts that tile `text`: its pages (number, start, end) if it has any, else stretches.

    A part has about PART_CHARACTERS at most and ends after a line or a word where one is near.
    """
    whole = [Part(start, end, page) for page, start, end in pages if end > start]
    if not whole and text:
        whole = [Part(0, len(text))]
    return tuple(piece for part in whole for piece in _pieces(text, part))


def part_at(parts: Sequence[Part], offset: int) -> int:
    """Index of the part that holds `offset`; the last one before it if it lies in none."""
    found = [index for index, part in enumerate(parts) if part.start <= offset]
    return found[-1] if found else 0


def _pieces(text: str, part: Part) -> list[Part]:
    pieces, start = [], part.start
    while part.end - start > PART_CHARACTERS:
        limit = start + PART_CHARACTERS
        near = limit - PART_CHARACTERS // 10
        line, word = text.rfind("\n", near, limit) + 1, text.rfind(" ", near, limit) + 1
        cut = line or word or limit
        pieces.append(Part(start, cut, part.page))
        start = cut
    pieces.append(Part(start, part.end, part.page))
    return pieces
