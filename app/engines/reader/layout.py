"""Which way up a page is, and in which order its lines are read: geometry of boxes, no pictures.

Columns are found by recursive cuts through white space (Nagy and Seth 1984, Hierarchical
representation of optically scanned documents), on boxes turned upright.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Quads = NDArray[np.float32]
"""Corners of rectangles going round, in pixels: shape (n, 4, 2)."""

_HALF_TURN = 180.0
_LEAST_COLUMN_LINES = 2
_LEAST_COLUMN_ASPECT = 6.0
_GUTTER_HEIGHTS = 0.5
_CELL_GAP_HEIGHTS = 1.5
_ON_END = 1.5
_PARAGRAPH_GAP = 1.45


@dataclass(frozen=True, slots=True)
class Line:
    """A recognised line; `quad` starts at the top left of the text and goes clockwise."""

    quad: NDArray[np.float32]
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class TurnedPage:
    """Lines of a page whose text runs at `angle` degrees, clockwise from left to right.

    The corners of `quads` start at the top left of the text and go clockwise.
    """

    quads: Quads
    angle: float

    def __post_init__(self) -> None:
        object.__setattr__(self, "quads", _from_top_left(self.quads, self.angle))

    def upside_down(self) -> "TurnedPage":
        """The same lines, read the other way round."""
        return TurnedPage(self.quads, (self.angle + 180.0) % 360.0)

    def samples(self, count: int, aspect: float) -> NDArray[np.intp]:
        """The lines that tell most about the page: those nearest to `aspect` times their height."""
        sizes = np.array([crop_size(quad) for quad in self.quads])
        return np.argsort(np.abs(np.log(sizes[:, 0] / sizes[:, 1] / aspect)))[:count]


def crop_size(quad: NDArray[np.float32]) -> tuple[float, float]:
    """Width and height of a line in pixels, at least 1."""
    width, height = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])
    return max(1.0, float(width)), max(1.0, float(height))


def mostly_across(quads: Quads) -> bool:
    """Whether more text runs across the page than up and down; False where there is none."""
    angles, weights = _along(quads)
    upright = np.abs(angles) <= _HALF_TURN / 4
    return bool(weights[upright].sum() > weights[~upright].sum())


def direction(quads: Quads) -> float:
    """The angle at which most text runs, in degrees clockwise, from -45 to 135.

    Lines weigh by how much longer than high they are; the median over those of one direction.
    """
    angles, weights = _along(quads)
    middle = 0.0 if mostly_across(quads) else _HALF_TURN / 2
    offsets = (angles - middle + _HALF_TURN / 2) % _HALF_TURN - _HALF_TURN / 2
    agree = np.abs(offsets) <= _HALF_TURN / 4
    if not weights[agree].sum():
        return middle
    return middle + _weighted_median(offsets[agree], weights[agree])


def _along(quads: Quads) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The angle of each line, from -90 to 90 degrees clockwise, and its weight."""
    edges = np.stack([quads[:, 1] - quads[:, 0], quads[:, 2] - quads[:, 1]], axis=1)
    lengths = np.linalg.norm(edges, axis=2)
    along = edges[np.arange(len(edges)), lengths.argmax(axis=1)]
    angles = np.degrees(np.arctan2(along[:, 1], along[:, 0]))
    angles = (angles + _HALF_TURN / 2) % _HALF_TURN - _HALF_TURN / 2
    return angles, lengths.max(axis=1) - lengths.min(axis=1)


def _weighted_median(values: NDArray[np.float32], weights: NDArray[np.float32]) -> float:
    order = np.argsort(values)
    running = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(running, running[-1] / 2)])


def _from_top_left(quads: Quads, angle: float) -> Quads:
    """Corners so that the first edge runs at `angle`; lines that stand on end are read upwards."""
    turned = _turn(quads, -angle)
    x, y = turned[..., 0], turned[..., 1]
    # Clockwise on a screen, whose y axis points down, is a positive area.
    area = (x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1)
    backwards = (area < 0)[:, np.newaxis, np.newaxis]
    ordered = np.where(backwards, quads[:, ::-1], quads)
    turned = np.where(backwards, turned[:, ::-1], turned)
    edges = np.roll(turned, -1, axis=1) - turned
    # The edge that points most to the right is the top.
    first = edges[..., 0].argmax(axis=1)
    rows = np.arange(len(quads))
    sizes = np.linalg.norm(edges, axis=2)
    on_end = sizes[rows, (first + 1) % 4] > _ON_END * sizes[rows, first]
    first = np.where(on_end, first + 3, first)
    corners = (first[:, np.newaxis] + np.arange(4)) % 4
    return np.asarray(ordered[rows[:, np.newaxis], corners], np.float32)


def _turn(quads: Quads, degrees: float) -> Quads:
    """Points turned clockwise about the origin, as seen on a screen."""
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    matrix = np.array([[cos, sin], [-sin, cos]], np.float32)
    return np.asarray(quads @ matrix, np.float32)


def compose(lines: Sequence[Line], angle: float) -> tuple[str, list[tuple[int, int]]]:
    """The text of a page in reading order, and where in it each line stands."""
    if not lines:
        return "", []
    upright = _turn(np.array([line.quad for line in lines]), -angle)
    boxes = np.concatenate([upright.min(axis=1), upright.max(axis=1)], axis=1)
    spans = [(0, 0)] * len(lines)
    parts: list[str] = []
    length = 0
    for separator, at in _reading_order(boxes):
        parts += [separator, lines[at].text]
        start = length + len(separator)
        length = start + len(lines[at].text)
        spans[at] = (start, length)
    return "".join(parts), spans


def _reading_order(boxes: NDArray[np.float32]) -> Iterator[tuple[str, int]]:
    """Each line with what separates it from the one before."""
    height = float(np.median(boxes[:, 3] - boxes[:, 1]))
    pitch = 0.0
    before: list[int] = []
    for rows in _blocks(boxes, list(range(len(boxes))), height):
        centers = [boxes[row][:, [1, 3]].mean() for row in rows]
        gaps = np.diff(centers)
        pitch = float(np.median(gaps)) if len(gaps) else pitch
        for number, row in enumerate(rows):
            if not before:
                separator = ""
            elif not number or gaps[number - 1] > _PARAGRAPH_GAP * pitch:
                separator = "\n\n"
            else:
                separator = "\n"
            before = []
            for at in sorted(row, key=lambda at: boxes[at, 0]):
                if before:
                    gap = boxes[at, 0] - boxes[before[-1], 2]
                    separator = "\t" if gap > _CELL_GAP_HEIGHTS * height else " "
                yield separator, at
                before.append(at)


def _blocks(
    boxes: NDArray[np.float32], chosen: list[int], height: float
) -> Iterator[list[list[int]]]:
    """Stretches of rows that are read one below the other, columns one after the other."""
    rows = _rows(boxes, chosen)
    pending: list[list[int]] = []
    number = 0
    while number < len(rows):
        end, gutter = _columns(boxes, rows[number:], height)
        if not end:
            pending.append(rows[number])
            number += 1
            continue
        if pending:
            yield pending
            pending = []
        together = [at for row in rows[number : number + end] for at in row]
        left = [at for at in together if boxes[at, [0, 2]].mean() < gutter]
        yield from _blocks(boxes, left, height)
        yield from _blocks(boxes, [at for at in together if at not in set(left)], height)
        number += end
    if pending:
        yield pending


def _rows(boxes: NDArray[np.float32], chosen: list[int]) -> list[list[int]]:
    """Lines grouped by height on the page: those whose middles overlap stand in one row."""
    quarter = (boxes[:, 3] - boxes[:, 1]) / 4
    rows: list[list[int]] = []
    bottom = -np.inf
    for at in sorted(chosen, key=lambda at: boxes[at, 1] + quarter[at]):
        if boxes[at, 1] + quarter[at] >= bottom:
            rows.append([])
            bottom = -np.inf
        rows[-1].append(at)
        bottom = max(bottom, boxes[at, 3] - quarter[at])
    return rows


def _columns(boxes: NDArray[np.float32], rows: list[list[int]], height: float) -> tuple[int, float]:
    """How many of the first rows stand in columns (0: none), and x of the gutter between."""
    every = [at for row in rows for at in row]
    free = [(float(boxes[every, 0].min()), float(boxes[every, 2].max()))]
    best = (0, 0.0)
    seen: list[int] = []
    for number, row in enumerate(rows, 1):
        for at in row:
            free = list(_without(free, float(boxes[at, 0]), float(boxes[at, 2])))
        free = [gap for gap in free if gap[1] - gap[0] >= _GUTTER_HEIGHTS * height]
        if not free:
            break
        seen += row
        for left, right in sorted(free, key=lambda gap: gap[0] - gap[1]):
            if _parts_columns(boxes[seen], (left + right) / 2):
                best = (number, (left + right) / 2)
                break
    return best


def _without(
    gaps: list[tuple[float, float]], left: float, right: float
) -> Iterator[tuple[float, float]]:
    for start, end in gaps:
        if right <= start or left >= end:
            yield start, end
            continue
        if left > start:
            yield start, left
        if right < end:
            yield right, end


def _parts_columns(boxes: NDArray[np.float32], x: float) -> bool:
    """Whether there is running text on both sides of `x`; cells of a table are shorter."""
    middles = boxes[:, [0, 2]].mean(axis=1)
    for side in (boxes[middles < x], boxes[middles >= x]):
        if len(side) < _LEAST_COLUMN_LINES:
            return False
        aspects = (side[:, 2] - side[:, 0]) / np.maximum(side[:, 3] - side[:, 1], 1.0)
        if np.median(aspects) < _LEAST_COLUMN_ASPECT:
            return False
    return True
