import math

import pytest

from app.evaluation.metrics import bootstrap_interval
from app.evaluation.statistics import (
    abstention_auc,
    abstention_balanced,
    abstention_curve,
    percentile,
)


def test_times_that_a_question_does_not_have_are_left_out() -> None:
    median = percentile([1.0, None, 3.0], 50)
    assert median.whole == 2.0
    low, high = bootstrap_interval(median.value, median.strata)
    assert 1.0 <= low <= high <= 3.0


def test_every_draw_of_the_bootstrap_holds_both_kinds() -> None:
    statistic = abstention_auc([0.9, 0.1, None], [True, False, False])
    assert statistic.whole == 1.0
    assert bootstrap_interval(statistic.value, statistic.strata) == (1.0, 1.0)


def test_balanced_is_the_mean_of_kept_and_declined() -> None:
    answerable = [True, True, True, True, False]
    assert abstention_balanced([True, False, False, False, True], answerable).whole == 0.875
    assert abstention_balanced([False] * 5, answerable).whole == 0.5


def test_an_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    answerable = [n % 2 == 0 for n in range(40)]
    confidences = [(n * 7 % 40) / 40 + (0.2 if n % 2 == 0 else 0.0) for n in range(40)]
    statistic = abstention_auc(confidences, answerable)
    low, high = bootstrap_interval(statistic.value, statistic.strata)
    assert low < statistic.whole < high
    assert bootstrap_interval(statistic.value, statistic.strata) == (low, high)


def test_the_curve_trades_one_kind_of_error_for_the_other() -> None:
    confidences = [n / 10 for n in range(1, 11)] + [0.05, 0.35, None, 0.95]
    answerable = [True] * 10 + [False] * 4
    curve = abstention_curve(confidences, answerable)
    by_cost = {point.wrongly_declined: point for point in curve}
    assert by_cost[0.0].threshold == 0.1
    assert by_cost[0.0].rightly_declined == 0.5
    assert by_cost[0.5].rightly_declined == 0.75
    shares = [point.rightly_declined for point in curve]
    assert shares == sorted(shares)
    assert all(math.isfinite(point.threshold) for point in curve)


@pytest.mark.parametrize("answerable", [[True, True], [False, False], [None, None]])
def test_without_both_kinds_there_is_no_curve(answerable: list[bool | None]) -> None:
    assert abstention_curve([0.1, 0.2], answerable) == ()
