"""Draws the variants of a model: size against quality, size against speed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Picture

_INCHES = (4.8, 3.8)  # of one panel
_CHOSEN, _OTHER = "#0b6e4f", "#8a8f98"


@dataclass(frozen=True, slots=True)
class Point:
    """One variant in a panel; the chosen one is filled in another colour."""

    name: str
    megabytes: float
    value: float
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """What one quantity is for variants of different size."""

    label: str
    points: Sequence[Point]


def write_plot(path: Path, title: str, panels: Sequence[Panel]) -> None:
    """Write an SVG with the panels side by side; the same panels give the same bytes."""
    # Ids are salted with a constant, and texts stay texts.
    with mpl.rc_context(
        {
            "svg.hashsalt": "sotto",
            "svg.fonttype": "none",
            "font.family": "sans-serif",
            "font.size": 9,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.grid": True,
            "grid.alpha": 0.3,
        }
    ):
        picture = Picture(figsize=(_INCHES[0] * len(panels), _INCHES[1]), layout="constrained")
        picture.suptitle(title)
        row = picture.subplots(1, len(panels), squeeze=False)[0]
        for axes, panel in zip(row, panels, strict=True):
            _draw(axes, panel)
        picture.savefig(path, format="svg", metadata={"Date": None, "Creator": None})


def _draw(axes: Axes, panel: Panel) -> None:
    for point in panel.points:
        colour = _CHOSEN if point.chosen else _OTHER
        axes.scatter([point.megabytes], [point.value], color=colour, zorder=3)
        axes.annotate(
            point.name,
            (point.megabytes, point.value),
            xytext=(5, 4),
            textcoords="offset points",
            color=colour,
            fontsize=7.5,
        )
    axes.margins(x=0.25, y=0.15)
    axes.set_xlabel("size, MB")
    axes.set_ylabel(panel.label)
