"""Signs without width, by which text says to a program what nobody sees."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.documents import Extraction, Flag, FlagKind
from app.domain.signs import without_width


def with_zero_width_flags(piece: Extraction) -> Extraction:
    """The piece with a flag for each run of such signs, but for those that have one already."""
    text = piece.text
    if text.isascii():
        return piece
    known = {(flag.start, flag.end) for flag in piece.flags if flag.kind is FlagKind.ZERO_WIDTH}
    found = [flag for flag in zero_width_flags(text) if (flag.start, flag.end) not in known]
    if not found:
        return piece
    flags = sorted((*piece.flags, *found), key=lambda flag: flag.start)
    return replace(piece, flags=tuple(flags))


def zero_width_flags(text: str) -> Iterator[Flag]:
    """Where such signs stand that no script needs there; joined emoji and the like are none."""
    for span in without_width(text):
        yield Flag(FlagKind.ZERO_WIDTH, span.start, span.end)
