"""Books what came of each question, line by line, and makes the report of them all."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

import msgspec

from app.domain.errors import DatasetProblem
from app.evaluation.metrics import bootstrap_interval
from app.evaluation.report import Report, Run, means
from app.evaluation.statistics import (
    Statistic,
    abstention_auc,
    abstention_balanced,
    abstention_curve,
    percentile,
)

_PERCENTILES = (50, 95)
_DECLINED = ("wrongly_declined", "rightly_declined")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question.

    `scores` are the metrics that apply to it; `ms` the milliseconds of its steps, "total" the
    whole; `confidence` the score by which it was answered or declined, with `answerable` True or
    False where that is being judged.
    """

    id: str
    text: str
    scores: Mapping[str, float]
    ms: Mapping[str, float] = field(default_factory=dict)
    answerable: bool | None = None
    confidence: float | None = None
    language: str | None = None


class Ledger:
    """Writes outcomes to the details of a run as they come; a context manager."""

    def __init__(self, run: Run) -> None:
        self._details = run.details
        self._outcomes: list[Outcome] = []
        self._started_s = time.perf_counter()
        self._file = run.details.open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, booked: Outcome, /, **story: object) -> None:
        """Book an outcome; `story` is what else the details tell about it."""
        self._outcomes.append(booked)
        line = {"_id": booked.id, **msgspec.to_builtins(booked), **story}
        del line["id"]
        self._file.write(msgspec.json.encode(line) + b"\n")

    def report(self, **statistics: float) -> Report:
        """The report on all that was booked, with further `statistics`."""
        report = report_of(self._outcomes)
        return replace(
            report,
            seconds=time.perf_counter() - self._started_s,
            details=self._details,
            statistics={**report.statistics, **statistics},
        )


def report_of(outcomes: Sequence[Outcome]) -> Report:
    """Means, percentiles and intervals over outcomes; it names no details and took no time."""
    values: dict[str, list[float]] = defaultdict(list)
    languages: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for outcome in outcomes:
        for name, value in outcome.scores.items():
            values[name].append(value)
            if outcome.language is not None:
                languages[outcome.language][name].append(value)
    computed = statistics_of(outcomes)
    return Report(
        n=len(outcomes),
        seconds=0.0,
        values=values,
        details=Path(),
        statistics={name: each.whole for name, each in computed.items()},
        by_language={name: means(each) for name, each in sorted(languages.items())},
        ranges={
            name: bootstrap_interval(each.value, each.strata) for name, each in computed.items()
        },
        curve=abstention_curve(
            [outcome.confidence for outcome in outcomes],
            [outcome.answerable for outcome in outcomes],
        ),
    )


def statistics_of(outcomes: Sequence[Outcome]) -> dict[str, Statistic]:
    """The figures that are no means: abstention where both kinds were asked, and times."""
    found = {}
    answerable = [outcome.answerable for outcome in outcomes]
    if True in answerable and False in answerable:
        declined = [any(outcome.scores.get(name) for name in _DECLINED) for outcome in outcomes]
        confidences = [outcome.confidence for outcome in outcomes]
        found["abstention_balanced"] = abstention_balanced(declined, answerable)
        found["abstention_auc"] = abstention_auc(confidences, answerable)
    for step in dict.fromkeys(step for outcome in outcomes for step in outcome.ms):
        times = [outcome.ms.get(step) for outcome in outcomes]
        prefix = "" if step == "total" else f"{step}_"
        for share in _PERCENTILES:
            found[f"{prefix}p{share}_ms"] = percentile(times, share)
    return found


class _Line(msgspec.Struct, rename={"id": "_id"}):
    id: str
    text: str
    scores: dict[str, float]
    ms: dict[str, float] = {}
    answerable: bool | None = None
    confidence: float | None = None
    language: str | None = None


def read_outcomes(details: Path) -> list[Outcome]:
    """The outcomes that a ledger has written to the file `details`; raises DatasetProblem."""
    decoder = msgspec.json.Decoder(_Line)
    try:
        lines = details.read_bytes().splitlines()
        return [Outcome(**msgspec.structs.asdict(decoder.decode(line))) for line in lines]
    except OSError as error:
        raise DatasetProblem(str(details), error.strerror or str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = f"it is not the details file of an evaluation ({error})"
        raise DatasetProblem(str(details), reason) from error
