"""Signs that nobody sees, and that can make a text look like another one.

Those without width say to a program what no reader reads; those of direction reorder what is shown
(Boucher and Anderson 2021, Trojan Source). Scripts that need such signs keep them.
"""

import re
from collections.abc import Iterator

from app.domain.documents import Span

STAND_IN = "\N{REPLACEMENT CHARACTER}"
_JOINERS = "\u200c\u200d"
_SPACE = "\u200b"
_WITHOUT_WIDTH = re.compile(
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
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u206a-\u206f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# Marks that count as a letter of their direction; only lines with letters from right to left
# have a use for them.
_MARKS = re.compile("[\u061c\u200e\u200f]")
_FROM_RIGHT = re.compile("[\u0590-\u05ff\u0600-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def without_width(text: str) -> Iterator[Span]:
    """Runs of signs without width that no script needs there, as it needs those in emoji."""
    for found in _WITHOUT_WIDTH.finditer(text):
        if not _is_needed(text, found.start(), found.end()):
            yield Span(found.start(), found.end())


def visible(text: str) -> str:
    """`text` with a visible sign for each that hides or turns something, one for one."""
    if text.isascii():
        return text
    for span in list(without_width(text)):
        text = text[: span.start] + STAND_IN * len(span) + text[span.end :]
    text = _TURNING.sub(STAND_IN, text)
    if not _MARKS.search(text):
        return text
    lines = text.splitlines(keepends=True)
    return "".join(
        line if _FROM_RIGHT.search(line) else _MARKS.sub(STAND_IN, line) for line in lines
    )


def printable(text: str) -> str:
    """`visible` text in which nothing steers a terminal; lines and tabs stay."""
    return _CONTROLS.sub(STAND_IN, visible(text))


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
