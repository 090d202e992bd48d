"""Measured figures with what they are compared to, and how they are shown."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from app.evaluation.report import latency
from app.evaluation.tables import table


@dataclass(frozen=True, slots=True)
class Rounds:
    """One value per round of a repeated measurement."""

    values: tuple[float, ...]

    @property
    def headline(self) -> float:
        """The median."""
        return statistics.median(self.values)

    @property
    def record(self) -> dict[str, float]:
        """Median, minimum, maximum and number of rounds."""
        low, high = min(self.values), max(self.values)
        return {"median": self.headline, "min": low, "max": high, "rounds": len(self.values)}

    def __str__(self) -> str:
        if len(self.values) == 1:
            return _short(self.headline)
        return f"{_short(self.headline)} ({_short(min(self.values))} to {_short(max(self.values))})"


@dataclass(frozen=True, slots=True)
class Latencies:
    """Milliseconds of many single requests."""

    values: tuple[float, ...]

    @property
    def headline(self) -> float:
        """The 95th percentile."""
        return latency(self.values)["p95_ms"]

    @property
    def record(self) -> dict[str, float]:
        """Median, 95th percentile and number of requests."""
        return {**latency(self.values), "requests": len(self.values)}

    def __str__(self) -> str:
        return f"{_short(latency(self.values)['p50_ms'])} / {_short(self.headline)}"


@dataclass(frozen=True, slots=True)
class Bar:
    """A limit for the headline of a figure, or for its ratio to the comparison.

    `around`: for how far that ratio may be from 1, either way.
    """

    limit: float
    at_least: bool = False
    of_ratio: bool = False
    around: bool = False

    def __str__(self) -> str:
        if self.around:
            return f"within {self.limit:.0%}"
        limit = f"{self.limit:.0%}" if self.of_ratio else _short(self.limit)
        return f"{'at least' if self.at_least else 'under'} {limit}"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in `unit`, and the same of something to compare it with."""

    name: str
    unit: str
    ours: Rounds | Latencies
    against: str = ""
    theirs: Rounds | Latencies | None = None
    bar: Bar | None = None

    @property
    def ratio(self) -> float | None:
        """Our headline by theirs."""
        if self.theirs is None or not self.theirs.headline:
            return None
        return self.ours.headline / self.theirs.headline

    @property
    def met(self) -> bool | None:
        """Whether the bar is reached; None without one."""
        if self.bar is None:
            return None
        value = self.ratio if self.bar.of_ratio else self.ours.headline
        if value is None:
            return None
        if self.bar.around:
            return abs(value - 1) <= self.bar.limit
        return value >= self.bar.limit if self.bar.at_least else value < self.bar.limit

    @property
    def record(self) -> dict[str, object]:
        """The figure as the command line's JSON."""
        return {
            "name": self.name,
            "unit": self.unit,
            "ours": self.ours.record,
            "against": self.against or None,
            "theirs": self.theirs.record if self.theirs else None,
            "ratio": self.ratio,
            "bar": str(self.bar) if self.bar else None,
            "met": self.met,
        }


@dataclass(frozen=True, slots=True)
class BenchReport:
    """All figures of one bench; `conditions` say what was measured, in a sentence each."""

    name: str
    command: str
    conditions: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def record(self) -> dict[str, object]:
        """The report as the command line's JSON."""
        return {
            "name": self.name,
            "command": self.command,
            "conditions": self.conditions,
            "figures": [figure.record for figure in self.figures],
        }

    def __str__(self) -> str:
        headers = ("figure", "unit", "Sotto", "compared with", "", "ratio", "bar", "reached")
        body = table(headers, [_row(figure) for figure in self.figures])
        legend = "Rounds: median (minimum to maximum). Latencies: p50 / p95."
        return "\n\n".join([" ".join(self.conditions), body, legend])


def _row(figure: Figure) -> Sequence[str]:
    return (
        figure.name,
        figure.unit,
        str(figure.ours),
        figure.against,
        str(figure.theirs or ""),
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        str(figure.bar or ""),
        {None: "", True: "yes", False: "NO"}[figure.met],
    )


def _short(value: float) -> str:
    """Three significant digits, and whole numbers from 100 on."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
