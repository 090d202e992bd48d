"""Turns evaluation reports into a Markdown table and into the command line's JSON."""

from collections.abc import Mapping, Sequence

from app.evaluation.report import Report, gain

_HEADLINE = "ndcg@10"


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
    parts += [
        f"{first[0]} - {name}, {_HEADLINE}: {_signed(*gain(first[1], report, _HEADLINE))}"
        for name, report in others
    ]
    if first[1].by_language:
        languages = first[1].by_language
        by_language = [[key, *map(_number, scores.values())] for key, scores in languages.items()]
        metrics = list(next(iter(languages.values())))
        parts.append(table(["language", *metrics], by_language))
    parts.append(f"{first[1].n} questions, {first[1].seconds:.1f} s. [95 % interval]")
    return "\n\n".join(parts)


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
        "details": str(report.details),
    }


def _cell(
    name: str, metrics: Mapping[str, float], intervals: Mapping[str, tuple[float, float]]
) -> str:
    if name not in metrics:
        return "-"
    if name.endswith("_ms"):
        return f"{metrics[name]:.1f}"
    if name not in intervals:
        return _number(metrics[name])
    low, high = intervals[name]
    return f"{_number(metrics[name])} [{_number(low)}, {_number(high)}]"


def _signed(mean: float, low: float, high: float) -> str:
    return f"{mean:+.3f} [{low:+.3f}, {high:+.3f}]"


def _number(value: float) -> str:
    return f"{value:.3f}"
