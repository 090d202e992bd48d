"""What the self-test of the program is given, and what it reports."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

from app import __version__
from app.policy import FREE, ModelRules


@dataclass(frozen=True, slots=True)
class SelfTest:
    """`models` are files and folders of models that are taken in first, as `rules` let in."""

    models: tuple[Path, ...] = ()
    rules: ModelRules = FREE.models


@dataclass(frozen=True, slots=True)
class TriedStep:
    """One thing that was tried; while it is under way it is not `ok`."""

    name: str
    ok: bool
    seconds: float
    detail: str


@dataclass(frozen=True, slots=True)
class SelfTestReport:
    """What was tried so far; `finished` once the window was closed in order."""

    steps: tuple[TriedStep, ...] = ()
    finished: bool = False
    version: str = __version__
    system: str = f"{platform.system()} {platform.machine()}"

    @property
    def ok(self) -> bool:
        """Whether everything was tried, and works."""
        return self.finished and all(step.ok for step in self.steps)


def as_text(report: SelfTestReport) -> str:
    """The report to read."""
    lines = [
        f"{'ok' if step.ok else 'NO':3} {step.name:28} {step.seconds:6.1f} s  {step.detail}"
        for step in report.steps
    ]
    end = "Everything works." if report.ok else "Something does not work."
    return "\n".join([f"Sotto {report.version}, {report.system}", *lines, end])
