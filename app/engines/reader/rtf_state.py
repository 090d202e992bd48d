"""What holds at a place of rich text: how characters and paragraphs are, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.domain.documents import FlagKind
from app.engines.reader.flow import CellShape, Paragraph
from app.engines.reader.rtf_header import Header

WORDS = frozenset(
    {
        *("uc", "v", "deleted", "cf", "fs", "highlight", "cb", "chcbpat"),
        *("s", "outlinelevel", "ls", "cbpat", "intbl", "itap"),
    }
)
_TINY_HALF_POINTS = 4
_DEEPEST = 9
_WIDEST = 1000  # cells of a row


@dataclass(slots=True)
class Story:
    """A run of paragraphs of its own: the document, a note, a box, the top of a page.

    `runs` are those of the paragraph that is open, `boxes` the texts of what belongs to it.
    """

    kind: str = ""
    label: str = ""
    runs: list[tuple[str, FlagKind | None]] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """What holds up to the end of a group; `place` is the table or label its text belongs to.

    `fallback` is how many signs stand for each Unicode character before them.
    """

    story: Story
    encoding: str
    place: str = ""
    is_symbol: bool = False
    fallback: int = 1
    is_deleted: bool = False
    is_hidden: bool = False
    is_white: bool = False
    is_tiny: bool = False
    is_shaded: bool = False
    level: int | None = None
    is_item: bool = False
    is_paragraph_shaded: bool = False
    depth: int = 0

    @property
    def hidden(self) -> FlagKind | None:
        """How text is hidden from the eye."""
        if self.is_hidden:
            return FlagKind.INVISIBLE
        if self.is_white and not self.is_shaded and not self.is_paragraph_shaded:
            return FlagKind.WHITE
        return FlagKind.TINY if self.is_tiny else None

    def clear_characters(self, encoding: str) -> None:
        """Characters have no format."""
        self.encoding, self.is_symbol = encoding, False
        self.is_deleted = self.is_hidden = self.is_white = self.is_tiny = self.is_shaded = False

    def clear_paragraph(self) -> None:
        """The paragraph has no format."""
        self.level, self.is_item, self.is_paragraph_shaded, self.depth = None, False, False, 0

    def format(self, name: str, value: int | None, header: Header) -> None:
        """A control word that says how characters or paragraphs are; others change nothing."""
        match name:
            case "uc":
                self.fallback = max(0, value or 0)
            case "v":
                self.is_hidden = value != 0
            case "deleted":
                self.is_deleted = value != 0
            case "cf":
                self.is_white = header.is_white(value or 0)
            case "fs":
                self.is_tiny = 0 < (value or 0) <= _TINY_HALF_POINTS
            case "highlight" | "cb" | "chcbpat":
                self.is_shaded = header.is_shade(value or 0)
            case _:
                self._format_paragraph(name, value, header)

    def _format_paragraph(self, name: str, value: int | None, header: Header) -> None:
        match name:
            case "s":
                self.level = header.levels.get(value or 0)
            case "outlinelevel" if value is not None and 0 <= value < _DEEPEST:
                self.level = value + 1
            case "ls":
                self.is_item = value != 0
            case "cbpat":
                self.is_paragraph_shaded = header.is_shade(value or 0)
            case "intbl":
                self.depth = max(1, self.depth)
            case "itap":
                self.depth = max(0, value or 0)


class RowShape:
    """The cells of a row, as control words tell one after the other before each edge."""

    def __init__(self) -> None:
        self.cells: list[CellShape] = []
        self._next = CellShape(0)

    def clear(self) -> None:
        """Another row is told from here on."""
        self.cells, self._next = [], CellShape(0)

    def change(self, **changes: bool) -> None:
        """Something is told of the next cell."""
        self._next = replace(self._next, **changes)

    def add(self, right: int) -> None:
        """The next cell ends at this edge."""
        if len(self.cells) < _WIDEST:
            self.cells.append(replace(self._next, right=right))
        self._next = CellShape(0)
