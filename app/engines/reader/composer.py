"""Text as the walk through a document finds it: paragraphs, headings, tables, pages, offsets."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.documents import (
    ExtractedPage,
    ExtractedTable,
    Extraction,
    Flag,
    FlagKind,
    Heading,
)
from app.engines.reader.open_table import OpenCell, OpenRow, OpenTable, is_data
from app.engines.reader.source import PIECE_CHARACTERS
from app.engines.reader.typed import Place, RawRow, make_table

_SPACES = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPH = 2  # line ends between two paragraphs
_SHORT_CELL = 200  # characters; a longer cell is text in a frame and keeps its paragraphs
_LONGEST_CELL = 1000  # characters of a value
_LONGEST_HEADING = 300
_WIDEST = 1000  # columns
_MOST_CELLS = 1_000_000  # in the memory that a table of a document takes
_MANY = 5000  # tables of a piece; a document of more is made of frames


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the whole document; `created_s` is Unix time."""

    title: str | None = None
    author: str | None = None
    created_s: float | None = None


class Composer:
    """Takes what a parser finds in the order of the document, and gives it as Extraction pieces.

    Rows of a table are lines, their cells joined by tabs; a table inside a cell is text of that
    cell. A table that only arranges text on the page (frames, headings or long paragraphs in its
    cells) is text too.
    """

    def __init__(self, media_type: str, facts: Facts) -> None:
        self.facts = facts
        self._media_type = media_type
        self._parts: list[str] = []
        self._length = 0
        self._pages: list[ExtractedPage] = []
        self._page_part = 0
        self._number: int | None = None
        self._is_owed = False
        self._is_blank = True
        self._gap = 0
        self._space = False
        self._headings: list[Heading] = []
        self._heading: tuple[int, int | None, list[str]] | None = None
        self._flags: list[Flag] = []
        self._hidden: FlagKind | None = None
        self._tables: list[ExtractedTable] = []
        self._depth = 0
        self._table: OpenTable | None = None
        self._row: OpenRow | None = None
        self._cell: OpenCell | None = None

    def hide(self, kind: FlagKind | None) -> None:
        """What follows is hidden from the eye in this way; None: it is seen."""
        self._hidden = kind

    def write(self, text: str) -> None:
        """Text in which any run of spaces and line ends is one space."""
        bare = _SPACES.sub(" ", text)
        if bare.startswith(" "):
            self._space = True
        words = bare.strip(" ")
        if words and not words.isspace():
            self._emit(words)
            self._space = bare.endswith(" ")

    def write_exactly(self, text: str) -> None:
        """Text whose spaces and line ends count; in a cell they are those of its line."""
        if self._cell is not None:
            text = text.replace("\t", " ").replace("\n", " ").replace("\r", "")
        if text:
            self._emit(text)

    def line(self) -> None:
        """What follows begins on a new line."""
        self._break(1)

    def paragraph(self) -> None:
        """What follows is a new paragraph."""
        self._break(_PARAGRAPH)

    def open_heading(self, level: int) -> None:
        """What follows, up to close_heading, is a heading; levels count from 1."""
        self.close_heading()
        self._end_line(_PARAGRAPH)
        self._heading = (level, None, [])
        if self._table is not None:
            self._table.layout = True

    def close_heading(self) -> None:
        """End the heading."""
        if self._heading is None:
            return
        level, start, parts = self._heading
        self._heading = None
        title = " ".join("".join(parts).split())
        if start is not None and 0 < len(title) <= _LONGEST_HEADING:
            self._headings.append(Heading(start, level, title))
        self._end_line(_PARAGRAPH)

    def open_page(self, number: int) -> None:
        """What follows is on page `number`."""
        self._finish_page()
        self._number = number
        self._is_owed = True

    def open_table(self, name: str = "") -> None:
        """What follows, up to close_table, is a table."""
        self.close_heading()
        self._depth += 1
        if self._depth == 1:
            self._end_line(_PARAGRAPH)
            self._table = OpenTable(name)
        elif self._table is not None:
            self._table.layout = True
            self._break(1)

    def name_table(self, name: str) -> None:
        """The table is called that."""
        if self._table is not None and self._depth == 1:
            self._table.name = name

    def open_row(self) -> None:
        """A new row of the table."""
        if self._depth > 1:
            self._break(1)
        if self._depth != 1 or self._table is None:
            return
        self.close_row()
        self._end_line(1)
        self._table.count += 1
        self._row = OpenRow(self._table.count)

    def open_cell(
        self, *, columns: int = 1, rows: int = 1, header: bool = False, above: bool = False
    ) -> None:
        """A new cell of the row, that many `columns` wide and `rows` high.

        `above`: it is the lower part of the cell above.
        """
        if self._depth > 1:
            self._space = True
        if self._depth != 1 or self._table is None:
            return
        if self._row is None:
            self.open_row()
        row = self._row
        if row is None or row.column >= _WIDEST:
            return
        self.close_cell()
        self._carry(row)
        row.header = row.header and header
        columns = min(max(1, columns), _WIDEST)
        self._cell = OpenCell(row.column, columns, max(1, rows), above)
        row.column += columns
        self._space = False

    def close_cell(self) -> None:
        """End the cell."""
        if self._depth != 1 or self._cell is None or self._row is None or self._table is None:
            return
        cell, self._cell = self._cell, None
        text = "".join(cell.parts)
        value = text.strip()
        if value and cell.begin is not None:
            start = cell.begin + len(text) - len(text.lstrip())
            self._row.put(cell.column, value, (start, start + len(value)))
            if len(value) > _LONGEST_CELL:
                self._table.layout = True
        elif cell.above and self._table.rows:
            values = self._table.rows[-1].values
            repeated = values[cell.column] if cell.column < len(values) else None
            self._row.put(cell.column, None if repeated is None else str(repeated), None)
        if cell.rows > 1:
            for at in range(cell.columns):
                carried = (cell.rows - 1, "" if at else value)
                self._table.carried[cell.column + at] = carried
        self._space = False
        if cell.begin is not None:
            self._gap = 0

    def close_row(self) -> None:
        """End the row."""
        if self._depth != 1 or self._row is None or self._table is None:
            return
        self.close_cell()
        row, self._row = self._row, None
        self._carry(row)
        if row.start is not None:
            table = self._table
            if row.header and table.header == len(table.rows):
                table.header += 1
            ends = (row.number, row.start, self._length)
            table.size += len(row.values)
            if table.size > _MOST_CELLS:
                table.layout = True
                table.rows.clear()
            table.rows.append(RawRow(*ends, tuple(row.values), tuple(row.spans)))
        self._end_line(1)

    def close_table(self) -> None:
        """End the table."""
        if self._depth == 1:
            self.close_row()
            self._finish_table()
            self._table = None
            self._end_line(_PARAGRAPH)
        self._depth = max(0, self._depth - 1)
        if self._depth:
            self._break(1)

    def _is_full(self) -> bool:
        """Whether there is enough for a piece, and this is a place to cut."""
        if self._length < PIECE_CHARACTERS or self._row is not None or self._heading is not None:
            return False
        return self._gap > 0 or self._length > 2 * PIECE_CHARACTERS

    def pieces(self, steps: Iterable[None]) -> Iterator[Extraction]:
        """Walk through the document, giving a piece whenever there is enough, and the rest.

        The first piece has the `facts` as they are by then; without a title among them it is that
        of the first heading.
        """
        is_first = True
        for _ in steps:
            if self._is_full():
                yield self._take(self.facts if is_first else None)
                is_first = False
        self._end()
        yield self._take(self.facts if is_first else None)

    def _end(self) -> None:
        """The document ends here, whatever it left open."""
        self.close_heading()
        while self._depth:
            self.close_table()

    def _take(self, facts: Facts | None) -> Extraction:
        if self._table is not None:
            self._finish_table()
        self._cut_page()
        piece = Extraction(
            tuple(self._pages) or (ExtractedPage("", self._number),),
            self._media_type,
            title=(facts.title or self._first_heading()) if facts else None,
            author=facts.author if facts else None,
            created_s=facts.created_s if facts else None,
            headings=tuple(self._headings),
            tables=tuple(self._tables),
            flags=tuple(self._flags),
        )
        self._parts, self._length, self._page_part = [], 0, 0
        self._pages, self._headings, self._flags, self._tables = [], [], [], []
        return piece

    def _first_heading(self) -> str | None:
        return self._headings[0].title if self._headings else None

    def _emit(self, text: str) -> None:
        if self._row is not None and self._cell is None:
            self.open_cell()  # text between cells is a cell whose mark is missing
        if not self._is_blank and self._gap:
            self._append("\n" * self._gap)
        elif self._space and not self._is_blank and not self._is_cell_empty():
            self._append(" ")
        self._gap, self._space, self._is_blank = 0, False, False
        self._begin_cell()
        if self._heading is not None and self._heading[1] is None:
            self._heading = (self._heading[0], self._length, self._heading[2])
        if self._hidden is not None:
            self._flag(self._hidden, len(text))
        self._append(text)

    def _begin_cell(self) -> None:
        row, cell = self._row, self._cell
        if row is None or cell is None or cell.begin is not None:
            return
        if row.start is None:
            row.start = self._length
        self._append("\t" * (cell.column - row.written))
        row.written = cell.column
        cell.begin = self._length

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._cell is not None and self._cell.begin is not None:
            self._cell.parts.append(text)
        if self._heading is not None and self._heading[1] is not None:
            self._heading[2].append(text)

    def _is_cell_empty(self) -> bool:
        return self._cell is not None and self._cell.begin is None

    def _flag(self, kind: FlagKind, length: int) -> None:
        start = self._length
        if self._flags and self._flags[-1].kind == kind and self._flags[-1].end >= start - 2:
            start = self._flags.pop().start
        self._flags.append(Flag(kind, start, self._length + length))

    def _break(self, lines: int) -> None:
        """A line end, but in a short cell, which stays on the line of its row."""
        cell = self._cell
        if cell is not None and self._heading is None and self._is_short(cell):
            self._space = True
            return
        self._end_line(lines)

    def _is_short(self, cell: OpenCell) -> bool:
        return cell.begin is None or self._length - cell.begin < _SHORT_CELL

    def _end_line(self, lines: int) -> None:
        if self._is_cell_empty():
            return
        self._gap = max(self._gap, lines)
        self._space = False

    def _carry(self, row: OpenRow) -> None:
        """Put what cells of rows above reach down into this one."""
        carried = self._table.carried if self._table else {}
        while row.column in carried and row.column < _WIDEST:
            rows, value = carried.pop(row.column)
            if value:
                row.put(row.column, value, None)
            if rows > 1:
                carried[row.column] = (rows - 1, value)
            row.column += 1

    def _finish_table(self) -> None:
        table = self._table
        if table is None or not table.rows:
            return
        rows, table.rows, table.size = table.rows, [], 0
        if not table.before and (table.layout or not is_data(rows)):
            return
        place = Place(table.name, header=table.header or None, before=table.before)
        made = make_table(rows, place)
        if made is not None and len(self._tables) < _MANY:
            self._tables.append(made)
            table.before = made

    def _finish_page(self) -> None:
        if not self._is_blank:
            self._append("\n" * _PARAGRAPH)
        self._cut_page()
        self._gap, self._space, self._is_blank = 0, False, True

    def _cut_page(self) -> None:
        text = "".join(self._parts[self._page_part :])
        self._page_part = len(self._parts)
        if text or self._is_owed:
            self._is_owed = False
            self._pages.append(ExtractedPage(text, self._number))
