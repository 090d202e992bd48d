from collections.abc import Sequence

import pytest

from app.answering.tables.totals import Totals
from app.domain.documents import Cell


def totals(rows: Sequence[Sequence[Cell]]) -> list[int]:
    found = Totals()
    return [n for n, row in enumerate(rows) if found.is_total(row)]


def test_a_row_called_total_over_empty_cells_is_one() -> None:
    assert totals([("RE-1", "Huber", 40.0), ("RE-2", "Graf", 60.0), ("Summe", None, 100.0)]) == [2]


def test_subtotals_a_grand_total_and_a_mean_are_found_by_their_sums() -> None:
    rows = [("a", 1), ("b", 2), ("Subtotal", 3), ("c", 9), ("Subtotal", 9), ("Grand total", 12),
            ("Average", 4)]  # fmt: skip
    assert totals(rows) == [2, 4, 5, 6]


@pytest.mark.parametrize(
    "rows",
    [
        [("Shell", "NL", 1800), ("Total", "FR", 1400), ("BP", "UK", 3200)],
        [("Shell", 1800), ("Total", 1400), ("BP", 1100)],
        [("Total station", 5), ("Shell", None)],
    ],
)
def test_a_firm_called_total_is_none(rows: Sequence[Sequence[Cell]]) -> None:
    assert totals(rows) == []
