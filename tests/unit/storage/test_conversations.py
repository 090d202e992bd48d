"""Conversations keep their turns in order."""

import json

import pytest

from app.domain.feedback import Rating
from app.storage.conversations import REMOVED, ConversationStore, title_of
from app.storage.database import Database
from app.storage.feedback import FeedbackStore
from app.storage.traces import TraceStore


def test_turns_come_back_in_order_per_conversation(database: Database) -> None:
    conversations = ConversationStore(database)
    first, second = "one", "two"
    conversations.add_turn(first, "q1", '{"a": 1}')
    conversations.add_turn(second, "other", "{}")
    conversations.add_turn(first, "q2", "{}")
    assert [(t.question, t.answer_json) for t in conversations.turns(first)] == [
        ("q1", '{"a": 1}'), ("q2", "{}"),
    ]  # fmt: skip
    assert conversations.turns("unknown") == []


def test_a_turn_begins_an_unknown_conversation(database: Database) -> None:
    conversations = ConversationStore(database)
    conversations.add_turn("mine", "q", "{}")
    assert len(conversations.turns("mine")) == 1


def test_conversations_are_listed_by_their_latest_turn(database: Database) -> None:
    conversations = ConversationStore(database)
    conversations.add_turn("old", "What is  a\nheron?", "{}")
    conversations.add_turn("new", "q", "{}")
    conversations.add_turn("old", "again", "{}")
    listed = conversations.conversations()
    assert [(one.id, one.title, one.turns) for one in listed] == [
        ("old", "What is a heron?", 2), ("new", "q", 1),
    ]  # fmt: skip
    assert conversations.info("old") == listed[0]
    assert conversations.info("none") is None
    conversations.rename("new", "Kettles")
    assert [one.title for one in conversations.conversations()] == ["What is a heron?", "Kettles"]


@pytest.mark.parametrize("question", ["why " * 200, "鷺" * 500, "x " + "鷺" * 500])
def test_a_title_is_one_short_line(question: str) -> None:
    title = title_of(question)
    assert title.endswith("…")
    assert 40 < len(title) <= 80
    assert question.startswith(title[:-1])


def test_deleting_takes_traces_and_feedback_of_that_conversation_only(database: Database) -> None:
    conversations, traces = ConversationStore(database), TraceStore(database)
    feedback = FeedbackStore(database)
    for name in ("one", "two"):
        conversations.add_turn(name, f"question {name}", f'{{"trace_id": "t-{name}"}}')
        traces.put(f"t-{name}", b"{}")
        feedback.put(f"t-{name}", name, Rating.UP, note="", conversation=name)
    conversations.add_turn("one", "torn", "not json")
    conversations.delete("one")
    assert [one.id for one in conversations.conversations()] == ["two"]
    assert [traces.get(f"t-{name}") for name in ("one", "two")] == [None, b"{}"]
    assert [one.trace_id for one in feedback.all()] == ["t-two"]
    found = conversations.of_trace("t-two")
    assert found is not None
    assert (found[0], found[1].question) == ("two", "question two")
    assert conversations.of_trace("t-one") is None


def test_nothing_but_the_question_is_left_of_an_answer_without_its_document(
    database: Database,
) -> None:
    conversations = ConversationStore(database)
    answer = {
        "question": "Why?", "rewritten": "Why zanzibar?", "answer": "zanzibar", "trace_id": "t",
        "coverage": {"files_searched": 3}, "later_field": {"cells": ["zanzibar"]},
    }  # fmt: skip
    conversations.add_turn("c", "Why?", json.dumps(answer), document_ids=[7])
    assert conversations.scrub_orphans() == 1
    (turn,) = conversations.turns("c")
    left = json.loads(turn.answer_json)
    assert "zanzibar" not in turn.answer_json
    assert (left["question"], left["trace_id"], left["coverage"]) == (
        "Why?", "t", {"files_searched": 3},
    )  # fmt: skip
    assert left["notes"] == [REMOVED]
