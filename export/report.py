"""What an export gives beside its original: parity.json, parity.md and parity.svg."""

import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from app.domain.models import Task
from app.evaluation.tables import table
from export.plot import Panel, Point, write_plot

MEGABYTE = 1_000_000
_UNCHANGED = {"higher": "more is better", "lower": "less is better", "closer": "1 is the original"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured of a model, and the same of what it was made from, if that was measured.

    Units that end in "/s" are speeds. The first figure that is none is the quality of the plot.
    """

    name: str
    unit: str
    reference: float | None
    candidate: float
    better: Literal["higher", "lower", "closer"]
    note: str = ""

    @property
    def is_speed(self) -> bool:
        """Whether it is something per second."""
        return self.unit.endswith("/s")

    @property
    def change(self) -> str:
        """How many times the reference for speeds, the difference to it for all others."""
        if self.reference is None:
            return ""
        if self.is_speed and self.reference:
            return f"{self.candidate / self.reference:.2f} x"
        return f"{self.candidate - self.reference:+.4g}"


@dataclass(frozen=True, slots=True)
class Variant:
    """One recipe that was tried."""

    name: str
    bytes: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that was measured of an export; `command` is what makes it again."""

    model: str
    task: Task
    recipe: str
    reference_bytes: int
    bytes: int
    figures: tuple[Figure, ...]
    variants: tuple[Variant, ...]
    machine: str
    command: str
    notes: tuple[str, ...] = ()


def write_report(folder: Path, report: Report) -> None:
    """parity.json for programs, parity.md for people, and parity.svg, which parity.md shows."""
    (folder / "parity.json").write_bytes(as_json(report))
    (folder / "parity.md").write_text(_markdown(report), "utf-8")
    write_plot(folder / "parity.svg", report.model, list(_panels(report)))


def as_json(record: object) -> bytes:
    """A record as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def machine() -> str:
    """The processor, without its name where the system does not tell it."""
    return f"{platform.system()} {platform.machine()}, {_processor()}"


def figures_table(figures: Sequence[Figure], *, names: tuple[str, str]) -> str:
    """One row per figure: of the reference, of the candidate, and what changed."""
    rows = [
        [
            f"{figure.name}{f', {figure.unit}' if figure.unit else ''}",
            "" if figure.reference is None else short(figure.reference),
            short(figure.candidate),
            figure.change,
            figure.note or _UNCHANGED[figure.better],
        ]
        for figure in figures
    ]
    return table(["", *names, "change", "note"], rows)


def short(value: float) -> str:
    """Four significant digits, and whole numbers from 1,000 on."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if not info.is_file():
        return platform.processor()
    lines = info.read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    facts = {key.strip(): value.strip() for key, value in pairs}
    vnni = "vnni" in facts.get("flags", "")
    return f"{facts.get('model name', 'unknown')}, {'with' if vnni else 'without'} VNNI"


def _markdown(report: Report) -> str:
    size = Figure("size", "MB", report.reference_bytes / MEGABYTE, report.bytes / MEGABYTE, "lower")
    parts = [
        f"# How {report.model} differs from its original",
        f"Recipe `{report.recipe}`. Measured with `{report.command}` on {report.machine}.",
        figures_table((size, *report.figures), names=("original", "export")),
        *report.notes,
    ]
    if report.variants:
        parts += ["The recipes that were tried:", _variants_table(report.variants)]
    parts.append(f"![Size against quality and speed of {report.model}](parity.svg)")
    return "\n\n".join(parts) + "\n"


def _variants_table(variants: Sequence[Variant]) -> str:
    units = {figure.name: figure.unit for variant in variants for figure in variant.figures}
    headers = [f"{name}, {unit}" if unit else name for name, unit in units.items()]
    rows = []
    for variant in variants:
        figures = {figure.name: figure for figure in variant.figures}
        cells = [_cell(figures[name]) if name in figures else "" for name in units]
        rows.append([variant.name, f"{variant.bytes / MEGABYTE:.1f}", *cells])
    return table(["recipe", "MB", *headers], rows)


def _cell(figure: Figure) -> str:
    return short(figure.candidate) + (f" ({figure.change})" if figure.change else "")


def _panels(report: Report) -> Iterator[Panel]:
    """Quality and speed, each of the original (where it is known), the variants and the export."""
    chosen = Variant(report.recipe, report.bytes, report.figures)
    others = [variant for variant in report.variants if variant.name != report.recipe]
    quality = next((figure for figure in report.figures if not figure.is_speed), None)
    speed = next((figure for figure in report.figures if figure.is_speed), None)
    for shown in filter(None, (quality, speed)):
        points = [
            Point(variant.name, variant.bytes / MEGABYTE, figure.candidate, variant is chosen)
            for variant in (*others, chosen)
            for figure in variant.figures
            if figure.name == shown.name
        ]
        if shown.reference is not None:
            points.append(Point("original", report.reference_bytes / MEGABYTE, shown.reference))
        unit = f", {shown.unit}" if shown.unit else ""
        yield Panel(f"{shown.name}{unit}", points)
