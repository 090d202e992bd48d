"""Two runs are compared over the same questions, with intervals of the difference."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DatasetProblem
from app.evaluation.compare import compare, sign
from app.evaluation.ledger import Ledger, Outcome, read_outcomes
from app.evaluation.report import Run
from app.evaluation.tables import comparison_record, comparison_table


def outcomes(*scores: float, metric: str = "f1", first: int = 0) -> list[Outcome]:
    return [
        Outcome(f"q{n}", f"Question {n}?", {metric: score}, {"total": 10.0 + n})
        for n, score in enumerate(scores, first)
    ]


def test_a_constant_gain_is_certain_and_counted() -> None:
    comparison = compare(outcomes(0.0, 0.25, 0.5), outcomes(0.5, 0.75, 1.0))
    change, *times = comparison.metrics
    assert (change.old, change.new, change.difference) == (0.25, 0.75, 0.5)
    assert (change.low, change.high) == (0.5, 0.5)
    assert (change.better, change.worse, change.same, change.verdict) == (3, 0, 0, "better")
    assert {(time.metric, time.difference, time.verdict) for time in times} == {
        ("p50_ms", 0.0, "unclear"), ("p95_ms", 0.0, "unclear"),
    }  # fmt: skip


def test_few_mixed_changes_leave_it_unclear_and_the_worst_comes_first() -> None:
    comparison = compare(outcomes(0.5, 0.5, 0.5, 1.0), outcomes(1.0, 0.25, 0.5, 0.9))
    (change, *_) = comparison.metrics
    assert change.low < 0 < change.high
    assert (change.better, change.worse, change.same, change.verdict) == (1, 2, 1, "unclear")
    assert [one.id for one in comparison.changes] == ["q1", "q3", "q0"]
    assert [round(one.gain, 2) for one in comparison.changes] == [-0.25, -0.1, 0.5]


def test_only_common_questions_count() -> None:
    comparison = compare(outcomes(0.0, 0.0, 0.0), outcomes(1.0, 1.0, 1.0, first=1))
    assert (comparison.n, comparison.only_old, comparison.only_new) == (2, 1, 1)
    assert comparison.metrics[0].n == 2
    with pytest.raises(ValueError, match="no question and metric in common"):
        compare(outcomes(0.0), outcomes(1.0, first=5))
    with pytest.raises(ValueError, match="have no em; they have f1"):
        compare(outcomes(0.0), outcomes(1.0), metric="em")


def test_less_is_better_of_some_metrics() -> None:
    assert [sign(name) for name in ("ndcg@10", "wrongly_declined", "quote_p95_ms")] == [1, -1, -1]
    old, new = (outcomes(*scores, metric="wrongly_declined") for scores in ((1, 1, 0), (0, 0, 0)))
    change = compare(old, new).metrics[0]
    assert (change.better, change.worse) == (2, 0)
    assert change.difference == pytest.approx(-2 / 3)
    slower = [replace(one, ms={"total": one.ms["total"] + 5}) for one in new]
    assert {c.verdict for c in compare(new, slower).metrics if "_ms" in c.metric} == {"worse"}


def test_abstention_is_compared_where_both_kinds_were_asked() -> None:
    def asked(*confidences: float) -> list[Outcome]:
        return [
            Outcome(f"q{n}", "?", {"rightly_declined" if n % 2 else "wrongly_declined": 0.0},
                    answerable=n % 2 == 0, confidence=confidence)
            for n, confidence in enumerate(confidences)
        ]  # fmt: skip

    blind, sighted = asked(0.2, 0.8, 0.4, 0.6), asked(0.8, 0.2, 0.9, 0.1)
    changes = {change.metric: change for change in compare(blind, sighted).metrics}
    assert (changes["abstention_auc"].old, changes["abstention_auc"].new) == (0.0, 1.0)
    assert changes["abstention_auc"].verdict == "better"
    assert changes["abstention_balanced"].difference == 0.0


def test_what_a_ledger_writes_is_read_back(run: Run) -> None:
    booked = [
        Outcome("q1", "What?", {"f1": 0.5}, {"total": 3.0}, True, 0.25, "de"),
        Outcome("q2", "Who?", {"rightly_declined": 1.0}, {"total": 4.0}, False, None),
    ]
    with Ledger(run) as ledger:
        for outcome in booked:
            ledger.add(outcome, ranking=["a"])
        report = ledger.report(extra=2.0)
    assert read_outcomes(run.details) == booked
    assert json.loads(run.details.read_bytes().splitlines()[0])["ranking"] == ["a"]
    assert report.metrics["f1"] == 0.5
    assert report.metrics["abstention_auc"] == 1.0
    assert report.metrics["extra"] == 2.0
    assert report.intervals.keys() == report.metrics.keys() - {"extra"}
    assert report.by_language == {"de": {"f1": 0.5}}


@pytest.mark.parametrize("content", [b"no json", b'{"_id": 1}', b"\xff\xfe", None])
def test_a_file_that_is_no_details_file_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "x.jsonl").write_bytes(content)
    with pytest.raises(DatasetProblem, match=r"x\.jsonl"):
        read_outcomes(tmp_path / "x.jsonl")


def test_a_comparison_is_shown_with_the_questions_that_changed() -> None:
    comparison = compare(outcomes(0.5, 1.0, 0.0), outcomes(1.0, 0.25, 0.0))
    text = comparison_table(comparison, names=("a-1", "a-2"), most=5)
    assert "Worse in f1:\n- 1.000 -> 0.250  q1: Question 1?" in text
    assert "Better in f1:\n- 0.500 -> 1.000  q0: Question 0?" in text
    assert "3 questions are in both runs." in text
    record = comparison_record(comparison, names=("a-1", "a-2"))
    assert (record["old"], record["new"], record["n"]) == ("a-1", "a-2", 3)
    assert record["metrics"]["f1"]["verdict"] == "unclear"
    assert record["changes"][0]["id"] == "q1"
