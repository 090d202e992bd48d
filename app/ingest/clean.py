"""Makes text safe to store and pleasant to quote, and changes nothing else of it.

What leaves here is the text that every quote is a verbatim slice of.
"""

import re
from bisect import bisect_right
from dataclasses import replace

from app.domain.documents import (
    Box,
    Cell,
    Column,
    ExtractedTable,
    Extraction,
    Flag,
    Heading,
    Part,
    Recognition,
    TableRow,
)

_LINE_END = "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"
# Control and invisible characters, line ends that are not plain ones, and halves of characters.
_CHANGE = re.compile(
    f"\u00ad(?:[ \t]*(?:{_LINE_END})[ \t]*)?"
    "|\r\n|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
# PDFium writes U+0002 for a hyphen at the end of a line and leaves out the line end.
_BROKEN = "\x02"
_FIRST_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"\w+\Z")
_WORD = re.compile(r"\w+")
_MAX_WORD = 100
_MAX_TITLE = 200
_NO_TITLES = frozenset({"untitled", "title", "document", "document1", "slide 1", "none", "null"})
_SAVED_BY = re.compile(r"^microsoft (?:word|powerpoint|excel) - ", re.IGNORECASE)


def clean(extraction: Extraction) -> Extraction:
    """The extraction with plain line ends and without control and invisible characters.

    A word that a line end broke is made whole at a soft hyphen, and at a PDF's own mark only if
    the whole word occurs elsewhere in the text ("well-known" stays). Every offset moves along.
    """
    words = _words_if_needed(extraction)
    moves = _Moves()
    pages = []
    for page in extraction.pages:
        text = moves.take(page.text, words)
        if text != page.text or page.sheet or page.part:
            page = replace(
                page, text=text, sheet=_name(page.sheet) or None, part=_name(page.part) or None
            )
        pages.append(page)
    return replace(
        extraction,
        pages=tuple(pages),
        headings=tuple(
            Heading(moves.at(one.start), one.level, one_line(one.title))
            for one in extraction.headings
        ),
        parts=tuple(moves.part(part) for part in extraction.parts),
        tables=tuple(moves.table(table) for table in extraction.tables),
        flags=tuple(
            Flag(one.kind, moves.at(one.start), moves.at(one.end)) for one in extraction.flags
        ),
        recognitions=tuple(moves.recognition(one) for one in extraction.recognitions),
    )


def clean_text(text: str, words: frozenset[str] = frozenset()) -> str:
    """One text cleaned; `words` are those (lower case) that may be made whole."""
    return _cleaned(text, words)[0]


def one_line(text: str) -> str:
    """`text` cleaned, with every run of white space as one space and none around it."""
    return " ".join(clean_text(text).split())


def title_of(title: str | None, name: str) -> str:
    """The `title` the document gives itself, if it says something; else the file's `name`."""
    title = _SAVED_BY.sub("", one_line(title or ""))
    if len(title) < 2 or title.lower() in _NO_TITLES or not _WORD.search(title):
        title = one_line(name)
    return title[:_MAX_TITLE]


class _Moves:
    """Where the characters of a text went when others before them were taken out."""

    def __init__(self) -> None:
        self._end = 0
        self._starts: list[int] = []
        self._sizes: list[int] = []
        self._before: list[int] = []
        self._removed = 0

    def take(self, text: str, words: frozenset[str]) -> str:
        """The next stretch of text, cleaned."""
        cleaned, removals = _cleaned(text, words)
        for start, size in removals:
            self._starts.append(self._end + start)
            self._sizes.append(size)
            self._before.append(self._removed)
            self._removed += size
        self._end += len(text)
        return cleaned

    def at(self, offset: int) -> int:
        """Where the character at `offset` is now, or the next that is left; bounded by the text."""
        offset = min(max(offset, 0), self._end)
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        inside = min(self._sizes[index], offset - self._starts[index])
        return offset - self._before[index] - inside

    def part(self, part: Part) -> Part:
        """`part` with its place now."""
        return replace(
            part,
            name=one_line(part.name),
            start=self.at(part.start),
            end=self.at(part.end),
            title=one_line(part.title) if part.title else None,
            author=one_line(part.author) if part.author else None,
            reason=one_line(part.reason) if part.reason else None,
        )

    def recognition(self, one: Recognition) -> Recognition:
        """`one` with the places of itself and its boxes now."""
        boxes = one.boxes
        if self._starts:
            boxes = tuple(Box(self.at(b.start), self.at(b.end), b.corners) for b in boxes)
        return replace(one, start=self.at(one.start), end=self.at(one.end), boxes=boxes)

    def table(self, table: ExtractedTable) -> ExtractedTable:
        """`table` with the places of itself, its rows and their cells now."""
        return replace(
            table,
            name=one_line(table.name),
            start=self.at(table.start),
            end=self.at(table.end),
            sheet=_name(table.sheet),
            part=_name(table.part),
            columns=tuple(_column(column) for column in table.columns),
            rows=tuple(self._row(row) for row in table.rows),
        )

    def _row(self, row: TableRow) -> TableRow:
        cells = row.cells
        if not all(_is_clean(cell) for cell in cells):
            cells = tuple(c if _is_clean(c) else clean_text(str(c)) for c in cells)
        if not self._starts:
            return row if cells is row.cells else replace(row, cells=cells)
        at = self.at
        spans = tuple(span and (at(span[0]), at(span[1])) for span in row.spans)
        return TableRow(row.number, at(row.start), at(row.end), cells, spans)


def _cleaned(text: str, words: frozenset[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text cleaned, and the start and size of what was taken out, in order."""
    kept = []
    removals = []
    done = 0
    for found in _CHANGE.finditer(text):
        start, end = found.span()
        kept.append(text[done:start])
        new = _replacement(text, found, words)
        kept.append(new)
        if len(new) < end - start:
            removals.append((start, end - start - len(new)))
        done = end
    kept.append(text[done:])
    return "".join(kept), removals


def _replacement(text: str, found: re.Match[str], words: frozenset[str]) -> str:
    char = found[0][0]
    if char in _LINE_ENDS:
        return "\n"
    if char == _BROKEN:
        return _hyphen(text, found.start(), words)
    return "\ufffd" if "\ud800" <= char <= "\udfff" else ""


def _hyphen(text: str, place: int, words: frozenset[str]) -> str:
    """What stands for the mark at `place`: nothing between the halves of a known word."""
    left = _LAST_WORD.search(text[max(place - _MAX_WORD, 0) : place])
    right = _FIRST_WORD.match(text, place + 1, place + 1 + _MAX_WORD)
    if not left or not right or (left[0] + right[0]).lower() in words:
        return ""
    return "-"


def _words_if_needed(extraction: Extraction) -> frozenset[str]:
    if not any(_BROKEN in page.text for page in extraction.pages):
        return frozenset()
    text = "\n".join(page.text for page in extraction.pages)
    return frozenset(_WORD.findall(text.lower()))


def _name(name: str | None) -> str | None:
    return name if name is None or name.isprintable() else one_line(name)


def _column(column: Column) -> Column:
    if column.name.isprintable() and (column.unit or "").isprintable():
        return column
    unit = one_line(column.unit) if column.unit else None
    return replace(column, name=one_line(column.name), unit=unit)


def _is_clean(cell: Cell) -> bool:
    return not isinstance(cell, str) or cell.isprintable() or not _CHANGE.search(cell)
