"""The verb that shows Sotto at work: demo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli import indexing, models, render
from app.cli.ask import answer_record
from app.cli.session import Session
from app.domain.answers import Answer, Finished
from app.domain.errors import SottoError
from app.domain.models import Task
from app.domain.search import Query
from app.paths import bundled

if TYPE_CHECKING:
    from app.wiring import Sotto

_COLLECTION = "Demo"
_QUESTIONS = (
    "How do I add a folder?",
    "What does Sotto do when a file cannot be read?",
    "Does Sotto open a network connection?",
    "What is the boiling point of gallium?",
)


@click.command("demo", help="Index the built-in guide (and PATHs), ask a few questions.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("-q", "--question", "questions", multiple=True, help="Ask this instead; repeatable.")
@click.option("--no-model", is_flag=True, help="Quotes only; install no answer model.")
def demo(
    session: Session, paths: tuple[Path, ...], questions: tuple[str, ...], no_model: bool
) -> int:
    """Run `sotto demo`."""
    with session.sotto() as sotto:
        if not no_model:
            _install_generator(session, sotto)
        steps = sotto.library.add(
            (bundled("guide"), *paths), collection=_COLLECTION, cancel=session.cancel
        )
        report = session.drain(steps, measure=indexing.measure)
        session.note(indexing.report_text(report))
        answers = [_ask(session, sotto, question) for question in questions or _QUESTIONS]
    session.emit([answer_record(answer) for answer in answers], "")
    return 3 if report.failures else 0


def _ask(session: Session, sotto: Sotto, question: str) -> Answer:
    query = Query(text=question, collection=_COLLECTION, k=sotto.settings.passages)
    answers = [
        event.answer
        for event in sotto.assistant.ask(query, cancel=session.cancel)
        if isinstance(event, Finished)
    ]
    if not session.json:
        click.echo(f"\n{'─' * 88}\n{question}\n")
        click.echo(render.answer(answers[-1]))
    return answers[-1]


def _install_generator(session: Session, sotto: Sotto) -> None:
    """Install the default answer model; without it the demo goes on with quotes.

    It is not checked here: whoever tries Sotto for the first time should see an answer first.
    """
    if sotto.models.default_for(Task.GENERATE) is not None:
        return
    default = next(s for s in sotto.models.catalog() if s.task is Task.GENERATE and s.default)
    session.note(f"Installing {default.title}, once; this is the only step that uses the network.")
    try:
        session.drain(sotto.models.install(default.name, session.cancel), measure=models.measure)
    except SottoError as error:
        session.note(f"{error} {error.remedy} Going on without it: answers are quotes.")
        return
    session.note(
        f"Answers are quotes until it has been checked, which takes some minutes: sotto models"
        f" check {default.name}."
    )


VERBS = (demo,)
