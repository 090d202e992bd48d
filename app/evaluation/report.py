"""What an evaluation found: one value per question, from which means and intervals follow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np

from app.domain.cancel import CancelToken
from app.evaluation.metrics import mean_interval
from app.evaluation.statistics import CurvePoint

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """Progress of an evaluation: `done` of `total` units of the stage `label`."""

    label: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Run:
    """How to run: over `collection`, the first `limit` questions, each one's story to `details`."""

    collection: str
    details: Path
    cancel: CancelToken
    limit: int | None = None

    def each(self, label: str, items: Sequence[T]) -> Iterator[tuple[T, Step]]:
        """Those to be scored, each with the step that it is when done; raises Cancelled."""
        items = items[: self.limit]
        for done, item in enumerate(items, 1):
            self.cancel.raise_if_cancelled()
            yield item, Step(label, done, len(items))


@dataclass(frozen=True, slots=True)
class Report:
    """Scores of one run over `n` questions.

    `values` holds one value per question to which a metric applies; `statistics` are metrics that
    are no mean over questions, `ranges` the 95 % intervals of those that have one. `by_language`
    has the same metrics for each part of a set in several languages, `curve` what other thresholds
    of abstention would give. `details` is the file with what happened to each question.
    """

    n: int
    seconds: float
    values: Mapping[str, Sequence[float]]
    details: Path
    statistics: Mapping[str, float] = field(default_factory=dict)
    by_language: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    curve: tuple[CurvePoint, ...] = ()

    @property
    def metrics(self) -> dict[str, float]:
        """All metrics: means over questions, then the statistics."""
        return {**means(self.values), **self.statistics}

    @property
    def intervals(self) -> dict[str, tuple[float, float]]:
        """95 % confidence intervals of all means, and of the statistics that have one."""
        of_means = {name: mean_interval(values) for name, values in self.values.items() if values}
        return {**of_means, **self.ranges}


def means(values: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """The mean of each metric that applies to at least one question."""
    return {name: sum(each) / len(each) for name, each in values.items() if each}


def gain(report: Report, other: Report, metric: str) -> tuple[float, float, float]:
    """Mean and 95 % interval of what `report` has over `other`, question by question."""
    pairs = zip(report.values[metric], other.values[metric], strict=True)
    differences = [ours - theirs for ours, theirs in pairs]
    return (sum(differences) / len(differences), *mean_interval(differences))


def latency(milliseconds: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile (between neighbours, linear) as `p50_ms` and `p95_ms`."""
    if not milliseconds:
        return {}
    median, high = np.percentile(milliseconds, [50, 95])
    return {"p50_ms": float(median), "p95_ms": float(high)}
