"""Web pages, in the encoding that they declare."""

from collections.abc import Iterator

from app.domain.documents import Extraction
from app.engines.reader import office
from app.engines.reader.encoding import decode
from app.engines.reader.source import ReadOptions, Source


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The visible text of a page."""
    # Given bytes, kreuzberg takes them for UTF-8 whatever the page declares.
    text = decode(source.whole(options), html=True)
    data = text.encode(errors="replace")
    yield from office.read(Source.of(source.name, data, source.media_type), options)
