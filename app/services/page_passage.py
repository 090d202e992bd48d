"""Where a passage stands on a page that is shown: matched in its letters, else in OCR boxes."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.documents import Box, Recognition
from app.engines.protocols import PagePicture

Corners = tuple[float, float, float, float, float, float, float, float]
"""Top left, top right, bottom right, bottom left, each x and y, as shares of the page."""

_HYPHENS = frozenset("-\u00ad\u2010\u2011")
_PLACE = struct.Struct("<4f")
_SAME_LINE = 0.5  # of the height of a letter
_GAP = 3.0  # heights of a letter between two columns


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a page and where they stand."""

    text: str
    boxes: tuple[tuple[float, float, float, float], ...]

    @classmethod
    def of(cls, page: PagePicture) -> Letters:
        """Those that the file itself has."""
        return cls(page.text, tuple(_PLACE.iter_unpack(page.boxes)))

    @classmethod
    def recognized(
        cls, recognitions: Sequence[Recognition], text: str, start: int, end: int
    ) -> Letters:
        """Those that were recognised in a picture: characters `start` to `end` of `text`.

        Letters of a line are taken to be equally wide.
        """
        boxes = [(0.0, 0.0, 0.0, 0.0)] * (end - start)
        for found in recognitions:
            for box in found.boxes:
                for at in range(max(box.start, start), min(box.end, end)):
                    corners = _share(box, at, at + 1)
                    xs, ys = corners[0::2], corners[1::2]
                    boxes[at - start] = (min(xs), min(ys), max(xs), max(ys))
        return cls(text[start:end], tuple(boxes))

    def lines(self, start: int, end: int) -> list[Corners]:
        """One rectangle for each line that has letters `start` to `end`."""
        return [_corners(*line) for line in _lines(self.boxes[start:end])]

    def find(self, passage: str, *, near: float = 0.0) -> tuple[int, int] | None:
        """Where `passage` is, whatever became of its hyphens, ligatures, spaces and line ends.

        Where it is there more than once: the one nearest to `near`, a share of the text.
        """
        wanted, _ = _plain(passage)
        found, places = _plain(self.text)
        starts = list(_occurrences(found, wanted))
        if not starts:
            return None
        best = min(starts, key=lambda start: abs(start - near * len(found)))
        return places[best], places[best + len(wanted) - 1] + 1


def recognized(recognitions: Sequence[Recognition], start: int, end: int) -> list[Corners]:
    """The parts of recognised lines that have characters `start` to `end` of the document."""
    return [
        _share(box, start, end)
        for found in recognitions
        if found.start < end and start < found.end
        for box in found.boxes
        if box.start < end and start < box.end
    ]


def _share(box: Box, start: int, end: int) -> Corners:
    """The stretch of a line that has these characters, as if all were equally wide."""
    length = max(box.end - box.start, 1)
    first = max(start - box.start, 0) / length
    last = min(end - box.start, length) / length
    left_x, left_y, right_x, right_y, below_x, below_y, under_x, under_y = box.corners

    def between(a: float, b: float, share: float) -> float:
        return a + (b - a) * share

    return (
        between(left_x, right_x, first),
        between(left_y, right_y, first),
        between(left_x, right_x, last),
        between(left_y, right_y, last),
        between(under_x, below_x, last),
        between(under_y, below_y, last),
        between(under_x, below_x, first),
        between(under_y, below_y, first),
    )


def _plain(text: str) -> tuple[str, list[int]]:
    """`text` without spaces and hyphens, ligatures as letters, and where each sign was."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if sign.isspace() or sign in _HYPHENS:
            continue
        for plain in unicodedata.normalize("NFKD", sign).casefold():
            if not unicodedata.combining(plain) and plain.isprintable() and plain != " ":
                signs.append(plain)
                places.append(place)
    return "".join(signs), places


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))


def _lines(
    boxes: Iterable[tuple[float, float, float, float]],
) -> list[tuple[float, float, float, float]]:
    """Boxes joined that stand beside each other."""
    joined: list[tuple[float, float, float, float]] = []
    for left, top, right, bottom in boxes:
        if right <= left or bottom <= top:
            continue
        if joined:
            x, y, end, under = joined[-1]
            height = max(bottom - top, under - y)
            beside = min(bottom, under) - max(top, y) > _SAME_LINE * min(bottom - top, under - y)
            if beside and -height < left - end < _GAP * height:
                joined[-1] = (min(x, left), min(y, top), max(end, right), max(under, bottom))
                continue
        joined.append((left, top, right, bottom))
    return joined


def _corners(left: float, top: float, right: float, bottom: float) -> Corners:
    return (left, top, right, top, right, bottom, left, bottom)
