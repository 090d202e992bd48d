"""The record behind "Why this answer": everything that happened, as plain JSON."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from app.answering.abstain import THRESHOLD, Evidence
from app.answering.judge import SUPPORTED
from app.answering.quote import Choice, Signals
from app.domain.answers import Answer
from app.domain.search import Hit
from app.engines.protocols import Message

_SENTENCES = 16


@dataclass(frozen=True, slots=True)
class TracedHit:
    """A passage found, without its text, which the library still has."""

    rank: int
    score: float
    keyword_rank: int | None
    keyword_score: float | None
    dense_rank: int | None
    dense_score: float | None
    chunk_id: int
    document_id: int
    path: str
    start: int
    end: int
    fused_rank: int | None = None


@dataclass(frozen=True, slots=True)
class TracedSentence:
    """A sentence that was weighed for the quote, by its place."""

    document_id: int
    start: int
    end: int
    score: float
    signals: Signals


@dataclass(frozen=True, slots=True)
class Trace:
    """One question: what was found, what was decided and on what grounds.

    `steps_ms` are the steps of the search, `prompt` is what the model was given, `sentences` the
    best ones, of which the first is quoted if any is.
    """

    answer: Answer
    language: str | None
    hits: tuple[TracedHit, ...]
    steps_ms: dict[str, float]
    embedding_model: str | None
    evidence: Evidence | None
    prompt: tuple[Message, ...]
    sentences: tuple[TracedSentence, ...] = ()
    confidence_threshold: float = THRESHOLD
    support_threshold: float = SUPPORTED


def traced(hits: Sequence[Hit]) -> tuple[TracedHit, ...]:
    """Hits as a trace keeps them."""
    return tuple(
        TracedHit(
            hit.rank, hit.score, hit.keyword_rank, hit.keyword_score, hit.dense_rank,
            hit.dense_score, hit.chunk.id, hit.document.id, hit.document.path,
            hit.chunk.start, hit.chunk.end, hit.fused_rank,
        )
        for hit in hits
    )  # fmt: skip


def weighed(choices: Sequence[Choice]) -> tuple[TracedSentence, ...]:
    """The first of the sentences as a trace keeps them."""
    return tuple(
        TracedSentence(
            choice.candidate.hit.document.id,
            choice.candidate.span.start,
            choice.candidate.span.end,
            choice.score,
            choice.candidate.signals(choice.meaning),
        )
        for choice in choices[:_SENTENCES]
    )


def encode(record: object) -> bytes:
    """JSON of a record; file names that are not Unicode are written with replacement marks."""
    return msgspec.json.encode(_printable(msgspec.to_builtins(record)))


def _printable(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(item) for item in value]
    return value
