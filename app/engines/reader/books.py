"""EPUB books: their chapters in reading order."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from app.domain.documents import Extraction
from app.domain.errors import ReadCode
from app.engines.reader.composer import Composer
from app.engines.reader.html import page_text, walk_page
from app.engines.reader.packed import Package, opened
from app.engines.reader.properties import facts_of
from app.engines.reader.source import ReadOptions, Source

_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a book; ReadFailure where its chapters are encrypted or missing."""
    with opened(source, options) as package:
        container = _Attributes("rootfile", "full-path")
        package.walk_all(_CONTAINER, container)
        books = container.found or [name for name in package.names if name.endswith(".opf")]
        if not books:
            raise source.failure(ReadCode.BROKEN, "it is damaged or not what its name says")
        contents = _Contents(posixpath.dirname(books[0]))
        package.walk_all(books[0], contents)
        chapters = contents.chapters
        locked = _Attributes("CipherReference", "URI")
        package.walk_all(_ENCRYPTION, locked)
        if {unquote(name) for name in locked.found} & set(chapters):
            raise source.failure(ReadCode.ENCRYPTED, "it is protected against copying")
        composer = Composer(source.media_type, facts_of(package, books[0]))
        yield from composer.pieces(_steps(package, chapters, composer))


def _steps(package: Package, chapters: list[str], composer: Composer) -> Iterator[None]:
    for chapter in chapters:
        composer.paragraph()
        yield from walk_page(page_text(package.data(chapter)), composer)


class _Attributes:
    """Walks a small file: the values of one attribute of one kind of element."""

    def __init__(self, element: str, attribute: str) -> None:
        self.found: list[str] = []
        self._element = element
        self._attribute = attribute

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._element and self._attribute in attributes:
            self.found.append(attributes[self._attribute])

    def end(self, _name: str) -> None:
        pass

    def text(self, _text: str) -> None:
        pass


class _Contents:
    """Walks the package file: which members are chapters, in reading order."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._members: dict[str, str] = {}
        self._order: list[str] = []

    @property
    def chapters(self) -> list[str]:
        """Names of members."""
        return [self._members[id_] for id_ in self._order if id_ in self._members]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "item" and attributes.get("media-type") in _PAGES:
            path = posixpath.join(self._folder, unquote(attributes.get("href", "")))
            self._members[attributes.get("id", "")] = posixpath.normpath(path)
        elif name == "itemref":
            self._order.append(attributes.get("idref", ""))

    def end(self, _name: str) -> None:
        pass

    def text(self, _text: str) -> None:
        pass
