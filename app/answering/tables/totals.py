"""Rows that only repeat what stands above them: totals, subtotals and averages."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from app.domain.documents import Cell
from app.domain.summing import is_summing

_ROUNDING = 0.002  # of a total: its parts may have been rounded


class Totals:
    """Tells rows of totals from others of one table, row by row from its beginning.

    Such a row is called so, has no other words, and either leaves a cell empty or is the sum or the
    mean of what stands above it; of a firm that is called Total the cells are filled.
    """

    def __init__(self) -> None:
        self._all: defaultdict[int, float] = defaultdict(float)
        self._since: defaultdict[int, float] = defaultdict(float)  # the last total
        self._rows = 0
        self._rows_since = 0

    def is_total(self, row: Sequence[Cell]) -> bool:
        """Whether the next row repeats what stands above it."""
        numbers = {at: cell for at, cell in enumerate(row) if isinstance(cell, int | float)}
        if _is_called_so(row) and (None in row or self._sums_up(numbers)):
            self._since.clear()
            self._rows_since = 0
            return True
        for at, value in numbers.items():
            self._all[at] += value
            self._since[at] += value
        self._rows += 1
        self._rows_since += 1
        return False

    def _sums_up(self, numbers: dict[int, float]) -> bool:
        parts = ((self._all, self._rows), (self._since, self._rows_since))
        return any(
            count and value and math.isclose(value, sums[at] / share, rel_tol=_ROUNDING)
            for at, value in numbers.items()
            for sums, count in parts
            for share in (1, count)
        )


def _is_called_so(row: Sequence[Cell]) -> bool:
    texts = [cell for cell in row if isinstance(cell, str)]
    return bool(texts) and is_summing(texts[0]) and is_summing(" ".join(texts))
