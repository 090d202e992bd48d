"""Conversations as files for elsewhere: Markdown to read, JSON with everything that is kept.

What stands in documents is written so that no reader of the Markdown takes it for Markdown: no
link, image or heading of a document, or of a model, becomes one of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from app import __version__
from app.domain.answers import Answer, Citation, Sentence
from app.domain.feedback import Feedback
from app.ingest.discover import shown
from app.services.answer_words import coverage, doubts, where
from app.services.conversations import AnsweredTurn, Conversation

FORMAT = 1
"""Of the JSON; a later one is higher."""

_MARKS = re.compile(r"([\\`*_\[\]<>#|~!$&])")
_SCHEME = re.compile(r"(\w):(?=//)|(\bwww)\.|@")
_LIST = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
_FENCE = re.compile(r"`{3,}")


def to_json(
    conversations: Sequence[Conversation],
    trace: Callable[[str], dict[str, Any] | None] | None = None,
) -> bytes:
    """All that is kept of the conversations; with `trace`, how each answer came about too."""
    document = {
        "sotto": __version__,
        "format": FORMAT,
        "exported": _iso(datetime.now(UTC).timestamp()),
        "conversations": [conversation_record(one, trace) for one in conversations],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def conversation_record(
    conversation: Conversation, trace: Callable[[str], dict[str, Any] | None] | None = None
) -> dict[str, Any]:
    """One conversation as JSON shows it."""
    info = conversation.info
    return {
        "id": info.id,
        "title": info.title,
        "created": _iso(info.created_s),
        "turns": [_turn_record(turn, trace) for turn in conversation.turns],
    }


def feedback_record(given: Feedback) -> dict[str, Any]:
    """Feedback as JSON shows it."""
    return {
        "trace_id": given.trace_id,
        "question": given.question,
        "rating": given.rating.value,
        "note": given.note,
        "conversation": given.conversation,
        "given": _iso(given.created_s),
    }


def to_markdown(conversations: Sequence[Conversation]) -> bytes:
    """The conversations to read: every answer with its sources, word for word."""
    return "\n\n".join(_conversation(one) for one in conversations).encode() + b"\n"


def _turn_record(
    turn: AnsweredTurn, trace: Callable[[str], dict[str, Any] | None] | None
) -> dict[str, Any]:
    record = {
        "question": turn.question,
        "asked": _iso(turn.asked_s),
        "answer": turn.record,
        "feedback": feedback_record(turn.feedback) if turn.feedback else None,
    }
    if trace is not None:
        record["trace"] = trace(turn.record.get("trace_id", ""))
    return record


def _conversation(conversation: Conversation) -> str:
    info = conversation.info
    parts = [f"# {escaped(info.title)}", f"Begun {_day(info.created_s)}. Sotto {__version__}."]
    return "\n\n".join([*parts, *(_turn(turn) for turn in conversation.turns)])


def _turn(turn: AnsweredTurn) -> str:
    parts = [f"## {turn.number}. {escaped(turn.question)}"]
    asked = f"Asked {_day(turn.asked_s)}."
    if turn.answer is None:
        return "\n\n".join([*parts, asked, "This answer was kept in a form of another version."])
    if turn.answer.rewritten:
        asked += f" Understood as: {escaped(turn.answer.rewritten)}"
    parts += [asked, *_answer(turn.answer)]
    if turn.feedback is not None:
        note = f": {escaped(turn.feedback.note)}" if turn.feedback.note else "."
        parts.append(f"Feedback: thumbs {turn.feedback.rating}{note}")
    return "\n\n".join(parts)


def _answer(answer: Answer) -> list[str]:
    parts = []
    if answer.quote is not None:
        parts.append(f"Quote \\[{answer.quote.citation}\\]:\n\n{_verbatim(answer.quote.text)}")
    if answer.sentences:
        parts.append(" ".join(_sentence(sentence) for sentence in answer.sentences))
        missing = sum(not sentence.supported for sentence in answer.sentences)
        if missing:
            parts.append(
                f"Not found in the sources: {missing} of {len(answer.sentences)} sentences."
            )
    elif answer.answer:
        parts.append(escaped(answer.answer))
    if answer.stopped:
        parts.append(escaped(answer.stopped))
    if answer.citations:
        parts.append("Nearest passages:" if answer.abstained else "Sources:")
        parts += [_source(citation) for citation in answer.citations]
    model = f"Model: {escaped(answer.model)}." if answer.model else "No answer model took part."
    return [*parts, " ".join([coverage(answer), *map(escaped, answer.notes), model])]


def _sentence(sentence: Sentence) -> str:
    numbers = "".join(f" \\[{n}\\]" for n in sentence.citations)
    reason = f": {escaped(sentence.reason)}" if sentence.reason else ""
    mark = "" if sentence.supported else f" (not found in the sources{reason})"
    return escaped(sentence.text) + numbers + mark


def _source(citation: Citation) -> str:
    place = where(citation.document, citation)
    head = f"\\[{citation.n}\\] {escaped(place)}  \n{escaped(shown(citation.path))}"
    if citation.flags:
        head += f"  \n{doubts(citation).capitalize()}"
    return f"{head}\n\n{_verbatim(citation.text)}"


def _verbatim(text: str) -> str:
    """`text` as it is, between fences longer than any in it."""
    longest = max((len(found) for found in _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def escaped(text: str) -> str:
    """`text` on one line, shown by a reader of Markdown as it stands here."""
    line = _MARKS.sub(r"\\\1", " ".join(text.split()))
    line = _SCHEME.sub(lambda found: _broken(found[0]), line)
    return _LIST.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line)


def _broken(scheme: str) -> str:
    """The beginning of a bare address, or the sign of a mail address, that makes no link."""
    return f"{scheme[:-1]}\\{scheme[-1]}"


def _iso(time_s: float) -> str:
    return datetime.fromtimestamp(time_s, UTC).isoformat(timespec="seconds")


def _day(time_s: float) -> str:
    return f"{datetime.fromtimestamp(time_s, UTC):%Y-%m-%d %H:%M} UTC"
