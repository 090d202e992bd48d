"""A single file out of one that holds others, found by the name that its Part has."""

from __future__ import annotations

from pathlib import PurePosixPath

from app.domain.documents import PART_STEP
from app.domain.errors import ReadCode
from app.engines.reader import containers, mail
from app.engines.reader.border import failures_of
from app.engines.reader.media_types import EMAIL, MBOX, TAR, ZIP, media_type
from app.engines.reader.source import ReadOptions, Source
from app.engines.reader.unpacked import unpacked


def member(source: Source, part: str, options: ReadOptions) -> Source:
    """The file at `part`, its steps joined by PART_STEP; ReadFailure where it is not there."""
    for step in part.split(PART_STEP):
        with failures_of(source.name):
            found = _step(source, step, options)
        if found is None:
            raise source.failure(ReadCode.MISSING, "it is not in the file any more")
        source, options = found, options.deeper()
    return source


def _step(source: Source, name: str, options: ReadOptions) -> Source | None:
    if options.depth <= 0:
        raise source.failure(ReadCode.BOMB, "files are packed in files too many times")
    media = media_type(source.name, source.head(), source.media_type)
    if media in {ZIP, TAR}:
        for packed in containers.members(source, media, options):
            if packed.name == name:
                with packed.open() as file:
                    return unpacked(PurePosixPath(name).name, file, options)
    elif media == EMAIL:
        return next((one for one in mail.attachments(source, options) if one.name == name), None)
    elif media == MBOX:
        return next((one for one in mail.messages(source, options) if one.name == name), None)
    return None
