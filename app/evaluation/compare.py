"""Says whether one run is better than another: question by question, over the same questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.evaluation.ledger import Outcome, statistics_of
from app.evaluation.metrics import bootstrap_interval
from app.evaluation.statistics import Indices, Statistic

LESS_IS_BETTER = frozenset(
    {"wrongly_declined", "unsupported_share", "wer", "cer", "ocr_cer", "rtf", "attack_success"}
    | {"not_computed", "wrong_unwarned", "routed_wrongly"}
)
"""Metrics of which less is better; times ("_ms") too."""

_HEADLINES = ("ndcg@10", "right", "f1", "page_hit@5", "accepted")


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A metric over the `n` questions to which it applies in both runs.

    `difference` is new less old, with its paired 95 % interval; `better`, `worse` and `same`
    count questions, and are None for figures that no single question has.
    """

    metric: str
    n: int
    old: float
    new: float
    difference: float
    low: float
    high: float
    better: int | None = None
    worse: int | None = None
    same: int | None = None

    @property
    def verdict(self) -> str:
        """Whether the new run is "better" or "worse"; "unclear" where the interval holds 0."""
        low, high = sorted((sign(self.metric) * self.low, sign(self.metric) * self.high))
        return "better" if low > 0 else "worse" if high < 0 else "unclear"


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """How a question's score in the metric looked at changed; `gain` above 0 is better."""

    id: str
    text: str
    old: float
    new: float
    gain: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs over their `n` common questions; `changes` are of `metric`, the worst first."""

    n: int
    only_old: int
    only_new: int
    metrics: tuple[MetricChange, ...]
    metric: str
    changes: tuple[QuestionChange, ...]


def sign(metric: str) -> int:
    """1 where more of a metric is better, -1 where less is."""
    return -1 if metric in LESS_IS_BETTER or metric.endswith("_ms") else 1


def compare(
    old: Sequence[Outcome], new: Sequence[Outcome], *, metric: str | None = None
) -> Comparison:
    """Compare two runs over the questions with the same id; `metric` is the one looked into.

    Intervals are of the mean difference over questions drawn again and again, in both runs the
    same. (Sakai, Evaluating evaluation metrics based on the bootstrap, 2006.) Raises ValueError
    where there is no common question, or none with that metric.
    """
    before, after = _by_id(old), _by_id(new)
    common = [name for name in before if name in after]
    pairs = [(before[name], after[name]) for name in common]
    names = dict.fromkeys(name for a, b in pairs for name in a.scores if name in b.scores)
    if not names:
        raise ValueError("the two runs have no question and metric in common")
    looked_into = metric or next((name for name in _HEADLINES if name in names), next(iter(names)))
    if looked_into not in names:
        raise ValueError(f"both runs have no {looked_into}; they have {', '.join(names)}")
    means = [_mean_change(name, pairs) for name in names]
    changes = [change for pair in pairs for change in _changes(looked_into, *pair)]
    return Comparison(
        n=len(common),
        only_old=len(before) - len(common),
        only_new=len(after) - len(common),
        metrics=(*means, *_statistic_changes(pairs)),
        metric=looked_into,
        changes=tuple(sorted(changes, key=lambda change: change.gain)),
    )


def _by_id(outcomes: Sequence[Outcome]) -> Mapping[str, Outcome]:
    return {outcome.id: outcome for outcome in outcomes}


def _mean_change(metric: str, pairs: Sequence[tuple[Outcome, Outcome]]) -> MetricChange:
    values = np.array(
        [
            (a.scores[metric], b.scores[metric])
            for a, b in pairs
            if metric in a.scores and metric in b.scores
        ]
    )
    old, new = values.mean(axis=0).tolist()
    differences = values[:, 1] - values[:, 0]
    low, high = bootstrap_interval(
        lambda drawn: float(differences[drawn].mean()), [np.arange(len(differences))]
    )
    gains = sign(metric) * differences
    better, worse = int((gains > 0).sum()), int((gains < 0).sum())
    same = len(gains) - better - worse
    return MetricChange(
        metric, len(gains), old, new, float(differences.mean()), low, high, better, worse, same
    )


def _statistic_changes(pairs: Sequence[tuple[Outcome, Outcome]]) -> list[MetricChange]:
    before, after = (statistics_of([pair[side] for pair in pairs]) for side in (0, 1))
    return [
        _statistic_change(name, before[name], after[name], strata)
        for name in before
        if name in after and (strata := _shared(before[name], after[name]))
    ]


def _shared(old: Statistic, new: Statistic) -> tuple[Indices, ...]:
    """The questions to which both apply; empty where a stratum has none."""
    pairs = zip(old.strata, new.strata, strict=True)
    strata = tuple(np.intersect1d(mine, other) for mine, other in pairs)
    return strata if all(len(stratum) for stratum in strata) else ()


def _statistic_change(
    name: str, old: Statistic, new: Statistic, strata: tuple[Indices, ...]
) -> MetricChange:
    whole = np.concatenate(strata)
    before, after = old.value(whole), new.value(whole)
    low, high = bootstrap_interval(lambda drawn: new.value(drawn) - old.value(drawn), strata)
    return MetricChange(name, len(whole), before, after, after - before, low, high)


def _changes(metric: str, old: Outcome, new: Outcome) -> list[QuestionChange]:
    """The change of one question, none where it is the same or the metric does not apply."""
    if metric not in old.scores or metric not in new.scores:
        return []
    before, after = old.scores[metric], new.scores[metric]
    gain = sign(metric) * (after - before)
    return [QuestionChange(new.id, new.text, before, after, gain)] if gain else []
