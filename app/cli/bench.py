"""Verb bench: measures this machine, every figure next to a comparison from the same run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Session
from app.domain.errors import ModelMissing
from app.paths import is_built

if TYPE_CHECKING:
    from app.evaluation.report import Step

_NAMES = (
    "start", "embed", "providers", "index", "files", "large", "ocr", "follow", "search", "ask",
    "generate", "speed", "memory", "transcribe",
)  # fmt: skip
_NEEDS_PYTHON = (
    "bench start compares with Python itself, which is not in an installed Sotto: run it from"
    " source."
)


@click.command("bench")
@click.argument("name", required=False, type=click.Choice(_NAMES))
@click.option(
    "--chunks",
    default=100_000,
    show_default=True,
    type=click.IntRange(1_000),
    help="search: size of the library.",
)
@click.option(
    "--files",
    default=10_000,
    show_default=True,
    type=click.IntRange(12),
    help="files: size of the folder.",
)
@click.option(
    "--megabytes",
    default=500,
    show_default=True,
    type=click.IntRange(1),
    help="large: size of the text file.",
)
@click.option("--rounds", type=click.IntRange(1), help="Repetitions, instead of the bench's own.")
@click.option(
    "--compare",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="embed: another ONNX file of the same model, such as the one that was not quantized.",
)
@click.option("--model", help="generate, transcribe: the model, instead of the default.")
@click.option(
    "--audio",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="transcribe: a recording in which somebody speaks.",
)
@click.option(
    "--also",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="memory, providers: the file or folder of a model beside those installed; may be repeated."
    " Of providers the first is what all others are compared with.",
)
@click.option(
    "--tokens",
    default=2048,
    show_default=True,
    type=click.IntRange(512),
    help="memory: the longest context tried.",
)
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="search: keep the generated library in this folder, or use the one there.",
)
@click.option(
    "--write",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Put the results into this Markdown file, in place of earlier ones.",
)
def bench(
    session: Session,
    name: str | None,
    chunks: int,
    files: int,
    megabytes: int,
    rounds: int | None,
    compare: Path | None,
    model: str | None,
    audio: Path | None,
    also: tuple[Path, ...],
    tokens: int,
    keep: Path | None,
    write: Path | None,
) -> None:
    """Measure the speed of this machine: one bench, or all whose models are installed."""
    from app.evaluation.bench.suite import BenchOptions, Suite
    from app.evaluation.document import write_section
    from app.services.machine import this_machine

    options = BenchOptions(
        chunks, rounds, compare, model, keep, files, megabytes, audio, also, tokens
    )
    if compare or also:
        session.policy.allow_files()
    suite = Suite(session.home, session.settings(), session.cancel)
    names = [name] if name else list(_NAMES[: None if audio else -1])
    if is_built() and "start" in names:
        if name:
            raise click.UsageError(_NEEDS_PYTHON)
        session.note(_NEEDS_PYTHON)
        names.remove("start")
    reports = []
    for each in names:
        try:
            reports.append(session.drain(suite.run(each, options), measure=_measure))
        except ModelMissing as error:
            if name:
                raise
            session.note(f"bench {each} is left out. {error} {error.remedy}")
    machine = this_machine()
    session.emit(
        {"machine": machine, "benches": [report.record for report in reports]},
        "\n\n".join([str(machine), *(f"## {report.command}\n\n{report}" for report in reports)]),
    )
    if write is not None:
        for report in reports:
            write_section(write, report.command, str(report))


def _measure(step: Step) -> tuple[str, int, int]:
    return step.label, step.done, step.total


VERBS = (bench,)
