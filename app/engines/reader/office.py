"""Office files, books and notebooks: each format by its own module."""

from collections.abc import Iterator

from app.domain.documents import Extraction
from app.domain.errors import ReadCode
from app.engines.reader import (
    books,
    markup,
    notebooks,
    opendocument,
    rtf,
    sheets,
    slides,
    slides97,
    word,
    word97,
)
from app.engines.reader.source import ReadOptions, ReadSource, Source

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_READERS: dict[str, ReadSource] = {
    _OFFICE + "wordprocessingml.document": word.read,
    _OFFICE + "presentationml.presentation": slides.read,
    _OFFICE + "spreadsheetml.sheet": sheets.read,
    "application/vnd.ms-excel": sheets.read,
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": sheets.read,
    _OPEN_DOCUMENT + "text": opendocument.read,
    _OPEN_DOCUMENT + "presentation": opendocument.read,
    _OPEN_DOCUMENT + "spreadsheet": sheets.read,
    "application/epub+zip": books.read,
    "application/x-fictionbook+xml": markup.read,
    "application/xml": markup.read,
    "application/x-ipynb+json": notebooks.read,
    "application/rtf": rtf.read,
    "application/msword": word97.read,
    "application/vnd.ms-powerpoint": slides97.read,
}


def read(source: Source, options: ReadOptions) -> Iterator[Extraction]:
    """The text of a document; nothing is cached, no macro run and nothing outside opened."""
    reader = _READERS.get(source.media_type)
    if reader is None:
        raise source.failure(ReadCode.UNSUPPORTED, "this kind of file is not read")
    yield from reader(source, options)
