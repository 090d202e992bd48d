"""Word documents (docx): text as printed, with headings, lists, tables, notes and hidden text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.documents import Extraction, FlagKind
from app.domain.errors import ReadCode
from app.engines.reader.composer import Composer
from app.engines.reader.numbering import Numbering, whole
from app.engines.reader.packed import Package, opened
from app.engines.reader.properties import facts_of
from app.engines.reader.relations import main_part, relations
from app.engines.reader.source import ReadOptions, Source

# Deleted text, the older form of what a drawing shows, and the reading aids above characters.
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "rt"})
_BEHIND = ("footnotes", "endnotes", "comments", "header", "footer")
_PROPERTIES = frozenset(
    {
        *("vanish", "color", "sz", "highlight", "shd"),
        *("pStyle", "outlineLvl", "numId", "ilvl", "gridSpan", "vMerge"),
    }
)
_OFF = frozenset({"0", "false", "off", "none"})
_WHITE = "FFFFFF"
_UNSHADED = frozenset({"auto", _WHITE, ""})
_TINY_HALF_POINTS = 4
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_DEEPEST = 9
_NO_LIST = "0"


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a document; notes, comments, headers and footers stand behind it."""
    with opened(source, options) as package:
        main = main_part(package, "word/document.xml")
        parts: dict[str, list[str]] = {}
        for relation in relations(package, main):
            parts.setdefault(relation.kind, []).append(relation.target)
        styles, numbering = _Styles(), Numbering()
        for name in parts.get("styles", ()):
            package.walk_all(name, styles)
        for name in parts.get("numbering", ()):
            package.walk_all(name, numbering)
        composer = Composer(source.media_type, facts_of(package, "docProps/core.xml"))
        members = [main, *(name for kind in _BEHIND for name in sorted(set(parts.get(kind, ()))))]
        if not package.has(main):
            raise source.failure(ReadCode.BROKEN, "it is damaged or not what its name says")
        steps = _steps(package, members, _Document(composer, styles, numbering))
        yield from composer.pieces(steps)


def _steps(package: Package, members: list[str], walker: "_Document") -> Iterator[None]:
    for member in members:
        yield from package.walk(member, walker)


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    level: int | None = None
    number: str | None = None
    depth: int | None = None


