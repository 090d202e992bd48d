"""Reads any file: finds out what it is and gives it to the family of formats that knows it."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.documents import Extraction
from app.domain.errors import ReadCode
from app.engines.reader import html, office, pdf, plain
from app.engines.reader.media_types import HTML, PDF, is_picture, is_plain, media_type
from app.engines.reader.source import ReadOptions, ReadSource, Source


class DocumentReader:
    """Reads one file at a time, and the files inside it; nothing is kept between files.

    What a parser has to write to disk before it can work is written on construction.
    """

    def __init__(self) -> None:
        pdf.prepare()

    def read(self, source: Source, options: ReadOptions) -> Iterator[Extraction]:
        """The text of a file in one or more pieces; ReadFailure where there is none to be had."""
        media = media_type(source.name, source.head())
        if media is None and is_picture(source.name):
            raise source.failure(
                ReadCode.NO_TEXT, "it is a picture, and text in pictures is not read yet"
            )
        if media is None:
            raise source.failure(ReadCode.UNSUPPORTED, "this kind of file is not read")
        has_text = False
        for piece in self._family(media)(replace(source, media_type=media), options):
            has_text = has_text or any(not page.text.isspace() for page in piece.pages if page.text)
            yield piece
        if not has_text:
            raise source.failure(ReadCode.NO_TEXT, "there is no text in it")

    def _family(self, media: str) -> ReadSource:
        if media == PDF:
            return pdf.read
        if media == HTML:
            return html.read
        return plain.read if is_plain(media) else office.read
