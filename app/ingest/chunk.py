"""Cuts a document into passages that fit the embedder's window and tile the text exactly."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, pairwise

from app.domain.documents import Extraction
from app.domain.sentences import sentence_bounds
from app.ingest.outline import Outline, Pages, Place, Tables, rows_between, table_section
from app.ingest.tokens import CountTokens
from app.storage.records import NewChunk

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"[^\n]*\n+|[^\n]+")
_WORD = re.compile(r"\s*\S+\s*?")
_TEXT = re.compile(r"\S")
# Runs of dots, rules and padded tables have few tokens and many characters; so that no passage
# becomes a wall of them, this many characters count as a token at least.
_CHARS_PER_TOKEN = 16
# In bytes-based vocabularies a rare character may take this many tokens.
_TOKENS_PER_CHAR = 4
START = Place()


class _Break(IntEnum):
    """How good a place is to end a passage; a HARD one must be taken."""

    INSIDE = 0
    SENTENCE = 1
    PARAGRAPH = 2
    HARD = 3


_WORTH = {_Break.INSIDE: -0.5, _Break.SENTENCE: 0.0, _Break.PARAGRAPH: 0.35, _Break.HARD: 0.5}
"""How far, in parts of the aimed-at size, a passage may miss it for a better place to end."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters `start` to `end` that stay together, and how good a place `end` is."""

    start: int
    end: int
    tokens: float
    ending: _Break


