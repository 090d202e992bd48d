"""What the lines of a text are: headings, items of lists, fields of a message, rows, code.

Told from what is stored of the document and from the text's own form; no character is changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from app.services.sources import Passage, StoredSource

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•‣▪·–]|\d{1,3}[.)]|[a-z][.)])[ \t]+\S")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}(#{1,6})[ \t]+\S")
_FIELD = re.compile(r"(From|To|Cc|Date|Subject): ")
_QUOTE = re.compile(r">[> ]?")
_MARKDOWN = "text/markdown"
_MAIL = frozenset({"message/rfc822", "application/vnd.ms-outlook"})
_STEP = " > "
_DEEPEST = 6
_CODE = ("text/x-", "application/json", "application/x-ipynb")


class FormKind(StrEnum):
    """What a line is."""

    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    FIELD = "field"
    ROW = "row"
    CODE = "code"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Form:
    """The line at `start` to `end`; `level` of a heading from 1, else how far it is indented.

    `lead` are the characters before its content: signs, a bullet, or the name of a field.
    """

    kind: FormKind
    start: int
    end: int
    level: int = 0
    lead: int = 0


def forms(stored: StoredSource, start: int, end: int) -> tuple[Form, ...]:
    """Every line of the text from `start` to `end` that is no plain line, in order.

    Offsets are counted from `start`.
    """
    return tuple(_Lines(stored, start, end).found())


class _Lines:
    """One walk over the lines of a stretch of text."""

    def __init__(self, stored: StoredSource, start: int, end: int) -> None:
        self._text = stored.text
        self._start, self._end = start, end
        media = stored.media_type_at(start)
        self._is_markdown = media == _MARKDOWN
        # Markdown says itself what a heading is.
        self._headings = {} if self._is_markdown else dict(_headings(stored, start, end))
        self._is_code = media.startswith(_CODE)
        self._in_head = media in _MAIL
        self._tables = [
            (table.start, table.end)
            for table in stored.tables
            if table.start < end and start < table.end
        ]
        self._fence = ""

    def found(self) -> Iterator[Form]:
        at = self._start
        while at < self._end:
            stop = self._text.find("\n", at, self._end)
            stop = self._end if stop < 0 else stop
            form = self._form(at, stop - at, self._text[at:stop])
            if form is not None:
                yield form
            at = stop + 1

    def _form(self, at: int, length: int, line: str) -> Form | None:
        start = at - self._start
        end = start + length
        if not line.strip():
            self._in_head = False
            return None if self._is_code or self._fence else Form(FormKind.GAP, start, end)
        if self._is_code or self._is_fenced(line):
            return Form(FormKind.CODE, start, end)
        if self._in_head and (field := _FIELD.match(line)):
            return Form(FormKind.FIELD, start, end, lead=field.end())
        if any(first <= at < last for first, last in self._tables) and "\t" in line:
            return Form(FormKind.ROW, start, end)
        if self._is_markdown and (heading := _ATX.match(line)):
            return Form(FormKind.HEADING, start, end, len(heading[1]), heading.end() - 1)
        if level := self._headings.pop(line.strip(), 0):
            return Form(FormKind.HEADING, start, end, level)
        if item := _ITEM.match(line):
            indent = len(item["indent"].expandtabs(4)) // 2
            return Form(FormKind.ITEM, start, end, min(indent, _DEEPEST), item.end() - 1)
        if quote := _QUOTE.match(line):
            return Form(FormKind.QUOTE, start, end, 1, quote.end())
        return None

    def _is_fenced(self, line: str) -> bool:
        if not self._is_markdown:
            return False
        fence = _FENCE.match(line)
        if self._fence:
            if fence and fence[1].startswith(self._fence):
                self._fence = ""
            return True
        self._fence = fence[1] if fence else ""
        return bool(self._fence)


def _headings(stored: StoredSource, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Titles of the sections that begin here, and their level."""
    passages = stored.passages
    first = max(bisect_right(passages, start, key=lambda passage: passage.start) - 1, 0)
    before = _steps(passages[first - 1]) if first else ()
    for passage in islice(passages, first, None):
        if passage.start >= end:
            return
        steps = _steps(passage)
        for level, title in enumerate(steps, 1):
            if before[:level] != steps[:level]:
                yield title, min(level, _DEEPEST)
        before = steps


def _steps(passage: Passage) -> tuple[str, ...]:
    return tuple(passage.section.split(_STEP)) if passage.section else ()
