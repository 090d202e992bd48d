"""Signs without width, by which text says to a program what nobody sees."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.domain.documents import Extraction, Flag, FlagKind

_JOINERS = "\u200c\u200d"
_SPACE = "\u200b"
_ALL = re.compile(
    "[\u200b-\u200d\u2060-\u2064\ufeff\u180e\u202d\u202e\U000e0000-\U000e007f\U000e0100-\U000e01ef]+"
)
# Scripts whose letters join or do not join by choice: Arabic to Tibetan, Myanmar, Khmer, Mongolian.
_JOINING = re.compile(
    "[\u0600-\u0fff\u1000-\u109f\u1780-\u18af\ua8e0-\ua8ff\ufb50-\ufdff\ufe70-\ufefc]"
)
# Scripts that mark where a line may break: Thai to Tibetan, Myanmar, Khmer, East Asian.
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af]")
_PICTOGRAM = re.compile("[\u2190-\u2bff\ufe0f\u20e3\U0001f000-\U0001faff]")
_FLAG = "\U0001f3f4"  # followed by tags it is the flag of a region


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
    for found in _ALL.finditer(text):
        if not _is_needed(text, found.start(), found.end()):
            yield Flag(FlagKind.ZERO_WIDTH, found.start(), found.end())


def _is_needed(text: str, start: int, end: int) -> bool:
    signs = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if start == 0 and signs == "\ufeff":
        return True
    if len(signs) == 1 and signs in _JOINERS:
        around = before + after
        if _JOINING.search(around):
            return True
        return signs == "\u200d" and bool(_PICTOGRAM.match(before) and _PICTOGRAM.match(after))
    if len(signs) == 1 and (signs == _SPACE or signs >= "\U000e0100"):
        return bool(_UNSPACED.match(before))
    return before == _FLAG and signs[-1] == "\U000e007f" and len(signs) <= 7
