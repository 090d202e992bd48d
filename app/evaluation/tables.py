"""Turns evaluation reports into a Markdown table and into the command line's JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from app.evaluation.compare import Comparison, MetricChange
from app.evaluation.report import Report, gain

_HEADLINES = ("ndcg@10", "recall@1")
_LONGEST_QUESTION = 100


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns line up in plain text too; the first is left-aligned."""
    lines = [headers, *rows]
    widths = [max(3, *(len(line[n]) for line in lines)) for n in range(len(headers))]

    def line(cells: Sequence[str]) -> str:
        first, *rest = zip(cells, widths, strict=True)
        padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
        return f"| {' | '.join(padded)} |"

    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join([line(headers), f"| {' | '.join(rule)} |", *map(line, rows)])


def evaluation_table(reports: Mapping[str, Report]) -> str:
    """One row per metric, one column per run; below, the first run's gain and its languages."""
    names = list(dict.fromkeys(name for report in reports.values() for name in report.metrics))
    columns = [(report.metrics, report.intervals) for report in reports.values()]
    rows = [[name, *(_cell(name, *column) for column in columns)] for name in names]
    first, *others = reports.items()
    parts = [table(["metric", *reports], rows)]
    headline = next((name for name in _HEADLINES if name in first[1].metrics), names[0])
    parts += [
        f"{first[0]} - {name}, {headline}: {_signed(*gain(first[1], report, headline))}"
        for name, report in others
    ]
    if first[1].by_language:
        languages = first[1].by_language
        by_language = [[key, *map(_number, scores.values())] for key, scores in languages.items()]
        metrics = list(next(iter(languages.values())))
        parts.append(table(["language", *metrics], by_language))
    if first[1].curve:
        curve = [
            [_number(p.threshold), _number(p.wrongly_declined), _number(p.rightly_declined)]
            for p in first[1].curve
        ]
        parts.append(table(["declining below", "wrongly_declined", "rightly_declined"], curve))
    parts.append(f"{first[1].n} questions, {first[1].seconds:.1f} s. [95 % interval]")
    return "\n\n".join(parts)


def comparison_table(comparison: Comparison, *, names: tuple[str, str], most: int) -> str:
    """One row per metric; below, up to `most` questions that got worse, and that got better."""
    headers = ["metric", "questions", *names, "difference [95 % interval]", "verdict"]
    headers += ["better", "worse", "same"]
    parts = [table(headers, [_change_row(change) for change in comparison.metrics])]
    for label, changes in (
        ("Worse", [change for change in comparison.changes if change.gain < 0][:most]),
        ("Better", [change for change in comparison.changes[::-1] if change.gain > 0][:most]),
    ):
        if changes:
            lines = [
                f"- {_number(c.old)} -> {_number(c.new)}  {c.id}: {_one_line(c.text)}"
                for c in changes
            ]
            parts.append("\n".join([f"{label} in {comparison.metric}:", *lines]))
    left_out = comparison.only_old + comparison.only_new
    others = f" {left_out} are in one of the runs only." if left_out else ""
    parts.append(f"{comparison.n} questions are in both runs.{others}")
    return "\n\n".join(parts)


def comparison_record(comparison: Comparison, *, names: tuple[str, str]) -> dict[str, Any]:
    """A comparison as the command line's JSON."""
    record: dict[str, Any] = msgspec.to_builtins(comparison)
    record["metrics"] = {
        change.metric: {**msgspec.to_builtins(change), "verdict": change.verdict}
        for change in comparison.metrics
    }
    return {"old": names[0], "new": names[1], **record}


def evaluation_record(reports: Mapping[str, Report]) -> dict[str, object]:
    """The first run as the command line's JSON, the others under `legs`."""
    first, *others = reports.items()
    record = _record(first[1])
    if others:
        record["legs"] = {name: _record(report) for name, report in others}
    return record


def _record(report: Report) -> dict[str, object]:
    return {
        "metrics": report.metrics,
        "n": report.n,
        "seconds": report.seconds,
        "intervals": report.intervals,
        "by_language": report.by_language,
        "abstention_curve": report.curve,
        "details": str(report.details),
    }


def _change_row(change: MetricChange) -> list[str]:
    number = _milliseconds if change.metric.endswith("_ms") else _number
    difference = f"{change.difference:+.3f} [{change.low:+.3f}, {change.high:+.3f}]"
    counts = ["-" if n is None else str(n) for n in (change.better, change.worse, change.same)]
    head = [change.metric, str(change.n), number(change.old), number(change.new)]
    return [*head, difference, change.verdict, *counts]


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUESTION else line[: _LONGEST_QUESTION - 1] + "…"


def _milliseconds(value: float) -> str:
    return f"{value:.1f}"


def _cell(
    name: str, metrics: Mapping[str, float], intervals: Mapping[str, tuple[float, float]]
) -> str:
    if name not in metrics:
        return "-"
    number = _milliseconds if name.endswith("_ms") else _number
    if name not in intervals:
        return number(metrics[name])
    low, high = intervals[name]
    return f"{number(metrics[name])} [{number(low)}, {number(high)}]"


def _signed(mean: float, low: float, high: float) -> str:
    return f"{mean:+.3f} [{low:+.3f}, {high:+.3f}]"


def _number(value: float) -> str:
    return f"{value:.3f}"
