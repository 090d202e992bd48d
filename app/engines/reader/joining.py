"""Pieces of several files as pieces of the one that holds them: offsets moved, parts named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.domain.documents import PART_STEP, Extraction, Part
from app.domain.errors import ReadCode, ReadFailure
from app.domain.shifting import shifted
from app.engines.reader.source import ReadOptions, ReadSource, Source

_ENOUGH_CHARACTERS = 500_000
_PART_COST = 500  # characters; not more than a thousand parts or so in a piece
_BORDER = "\n\n"


def read_part(
    source: Source, options: ReadOptions, read: ReadSource, *, name: str
) -> Iterator[Extraction]:
    """The pieces of a file in another, with its Part in the first; a failure is a Part too.

    Raises ReadFailure only where the budget of the whole file is used up.
    """
    first = True
    media_type = source.media_type or "application/octet-stream"
    try:
        for piece in _ended(read(source, options.deeper())):
            yield _placed(piece, name, with_part=first)
            first, media_type = False, piece.media_type
    except ReadFailure as error:
        if options.budget.exhausted:
            raise
        failed = Part(name, 0, 0, media_type, code=error.code, reason=error.reason)
        yield Extraction((), media_type, parts=(failed,))


def gathered(pieces: Iterable[Extraction], media_type: str) -> Iterator[Extraction]:
    """The same in fewer pieces, none much larger than the largest; ReadFailure without any text."""
    waiting: list[Extraction] = []
    failed: list[Part] = []
    has_text = False
    room = _ENOUGH_CHARACTERS
    for piece in pieces:
        has_text = has_text or piece.unrecognized > 0 or not _blank(piece)
        if not has_text:
            failed += [part for part in piece.parts if part.code]
        room -= _length(piece) + _PART_COST * len(piece.parts)
        # The rows of a continued table follow those at the end of the piece before.
        continued = any(table.continued for table in piece.tables)
        if waiting and (continued or room < 0):
            yield joined(waiting, media_type)
            waiting = []
            room = _ENOUGH_CHARACTERS - _length(piece)
        waiting.append(piece)
    if not has_text:
        raise _nothing(failed)
    yield joined(waiting, media_type)


def joined(pieces: Sequence[Extraction], media_type: str) -> Extraction:
    """One piece of several; what is true of the whole file is taken from the first."""
    if len(pieces) == 1:
        return replace(pieces[0], media_type=media_type)
    moved = []
    start = 0
    for piece in pieces:
        moved.append(shifted(piece, start))
        start += _length(piece)
    return replace(
        pieces[0],
        media_type=media_type,
        pages=tuple(page for piece in moved for page in piece.pages),
        headings=tuple(heading for piece in moved for heading in piece.headings),
        parts=tuple(part for piece in moved for part in piece.parts),
        tables=tuple(table for piece in moved for table in piece.tables),
        flags=tuple(flag for piece in moved for flag in piece.flags),
        recognitions=tuple(found for piece in moved for found in piece.recognitions),
        unrecognized=sum(piece.unrecognized for piece in moved),
    )


def _ended(pieces: Iterable[Extraction]) -> Iterator[Extraction]:
    """The same, with a border at the end so that what follows does not run into it."""
    last: Extraction | None = None
    for piece in pieces:
        if last is not None:
            yield last
        last = piece
    if last is None or not last.pages:
        return
    page = last.pages[-1]
    ended = replace(page, text=page.text.rstrip("\n") + _BORDER) if page.text else page
    if len(ended.text) > len(page.text):
        last = replace(last, pages=(*last.pages[:-1], ended))
    yield last


def _placed(piece: Extraction, name: str, *, with_part: bool) -> Extraction:
    """What was read of the file of that name, as part of the one that holds it."""
    parts = tuple(replace(part, name=name + PART_STEP + part.name) for part in piece.parts)
    if with_part:
        own = Part(
            *(name, 0, _length(piece), piece.media_type),
            *(piece.title, piece.author, piece.created_s),
        )
        parts = (own, *parts)
    return replace(
        piece,
        pages=tuple(replace(page, part=_inside(name, page.part)) for page in piece.pages),
        tables=tuple(replace(table, part=_inside(name, table.part)) for table in piece.tables),
        parts=parts,
        title=None,
        author=None,
        created_s=None,
    )


def _inside(name: str, part: str | None) -> str:
    return name if part is None else name + PART_STEP + part


def _nothing(failed: Sequence[Part]) -> ReadFailure:
    """Why a file that holds others has no text: for the reason they all have, or the worst."""
    for code in (ReadCode.BOMB, ReadCode.ENCRYPTED):
        for part in failed:
            if part.code == code:
                return ReadFailure("", code, part.reason or "")
    codes = {part.code for part in failed}
    if len(codes) == 1:
        return ReadFailure("", ReadCode(failed[0].code or ""), failed[0].reason or "")
    return ReadFailure("", ReadCode.NO_TEXT, "nothing in it has text")


def _length(piece: Extraction) -> int:
    return sum(len(page.text) for page in piece.pages)


def _blank(piece: Extraction) -> bool:
    return not any(page.text and not page.text.isspace() for page in piece.pages)