class Chunker:
    """Makes passages of up to `max_tokens` tokens as `count` counts them.

    Passages end at every page, heading, part and table, and where more ends are needed at
    paragraphs, then sentences, rows of a table and stretches of a recording, so that the passages
    of a section are about equally long. A sentence or row is cut only if it does not fit the window
    by itself: at lines, then words; a word only if even that does not fit. A heading without text
    of its own goes with what follows on its page.
    """

    def __init__(self, max_tokens: int, count: CountTokens) -> None:
        if max_tokens < 2 * _TOKENS_PER_CHAR:
            raise ValueError(f"a window of {max_tokens} tokens is too small")
        self._max = max_tokens
        self._count = count

    def chunks(
        self, piece: Extraction, language: str | None = None, at: Place = START
    ) -> tuple[NewChunk, ...]:
        """The passages of a text, or of the piece of one that begins `at` a place.

        () for a text without a character. `language` is an ISO 639-1 code for the rules that tell
        where sentences end.
        """
        text = piece.text
        if not _TEXT.search(text):
            return ()
        outline, pages, tables = Outline(text, piece, at), Pages(piece), Tables(piece.tables)
        pieces = self._pieces(text, _borders(text, outline, pages, tables, language))
        starts = [0, *(end for block in _blocks(pieces) for end in self._ends(block))]
        made = []
        for start, end in pairwise(starts):
            body = outline.body(start, end)
            heading = outline.section(end - 1 if body is None else body)
            table = tables.at(start if body is None else body)
            rows = table and rows_between(table, start, end)
            first, last = _text_ends(text, start, end)
            page = pages.at(first)
            made.append(
                NewChunk(
                    at.offset + start,
                    at.offset + end,
                    text[start:end],
                    page=page.number,
                    section=table_section(table, heading) if table else heading,
                    start_s=page.start_s,
                    end_s=pages.at(last).end_s,
                    sheet=page.sheet,
                    first_row=rows[0] if rows else None,
                    last_row=rows[1] if rows else None,
                    part=page.part,
                )
            )
        return tuple(made)

    def _pieces(self, text: str, borders: dict[int, _Break]) -> list[_Piece]:
        hard = {place for place, ending in borders.items() if ending is _Break.HARD}
        spans = list(pairwise(_with_text(text, 0, sorted(borders), hard)))
        pieces = []
        for (start, end), tokens in zip(spans, self._costs(text, spans), strict=True):
            ending = borders[end]
            if tokens <= self._max:
                pieces.append(_Piece(start, end, tokens, ending))
            else:
                parts = self._split(text, start, end, (_LINE, _WORD))
                pieces += parts[:-1]
                pieces.append(_Piece(parts[-1].start, end, parts[-1].tokens, ending))
        return pieces

    def _split(
        self, text: str, start: int, end: int, levels: tuple[re.Pattern[str], ...]
    ) -> list[_Piece]:
        """Pieces that fit, of a stretch that does not."""
        if levels:
            ends = [found.end() for found in levels[0].finditer(text, start, end)]
        else:
            step = self._max // _TOKENS_PER_CHAR
            ends = list(range(start + step, end, step))
        spans = list(pairwise(_with_text(text, start, [*(e for e in ends if e < end), end])))
        pieces = []
        for (a, b), tokens in zip(spans, self._costs(text, spans), strict=True):
            if tokens <= self._max or not levels:
                pieces.append(_Piece(a, b, tokens, _Break.INSIDE))
            else:
                pieces += self._split(text, a, b, levels[1:])
        return pieces

    def _costs(self, text: str, spans: Sequence[tuple[int, int]]) -> list[float]:
        counts = self._count([text[a:b] for a, b in spans])
        return [
            max(count, (b - a) / _CHARS_PER_TOKEN)
            for (a, b), count in zip(spans, counts, strict=True)
        ]

    def _ends(self, block: Sequence[_Piece]) -> Iterator[int]:
        """Where the passages of one block end."""
        sums = [0.0, *accumulate(piece.tokens for piece in block)]
        first = 0
        while first < len(block):
            last = self._last_piece(block, sums, first)
            yield block[last].end
            first = last + 1

    def _last_piece(self, block: Sequence[_Piece], sums: Sequence[float], first: int) -> int:
        """The piece that best ends the passage which starts with piece `first`."""
        done = sums[first]
        rest = sums[-1] - done
        if rest <= self._max:
            return len(block) - 1
        aim = rest / (rest // self._max + 1)
        furthest = max(bisect_right(sums, done + self._max) - 2, first)
        nearest = min(max(bisect_right(sums, done + aim / 2) - 1, first), furthest)

        def worth(index: int) -> float:
            return _WORTH[block[index].ending] - abs(sums[index + 1] - done - aim) / aim

        return max(range(nearest, furthest + 1), key=worth)


def _borders(
    text: str, outline: Outline, pages: Pages, tables: Tables, language: str | None
) -> dict[int, _Break]:
    """Every place where a piece ends, with the best reason for it."""
    borders = dict[int, _Break]()
    for start, end in tables.outside(len(text)):
        bounds = sentence_bounds(text[start:end], language)
        borders.update((start + stop, _Break.SENTENCE) for _, stop in bounds)
        paragraphs = _PARAGRAPH_END.finditer(text, start, end)
        borders.update((found.end(), _Break.PARAGRAPH) for found in paragraphs)
    for place in (*tables.rows, *pages.soft):
        borders.setdefault(place, _Break.SENTENCE)
    borders.update(dict.fromkeys(_hard_borders(text, outline, pages, tables), _Break.HARD))
    return borders


def _hard_borders(text: str, outline: Outline, pages: Pages, tables: Tables) -> Iterator[int]:
    """Pages, headings and tables, but none that would leave a stretch blank or a heading alone."""
    last_text = len(text.rstrip())
    page_starts = pages.hard
    before = 0
    for border in sorted(page_starts.union(outline.starts, tables.borders)):
        if border in page_starts:
            ends_something = bool(_TEXT.search(text, before, border))
        else:
            ends_something = outline.body(before, border) is not None
        if ends_something and border < last_text:
            yield border
            before = border
    yield len(text)


def _text_ends(text: str, start: int, end: int) -> tuple[int, int]:
    """The first and the last character of `start:end` that is not white space."""
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), start + len(body.rstrip()) - 1


def _with_text(text: str, start: int, ends: Iterable[int], hard: Collection[int] = ()) -> list[int]:
    """`start` and those of `ends` that leave no stretch blank.

    A blank stretch goes with what is before it, or after a hard border with what follows.
    """
    kept = [start]
    for end in ends:
        if _TEXT.search(text, kept[-1], end):
            kept.append(end)
        elif len(kept) > 1 and kept[-1] not in hard:
            kept[-1] = end
    return kept


def _blocks(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces between hard borders."""
    block: list[_Piece] = []
    for piece in pieces:
        block.append(piece)
        if piece.ending is _Break.HARD:
            yield block
            block = []
