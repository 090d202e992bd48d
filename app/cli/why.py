"""The verb that explains an answer: why."""

from __future__ import annotations

from collections.abc import Iterator

import click

from app.cli import render
from app.cli.session import Session
from app.domain.answers import Timings
from app.ingest.discover import shown
from app.services.answer_words import where
from app.services.generator_gate import verdict
from app.services.why import Passage, Why


@click.command("why", help="How the latest answer came about, or the one named.")
@click.argument("answer", required=False)
def why(session: Session, answer: str | None) -> None:
    """Run `sotto why`; ANSWER is a trace_id or CONVERSATION:NUMBER."""
    with session.sotto() as sotto:
        trace_id = sotto.conversations.answer(answer).answer.trace_id
        explained = sotto.why.why(trace_id)
    session.emit(explained.record, lambda: "\n".join(_lines(explained)))


def _lines(why: Why) -> Iterator[str]:
    answer = why.trace.answer
    yield render.wrap(answer.question)
    if answer.rewritten is not None:
        yield render.wrap(f"Understood as: {answer.rewritten}")
    yield ""
    yield f"Time: {_times(answer.timings_ms)}"
    if answer.confidence is not None:
        decided = "Declined" if answer.abstained else "Answered"
        least = why.trace.confidence_threshold
        yield f"{decided}: likely to be answered {answer.confidence:.2f}, needed {least:.2f}"
    yield ""
    yield "Passages (rank by words, by meaning, by both, in the end):"
    yield from map(_passage, why.passages)
    if answer.sentences:
        yield ""
        yield from (render.wrap(render.decision(sentence)) for sentence in answer.sentences)
    yield ""
    if answer.model is None:
        yield "No model wrote any of it."
    else:
        yield f"Model: {answer.model}, {verdict(why.check)}"


def _times(timings: Timings) -> str:
    steps = (
        ("understood", timings.rewrite),
        ("searched", timings.retrieve),
        ("quoted", timings.quote),
        ("first word", timings.first_token),
        ("done", timings.total),
    )
    return ", ".join(f"{name} at {ms:.0f} ms" for name, ms in steps if ms is not None)


def _passage(passage: Passage) -> str:
    hit = passage.hit
    ranks = (hit.keyword_rank, hit.dense_rank, hit.fused_rank, hit.rank)
    place = ""
    if passage.citation is not None:
        place = where(passage.citation.document, passage.citation)
    numbers = " ".join(f"{rank or '-':>4}" for rank in ranks)
    return render.one_line(f"{numbers}  {place or shown(hit.path)}")


VERBS = (why,)
