"""How fast a frozen program starts, beside the same from source, turn by turn in one run."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.evaluation.bench.figures import Bar, BenchReport, Figure, Rounds
from app.evaluation.document import write_section
from app.paths import Home
from installers import facts
from installers.errors import InstallerError

_AT_MOST = Bar(1.3, of_ratio=True)
_DEADLINE_S = 60.0
_POLL_S = 0.002

Program = tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("program", type=Path, help="the frozen program")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the figures into this page")


def run(options: argparse.Namespace) -> int:
    """Print the figures; 1 where the frozen program is too slow."""
    report = measured(options.program, rounds=options.rounds)
    print(report)
    if options.write is not None:
        write_section(options.write, report.command, str(report))
    return int(not all(figure.met for figure in report.figures))


def measured(frozen: Path, *, rounds: int) -> BenchReport:
    """Times of both, each after one round that fills the caches of the disk.

    Raises:
        InstallerError: one of them did not start.
    """
    programs: tuple[Program, Program] = ((str(frozen.absolute()),), (sys.executable, "-m", "app"))
    measures: dict[str, Callable[[Program], float]] = {
        "sotto --version": version_ms,
        "window is there, library open": window_ms,
    }
    figures = []
    for name, measure in measures.items():
        taken = [[measure(program) for program in programs] for _ in range(rounds + 1)][1:]
        ours, theirs = (Rounds(tuple(times)) for times in zip(*taken, strict=True))
        figures.append(Figure(name, "ms", ours, "from source", theirs, _AT_MOST))
    condition = f"{rounds} starts each of the frozen program and from source, in turns, off screen."
    return BenchReport("start frozen", "installers start", (condition,), tuple(figures))


def version_ms(program: Program) -> float:
    """From the start of the process to its end, told only to say its version."""
    started = time.perf_counter()
    done = subprocess.run((*program, "--version"), cwd=facts.ROOT, capture_output=True, check=False)
    if done.returncode:
        raise InstallerError(f"{program[0]} ended with code {done.returncode}")
    return 1000 * (time.perf_counter() - started)


def window_ms(program: Program) -> float:
    """From the start of the process to the database, which is made once the window is shown."""
    with tempfile.TemporaryDirectory() as folder:
        database = Home(Path(folder)).database
        started = time.perf_counter()
        process = subprocess.Popen(
            (*program, "--home", folder),
            cwd=facts.ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        with process:
            try:
                while not database.exists():
                    passed = time.perf_counter() - started
                    if process.poll() is not None or passed > _DEADLINE_S:
                        raise InstallerError(f"{program[0]} shows no window")
                    time.sleep(_POLL_S)
                return 1000 * (time.perf_counter() - started)
            finally:
                process.terminate()
