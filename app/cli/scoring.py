"""What verbs that score have in common: the set's own home, progress, the kept run, the report."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from app.cli.session import Session
from app.settings import Settings

if TYPE_CHECKING:
    from app.evaluation.datasets import Entry
    from app.evaluation.report import Report, Run, Step
    from app.evaluation.runs import RunBook
    from app.paths import Home
    from app.wiring import Sotto

COLLECTION = "evaluation"

FOLDER = click.argument("dataset", type=click.Path(exists=True, file_okay=False, path_type=Path))
LIMIT = click.option("--limit", type=click.IntRange(1), help="Only the first N questions.")
FRESH = click.option("--fresh", is_flag=True, help="Drop what an earlier run of the set indexed.")
WRITE = click.option(
    "--write", type=click.Path(dir_okay=False, path_type=Path),
    help="Put the result into this Markdown file, in place of an earlier one.",
)  # fmt: skip

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Opened:
    """The program over a set that is indexed, in the set's own `home`.

    `indexing_s` is how long it took to read files, 0 for a corpus.
    """

    session: Session
    home: Home
    sotto: Sotto
    indexing_s: float = 0.0

    def run(self, name: str, limit: int | None) -> Run:
        """How a run of that name goes about it."""
        return run_in(self.session, self.home, name, limit)

    def failures(self) -> int:
        """How many files of the set could not be read; each is told with its reason."""
        failures = self.sotto.library.failures(COLLECTION)
        for failure in failures:
            self.session.note(f"{failure.path}: {failure.reason}")
        return len(failures)


@contextmanager
def corpus_opened(
    session: Session,
    name: str,
    corpus: Sequence[Entry],
    *,
    fresh: bool,
    settings: Settings | None = None,
    apart: bool = False,
) -> Iterator[Opened]:
    """A corpus, indexed where it is not; `apart`: each document in a collection by its id."""
    from app.evaluation.homes import home_of_corpus, index_corpus, open_set

    home = home_of_corpus(session.home, name, corpus)
    parts = {entry.id: [entry] for entry in corpus} if apart else {COLLECTION: corpus}
    settings = settings or session.settings()
    with open_set(home, settings, models=session.home.models, fresh=fresh) as sotto:
        for collection, entries in parts.items():
            drain(session, index_corpus(sotto.library, entries, collection, session.cancel))
        yield Opened(session, home, sotto)


@contextmanager
def files_opened(session: Session, name: str, folder: Path, *, fresh: bool) -> Iterator[Opened]:
    """A folder of files, indexed where it is not."""
    from app.evaluation.homes import home_of_files, index_files, open_set

    home = home_of_files(session.home, name, folder)
    with open_set(home, session.settings(), models=session.home.models, fresh=fresh) as sotto:
        added = drain(session, index_files(sotto.library, folder, COLLECTION, session.cancel))
        yield Opened(session, home, sotto, added.seconds)


def run_in(session: Session, home: Home, name: str, limit: int | None) -> Run:
    """A run of that name over a set with a home of its own."""
    from app.evaluation.report import Run

    return Run(COLLECTION, home.root / f"{name}.jsonl", session.cancel, limit)


def drain(session: Session, steps: Generator[Step, None, R]) -> R:
    """The result of `steps`, their progress shown."""
    return session.drain(steps, measure=lambda step: (step.label, step.done, step.total))


def run_book(session: Session) -> RunBook:
    """The runs that are kept."""
    from app.evaluation.runs import RunBook

    return RunBook(session.home.evaluation / "runs")


def show(session: Session, title: str, reports: dict[str, Report], write: Path | None) -> None:
    """Keep the runs, print the first with the others beside it, and file them if asked to."""
    from app.evaluation.tables import evaluation_record, evaluation_table

    runs = run_book(session)
    kept = {
        name: runs.keep(_run_title(f"{title} {name}"), report, session.settings())
        for name, report in reports.items()
    }
    found = {name: replace(r, details=runs.details(kept[name])) for name, r in reports.items()}
    text = evaluation_table(found)
    first = next(iter(kept.values()))
    session.emit(
        {**evaluation_record(found), "run": first.name}, f"{text}\n\nKept as {first.name}."
    )
    file_section(write, title, text)


def file_section(path: Path | None, title: str, text: str) -> None:
    """Put a section into a Markdown file, if one is named."""
    if path is not None:
        from app.evaluation.document import write_section

        write_section(path, title, text)


def _run_title(words: str) -> str:
    """The words of a verb and its set, each once: "answers-squad2-quotes"."""
    return "-".join(word for word in dict.fromkeys(re.findall(r"[\w.]+", words)) if word != "eval")
