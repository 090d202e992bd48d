"""Verbs about golden questions: golden list, add, remove, import, export, run, runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli import render
from app.cli.listing import ListingGroup
from app.cli.session import Session
from app.domain.errors import DatasetProblem, PathProblem
from app.domain.golden import Expected, GoldenQuestion
from app.services.golden import LAST
from app.services.whole_file import write_whole

if TYPE_CHECKING:
    from app.evaluation.compare import Comparison
    from app.evaluation.ledger import Outcome

_COLLECTION = click.option("--collection", help="Of, or about, this collection only.")
_LONGEST_ANSWER = 100


def question_record(golden: GoldenQuestion) -> dict[str, Any]:
    """A golden question as the command line's JSON shows it."""
    expected = golden.expected
    return {
        "id": golden.id,
        "question": golden.question,
        "collection": golden.collection,
        "answerable": expected.answerable,
        "answers": expected.answers,
        "document": expected.document,
        "pages": expected.pages,
    }


@click.command("list", help="The golden questions and what is expected of the answers.")
@_COLLECTION
def list_golden(session: Session, collection: str | None) -> None:
    """Run `sotto golden list`."""
    with session.sotto() as sotto:
        found = sotto.golden.questions(collection)
    session.emit(
        {"questions": [question_record(one) for one in found]},
        "\n".join(_line(one) for one in found)
        or "No golden questions yet. Keep a right answer with: sotto golden add --from ANSWER",
    )


@click.command("add", help="Keep a QUESTION whose right answer is known.")
@click.argument("question", required=False)
@click.option("--answer", "answers", multiple=True, help="Text of a right quote; repeatable.")
@click.option("--document", help="The file the answer stands in: its path, or the end of it.")
@click.option("--page", "pages", multiple=True, type=click.IntRange(1), help="And its page.")
@click.option("--none", "unanswerable", is_flag=True, help="It is not in the documents.")
@click.option("--from", "given", help="Keep this answer (trace_id, CONVERSATION:NUMBER or last).")
@click.option("--liked", is_flag=True, help="Keep every answer that got thumbs up.")
@_COLLECTION
def add(
    session: Session,
    question: str | None,
    answers: tuple[str, ...],
    document: str | None,
    pages: tuple[int, ...],
    unanswerable: bool,
    given: str | None,
    liked: bool,
    collection: str | None,
) -> None:
    """Run `sotto golden add`: by hand, from one answer, or from all that were liked."""
    if [question is not None, given is not None, liked].count(True) != 1:
        raise click.UsageError("Give a QUESTION, --from or --liked.")
    with session.sotto() as sotto:
        if liked:
            made = sotto.golden.add_liked(collection)
        elif question is None:
            name = None if given == LAST else given
            made = [sotto.golden.add_answer(name, answers, collection)]
        else:
            expected = Expected(not unanswerable, answers, document, pages)
            made = [sotto.golden.add(question, expected, collection)]
    session.emit(
        {"questions": [question_record(one) for one in made]},
        "\n".join(_line(one) for one in made) or "No answer that is kept got thumbs up.",
    )


@click.command("remove", help="Delete the golden question of this number for good.")
@click.argument("number", type=int)
def remove(session: Session, number: int) -> None:
    """Run `sotto golden remove`."""
    with session.sotto() as sotto:
        sotto.golden.remove(number)
    session.emit({"removed": number}, f"The golden question {number} is deleted.")


