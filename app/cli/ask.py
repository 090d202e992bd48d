"""Verbs that ask: search, ask, summarise."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import PurePath
from typing import Any

import click
import msgspec

from app.answering.wording import Length, Style, Wording
from app.cli import render
from app.cli.session import Session
from app.domain.answers import Answer, AnswerEvent, Finished, Retrieved, Settled, Working
from app.domain.errors import Cancelled, PathProblem
from app.domain.search import Hit, Mode, Order, Query
from app.ingest.discover import shown
from app.settings import Settings

_LENGTH = click.option("--length", type=click.Choice([*Length]), help="How much the answer says.")
_STYLE = click.option(
    "--style", type=click.Choice([*Style]), help="Sentences, or a list of points."
)
_WORK = {"summarise": "Passages summed up", "join": "Notes joined"}

_FILTERS = (
    "Filters in the question: folder:NAME, type:pdf, date:2024 (or 2023..2024, >2024-05-01),"
    ' author:"Jane Doe", "exact phrase", -word.'
)


def answer_record(answer: Answer) -> dict[str, Any]:
    """The answer as the command line's JSON shows it."""
    record: dict[str, Any] = msgspec.to_builtins(answer)
    for citation in record["citations"]:
        citation["path"] = shown(citation["path"])
    return record


def hit_record(hit: Hit) -> dict[str, object]:
    """A passage as the command line's JSON shows it."""
    return {
        "rank": hit.rank,
        "score": hit.score,
        "document": hit.document.title,
        "path": shown(hit.document.path),
        "page": hit.chunk.page,
        "section": hit.chunk.section,
        "start": hit.chunk.start,
        "end": hit.chunk.end,
        "start_s": hit.chunk.start_s,
        "end_s": hit.chunk.end_s,
        "sheet": hit.chunk.sheet,
        "first_row": hit.chunk.first_row,
        "last_row": hit.chunk.last_row,
        "part": hit.chunk.part,
        "text": hit.chunk.text,
        "keyword_rank": hit.keyword_rank,
        "dense_rank": hit.dense_rank,
    }


@click.command("search", help="Find passages; nothing is generated.", epilog=_FILTERS)
@click.argument("query")
@click.option("-k", "count", default=10, show_default=True, type=click.IntRange(1, 1000))
@click.option("--collection", help="Search only this collection.")
@click.option(
    "--mode", type=click.Choice([m.value for m in Mode]), default=Mode.HYBRID.value,
    show_default=True,
)  # fmt: skip
@click.option(
    "--sort", type=click.Choice([*Order]), default=Order.SCORE, show_default=True,
    help="The best first, or of the best the latest.",
)  # fmt: skip
def search(
    session: Session, query: str, count: int, collection: str | None, mode: str, sort: str
) -> None:
    """Run `sotto search`."""
    with session.sotto() as sotto:
        found = sotto.finder.find(
            Query(text=query, collection=collection, k=count, mode=Mode(mode)), order=Order(sort)
        )
    places = found.places[:count]
    session.emit(
        {
            "hits": [hit_record(place.hit) for place in places],
            "ms": found.ms,
            "understood": msgspec.to_builtins(found.understood),
            "notes": list(found.notes),
        },
        lambda: render.hits([place.hit for place in places], found.notes),
    )


@click.command("ask", help="Answer a question from your files.", epilog=_FILTERS)
@click.argument("question")
@click.option("-k", "count", type=click.IntRange(1, 50), help="Passages an answer may rest on.")
@click.option("--collection", help="Ask only this collection.")
@click.option("--quotes-only", is_flag=True, help="The verbatim passage, no prose.")
@click.option("--model", help="Answer model to use instead of the default.")
@_LENGTH
@_STYLE
@click.option(
    "--attempt", default=0, type=click.IntRange(0), help="1, 2, ...: other words for the answer."
)
@click.option("--conversation", help="Go on with the conversation of this id.")
@click.option("--as-written", is_flag=True, help="Add nothing of the conversation to QUESTION.")
def ask(
    session: Session,
    question: str,
    count: int | None,
    collection: str | None,
    quotes_only: bool,
    model: str | None,
    length: str | None,
    style: str | None,
    attempt: int,
    conversation: str | None,
    as_written: bool,
) -> None:
    """Run `sotto ask`."""
    with session.sotto() as sotto, session.stopping():
        query = Query(
            text=question,
            collection=collection,
            k=count or sotto.settings.passages,
            conversation=conversation,
            as_written=as_written,
        )
        wording = _wording(sotto.settings, length, style, attempt)
        events = sotto.assistant.ask(
            query, quotes_only=quotes_only, model=model, wording=wording, cancel=session.cancel
        )
        answer = session.drain(_answered(session, events), measure=_measure)
    session.emit(answer_record(answer), render.answer(answer))
    session.cancel.raise_if_cancelled()


@click.command("summarise", help="Sum up one file, or a whole collection.")
@click.argument("path", required=False)
@click.option("--collection", help="The collection to sum up, or to find PATH in.")
@click.option("--quotes-only", is_flag=True, help="Sentences of the files, no model's words.")
@click.option("--model", help="Answer model to use instead of the default.")
@_LENGTH
@_STYLE
def summarise(
    session: Session,
    path: str | None,
    collection: str | None,
    quotes_only: bool,
    model: str | None,
    length: str | None,
    style: str | None,
) -> None:
    """Run `sotto summarise`; stopped by Ctrl+C it tells what it has summed up so far."""
    question = f"Summarise {PurePath(path).name}" if path else "Summarise everything"
    with session.sotto() as sotto, session.stopping():
        query = Query(text=question, collection=collection, k=sotto.settings.passages)
        events = sotto.assistant.ask(
            query,
            quotes_only=quotes_only,
            model=model,
            wording=_wording(sotto.settings, length, style),
            cancel=session.cancel,
        )
        answer = session.drain(_answered(session, events), measure=_measure)
    if answer.computed is None:
        raise PathProblem(path or "the library", "nothing of it is indexed")
    session.emit(answer_record(answer), render.answer(answer))
    session.cancel.raise_if_cancelled()


def _answered(session: Session, events: Iterator[AnswerEvent]) -> Generator[Working, None, Answer]:
    """Its progress, and the answer at the end; Cancelled where there is none."""
    for event in events:
        match event:
            case Finished(answer):
                return answer
            case Working():
                yield event
            case Settled(sentence) if session.verbose:
                session.note(render.decision(sentence))
            case Retrieved():
                pass
            case _ if session.verbose:
                session.note(repr(event))
    raise Cancelled


def _measure(step: Working) -> tuple[str, int, int]:
    return _WORK.get(step.label, step.label), step.done, step.total


def _wording(
    settings: Settings, length: str | None, style: str | None, attempt: int = 0
) -> Wording:
    return Wording(
        Length(length or settings.answer_length),
        Style(style or settings.answer_style),
        attempt=attempt,
    )


VERBS = (search, ask, summarise)
