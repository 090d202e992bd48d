"""XML that is a document of its own: FictionBook, outlines (OPML), and any other by its text."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.documents import Extraction
from app.domain.errors import ReadCode, ReadFailure
from app.engines.reader import plain
from app.engines.reader.composer import Composer, Facts
from app.engines.reader.properties import seconds
from app.engines.reader.source import ReadOptions, Source
from app.engines.reader.xml_walk import walk

_BLOCK_BYTES = 1 << 16
_DROPPED = frozenset({"binary", "script", "style", "stylesheet", "description"})
_INLINE = frozenset(
    {
        *("a", "b", "i", "em", "strong", "emphasis", "sub", "sup", "span", "code", "style", "u"),
        *("strikethrough", "tt", "link", "xref", "ulink", "literal"),
    }
)
_PARAGRAPHS = frozenset({"p", "para", "section", "body", "epigraph", "poem", "stanza", "cite"})
_TITLES = frozenset({"title", "subtitle", "head"})
_SECTIONS = frozenset({"section", "chapter", "sect1", "sect2", "sect3", "div"})


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a document; what is not well-formed XML is read as the text that it is."""
    composer = Composer(source.media_type, Facts())
    is_begun = False
    try:
        for piece in composer.pieces(walk(_blocks(source), _Document(composer), source.name)):
            yield piece
            is_begun = True
    except ReadFailure as failure:
        if is_begun or failure.code != ReadCode.BROKEN:
            raise
        yield from plain.read(source, options)


def _blocks(source: Source) -> Iterator[bytes]:
    source.file.seek(0)
    while block := source.file.read(_BLOCK_BYTES):
        yield block


class _Document:
    """Walks a document: an element is a line of its own unless it stands inside one."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._dropped = 0
        self._sections = 0
        self._open: list[str] = []
        self._about: dict[str, list[str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._open.append(name)
        composer = self._composer
        if self._dropped or name in _DROPPED:
            self._dropped += 1
            return
        self._sections += name in _SECTIONS
        if name in _TITLES:
            composer.open_heading(max(1, self._sections))
        elif name in _PARAGRAPHS:
            composer.paragraph()
        elif name == "table":
            composer.open_table()
        elif name == "tr":
            composer.open_row()
        elif name in {"td", "th"}:
            composer.open_cell(header=name == "th")
        elif name not in _INLINE:
            composer.line()
        if name == "outline":
            composer.write(attributes.get("text") or attributes.get("title", ""))

    def end(self, name: str) -> None:
        """An element ends."""
        if self._open:
            self._open.pop()
        composer = self._composer
        if self._dropped:
            self._dropped -= 1
            if name == "description":
                self._know()
            return
        self._sections -= name in _SECTIONS
        if name in _TITLES:
            composer.close_heading()
        elif name in _PARAGRAPHS:
            composer.paragraph()
        elif name == "table":
            composer.close_table()
        elif name == "tr":
            composer.close_row()
        elif name in {"td", "th"}:
            composer.close_cell()
        elif name not in _INLINE:
            composer.line()

    def text(self, text: str) -> None:
        """Characters of the element that is open."""
        if not self._dropped:
            self._composer.write(text)
        elif "title-info" in self._open:
            self._about.setdefault(self._open[-1], []).append(text)

    def _know(self) -> None:
        """What the description of a FictionBook says."""
        about = {name: " ".join("".join(parts).split()) for name, parts in self._about.items()}
        names = [about.get(name, "") for name in ("first-name", "middle-name", "last-name")]
        self._composer.facts = replace(
            self._composer.facts,
            title=about.get("book-title") or None,
            author=" ".join(filter(None, names)) or None,
            created_s=seconds(about.get("date", "")),
        )
