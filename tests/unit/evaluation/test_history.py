"""Runs over the golden questions, side by side."""

from typing import cast

from app.domain.golden import GoldenRun
from app.evaluation.history import History, history
from app.services.golden import GoldenService


class Kept:
    """Runs with the scores of their questions."""

    def __init__(self, *runs: tuple[str | None, dict[int, float]]) -> None:
        self._runs = runs

    def runs(self) -> list[GoldenRun]:
        return [
            GoldenRun(number, scope, 0.0, "1", "{}", len(scores))
            for number, (scope, scores) in enumerate(self._runs, 1)
        ]

    def results(self, run: str) -> dict[int, dict[str, float]]:
        return {
            question: {"right": right} for question, right in self._runs[int(run) - 1][1].items()
        }


def of(*runs: tuple[str | None, dict[int, float]]) -> History:
    return history(cast("GoldenService", Kept(*runs)))


def test_each_run_has_its_mean_within_its_interval() -> None:
    (score,) = of((None, {n: n % 2 for n in range(20)})).runs
    assert score.right == 0.5
    assert score.low < 0.5 < score.high


def test_the_latest_is_compared_with_the_one_before_over_the_same_collection() -> None:
    bad, good = dict.fromkeys(range(20), 0.0), dict.fromkeys(range(20), 1.0)
    change = of((None, bad), ("Manuals", good), (None, good)).change
    assert change is not None
    assert (change.difference, change.verdict) == (1.0, "better")
    assert change.better == 20


def test_nothing_is_compared_where_no_question_is_in_both() -> None:
    assert of((None, {1: 1.0}), (None, {2: 1.0})).change is None
    assert of((None, {1: 1.0})).change is None
    assert of() == History()


def test_a_run_whose_questions_are_all_gone_is_left_out() -> None:
    kept = of((None, {}), (None, {1: 0.5}))
    assert [score.run.id for score in kept.runs] == [2]
    assert kept.latest == {1: 0.5}
