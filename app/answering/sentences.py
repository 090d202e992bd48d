"""Cuts passages into sentences with exact offsets, whatever a reader made of their layout."""

import itertools
import re
from collections.abc import Iterator, Sequence

from app.domain.documents import Span
from app.domain.sentences import sentence_bounds

_LONGEST = 600  # characters: more is a table or a list that nobody ended with full stops
_ITEM = re.compile(r"(?:[-*•‣–·▪+]|\(?\d{1,3}[.)]|[a-z][.)])\s")
_ROW = re.compile(r"#{1,6}\s|\||[^\t]*\t|.*\|$")


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
    for line, following in itertools.pairwise(lines):
        parts = text[line.start : line.end], text[following.start : following.end]
        gap = text[line.end : following.start]
        if gap.count("\n") > 1 or any(map(_ROW.match, parts)) or _ITEM.match(parts[1]):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)
