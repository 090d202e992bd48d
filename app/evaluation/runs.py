"""Keeps evaluation runs, so that the next one can be compared with them."""

import re
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from app import __version__
from app.domain.errors import DatasetProblem
from app.evaluation.report import Report
from app.settings import Settings

_KEPT = 20  # of one title; the details of a few thousand questions take about a megabyte
_NAME = re.compile(r"(?P<title>.+)-(?P<number>\d+)")


class KeptRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run with its results; `name` is its title and a number that counts up.

    `created_s` is Unix time, `sotto` the version.
    """

    name: str
    title: str
    created_s: float
    sotto: str
    settings: dict[str, Any]
    n: int
    seconds: float
    metrics: dict[str, float]
    intervals: dict[str, tuple[float, float]]


class RunBook:
    """The runs in a folder: of each NAME.json, written last, and NAME.jsonl, its details."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, title: str, report: Report, settings: Settings) -> KeptRun:
        """Keep a run under the next name of `title`, and drop the oldest of many of that title."""
        self._folder.mkdir(parents=True, exist_ok=True)
        earlier = self.runs(title)
        name = self._claim(title, 1 + max((_number(run.name) for run in earlier), default=0))
        run = KeptRun(
            name=name,
            title=title,
            created_s=time.time(),
            sotto=__version__,
            settings=msgspec.to_builtins(settings),
            n=report.n,
            seconds=report.seconds,
            metrics=report.metrics,
            intervals=report.intervals,
        )
        shutil.copyfile(report.details, self.details(run))
        record = self._folder / f"{run.name}.json"
        temporary = record.with_suffix(".partial")
        temporary.write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=2))
        temporary.replace(record)
        for old in earlier[: max(0, len(earlier) + 1 - _KEPT)]:
            self.remove(old)
        return run

    def _claim(self, title: str, number: int) -> str:
        """A name from `number` on that no other process has taken."""
        while True:
            name = f"{title}-{number}"
            try:
                (self._folder / f"{name}.jsonl").touch(exist_ok=False)
            except FileExistsError:
                number += 1
            else:
                return name

    def runs(self, title: str | None = None) -> list[KeptRun]:
        """All runs, or those of one title, the oldest first; what cannot be read is left out."""
        found = []
        for path in self._folder.glob("*.json"):
            with suppress(OSError, msgspec.DecodeError):
                found.append(msgspec.json.decode(path.read_bytes(), type=KeptRun))
        chosen = [run for run in found if title in {None, run.title}]
        return sorted(chosen, key=lambda run: (run.created_s, _number(run.name)))

    def details(self, run: KeptRun) -> Path:
        """The file with the outcome of every question."""
        return self._folder / f"{run.name}.jsonl"

    def remove(self, run: KeptRun) -> None:
        """Drop a run."""
        for suffix in (".json", ".jsonl"):
            with suppress(FileNotFoundError):
                (self._folder / f"{run.name}{suffix}").unlink()

    def find(self, name: str) -> Path:
        """The details of the run called `name`, or the file of that path; raises DatasetProblem."""
        for run in self.runs():
            if run.name == name:
                return self.details(run)
        if Path(name).is_file():
            return Path(name)
        raise DatasetProblem(name, "there is no run and no details file of this name")

    def latest_two(self, title: str) -> tuple[Path, Path]:
        """The details of the last two runs of a title, in order; raises DatasetProblem."""
        runs = self.runs(title)[-2:]
        if len(runs) < 2:
            raise DatasetProblem(title, "there are no two runs of this title to compare")
        return self.details(runs[0]), self.details(runs[1])


def _number(name: str) -> int:
    parsed = _NAME.fullmatch(name)
    return int(parsed["number"]) if parsed else 0
