"""Conversations as they were: listed, searched, shown, renamed, deleted, rated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from app.domain.answers import Answer
from app.domain.errors import RecordProblem
from app.domain.feedback import Feedback, Rating
from app.services.voice_clips import VoiceClips
from app.storage.conversations import ConversationInfo, ConversationStore, title_of
from app.storage.feedback import FeedbackStore
from app.storage.records import Turn
from app.storage.traces import TraceStore

_SHORTEST_PREFIX = 4
_AROUND_CHARS = 60  # of an excerpt, on each side of the word


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation in a list; `excerpt` shows the first place where the words searched stand."""

    info: ConversationInfo
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredTurn:
    """Turn `number` (from 1); `asked_s` is Unix time, `record` the answer's JSON as stored.

    `answer` is None where a version of Sotto wrote it that kept answers in another form.
    """

    number: int
    question: str
    asked_s: float
    answer: Answer | None
    record: dict[str, Any]
    feedback: Feedback | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole conversation."""

    info: ConversationInfo
    turns: tuple[AnsweredTurn, ...]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer that is kept, in a conversation or as a trace alone.

    `document_ids` are those of the documents that it draws on.
    """

    answer: Answer
    conversation: str | None
    document_ids: tuple[int, ...]


class ConversationService:
    """Methods may be called from any thread; those that name what is not there raise RecordProblem.

    A conversation is named by its id, or by so much of its beginning that no other one is meant.
    """

    def __init__(
        self,
        conversations: ConversationStore,
        traces: TraceStore,
        feedback: FeedbackStore,
        clips: VoiceClips,
    ) -> None:
        self._clips = clips
        self._conversations = conversations
        self._traces = traces
        self._feedback = feedback

    def conversations(self, words: str = "") -> list[Listed]:
        """All conversations, the one with the latest turn first.

        With `words`, only those that hold all of them, in the title or in one and the same turn.
        """
        infos = self._conversations.conversations()
        if not words.split():
            return [Listed(info) for info in infos]
        found = self._search(words.split())
        return [
            Listed(info, found.get(info.id, ""))
            for info in infos
            if info.id in found or _has_all(info.title, words.split())
        ]

    def conversation(self, name: str) -> Conversation:
        """One conversation with its turns."""
        info = self._info(name)
        given = {one.trace_id: one for one in self._feedback.all(info.id)}
        turns = enumerate(self._conversations.turns(info.id), 1)
        return Conversation(info, tuple(_answered(number, turn, given) for number, turn in turns))

    def rename(self, name: str, title: str) -> ConversationInfo:
        """Give a conversation another title; returns it as it is then."""
        info = self._info(name)
        self._conversations.rename(info.id, title_of(title) or info.title)
        return self._info(info.id)

    def delete(self, name: str) -> ConversationInfo:
        """Delete a conversation, its traces, feedback and voice clips; returns what it was."""
        whole = self.conversation(name)
        spoken = [turn.answer.spoken for turn in whole.turns if turn.answer is not None]
        self._clips.delete(one.clip for one in spoken if one is not None and one.clip)
        self._conversations.delete(whole.info.id)
        return whole.info

    def trace(self, trace_id: str) -> dict[str, Any] | None:
        """Everything that happened while an answer was made; None once forgotten."""
        data = self._traces.get(trace_id)
        return msgspec.json.decode(data, type=dict[str, Any]) if data is not None else None

    def forget_trace(self, trace_id: str) -> None:
        """Delete the trace of an answer that nobody will look at."""
        self._traces.drop(trace_id)

    def answer(self, name: str | None = None) -> KeptAnswer:
        """The answer that has trace `name`, or is turn "CONVERSATION:NUMBER"; None: the latest."""
        if name is None:
            name = self._traces.latest()
            if name is None:
                raise RecordProblem("answer", "yet", "Ask something first.")
        conversation, colon, number = name.rpartition(":")
        if colon and number.isdecimal():
            info = self._info(conversation)
            turns = self._conversations.turns(info.id)
            if 1 <= int(number) <= len(turns):
                return _kept(name, turns[int(number) - 1], info.id)
        elif (found := self._conversations.of_trace(name)) is not None:
            return _kept(name, found[1], found[0])
        elif (trace := self.trace(name)) is not None:
            cited = {citation["document_id"] for citation in trace["answer"]["citations"]}
            return KeptAnswer(_decoded(name, trace["answer"]), None, tuple(sorted(cited)))
        raise _no_answer(name)

    def rate(self, name: str | None, rating: Rating, note: str = "") -> Feedback:
        """Keep what the user thinks of an answer, in place of what was said of it before."""
        kept = self.answer(name)
        return self._feedback.put(
            kept.answer.trace_id,
            kept.answer.question,
            rating,
            note=note.strip(),
            conversation=kept.conversation,
        )

    def feedback(self) -> list[Feedback]:
        """All feedback, the latest first."""
        return self._feedback.all()

    def unrate(self, name: str | None) -> int:
        """Delete the feedback on one answer, or None: all of it; returns how many."""
        if name is None:
            return self._feedback.remove()
        # The answer itself may be forgotten long since.
        known = any(one.trace_id == name for one in self._feedback.all())
        return self._feedback.remove(name if known else self.answer(name).answer.trace_id)

    def _info(self, name: str) -> ConversationInfo:
        exact = self._conversations.info(name)
        if exact is not None:
            return exact
        infos = self._conversations.conversations() if len(name) >= _SHORTEST_PREFIX else []
        begin_so = [info for info in infos if info.id.startswith(name)]
        if len(begin_so) != 1:
            remedy = "See: sotto conversations list."
            raise RecordProblem("conversation", name, remedy, several=bool(begin_so))
        return begin_so[0]

    def _search(self, words: list[str]) -> dict[str, str]:
        """An excerpt of the first turn with all words, by conversation."""
        found: dict[str, str] = {}
        for turn in self._conversations.texts():
            text = " ".join(f"{turn.question} {turn.quote} {turn.answer}".split())
            if turn.conversation not in found and _has_all(text, words):
                found[turn.conversation] = _excerpt(text, words[0])
        return found


def _has_all(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word.casefold() in folded for word in words)


def _excerpt(text: str, word: str) -> str:
    at = re.search(re.escape(word), text, re.IGNORECASE)
    start = max(0, at.start() - _AROUND_CHARS) if at else 0
    end = (at.end() if at else 0) + _AROUND_CHARS
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")


def _answered(number: int, turn: Turn, given: dict[str, Feedback]) -> AnsweredTurn:
    record = msgspec.json.decode(turn.answer_json, type=dict[str, Any])
    try:
        answer = msgspec.convert(record, Answer)
    except msgspec.ValidationError:
        answer = None
    feedback = given.get(record.get("trace_id", ""))
    return AnsweredTurn(number, turn.question, turn.created_s, answer, record, feedback)


def _kept(name: str, turn: Turn, conversation: str) -> KeptAnswer:
    record = msgspec.json.decode(turn.answer_json, type=dict[str, Any])
    return KeptAnswer(_decoded(name, record), conversation, turn.document_ids)


def _decoded(name: str, record: dict[str, Any]) -> Answer:
    try:
        return msgspec.convert(record, Answer)
    except msgspec.ValidationError:
        raise _no_answer(name) from None


def _no_answer(name: str) -> RecordProblem:
    return RecordProblem(
        "answer", name, "Name it by its trace_id (see: sotto ask --json) or as CONVERSATION:NUMBER."
    )
