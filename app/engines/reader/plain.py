"""Plain text, Markdown and source code of any size: the file's own characters are its text."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents import ExtractedPage, Extraction
from app.engines.reader.encoding import find_encoding
from app.engines.reader.markdown import FrontMatter, Headings, front_matter
from app.engines.reader.media_types import MARKDOWN
from app.engines.reader.source import PIECE_CHARACTERS, ReadOptions, Source

_BLOCK_BYTES = 1 << 20


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:  # noqa: ARG001
    """The text as it is in the file, in pieces; front matter is a page of its own."""
    find_headings = Headings() if source.media_type == MARKDOWN else None
    first = True
    for text in _pieces(source.file, find_encoding(source.file)):
        matter = front_matter(text) if first and find_headings else FrontMatter()
        headings = find_headings.of(text, matter.end) if find_headings else ()
        title = matter.title or (headings[0].title if headings else None)
        pages = (text[: matter.end], text[matter.end :])
        yield Extraction(
            tuple(ExtractedPage(page) for page in pages if page),
            source.media_type,
            title if first else None,
            tuple(headings),
            author=matter.author,
            created_s=matter.created_s,
        )
        first = False


def _pieces(file: BinaryIO, encoding: str) -> Iterator[str]:
    """The text, cut where a paragraph, line or word ends."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    held = ""
    file.seek(0)
    while block := file.read(_BLOCK_BYTES):
        held += decoder.decode(block)
        while len(held) > PIECE_CHARACTERS:
            cut = _cut(held)
            yield held[:cut]
            held = held[cut:]
    held += decoder.decode(b"", final=True)
    if held:
        yield held


def _cut(text: str) -> int:
    for border in ("\n\n", "\r\n\r\n", "\n", " "):
        at = text.rfind(border, PIECE_CHARACTERS // 2, PIECE_CHARACTERS)
        if at >= 0:
            return at + len(border)
    return PIECE_CHARACTERS
