"""Reads any file: finds out what it is and gives it to the family of formats that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.documents import Extraction
from app.domain.errors import ReadCode
from app.engines.reader import (
    containers,
    delimited,
    html,
    mail,
    office,
    outlook,
    pdf,
    pictures,
    plain,
    records,
    sound,
    tnef,
)
from app.engines.reader.border import failures_of
from app.engines.reader.media_types import (
    BZIP2,
    CSV,
    EMAIL,
    FILM,
    GZIP,
    HTML,
    JSON,
    JSON_LINES,
    MBOX,
    OUTLOOK,
    PDF,
    PICTURE,
    SOUND,
    TAR,
    TNEF,
    TSV,
    XZ,
    ZIP,
    is_closed_archive,
    is_plain,
    media_type,
)
from app.engines.reader.source import ReadOptions, ReadSource, Source

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Holding = Callable[[Source, ReadOptions, ReadSource], Iterator[Extraction]]
_HOLDING: dict[str, _Holding] = {
    ZIP: containers.read,
    TAR: containers.read,
    **dict.fromkeys((GZIP, BZIP2, XZ), containers.read_compressed),
    EMAIL: mail.read,
    MBOX: mail.read_mbox,
    OUTLOOK: outlook.read,
    TNEF: tnef.read,
}
_ALONE: dict[str, ReadSource] = {
    PDF: pdf.read,
    HTML: html.read,
    CSV: delimited.read,
    TSV: delimited.read,
    JSON: records.read,
    JSON_LINES: records.read,
}


class DocumentReader:
    """Reads one file at a time, and the files inside it; nothing is kept between files."""

    def read(self, source: Source, options: ReadOptions) -> Iterator[Extraction]:
        """The text of a file in one or more pieces; ReadFailure where there is none to be had."""
        with failures_of(source.name):
            media = media_type(source.name, source.head(), source.media_type)
            if media is None:
                reason = "this kind of file is not read"
                if is_closed_archive(source.name):
                    reason = "archives of this kind are not opened, only zip, tar, gz, bz2 and xz"
                raise source.failure(ReadCode.UNSUPPORTED, reason)
            has_text = False
            for piece in self._pieces(replace(source, media_type=media), options):
                has_text = has_text or piece.unrecognized > 0 or _has_text(piece)
                yield piece
            if not has_text:
                raise source.failure(ReadCode.NO_TEXT, "there is no text in it")

    def samples(self, source: Source) -> Iterator[NDArray[np.float32]]:
        """The sound of a recording, 16 kHz and mono, in blocks of at most half a minute."""
        with failures_of(source.name):
            yield from sound.samples(source)

    def _pieces(self, source: Source, options: ReadOptions) -> Iterator[Extraction]:
        media = source.media_type
        if media.startswith((SOUND, FILM)):
            reason = "it is a recording, and no speech model is installed"
            raise source.failure(ReadCode.NO_MODEL, reason)
        if media in _HOLDING:
            if options.depth <= 0:
                raise source.failure(ReadCode.BOMB, "files are packed in files too many times")
            return _HOLDING[media](source, options, self.read)
        if media.startswith(PICTURE):
            return pictures.read(source, options)
        if media in _ALONE:
            return _ALONE[media](source, options)
        return plain.read(source, options) if is_plain(media) else office.read(source, options)


def _has_text(piece: Extraction) -> bool:
    return any(page.text and not page.text.isspace() for page in piece.pages)
