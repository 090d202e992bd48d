"""Messages of Outlook, as kreuzberg reads them."""

from collections.abc import Iterator

from app.domain.documents import Extraction
from app.engines.reader import office
from app.engines.reader.source import ReadOptions, ReadSource, Source


def read(
    source: Source,
    options: ReadOptions,
    nested: ReadSource,  # noqa: ARG001
) -> Iterator[Extraction]:
    """One message."""
    return office.read(source, options)
