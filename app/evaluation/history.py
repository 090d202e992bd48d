"""The runs over the golden questions side by side, and whether the latest is better."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.domain.golden import GoldenRun
from app.evaluation.compare import MetricChange, compare
from app.evaluation.ledger import Outcome
from app.evaluation.metrics import bootstrap_interval
from app.services.golden import GoldenService

_RIGHT = "right"


@dataclass(frozen=True, slots=True)
class RunScore:
    """How right the answers of a run were on average, 0 to 1, with the 95 % interval of that."""

    run: GoldenRun
    right: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class History:
    """Every run that has results, the oldest first.

    `change` is the latest against the one before it over the same collection, question by
    question; None where there is no such one, or where they have no question in common. `latest`
    is how right the latest run was by question id.
    """

    runs: tuple[RunScore, ...] = ()
    change: MetricChange | None = None
    latest: Mapping[int, float] | None = None


def history(golden: GoldenService) -> History:
    """Read the runs that are kept."""
    results = {run.id: golden.results(str(run.id)) for run in golden.runs()}
    scored = [run for run in golden.runs() if results.get(run.id)]
    if not scored:
        return History()
    last = scored[-1]
    before = next((r for r in scored[-2::-1] if r.collection == last.collection), None)
    return History(
        tuple(_score(run, results[run.id]) for run in scored),
        _change(results[before.id], results[last.id]) if before else None,
        {question: scores[_RIGHT] for question, scores in results[last.id].items()},
    )


def _score(run: GoldenRun, results: Mapping[int, Mapping[str, float]]) -> RunScore:
    values = np.array([scores[_RIGHT] for scores in results.values()])
    low, high = bootstrap_interval(
        lambda drawn: float(values[drawn].mean()), [np.arange(len(values))]
    )
    return RunScore(run, float(values.mean()), low, high)


def _change(
    old: Mapping[int, Mapping[str, float]], new: Mapping[int, Mapping[str, float]]
) -> MetricChange | None:
    try:
        found = compare(_outcomes(old), _outcomes(new))
    except ValueError:  # other questions altogether
        return None
    return next((change for change in found.metrics if change.metric == _RIGHT), None)


def _outcomes(results: Mapping[int, Mapping[str, float]]) -> list[Outcome]:
    return [Outcome(str(question), "", scores) for question, scores in results.items()]
