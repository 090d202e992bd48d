"""OpenDocument texts and presentations (odt, odp), with what they hide."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.documents import Extraction, FlagKind
from app.domain.errors import ReadCode
from app.engines.reader.composer import Composer
from app.engines.reader.numbering import whole
from app.engines.reader.packed import Package, opened
from app.engines.reader.properties import facts_of
from app.engines.reader.source import ReadOptions, Source

# Deleted text, furniture of every slide, and what drawings do not show.
_SKIPPED = frozenset(
    {
        *("tracked-changes", "forms", "title", "desc", "date-time", "header", "footer", "scripts"),
        *("header-decl", "footer-decl", "date-time-decl", "page-number", "ruby-text", "date"),
        *("binary-data", "covered-table-cell", "note-citation", "shape-id"),
    }
)
_MOST_SPACES = 100
_WHITE = "#ffffff"
_TINY_POINTS = 2.0
_POINTS = re.compile(r"([\d.]+)pt")
_APART = frozenset({"frame", "custom-shape", "rect", "ellipse", "notes", "list"})


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a document; of a presentation, a page for each slide, its notes behind it."""
    with opened(source, options) as package:
        if not package.has("content.xml"):
            raise source.failure(ReadCode.BROKEN, "it is damaged or not what its name says")
        composer = Composer(source.media_type, facts_of(package, "meta.xml"))
        content = _Content(composer)
        package.walk_all("styles.xml", content.styles)
        yield from composer.pieces(_steps(package, content))


def _steps(package: Package, content: "_Content") -> Iterator[None]:
    yield from package.walk("content.xml", content)
    content.write_notes()
    if _is_text(package):
        content.has_margins = True
        yield from package.walk("styles.xml", content)
    yield


def _is_text(package: Package) -> bool:
    """Whether its styles hold the tops and feet of pages rather than of slides."""
    return b"text" in package.data("mimetype")[-8:]


@dataclass(slots=True)
class _Style:
    parent: str = ""
    is_hidden: bool = False
    is_white: bool = False
    is_tiny: bool = False
    is_shaded: bool = False


