"""Figures that are no mean over questions: percentiles of times, how well abstention decides.

Each can be computed over any questions by their index, which is what the bootstrap asks for.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.evaluation.metrics import auc

Indices = NDArray[np.intp]

_ALLOWED = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure over questions: `value` of their indices; `strata` are drawn from apart.

    Without strata of their own, a draw could hold only answerable questions.
    """

    strata: tuple[Indices, ...]
    value: Callable[[Indices], float]

    @property
    def whole(self) -> float:
        """The figure over all questions to which it applies."""
        return self.value(np.concatenate(self.strata))


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Declining below `threshold` declines these shares of answerable and unanswerable ones."""

    threshold: float
    wrongly_declined: float
    rightly_declined: float


def percentile(milliseconds: Sequence[float | None], share: float) -> Statistic:
    """The percentile (0 to 100, linear between neighbours) of times, None where there is none."""
    times = np.array([math.nan if ms is None else ms for ms in milliseconds])
    return Statistic(
        (np.flatnonzero(~np.isnan(times)),), lambda drawn: float(np.percentile(times[drawn], share))
    )


def abstention_auc(
    confidences: Sequence[float | None], answerable: Sequence[bool | None]
) -> Statistic:
    """Chance that an answerable question scores above an unanswerable one; see metrics.auc."""
    scores, strata = _scores(confidences), _strata(answerable)
    is_answerable = np.array([bool(each) for each in answerable])

    def value(drawn: Indices) -> float:
        positive = is_answerable[drawn]
        return auc(scores[drawn[positive]].tolist(), scores[drawn[~positive]].tolist())

    return Statistic(strata, value)


def abstention_balanced(declined: Sequence[bool], answerable: Sequence[bool | None]) -> Statistic:
    """Mean of the share of unanswerable questions declined and of answerable ones kept."""
    strata, was_declined = _strata(answerable), np.array(declined)
    is_answerable = np.array([bool(each) for each in answerable])

    def value(drawn: Indices) -> float:
        kept = ~was_declined[drawn[is_answerable[drawn]]]
        return float((kept.mean() + was_declined[drawn[~is_answerable[drawn]]].mean()) / 2)

    return Statistic(strata, value)


def abstention_curve(
    confidences: Sequence[float | None], answerable: Sequence[bool | None]
) -> tuple[CurvePoint, ...]:
    """What each threshold buys: the best share rightly declined for some shares wrongly declined.

    Empty unless there are questions of both kinds.
    """
    positive, negative = (_scores(confidences)[stratum] for stratum in _strata(answerable))
    if not len(positive) or not len(negative):
        return ()
    ordered = np.sort(positive)
    points: list[CurvePoint] = []
    for allowed in _ALLOWED:
        most = min(int(allowed * len(ordered)), len(ordered) - 1)
        threshold = float(ordered[most])
        wrongly, rightly = (float((scores < threshold).mean()) for scores in (positive, negative))
        point = CurvePoint(threshold, wrongly, rightly)
        if math.isfinite(threshold) and point not in points:
            points.append(point)
    return tuple(points)


def _scores(confidences: Sequence[float | None]) -> NDArray[np.float64]:
    """Where nothing was found to judge, nothing speaks for an answer."""
    return np.array([-math.inf if each is None else each for each in confidences])


def _strata(answerable: Sequence[bool | None]) -> tuple[Indices, Indices]:
    return tuple(  # type: ignore[return-value]  # of two
        np.array([n for n, each in enumerate(answerable) if each is kind], np.intp)
        for kind in (True, False)
    )
