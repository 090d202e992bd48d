"""Feedback is one for each answer, and goes wholly."""

from pathlib import Path

from app.domain.feedback import Rating
from app.storage.conversations import ConversationStore
from app.storage.database import Database
from app.storage.feedback import FeedbackStore
from app.storage.forgetting import Forgetting

NOTE = "the heron is wrong, ask Zanzibar"


def test_later_feedback_takes_the_place_of_earlier(database: Database) -> None:
    feedback = FeedbackStore(database)
    feedback.put("t1", "Why?", Rating.UP, note="", conversation=None)
    given = feedback.put("t1", "Why?", Rating.DOWN, note="Too short.", conversation=None)
    assert feedback.all() == [given]
    assert (given.rating, given.note) == (Rating.DOWN, "Too short.")
    assert feedback.remove("t2") == 0
    assert feedback.remove("t1") == 1
    assert feedback.all() == []


def test_forgotten_conversations_take_their_feedback_along(database: Database) -> None:
    feedback = FeedbackStore(database)
    ConversationStore(database).add_turn("c", "Why?", "{}")
    feedback.put("t1", "Why?", Rating.DOWN, note=NOTE, conversation="c")
    feedback.put("t2", "How?", Rating.UP, note="", conversation=None)
    assert len(feedback.all("c")) == 1
    assert Forgetting(database).forget_conversations(float("inf")) == 1
    assert [one.trace_id for one in feedback.all()] == ["t2"]


def test_nothing_of_removed_feedback_is_left_in_any_file(
    database: Database, tmp_path: Path
) -> None:
    def everywhere() -> bytes:
        return b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    feedback = FeedbackStore(database)
    for number in range(20):
        feedback.put(f"t{number}", "Why?", Rating.DOWN, note=NOTE, conversation=None)
    assert NOTE.encode() in everywhere()
    assert feedback.remove() == 20
    assert NOTE.encode() not in everywhere()
