"""Conversations keep their turns in order."""

from app.storage.conversations import ConversationStore
from app.storage.database import Database


def test_turns_come_back_in_order_per_conversation(database: Database) -> None:
    conversations = ConversationStore(database)
    first, second = conversations.create("One"), conversations.create("Two")
    conversations.add_turn(first, "q1", '{"a": 1}')
    conversations.add_turn(second, "other", "{}")
    conversations.add_turn(first, "q2", "{}")
    assert [(t.question, t.answer_json) for t in conversations.turns(first)] == [
        ("q1", '{"a": 1}'), ("q2", "{}"),
    ]  # fmt: skip
    assert conversations.turns("unknown") == []


def test_a_turn_begins_an_unknown_conversation(database: Database) -> None:
    conversations = ConversationStore(database)
    assert not conversations.exists("mine")
    conversations.add_turn("mine", "q", "{}")
    assert conversations.exists("mine")
    assert len(conversations.turns("mine")) == 1
