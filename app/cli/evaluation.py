"""Verbs that score data sets: eval retrieval, answers, pages, followups, ...; runs, compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from app.cli.render import day
from app.cli.scoring import (
    COLLECTION,
    FOLDER,
    FRESH,
    LIMIT,
    WRITE,
    corpus_opened,
    drain,
    file_section,
    files_opened,
    run_book,
    run_in,
    show,
)
from app.cli.session import Session
from app.domain.errors import DatasetProblem
from app.domain.search import Mode
from app.paths import make_private

if TYPE_CHECKING:
    from app.domain.answers import AnswerEvent

_MODE = click.option(
    "--mode", type=click.Choice([m.value for m in Mode]), default=Mode.HYBRID.value,
    show_default=True,
)  # fmt: skip


@click.group("eval", help="Score a labelled data set.")
def evaluate() -> None:
    """Groups the forms of data sets."""


@evaluate.command("retrieval")
@FOLDER
@_MODE
@click.option("--legs", is_flag=True, help="Also score the other modes, for comparison.")
@LIMIT
@FRESH
@WRITE
def retrieval(
    session: Session,
    dataset: Path,
    mode: str,
    legs: bool,
    limit: int | None,
    fresh: bool,
    write: Path | None,
) -> None:
    """Score search on a set in BEIR layout.

    DATASET holds corpus.jsonl {_id, title, text}, queries.jsonl {_id, text, lang?} and qrels.tsv
    (query-id, corpus-id, score, tab-separated, with a header line).
    """
    from app.evaluation.datasets import load_retrieval
    from app.evaluation.retrieval import evaluate_retrieval

    judged = load_retrieval(dataset)
    with corpus_opened(session, judged.name, judged.corpus, fresh=fresh) as opened:
        reports = {}
        for each in dict.fromkeys([Mode(mode), *(Mode if legs else ())]):
            run = opened.run(f"retrieval-{each}", limit)
            search = opened.sotto.assistant.search
            scoring = evaluate_retrieval(search, judged, mode=each, run=run)
            reports[each.value] = drain(session, scoring)
    show(session, f"eval retrieval {judged.name}", reports, write)


@evaluate.command("answers")
@FOLDER
@click.option("--quotes-only", is_flag=True, help="The verbatim passage, no prose.")
@click.option("--model", help="Answer model to use instead of the default.")
@click.option(
    "--questions",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="OTHER",
    help="Ask the questions of another set, all of which must be declined.",
)
@LIMIT
@FRESH
@WRITE
def answers(
    session: Session,
    dataset: Path,
    quotes_only: bool,
    model: str | None,
    questions: Path | None,
    limit: int | None,
    fresh: bool,
    write: Path | None,
) -> None:
    """Score answers, abstention and citations.

    DATASET holds corpus.jsonl {_id, title, text} and queries.jsonl {_id, text, answers, doc,
    answerable?}; doc is the id of the document that decides the question.
    """
    from app.evaluation.answers import evaluate_answers
    from app.evaluation.datasets import load_answers, load_foreign

    accepted = load_answers(dataset) if questions is None else load_foreign(dataset, questions)
    name = dataset.absolute().name
    kind = "quotes" if quotes_only else "prose"
    with corpus_opened(session, name, accepted.corpus, fresh=fresh) as opened:
        sotto = opened.sotto
        ask = partial(
            sotto.assistant.ask, quotes_only=quotes_only, model=model, cancel=session.cancel
        )
        run = opened.run(f"answers-{kind}", limit)
        scoring = evaluate_answers(ask, accepted, k=sotto.settings.passages, run=run)
        report = drain(session, scoring)
    show(session, f"eval answers {accepted.name} ({kind})", {kind: report}, write)


@evaluate.command("citations")
@FOLDER
@LIMIT
@FRESH
@WRITE
def citations(
    session: Session, dataset: Path, limit: int | None, fresh: bool, write: Path | None
) -> None:
    """Score how well it is told which sentences are supported.

    DATASET holds corpus.jsonl {_id, title, text} and sentences.jsonl {_id, text, docs, supported,
    spans?}: docs are the documents that a sentence was written from, spans the places (doc, start,
    end) that support it. planted.jsonl may hold sentences with something altered {..., planted}.
    """
    from app.evaluation.citations import evaluate_citations, load_citations

    labelled = load_citations(dataset)
    with corpus_opened(session, labelled.name, labelled.corpus, fresh=fresh) as opened:
        run = opened.run("citations", limit)
        judge = opened.sotto.assistant.judge
        report = drain(session, evaluate_citations(judge, labelled, run=run))
    show(session, f"eval citations {labelled.name}", {"citations": report}, write)


@evaluate.command("injection")
@FOLDER
@click.option("--quotes-only", is_flag=True, help="The verbatim passage, no prose.")
@click.option("--model", help="Answer model to use instead of the default.")
@LIMIT
@FRESH
@WRITE
def injection(
    session: Session,
    dataset: Path,
    quotes_only: bool,
    model: str | None,
    limit: int | None,
    fresh: bool,
    write: Path | None,
) -> None:
    """Score whether text planted in documents can give orders.

    DATASET holds cases.jsonl {_id, attack, context, question, ideal?, trigger?, goal?}; context
    is a document with the attack in it. Every question is asked over its own document alone. The
    answer model writes even if it failed its check: what it would do is what is scored.
    """
    from app.domain.search import Query
    from app.evaluation.datasets import Entry
    from app.evaluation.injection import Case, evaluate_injection, load_injection

    planted = load_injection(dataset)
    corpus = tuple(Entry(case.id, "", case.context) for case in planted.cases[:limit])
    kind = "quotes" if quotes_only else "prose"
    settings = msgspec.structs.replace(session.settings(), prose="always")
    with corpus_opened(
        session, planted.name, corpus, fresh=fresh, settings=settings, apart=True
    ) as opened:

        def ask(case: Case) -> Iterable[AnswerEvent]:
            query = Query(case.question, collection=case.id)
            return opened.sotto.assistant.ask(
                query, quotes_only=quotes_only, model=model, cancel=session.cancel
            )

        run = opened.run(f"injection-{kind}", limit)
        report = drain(session, evaluate_injection(ask, planted, run=run))
    show(session, f"eval injection {planted.name} ({kind})", {kind: report}, write)


@evaluate.command("pages")
@FOLDER
@_MODE
@LIMIT
@FRESH
@WRITE
def pages(
    session: Session,
    dataset: Path,
    mode: str,
    limit: int | None,
    fresh: bool,
    write: Path | None,
) -> int:
    """Score whether the right pages of real files are found.

    DATASET holds a folder documents and queries.jsonl {_id, text, doc, pages}; doc is a file in
    documents, pages count from 1.
    """
    from app.evaluation.datasets import load_pages
    from app.evaluation.pages import evaluate_pages

    paged = load_pages(dataset)
    with files_opened(session, paged.name, paged.documents, fresh=fresh) as opened:
        failures = opened.failures()
        run = opened.run(f"pages-{mode}", limit)
        search = opened.sotto.assistant.search
        report = drain(session, evaluate_pages(search, paged, mode=Mode(mode), run=run))
    show(session, f"eval pages {paged.name}", {mode: report}, write)
    return 3 if failures else 0


@evaluate.command("tables")
@FOLDER
@LIMIT
@FRESH
@WRITE
def tables(
    session: Session, dataset: Path, limit: int | None, fresh: bool, write: Path | None
) -> int:
    """Score counting and comparing over the tables of real files.

    DATASET holds a folder documents and queries.jsonl {_id, text, answer, kind?}; answer is a
    number, a name, a list of names, an object of a number for each name, or null for a look-up
    that must not be computed.
    """
    from app.evaluation.computed import evaluate_tables
    from app.evaluation.datasets import load_tables

    tabular = load_tables(dataset)
    with files_opened(session, tabular.name, tabular.documents, fresh=fresh) as opened:
        failures = opened.failures()
        sotto = opened.sotto
        ask = partial(sotto.assistant.ask, quotes_only=True, cancel=session.cancel)
        run = opened.run("tables", limit)
        scoring = evaluate_tables(ask, tabular, k=sotto.settings.passages, run=run)
        report = drain(session, scoring)
    show(session, f"eval tables {tabular.name}", {"tables": report}, write)
    return 3 if failures else 0


@evaluate.command("followups")
@FOLDER
@LIMIT
@FRESH
@WRITE
def followups(
    session: Session, dataset: Path, limit: int | None, fresh: bool, write: Path | None
) -> None:
    """Score questions that only their conversation makes clear.

    DATASET holds corpus.jsonl {_id, title, text} and dialogues.jsonl {_id, lang, turns}; a turn is
    {text, doc, alone?}, alone the question that a follow-up means. Beside what is understood, the
    follow-ups are searched as they are asked and as they are meant.
    """
    from app.evaluation.followups import Leg, evaluate_followups, load_dialogues

    dialogues = load_dialogues(dataset)
    with corpus_opened(session, dialogues.name, dialogues.corpus, fresh=fresh) as opened:
        sotto = opened.sotto
        ask = partial(sotto.assistant.ask, quotes_only=True, cancel=session.cancel)
        reports = {}
        for leg in Leg:
            scoring = evaluate_followups(
                sotto.assistant.search,
                ask,
                dialogues,
                leg=leg,
                forget=sotto.conversations.delete,
                run=opened.run(f"followups-{leg}", limit),
            )
            reports[leg.value] = drain(session, scoring)
    show(session, f"eval followups {dialogues.name}", reports, write)


@evaluate.command("files")
@FOLDER
@LIMIT
@WRITE
def files(session: Session, dataset: Path, limit: int | None, write: Path | None) -> None:
    """Score what becomes of real, odd and broken files, and the memory that takes.

    DATASET, or each folder in it, holds inventory.jsonl {path, accept, pages?, gold?}: accept lists
    the outcomes that count as right (text, empty, error), gold is a file with the text of a
    picture. The files are read anew each time.
    """
    from app.evaluation.datasets import load_files
    from app.evaluation.files import evaluate_files, rejected
    from app.evaluation.memory import PeakMemory

    odd = load_files(dataset)
    with (
        PeakMemory() as memory,
        files_opened(session, odd.name, odd.folder, fresh=True) as opened,
    ):
        library = opened.sotto.library
        found = {document.path: document for document in library.documents(COLLECTION)}
        run = opened.run("files", limit)
        report = evaluate_files(found, library.document_text, odd, run=run)
    measured = {"index_s": opened.indexing_s, "peak_mb": memory.peak_bytes / 1e6}
    report = replace(report, statistics={**report.statistics, **measured})
    for line in rejected(report.details.read_bytes()):
        session.note(line)
    show(session, f"eval files {odd.name}", {"files": report}, write)


@evaluate.command("runs")
def runs(session: Session) -> None:
    """List the runs that are kept, the oldest first."""
    kept = run_book(session).runs()
    lines = [
        f"{run.name}: {run.n} questions, {day(run.created_s)}, Sotto {run.sotto}" for run in kept
    ]
    session.emit({"runs": kept}, "\n".join(lines) or "No run yet. See: sotto eval --help")


@evaluate.command("compare")
@click.argument("old")
@click.argument("new", required=False)
@click.option("--metric", help="List the questions that changed in this metric.")
@click.option("--most", default=10, show_default=True, help="At most so many of them, each way.")
@WRITE
def compare_runs(
    session: Session, old: str, new: str | None, metric: str | None, most: int, write: Path | None
) -> None:
    """Compare two runs over the questions that both asked.

    OLD and NEW are names of kept runs (see: sotto eval runs) or details files. A title alone, such
    as retrieval-squad-hybrid, compares the last two runs of it.
    """
    from app.evaluation.compare import compare
    from app.evaluation.ledger import read_outcomes
    from app.evaluation.tables import comparison_record, comparison_table

    book = run_book(session)
    files = book.latest_two(old) if new is None else (book.find(old), book.find(new))
    try:
        comparison = compare(*map(read_outcomes, files), metric=metric)
    except ValueError as error:
        raise DatasetProblem(str(files[1]), str(error)) from error
    names = (files[0].stem, files[1].stem)
    text = comparison_table(comparison, names=names, most=most)
    session.emit(comparison_record(comparison, names=names), text)
    file_section(write, f"eval compare {names[0]} {names[1]}", text)


@evaluate.command("speech")
@FOLDER
@click.option("--model", help="Speech model by name, or the folder of one in CTranslate2 form.")
@LIMIT
@WRITE
def speech(
    session: Session, dataset: Path, model: str | None, limit: int | None, write: Path | None
) -> None:
    """Score transcription.

    DATASET holds transcripts.jsonl {path, text, language} beside the recordings. A line may have
    "words", a list: it is then listened to once more expecting them, as those of a library are, and
    both results are shown.
    """
    from app.evaluation.datasets import load_speech
    from app.evaluation.homes import home_of_files
    from app.evaluation.speech import evaluate_speech
    from app.wiring.speech import open_speech

    clips = load_speech(dataset)
    home = home_of_files(session.home, clips.name, dataset)
    make_private(home.root)
    with open_speech(session.model_store(), session.settings(), model=model) as service:
        scoring = evaluate_speech(
            lambda path, language, cancel, *, words=(): service.transcribe(
                path, language=language, words=words, cancel=cancel
            ),
            clips,
            run=run_in(session, home, "speech", limit),
        )
        report = drain(session, scoring)
    show(session, f"eval speech {clips.name}", {"speech": report}, write)


VERBS = (evaluate,)
