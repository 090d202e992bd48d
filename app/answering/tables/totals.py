"""Rows that only repeat what stands above them: totals, subtotals and averages."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.domain.documents import Cell
from app.domain.summing import is_summing

_ROUNDING = 0.002  # of a total: its parts may have been rounded
_TELLING_DIGITS = 3  # a smaller number is the sum of others by chance
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Totals:
    """Tells rows of totals from others of one table, row by row from its beginning.

    Such a row is called so, has no other words, and either leaves a cell empty or is the sum or the
    mean of what stands above it; of a firm that is called Total the cells are filled. It may have
    the words that all rows since the last total share ("Oslo") where every number is such a figure.
    """

    def __init__(self) -> None:
        self._all: defaultdict[int, float] = defaultdict(float)
        self._since: defaultdict[int, float] = defaultdict(float)  # the last total
        self._rows = 0
        self._rows_since = 0
        self._shared: dict[int, str] = {}  # words of every row since then

    def is_total(self, row: Sequence[Cell]) -> bool:
        """Whether the next row repeats what stands above it."""
        numbers = {at: cell for at, cell in enumerate(row) if isinstance(cell, int | float)}
        texts = {at: cell for at, cell in enumerate(row) if isinstance(cell, str)}
        if self._is_of_all(row, texts, numbers) or self._is_of_group(texts, numbers):
            self._since.clear()
            self._rows_since = 0
            return True
        for at, value in numbers.items():
            self._all[at] += value
            self._since[at] += value
        self._shared = dict((self._shared if self._rows_since else texts).items() & texts.items())
        self._rows += 1
        self._rows_since += 1
        return False

    def _is_of_all(
        self, row: Sequence[Cell], texts: Mapping[int, str], numbers: Mapping[int, float]
    ) -> bool:
        said = list(texts.values())
        if not said or not is_summing(said[0]) or not is_summing(" ".join(said)):
            return False
        dated = any(map(_DATE.match, said))  # as an entry of a firm is
        if None in row and is_summing(said[0], surely=True) and not dated:
            return True
        fitting = [value for at, value in numbers.items() if self._sums_up(at, value)]
        return bool(fitting) and (len(fitting) == len(numbers) or any(map(_is_telling, fitting)))

    def _is_of_group(self, texts: Mapping[int, str], numbers: Mapping[int, float]) -> bool:
        summing = {at for at, text in texts.items() if is_summing(text)}
        others = {at: text for at, text in texts.items() if at not in summing}
        if (
            not summing
            or not others
            or self._rows_since == 1
            or not summing.isdisjoint(self._shared)
        ):
            return False
        return (
            others.items() <= self._shared.items()
            and bool(numbers)
            and all(self._sums_up(at, value) for at, value in numbers.items())
        )

    def _sums_up(self, at: int, value: float) -> bool:
        """Whether a number is the sum or the mean of those above it, or since the last total."""
        parts = ((self._all, self._rows), (self._since, self._rows_since))
        return any(
            count and value and math.isclose(value, sums[at] / share, rel_tol=_ROUNDING)
            for sums, count in parts
            for share in (1, count)
        )


def _is_telling(value: float) -> bool:
    return len(f"{abs(value):.15g}".replace(".", "").strip("0")) >= _TELLING_DIGITS
