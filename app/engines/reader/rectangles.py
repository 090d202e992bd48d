"""The smallest rectangles around pixels that stand together."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import cast

import numpy as np
from contourpy import contour_generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Points = NDArray[np.float64]
"""Places (x, y) in a picture: shape (n, 2)."""

_INSIDE = 0.999
"""Where between 0 and 1 an outline runs: through the middle of the outermost set pixels."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle at any angle; `along` is the direction of its width, of length 1."""

    center: NDArray[np.float64]
    along: NDArray[np.float64]
    width: float
    height: float

    def grown(self, by: float) -> "Rectangle":
        """The same with this much more width and height, half of it on each side."""
        return Rectangle(self.center, self.along, self.width + by, self.height + by)

    def corners(self) -> Points:
        """Going round."""
        x, y = self.along * self.width / 2, self.along[::-1] * (-1, 1) * self.height / 2
        return np.array([-x - y, x - y, x + y, y - x]) + self.center

    def mean(self, values: NDArray[np.float32]) -> float:
        """Of the values of the pixels inside it; `values` has the shape of the picture."""
        height, width = values.shape
        corners = self.corners()
        left, top = np.clip(np.floor(corners.min(axis=0)), 0, (width - 1, height - 1)).astype(int)
        right, bottom = np.clip(np.ceil(corners.max(axis=0)), 0, (width - 1, height - 1)).astype(
            int
        )
        mask = Image.new("1", (int(right - left + 1), int(bottom - top + 1)))
        ImageDraw.Draw(mask).polygon((corners - (left, top)).ravel().tolist(), fill=1)
        return float(values[top : bottom + 1, left : right + 1][np.asarray(mask)].mean())


def rectangles(bitmap: NDArray[np.bool_], most: int) -> Iterator[Rectangle]:
    """Around each group of pixels that are set, and each hole in one: `most` with long outlines."""
    # The border of zeros closes outlines that would leave the picture.
    padded = np.pad(bitmap, 1).astype(np.float32)
    outlines = cast("list[Points]", contour_generator(z=padded).lines(_INSIDE))
    for outline in islice(sorted(outlines, key=len, reverse=True), most):
        hull = _convex_hull(np.rint(outline).astype(np.int64) - 1)
        if len(hull) > 2:
            yield _smallest_around(hull)


def _smallest_around(hull: Points) -> Rectangle:
    """One side of it lies along an edge of the hull (Freeman and Shapira 1975)."""
    edges = np.roll(hull, -1, axis=0) - hull
    along = edges / np.linalg.norm(edges, axis=1, keepdims=True)
    axes = np.stack([along, along[:, ::-1] * (-1, 1)])
    places = hull @ axes.transpose(0, 2, 1)
    low, high = places.min(axis=1), places.max(axis=1)
    sizes = high - low
    best = sizes.prod(axis=0).argmin()
    center = ((low + high)[:, best] / 2) @ axes[:, best]
    width, height = sizes[:, best].tolist()
    return Rectangle(center, along[best], width, height)


def _convex_hull(points: NDArray[np.int64]) -> Points:
    """Its corners, going round (Andrew 1979, Another efficient algorithm for convex hulls)."""
    points = points[np.lexsort(points.T)]
    ends = np.concatenate([[True], points[1:, 1] != points[:-1, 1], [True]])
    outer: list[list[int]] = points[ends[:-1] | ends[1:]].tolist()
    return np.array(_half_hull(outer) + _half_hull(outer[::-1]), np.float64)


def _half_hull(points: list[list[int]]) -> list[list[int]]:
    """One side of the hull of points in order, without the last."""
    kept: list[list[int]] = []
    for x, y in points:
        while len(kept) > 1:
            (x0, y0), (x1, y1) = kept[-2:]
            if (x1 - x0) * (y - y0) > (y1 - y0) * (x - x0):
                break
            kept.pop()
        kept.append([x, y])
    return kept[:-1]
