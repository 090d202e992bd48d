"""Text as Word keeps it: paragraphs one after the other, those in cells of tables among them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from app.domain.documents import FlagKind
from app.engines.reader.composer import Composer

_MOST_ROWS = 1000  # of a table that are kept to find out its columns
_SAME_EDGE_TWIPS = 40  # edges of cells below each other differ by a little


class Mark(Enum):
    """What a paragraph ends besides itself."""

    PARAGRAPH = auto()
    CELL = auto()
    ROW = auto()


@dataclass(frozen=True, slots=True)
class CellShape:
    """A cell: its right edge in twips, whether it is the lower part of the one above, its color."""

    right: int
    is_lower: bool = False
    is_shaded: bool = False


@dataclass(slots=True)
class Paragraph:
    """Texts and how each is hidden, in so many tables inside each other.

    `level` is that of a heading; `shape` are the cells of the row that the paragraph ends.
    """

    runs: list[tuple[str, FlagKind | None]] = field(default_factory=list)
    depth: int = 0
    level: int | None = None
    is_item: bool = False
    label: str = ""
    mark: Mark = Mark.PARAGRAPH
    shape: Sequence[CellShape] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is to be read in it."""
        return all(not text or text.isspace() for text, _ in self.runs)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: list[list[Paragraph]]
    shape: Sequence[CellShape]


class Flow:
    """Gives paragraphs to a composer; rows wait until the columns of their table are known."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._rows: list[_Row] = []
        self._cells: list[list[Paragraph]] = []
        self._cell: list[Paragraph] = []
        self._is_table_open = False
        self._follows_item = False

    def add(self, paragraph: Paragraph) -> None:
        """The next paragraph."""
        if paragraph.depth <= 0:
            self.close_table()
            self._write(paragraph)
            return
        self._cell.append(paragraph)
        if paragraph.depth > 1 or paragraph.mark is Mark.PARAGRAPH:
            return
        if paragraph.mark is Mark.CELL or not all(inner.is_blank for inner in self._cell):
            self._cells.append(self._cell)
        self._cell = []
        if paragraph.mark is Mark.ROW:
            self._rows.append(_Row(self._cells, paragraph.shape))
            self._cells = []
            if len(self._rows) >= _MOST_ROWS:
                self._write_rows()

    def close_table(self) -> None:
        """No more rows follow."""
        if self._cell:
            self._cells.append(self._cell)
        if self._cells:
            self._rows.append(_Row(self._cells, ()))
        self._cells, self._cell = [], []
        self._write_rows()
        if self._is_table_open:
            self._composer.close_table()
            self._is_table_open = False

    def add_story(self, paragraphs: Iterable[Paragraph], label: str = "") -> None:
        """Text that stands apart: a note, a comment, the top of a page; `label` comes before it."""
        self.close_table()
        self._follows_item = False
        for paragraph in paragraphs:
            if label and not paragraph.is_blank:
                paragraph.label = f"{label} {paragraph.label}".rstrip()
                label = ""
            self.add(paragraph)
        self.close_table()

    def _write_rows(self) -> None:
        rows, self._rows = self._rows, []
        if not rows:
            return
        if not self._is_table_open:
            self._composer.open_table()
            self._is_table_open = True
        edges = _edges(rows)
        for row in rows:
            self._composer.open_row()
            column = 0
            for number, cell in enumerate(row.cells):
                shape = row.shape[number] if number < len(row.shape) else CellShape(0)
                right = bisect_left(edges, shape.right - _SAME_EDGE_TWIPS) + 1
                columns = max(1, right - column)
                self._composer.open_cell(columns=columns, above=shape.is_lower)
                self._write_cell(cell, shape)
                self._composer.close_cell()
                column += columns
            self._composer.close_row()

    def _write_cell(self, cell: list[Paragraph], shape: CellShape) -> None:
        self._follows_item = False
        depth = 1
        for paragraph in cell:
            for _ in range(paragraph.depth - depth):
                self._composer.open_table()
            for _ in range(depth - paragraph.depth):
                self._composer.close_table()
            depth = paragraph.depth
            if shape.is_shaded:
                paragraph.runs = [
                    (text, None if hidden is FlagKind.WHITE else hidden)
                    for text, hidden in paragraph.runs
                ]
            self._write(paragraph)
            if depth > 1 and paragraph.mark is Mark.CELL:
                self._composer.open_cell()
            elif depth > 1 and paragraph.mark is Mark.ROW:
                self._composer.open_row()
        for _ in range(depth - 1):
            self._composer.close_table()

    def _write(self, paragraph: Paragraph) -> None:
        if paragraph.is_blank:
            return
        composer = self._composer
        is_heading = paragraph.level is not None
        if paragraph.level is not None:
            composer.open_heading(paragraph.level)
        elif paragraph.is_item and self._follows_item:
            composer.line()
        else:
            composer.paragraph()
        self._follows_item = paragraph.is_item and not is_heading
        if paragraph.label:
            composer.write_exactly(paragraph.label + " ")
        is_begun = False
        for hidden, runs in groupby(paragraph.runs, lambda run: run[1]):
            text = "".join(text for text, _ in runs)
            text = text if is_begun else text.lstrip()
            is_begun = is_begun or bool(text)
            composer.hide(hidden)
            for number, line in enumerate(_joined(text).split("\n")):
                if number:
                    composer.line()
                composer.write_exactly(line)
        composer.hide(None)
        if is_heading:
            composer.close_heading()
        else:
            composer.line()


def _joined(text: str) -> str:
    """The same with halves of characters, as 16 bits hold them, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _edges(rows: list[_Row]) -> list[int]:
    """The right edges of the columns of a table, from left to right."""
    edges: list[int] = []
    for edge in sorted({cell.right for row in rows for cell in row.shape}):
        if not edges or edge - edges[-1] > _SAME_EDGE_TWIPS:
            edges.append(edge)
    return edges
