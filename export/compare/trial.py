"""What was measured of two models, and whether the second may replace the first."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.evaluation.metrics import bootstrap_interval
from export.report import MEGABYTE, Figure, short
from export.timing import Timing

Floats = NDArray[np.float64]

FASTER = 1.05
"""How many times faster counts as faster."""

SMALLER = 0.99
"""What share of the size counts as smaller; less may be a different header."""


@dataclass(frozen=True, slots=True)
class Quality:
    """A figure of each of `items` (questions, recordings) by both models, the same ones in order.

    The mean counts each by its weight; `allowed` is how much worse it may become.
    """

    name: str
    unit: str
    items: str
    better: Literal["higher", "lower"]
    reference: Floats
    candidate: Floats
    weights: Floats
    allowed: float

    @property
    def loss(self) -> float:
        """How much worse the mean is with the candidate; NaN where one of its figures is."""
        return self._loss(np.arange(len(self.weights)))

    @property
    def interval(self) -> tuple[float, float]:
        """The loss with 95 % confidence, of items drawn again and again, for both the same."""
        if not np.isfinite(self.candidate).all():
            return math.nan, math.nan
        return bootstrap_interval(self._loss, [np.arange(len(self.weights))])

    @property
    def figure(self) -> Figure:
        """The means, with what became of single items."""
        sign = 1 if self.better == "higher" else -1
        gains = sign * (self.candidate - self.reference)
        low, high = self.interval
        note = (
            f"{len(gains)} {self.items}: {int((gains > 0).sum())} better,"
            f" {int((gains < 0).sum())} worse; loss {self.loss:+.4f} [{low:+.4f}, {high:+.4f}],"
            f" allowed {self.allowed:g}"
        )
        before, after = (
            float(np.average(values, weights=self.weights))
            for values in (self.reference, self.candidate)
        )
        return Figure(self.name, self.unit, before, after, self.better, note)

    def _loss(self, drawn: NDArray[np.intp]) -> float:
        differences = self.candidate[drawn] - self.reference[drawn]
        mean = float(np.average(differences, weights=self.weights[drawn]))
        return 0.0 - mean if self.better == "higher" else mean


@dataclass(frozen=True, slots=True)
class Speed:
    """How many times faster the candidate is, as it is judged, and the figures behind that."""

    ratio: float
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """Two models on the same texts or recordings."""

    qualities: tuple[Quality, ...]
    speed: Speed
    reference_bytes: int
    bytes: int
    others: tuple[Figure, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Everything measured, for a table."""
        before, after = (count / MEGABYTE for count in (self.reference_bytes, self.bytes))
        size = Figure("size", "MB", before, after, "lower")
        qualities = (quality.figure for quality in self.qualities)
        return (*qualities, *self.others, *self.speed.figures, size)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the candidate may replace the reference, and every reason for or against it."""

    accepted: bool
    reasons: tuple[str, ...]


def speed(timing: Timing, amount: float, unit: str) -> Speed:
    """Of `amount` of `unit` (texts, s of sound): faster by the clock and by processor time."""
    figure = Figure(
        "speed",
        f"{unit}/s",
        amount / timing.reference_s,
        amount / timing.candidate_s,
        "higher",
        f"{timing.processor_ratio:.2f} x by processor time",
    )
    return Speed(min(timing.ratio, timing.processor_ratio), (figure,))


def judge(trial: Trial, *, sure: bool = False) -> Verdict:
    """Accepted with no loss of quality beyond what is allowed, if it is faster or smaller.

    With `sure`, the whole interval of the loss has to be within what is allowed.
    """
    against = [*_losses(trial, sure=sure)]
    faster = trial.speed.ratio
    smaller = trial.bytes / trial.reference_bytes
    if not (faster >= FASTER or smaller <= SMALLER):
        against.append(
            f"it is neither faster ({faster:.2f} x, and {FASTER:g} x counts)"
            f" nor smaller ({smaller:.2f} of the size)"
        )
    if against:
        return Verdict(accepted=False, reasons=tuple(against))
    gains = [f"{faster:.2f} times as fast", f"{smaller:.2f} of the size"]
    kept = [f"{q.name}: loss {q.loss:+.4f}, allowed {q.allowed:g}" for q in trial.qualities]
    return Verdict(accepted=True, reasons=(*kept, *gains))


def _losses(trial: Trial, *, sure: bool) -> Iterator[str]:
    for quality in trial.qualities:
        low, high = quality.interval
        if math.isnan(quality.loss):
            yield f"{quality.name}: its figures are no numbers"
        elif not quality.loss <= quality.allowed:
            yield (
                f"{quality.name} is worse by {short(quality.loss)} (95 %: {short(low)} to"
                f" {short(high)}), and {quality.allowed:g} is allowed"
            )
        elif sure and not high <= quality.allowed:
            yield (
                f"{quality.name} may be worse by {short(high)} with these"
                f" {len(quality.weights)} {quality.items}, and {quality.allowed:g} is allowed"
            )
