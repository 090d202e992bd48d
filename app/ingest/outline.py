"""Where a place of a text is: on which page, under which headings, in which rows of a table."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.domain.documents import ExtractedPage, ExtractedTable, Extraction, Heading

_TEXT = re.compile(r"\S")
_MAX_SECTION = 400


@dataclass(frozen=True, slots=True)
class Place:
    """What one piece of a text hands on to the next.

    `offset` is where that begins in the whole text; the `headings` are those in force there, from
    the outermost, and `part` is the one its last page was of.
    """

    offset: int = 0
    headings: tuple[Heading, ...] = ()
    part: str | None = None

    def after(self, piece: Extraction) -> "Place":
        """The place at the end of `piece`, which begins here."""
        part, path = self.part, list(self.headings)
        for event in _events(piece, self.part):
            if isinstance(event, Heading):
                _enter(path, event)
            else:
                path.clear()
        if piece.pages:
            part = piece.pages[-1].part
        return Place(self.offset + sum(len(page.text) for page in piece.pages), tuple(path), part)


class Outline:
    """The headings of a text and the path of them that is in force at a place."""

    def __init__(self, text: str, piece: Extraction, before: Place) -> None:
        self._text = text
        self._line_ends: dict[int, int] = {}
        path = list(before.headings)
        paths = {0: _joined(path)}
        for event in _events(piece, before.part):
            if not isinstance(event, Heading):
                path.clear()
                paths[event] = ""
            elif found := _TEXT.search(text, event.start):
                _enter(path, event)
                paths[found.start()] = _joined(path)
                line_end = text.find("\n", found.start())
                self._line_ends[found.start()] = len(text) if line_end < 0 else line_end
        self.starts = list(self._line_ends)
        self._steps = list(paths)
        self._paths = list(paths.values())

    def body(self, start: int, end: int) -> int | None:
        """Where `start:end` has its first text that is not itself a heading."""
        found = _TEXT.search(self._text, start, end)
        while found and found.start() in self._line_ends:
            found = _TEXT.search(self._text, self._line_ends[found.start()], end)
        return found.start() if found else None

    def section(self, offset: int) -> str | None:
        """The path of headings in force at `offset`, None before the first."""
        return self._paths[bisect_right(self._steps, offset) - 1] or None


class Pages:
    """The pages of a text by place."""

    def __init__(self, piece: Extraction) -> None:
        self._pages = piece.pages
        self._starts = [0, *accumulate(len(page.text) for page in piece.pages)][:-1]

    def at(self, offset: int) -> ExtractedPage:
        """The page that `offset` is on."""
        return self._pages[bisect_right(self._starts, offset) - 1]

    @property
    def hard(self) -> set[int]:
        """Where a page, sheet or part begins."""
        return set(self._starts).difference(self.soft)

    @property
    def soft(self) -> set[int]:
        """Where a stretch of a recording follows another of it."""
        return {
            start
            for start, (before, page) in zip(self._starts[1:], pairwise(self._pages), strict=True)
            if before.start_s is not None
            and page.start_s is not None
            and (before.part, before.sheet) == (page.part, page.sheet)
        }


class Tables:
    """The tables of a text, which do not overlap, and their rows by place."""

    def __init__(self, tables: Sequence[ExtractedTable]) -> None:
        self._tables = sorted(tables, key=lambda table: table.start)
        self._starts = [table.start for table in self._tables]
        self.borders = {
            place for table in self._tables for place in (table.start, table.end) if table.rows
        }
        self.rows = [row.start for table in self._tables for row in table.rows]

    def outside(self, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of 0 to `end` that are in no table."""
        position = 0
        for table in self._tables:
            if table.start > position:
                yield position, table.start
            position = max(position, table.end)
        if end > position:
            yield position, end

    def at(self, offset: int) -> ExtractedTable | None:
        """The table that `offset` is in."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._tables[index].end:
            return None
        return self._tables[index]


def table_section(table: ExtractedTable, heading: str | None) -> str:
    """What its rows are about: the name of the table, or the last heading, and the columns."""
    name = table.name or table.sheet or (heading or "").rpartition(" > ")[2]
    columns = ", ".join(column.name for column in table.columns if column.name)
    return (f"{name}: {columns}" if name and columns else name or columns)[:_MAX_SECTION]


def rows_between(table: ExtractedTable, start: int, end: int) -> tuple[int, int] | None:
    """The numbers of the first and last row of `table` with characters in `start:end`."""
    first = bisect_right(table.rows, start, key=lambda row: row.end)
    last = bisect_left(table.rows, end, key=lambda row: row.start) - 1
    return (table.rows[first].number, table.rows[last].number) if first <= last else None


def page_spans(piece: Extraction, offset: int = 0) -> tuple[tuple[int, int, int], ...]:
    """(number, start, end) of every numbered page, in characters of the text from `offset`."""
    ends = list(accumulate((len(page.text) for page in piece.pages), initial=offset))
    return tuple(
        (page.number, start, end)
        for page, (start, end) in zip(piece.pages, pairwise(ends), strict=True)
        if page.number is not None
    )


def _events(piece: Extraction, part: str | None) -> Iterator[Heading | int]:
    """The headings in order, and between them the places where another part begins."""
    borders = []
    start = 0
    for page in piece.pages:
        if page.part != part:
            borders.append(start)
            part = page.part
        start += len(page.text)
    for heading in sorted(piece.headings, key=lambda one: one.start):
        while borders and borders[0] <= heading.start:
            yield borders.pop(0)
        if heading.title:
            yield heading
    yield from borders


def _enter(path: list[Heading], heading: Heading) -> None:
    while path and path[-1].level >= heading.level:
        path.pop()
    path.append(heading)


def _joined(path: Sequence[Heading]) -> str:
    return " > ".join(step.title for step in path)
