"""Cuts passages into sentences with exact offsets, whatever a reader made of their layout."""

import re
from collections.abc import Iterator

from app.domain.documents import Span

_LONGEST = 600  # characters: more is a table or a list that nobody ended with full stops
# A new line begins something new where a list item, a heading or a table row begins or ends.
_ROW_BREAK = re.compile(
    r"\n(?=[ \t]*(?:[-*•‣–·▪+#|]|\(?\d{1,3}[.)]\s|[a-z][.)]\s))|(?<=\|)[ \t]*\n|\n(?=[^\n]*\t)"
    r"|\n[ \t]*\n"
)
_LINE_BREAK = re.compile(r"\n")


def sentence_spans(text: str, language: str | None) -> list[Span]:
    """The sentences of `text` in order, without the white space around them.

    Rows of tables, list items and headings are sentences of their own; lines that a page broke
    are joined. Blank ones are left out.
    """
    from sentencex import get_sentence_boundaries

    spans = []
    for sentence in get_sentence_boundaries(language or "en", text):
        start, end = sentence["start_index"], sentence["end_index"]
        for row in _split(text, start, end, _ROW_BREAK):
            if len(row) <= _LONGEST:
                spans.append(row)
            else:
                spans += _split(text, row.start, row.end, _LINE_BREAK)
    return spans


def _split(text: str, start: int, end: int, border: re.Pattern[str]) -> Iterator[Span]:
    position = start
    for found in border.finditer(text, start, end):
        yield from _trimmed(text, position, found.start())
        position = found.end()
    yield from _trimmed(text, position, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield Span(left, right)