class _Styles:
    """Walks styles: which of them hide text from the eye."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._style: _Style | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "style":
            self._style = _Style(attributes.get("parent-style-name", ""))
            self._styles[attributes.get("name", "")] = self._style
        elif self._style is not None and name.endswith("-properties"):
            style = self._style
            shade = attributes.get("background-color", "transparent")
            style.is_shaded = style.is_shaded or shade not in {"transparent", _WHITE}
            style.is_hidden = style.is_hidden or attributes.get("display") == "none"
            style.is_white = style.is_white or attributes.get("color", "").lower() == _WHITE
            points = _POINTS.fullmatch(attributes.get("font-size", ""))
            style.is_tiny = style.is_tiny or (bool(points) and _points(points) <= _TINY_POINTS)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "style":
            self._style = None

    def text(self, _text: str) -> None:
        """Styles have no text."""

    def find(self, name: str) -> _Style:
        """What a style does to text, or the one that it is made from."""
        found = self._styles.get(name, _Style())
        parent = self._styles.get(found.parent)
        if parent is None or found.is_hidden or found.is_white or found.is_tiny:
            return found
        return parent


def _points(found: re.Match[str] | None) -> float:
    try:
        return float(found[1]) if found else math.inf
    except ValueError:
        return math.inf


class _Content:
    """Walks the content of a text or a presentation."""

    def __init__(self, composer: Composer) -> None:
        self.styles = _Styles()
        self.has_margins = False
        self._composer = composer
        self._skipped = 0
        self._lists = 0
        self._slide = 0
        self._frames = 0
        self._is_title = False
        self._in_text: list[_Style] = []
        self._notes: list[str] = []
        self._note: list[str] | None = None
        self._author: list[str] | None = None
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "p": self._start_paragraph,
            "h": self._start_heading,
            "span": lambda found: self._in_text.append(self._style(found)),
            "s": self._spaces,
            "tab": lambda _: self._exactly("\t"),
            "line-break": lambda _: self._composer.line(),
            "page": self._start_page,
            "frame": self._start_frame,
            "table": self._start_table,
            "table-row": lambda _: self._composer.open_row(),
            "table-cell": self._start_cell,
            "note": lambda _: self._start_note(),
            "annotation": lambda _: self._start_note(),
            "creator": lambda _: self._start_author(),
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipped or (name in _SKIPPED and not self._is_margin(name)):
            self._skipped += 1
            return
        self.styles.start(name, attributes)
        self._lists += name == "list"
        if name in _APART:
            self._composer.paragraph()
        if handler := self._starts.get(name):
            handler(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
            return
        self.styles.end(name)
        self._lists -= name == "list"
        if name in {"p", "h", "span"} and self._in_text:
            self._in_text.pop()
        if self._note is not None:
            self._end_in_note(name)
            return
        if name in {"p", "h"}:
            self._composer.close_heading()
            self._composer.line()
        elif name == "frame":
            self._is_title = False
            self._frames -= 1
        elif name == "table-cell":
            self._composer.close_cell()
        elif name == "table-row":
            self._composer.close_row()
        elif name == "table":
            self._composer.close_table()
        if name in _APART:
            self._composer.paragraph()

    def text(self, text: str) -> None:
        """Characters of the element that is open."""
        if self._skipped:
            return
        if self._author is not None:
            self._author.append(text)
        elif self._note is not None:
            self._note.append(text)
        elif self._in_text:
            self._composer.hide(self._hidden())
            self._composer.write(text)
            self._composer.hide(None)

    def write_notes(self) -> None:
        """Write what stands at the foot of pages and beside them."""
        for note in self._notes:
            self._composer.paragraph()
            self._composer.write(note)

    def _is_margin(self, name: str) -> bool:
        return self.has_margins and name in {"header", "footer"}

    def _style(self, attributes: dict[str, str]) -> _Style:
        return self.styles.find(attributes.get("style-name", ""))

    def _start_paragraph(self, attributes: dict[str, str]) -> None:
        self._in_text.append(self._style(attributes))
        if self._note is not None:
            return
        if self._is_title:
            self._composer.open_heading(1)
        elif self._lists or self._slide:
            self._composer.line()
        else:
            self._composer.paragraph()

    def _start_heading(self, attributes: dict[str, str]) -> None:
        self._in_text.append(self._style(attributes))
        if self._note is None:
            self._composer.open_heading(whole(attributes.get("outline-level"), 1))

    def _spaces(self, attributes: dict[str, str]) -> None:
        self._exactly(" " * min(whole(attributes.get("c"), 1), _MOST_SPACES))

    def _exactly(self, sign: str) -> None:
        if self._note is not None:
            self._note.append(sign)
        elif self._in_text:
            self._composer.write_exactly(sign)

    def _start_page(self, _: dict[str, str]) -> None:
        self._slide += 1
        self._composer.open_page(self._slide)

    def _start_frame(self, attributes: dict[str, str]) -> None:
        self._frames += 1
        self._is_title = attributes.get("class") == "title"

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._composer.open_table(attributes.get("name", ""))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        spanned = whole(attributes.get("number-columns-spanned"), 1)
        repeated = whole(attributes.get("number-columns-repeated"), 1)
        rows = whole(attributes.get("number-rows-spanned"), 1)
        self._composer.open_cell(columns=max(spanned, repeated), rows=rows)

    def _start_note(self) -> None:
        """Of a comment, only its text; the number of a note stands where it is called."""
        self._note = []

    def _start_author(self) -> None:
        if self._note is not None:
            self._author = []

    def _end_in_note(self, name: str) -> None:
        if self._note is None:
            return
        if name == "creator" and self._author is not None:
            self._note.append("".join(self._author) + ": ")
            self._author = None
        elif name == "p":
            self._note.append(" ")
        elif name in {"note", "annotation"}:
            number = len(self._notes) + 1
            text, self._note = "".join(self._note), None
            if name == "note":
                text = f"[{number}] {text}"
                self._composer.write_exactly(f"[{number}]")
            self._notes.append(text)

    def _hidden(self) -> FlagKind | None:
        styles = self._in_text
        if any(style.is_hidden for style in styles):
            return FlagKind.INVISIBLE
        shaded = self._frames or self._slide or any(style.is_shaded for style in styles)
        if styles[-1].is_white and not shaded:
            return FlagKind.WHITE
        return FlagKind.TINY if styles[-1].is_tiny else None
