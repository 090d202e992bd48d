"""Where things of different heights stand that lie one below the other."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Column:
    """Heights in px, some of them guesses, and the tops that follow from them."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._tops: list[int] | None = None

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def bottom(self) -> int:
        """Where the last one ends."""
        return self._all()[-1]

    def fill(self, heights: Iterable[int]) -> None:
        """Begin anew with these heights."""
        self._heights, self._tops = list(heights), None

    def append(self, height: int) -> None:
        """One more at the end."""
        self._heights.append(height)
        self._tops = None

    def change(self, index: int, height: int) -> bool:
        """Give one another height; whether it had another one."""
        if self._heights[index] == height:
            return False
        self._heights[index], self._tops = height, None
        return True

    def height(self, index: int) -> int:
        """Of one."""
        return self._heights[index]

    def top(self, index: int) -> int:
        """Where one begins."""
        return self._all()[index]

    def at(self, y: int) -> int:
        """The one that lies at `y`: the first above the beginning, the last below the end."""
        return min(max(bisect_right(self._all(), y) - 1, 0), len(self) - 1)

    def between(self, top: int, bottom: int) -> range:
        """Those of which something lies from `top` to `bottom`."""
        return range(self.at(top), self.at(bottom) + 1) if self._heights else range(0)

    def _all(self) -> list[int]:
        """The tops, and the bottom of the last one."""
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops
