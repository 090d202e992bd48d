from pathlib import Path

import pytest

from app.evaluation.report import Report, gain, latency


def report(*values: float) -> Report:
    return Report(
        n=len(values), seconds=1.0, values={"ndcg@10": values, "never": ()}, details=Path("x"),
        statistics={"abstention_auc": 0.75},
    )  # fmt: skip


def test_metrics_are_means_and_statistics_but_none_that_never_applied() -> None:
    assert report(0.0, 1.0).metrics == {"ndcg@10": 0.5, "abstention_auc": 0.75}
    assert list(report(0.0, 1.0).intervals) == ["ndcg@10"]


def test_gain_is_paired_so_a_constant_difference_has_no_spread() -> None:
    mean, low, high = gain(report(0.25, 0.75, 1.0), report(0.0, 0.5, 0.75), "ndcg@10")
    assert (mean, low, high) == (0.25, 0.25, 0.25)


def test_gain_wants_the_same_questions() -> None:
    with pytest.raises(ValueError, match="shorter"):
        gain(report(0.5, 0.5), report(0.5), "ndcg@10")


def test_latency_gives_median_and_95th_percentile() -> None:
    assert latency([float(n) for n in range(101)]) == {"p50_ms": 50.0, "p95_ms": 95.0}
    assert latency([7.0]) == {"p50_ms": 7.0, "p95_ms": 7.0}
    assert latency([]) == {}
