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


def test_a_row_of_a_firm_with_a_date_or_a_category_called_media_is_none() -> None:
    assert totals([("Shell", "2025-01-01", 60, None), ("Total", "2025-01-03", 85, None)]) == []
    assert totals([("Media", None, 400), ("General", None, 300), ("Total", None, 700)]) == [2]


def test_a_small_number_that_happens_to_be_the_mean_makes_no_total() -> None:
    assert totals([("Shell", 1, 80.0), ("BP", 1, 60.0), ("Total", 1, 95.5)]) == []


def test_a_figure_of_each_group_below_its_rows_is_found() -> None:
    rows = [("Oslo", "Jan", -4.3, 49), ("Oslo", "Feb", -4.0, 36), ("Oslo", "Average", -4.15, 42.5),
            ("Rome", "Jan", 7.5, 67), ("Rome", "Feb", 8.2, 73), ("Rome", "Sum", 15.7, 140),
            ("Shell", "Total", 3.0, 5)]  # fmt: skip
    assert totals(rows) == [2, 5]