class _Styles:
    """Walks `styles.xml`: which styles of paragraphs are headings, and which are numbered."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._style: _Style | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self._style = self._styles.setdefault(attributes.get("styleId", ""), _Style())
        elif self._style is None:
            return
        elif name == "name":
            self._style.name = value
        elif name == "basedOn":
            self._style.based_on = value
        elif name == "outlineLvl":
            self._style.level = whole(value, _DEEPEST) + 1
        elif name == "numId":
            self._style.number = value
        elif name == "ilvl":
            self._style.depth = whole(value)

    def end(self, name: str) -> None:
        if name == "style":
            self._style = None

    def text(self, text: str) -> None:
        pass

    def find(self, name: str) -> _Style:
        """What a style means, with what it takes from those it is based on."""
        found, seen = _Style(), set[str]()
        while name not in seen:
            seen.add(name)
            style = self._styles.get(name)
            if style is None:
                # Headings are headings even in a file that leaves its styles out.
                style = _Style(name=name.replace("Heading", "heading "))
            named = _HEADING.fullmatch(style.name)
            level = int(named[1]) if named else 1 if style.name == "Title" else style.level
            found.level = level if found.level is None else found.level
            found.number = style.number if found.number is None else found.number
            found.depth = style.depth if found.depth is None else found.depth
            name = style.based_on
        return found


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    level: int | None = None
    number: str | None = None
    depth: int | None = None
    is_begun: bool = False
    is_heading: bool = False
    is_shaded: bool = False


@dataclass(slots=True)
class _Cell:
    columns: int = 1
    is_lower: bool = False
    is_open: bool = False
    is_shaded: bool = False


@dataclass(slots=True)
class _Run:
    is_hidden: bool = False
    is_white: bool = False
    is_tiny: bool = False
    is_shaded: bool = False


class _Document:
    """Walks the parts of a document; paragraphs inside paragraphs are those of text boxes."""

    def __init__(self, composer: Composer, styles: _Styles, numbering: Numbering) -> None:
        self._composer = composer
        self._styles = styles
        self._numbering = numbering
        self._skipped = 0
        self._paragraphs: list[_Paragraph] = []
        self._run: _Run | None = None
        self._in_text = False
        self._follows_item = False
        self._cells: list[_Cell] = []
        self._boxes = 0
        self._notes: dict[tuple[str, str], int] = {}
        self._label = ""
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "p": lambda _: self._paragraphs.append(_Paragraph()),
            "r": self._start_run,
            "t": self._start_text,
            "tab": lambda _: self._sign("\t"),
            "noBreakHyphen": lambda _: self._sign("-"),
            "br": lambda _: self._composer.line(),
            "cr": lambda _: self._composer.line(),
            "tbl": self._start_table,
            "tr": lambda _: self._composer.open_row(),
            "tc": lambda _: self._cells.append(_Cell()),
            "txbxContent": self._start_box,
            "footnote": lambda found: self._start_note("footnote", found),
            "endnote": lambda found: self._start_note("endnote", found),
            "comment": self._start_comment,
            "footnoteReference": lambda found: self._refer("footnote", found),
            "endnoteReference": lambda found: self._refer("endnote", found),
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
        elif name in _PROPERTIES:
            self._property(name, attributes)
        elif handler := self._starts.get(name):
            handler(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
        elif name == "t":
            self._in_text = False
        elif name == "r":
            self._run = None
            self._composer.hide(None)
        elif name == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif name == "tc" and self._cells:
            self._open_cell()
            self._composer.close_cell()
            self._cells.pop()
        elif name == "tr":
            self._composer.close_row()
        elif name == "tbl":
            self._composer.close_table()
        elif name == "txbxContent":
            self._boxes -= 1
            self._composer.paragraph()

    def text(self, text: str) -> None:
        """Characters of the element that is open."""
        if self._in_text and not self._skipped:
            self._composer.hide(self._hidden())
            self._composer.write_exactly(text)

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        """What a property says belongs to the run, the paragraph or the cell that is open."""
        value = attributes.get("val", "")
        run = self._run
        if name == "shd":
            self._shade(attributes.get("fill", "") not in _UNSHADED)
        elif run is not None:
            if name == "vanish":
                run.is_hidden = value not in _OFF
            elif name == "color":
                run.is_white = value.upper() == _WHITE
            elif name == "sz":
                run.is_tiny = 0 < whole(value) <= _TINY_HALF_POINTS
            elif name == "highlight":
                run.is_shaded = True
        elif self._paragraphs:
            self._paragraph_property(self._paragraphs[-1], name, value)
        elif self._cells:
            cell = self._cells[-1]
            if name == "gridSpan":
                cell.columns = whole(value, 1)
            elif name == "vMerge":
                cell.is_lower = value != "restart"

    def _shade(self, shaded: bool) -> None:
        if self._run is not None:
            self._run.is_shaded = shaded
        elif self._paragraphs:
            self._paragraphs[-1].is_shaded = shaded
        elif self._cells:
            self._cells[-1].is_shaded = shaded

    def _paragraph_property(self, paragraph: _Paragraph, name: str, value: str) -> None:
        if name == "pStyle":
            paragraph.style = value
        elif name == "outlineLvl":
            paragraph.level = whole(value, _DEEPEST) + 1
        elif name == "numId":
            paragraph.number = value
        elif name == "ilvl":
            paragraph.depth = whole(value)

    def _begin(self) -> None:
        """Before the first text of a paragraph: its heading, its number."""
        self._open_cell()
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        if paragraph is None or paragraph.is_begun:
            return
        paragraph.is_begun = True
        style = self._styles.find(paragraph.style)
        level = style.level if paragraph.level is None else paragraph.level
        number = style.number if paragraph.number is None else paragraph.number
        depth = style.depth if paragraph.depth is None else paragraph.depth
        is_item = number is not None and number != _NO_LIST
        if level is not None and level <= _DEEPEST:
            paragraph.is_heading = True
            self._composer.open_heading(level)
        elif is_item and self._follows_item:
            self._composer.line()
        else:
            self._composer.paragraph()
        self._follows_item = is_item and not paragraph.is_heading
        labels = [self._label]
        if number is not None and is_item:
            labels.append(self._numbering.label(number, depth or 0))
        self._label = ""
        for label in filter(None, labels):
            self._composer.write_exactly(label + " ")

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        if paragraph.is_heading:
            self._composer.close_heading()
        elif paragraph.is_begun:
            self._composer.line()

    def _start_run(self, _: dict[str, str]) -> None:
        self._run = _Run()

    def _start_text(self, _: dict[str, str]) -> None:
        self._begin()
        self._in_text = True

    def _sign(self, sign: str) -> None:
        if self._run is not None:  # elsewhere, a tab is a place where tabs stop
            self._begin()
            self._composer.write_exactly(sign)

    def _start_table(self, _: dict[str, str]) -> None:
        self._open_cell()
        self._composer.open_table()

    def _start_box(self, _: dict[str, str]) -> None:
        self._boxes += 1
        self._composer.close_heading()
        self._composer.paragraph()

    def _open_cell(self) -> None:
        if self._cells and not self._cells[-1].is_open:
            cell = self._cells[-1]
            cell.is_open = True
            self._composer.open_cell(columns=cell.columns, above=cell.is_lower)

    def _start_note(self, kind: str, attributes: dict[str, str]) -> None:
        number = self._notes.get((kind, attributes.get("id", "")))
        self._label = f"[{number}]" if number else ""
        self._follows_item = False

    def _start_comment(self, attributes: dict[str, str]) -> None:
        author = attributes.get("author", "")
        self._label = f"{author}:" if author else ""
        self._follows_item = False

    def _refer(self, kind: str, attributes: dict[str, str]) -> None:
        self._begin()
        number = self._notes.setdefault((kind, attributes.get("id", "")), len(self._notes) + 1)
        self._composer.write_exactly(f"[{number}]")

    def _hidden(self) -> FlagKind | None:
        run = self._run
        if run is None:
            return None
        if run.is_hidden:
            return FlagKind.INVISIBLE
        shaded = run.is_shaded or self._boxes > 0
        shaded = shaded or any(paragraph.is_shaded for paragraph in self._paragraphs)
        shaded = shaded or any(cell.is_shaded for cell in self._cells)
        if run.is_white and not shaded:
            return FlagKind.WHITE
        return FlagKind.TINY if run.is_tiny else None