@click.command("import", help="Take in questions from a .jsonl FILE.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_COLLECTION
def import_golden(session: Session, file: Path, collection: str | None) -> None:
    """Run `sotto golden import`.

    Each line is {"text", "answers"?, "answerable"?, "doc"?, "pages"?, "collection"?}.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise PathProblem(str(file), error.strerror or str(error)) from error
    with session.sotto() as sotto:
        made = sotto.golden.take_in(str(file), data, collection)
    session.emit({"imported": len(made)}, f"{len(made)} golden questions are kept.")


@click.command("export", help="Write the questions into a .jsonl FILE.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@_COLLECTION
@click.option("--replace", is_flag=True, help="Overwrite a file that is there.")
def export(session: Session, file: Path, collection: str | None, replace: bool) -> None:
    """Run `sotto golden export`."""
    with session.sotto() as sotto:
        data = sotto.golden.export(collection)
    write_whole(file, data, replace=replace)
    count = len(data.splitlines())
    session.emit({"file": str(file), "questions": count}, f"{count} questions are in {file}.")


@click.command("run", help="Ask all golden questions and score the answers.")
@_COLLECTION
@click.option("--against", help="Compare with the run of this number, or LAST.")
@click.option("--prose", is_flag=True, help="With prose from the answer model too.")
@click.option("--model", help="Answer model for the prose instead of the default.")
def run(
    session: Session, collection: str | None, against: str | None, prose: bool, model: str | None
) -> None:
    """Run `sotto golden run`."""
    from functools import partial

    from app.evaluation.golden import run_golden

    with session.sotto() as sotto:
        questions = sotto.golden.questions(collection)
        if not questions:
            reason = "there are no golden questions yet; see: sotto golden add --help"
            raise DatasetProblem(collection or "library", reason)
        earlier = sotto.golden.results(against) if against else None
        ask = partial(
            sotto.assistant.ask,
            quotes_only=not (prose or model),
            model=model,
            cancel=session.cancel,
        )
        steps = run_golden(
            sotto.assistant.search, ask, questions,
            k=sotto.settings.passages, forget=sotto.conversations.forget_trace,
            cancel=session.cancel,
        )  # fmt: skip
        found = session.drain(steps, measure=lambda step: (step.label, step.done, step.total))
        results = {int(outcome.id): outcome.scores for outcome in found}
        number = sotto.golden.keep_run(results, collection, session.settings())
    _show(session, number, found, earlier, against)


@click.command("runs", help="The runs that are kept.")
def runs(session: Session) -> None:
    """Run `sotto golden runs`."""
    with session.sotto() as sotto:
        kept = sotto.golden.runs()
        right = [_mean_right(sotto.golden.results(str(one.id)).values()) for one in kept]
    lines = [
        f"{one.id}. {render.day(one.created_s)}: {one.questions} questions"
        f" ({one.collection or 'all'}), right {share:.0%}, Sotto {one.version}"
        for one, share in zip(kept, right, strict=True)
    ]
    session.emit({"runs": kept}, "\n".join(lines) or "No run yet. See: sotto golden run")


def _show(
    session: Session,
    number: int,
    found: list[Outcome],
    earlier: dict[int, dict[str, float]] | None,
    against: str | None,
) -> None:
    """The scores of every question, the means, and the comparison where one was asked for."""
    from app.evaluation.compare import compare
    from app.evaluation.ledger import Outcome, report_of
    from app.evaluation.tables import comparison_record, comparison_table, evaluation_table

    spent_s = sum(outcome.ms["total"] for outcome in found) / 1000
    report = replace(report_of(found), seconds=spent_s)
    comparison: Comparison | None = None
    names = (f"run {against}", f"run {number}")
    if earlier is not None:
        texts = {int(outcome.id): outcome.text for outcome in found}
        old = [Outcome(str(n), texts.get(n, ""), scores) for n, scores in earlier.items()]
        try:
            comparison = compare(old, found)
        except ValueError as error:
            raise DatasetProblem(names[0], str(error)) from error
    parts = ["\n".join(f"{one.scores['right']:.2f}  {one.id}. {one.text}" for one in found)]
    parts.append(evaluation_table({f"run {number}": report}))
    if comparison is not None:
        parts.append(comparison_table(comparison, names=names, most=len(found)))
    record: dict[str, Any] = {
        "run": number,
        "metrics": report.metrics,
        "intervals": report.intervals,
        "n": report.n,
        "questions": [{"id": int(o.id), "question": o.text, "scores": o.scores} for o in found],
        "comparison": comparison_record(comparison, names=names) if comparison else None,
    }
    session.emit(record, "\n\n".join(parts))


def _mean_right(results: Any) -> float:
    right = [scores["right"] for scores in results]
    return sum(right) / len(right) if right else 0.0


def _line(golden: GoldenQuestion) -> str:
    expected = golden.expected
    parts = [render.one_line(answer)[:_LONGEST_ANSWER] for answer in expected.answers]
    if expected.document:
        pages = ", ".join(map(str, expected.pages))
        parts.append(expected.document + (f", page {pages}" if pages else ""))
    wanted = " | ".join(parts) if expected.answerable else "not in the documents"
    scope = f" [{golden.collection}]" if golden.collection else ""
    return f"{golden.id}. {golden.question}{scope}\n    {wanted}"


golden = ListingGroup(
    name="golden",
    commands={
        str(command.name): command
        for command in (list_golden, add, remove, import_golden, export, run, runs)
    },
    help="Questions whose right answers you know, to judge changes by.",
)

VERBS = (golden,)
