"""Where sentences end, in any language; everything that cuts text into sentences asks here."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.domain.documents import Span

# sentencex 1.0.32 panics after an initial that follows white space wider than a byte in UTF-8.
_WIDE_SPACES = {code: " " for code in range(0x80, 0x3001) if chr(code).isspace()}
_LONGEST = 600  # characters: more is a table or a list that nobody ended with full stops
_ITEM = re.compile(r"(?:[-*•‣–·▪+]|\(?\d{1,3}[.)]|[a-z][.)])\s")
_ROW = re.compile(r"#{1,6}\s|\||[^\t]*\t|.*\|$")


def sentence_bounds(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """(start, end) of every sentence by sentencex, in characters; they tile the text.

    `language` is an ISO 639-1 code; None means the English rules. White space between two
    sentences belongs to the first.
    """
    import sentencex

    # Its pieces leave gaps at times, its start offsets do not: a gap belongs to the one before.
    found = sentencex.get_sentence_boundaries(language or "en", text.translate(_WIDE_SPACES))
    starts = dict.fromkeys([0, *(sentence["start_index"] for sentence in found)])
    return list(pairwise([*starts, len(text)])) if text else []


def sentence_spans(text: str, language: str | None) -> list[Span]:
    """The sentences of `text` in order, without the white space around them.

    Rows of tables, list items and headings are sentences of their own; lines that a page broke
    are joined. Blank ones are left out.
    """
    spans = []
    for start, end in sentence_bounds(text, language):
        rows = _lines(text, start, end)
        for row in _joined(text, rows):
            if len(row) <= _LONGEST:
                spans.append(row)
            else:
                spans += (line for line in rows if row.start <= line.start < row.end)
    return spans


def _lines(text: str, start: int, end: int) -> list[Span]:
    """The lines that are not blank, trimmed."""
    lines = []
    for line in text[start:end].splitlines(keepends=True):
        left = start + len(line) - len(line.lstrip())
        right = start + len(line.rstrip())
        if left < right:
            lines.append(Span(left, right))
        start += len(line)
    return lines


def _joined(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Runs of lines that read on: no blank line between, and none begins an item or is a row."""
    if not lines:
        return
    start = lines[0].start
    for line, following in pairwise(lines):
        parts = text[line.start : line.end], text[following.start : following.end]
        gap = text[line.end : following.start]
        if gap.count("\n") > 1 or any(map(_ROW.match, parts)) or _ITEM.match(parts[1]):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)
