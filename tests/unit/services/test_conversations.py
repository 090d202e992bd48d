"""Conversations and answers are found by what people know of them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import RecordProblem
from app.domain.feedback import Rating
from app.storage.database import Database
from tests.unit.services.kept_answers import ANSWER, DECLINED, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Database(tmp_path / "home" / "sotto.db") as database:
        made = Desk(tmp_path, database)
        made.keep(ANSWER)
        made.keep(DECLINED)
        yield made


def test_a_conversation_is_shown_with_answers_traces_and_feedback(desk: Desk) -> None:
    given = desk.service.rate("t2", Rating.DOWN, " It is in chapter 3. ")
    shown = desk.service.conversation("c1")
    assert shown.info.title == "Which pressure?"
    assert [turn.number for turn in shown.turns] == [1, 2]
    assert [turn.answer for turn in shown.turns] == [ANSWER, DECLINED]
    assert [turn.feedback for turn in shown.turns] == [None, given]
    assert given.note == "It is in chapter 3."
    trace = desk.service.trace("t1")
    assert trace is not None
    assert trace["answer"]["question"] == ANSWER.question


def test_an_answer_of_another_form_costs_only_itself(desk: Desk) -> None:
    desk.store.add_turn("c1", "From the future?", '{"trace_id": "t9", "quote": 7}')
    *_, last = desk.service.conversation("c1").turns
    assert (last.question, last.answer, last.record["quote"]) == ("From the future?", None, 7)
    with pytest.raises(RecordProblem, match="no answer c1:3"):
        desk.service.answer("c1:3")


def test_the_beginning_of_an_id_is_enough_where_no_other_begins_so(desk: Desk) -> None:
    for name in ("abcd1", "abcd2"):
        desk.keep(replace(ANSWER, trace_id=name), name)
    assert desk.service.conversation("abcd1").info.id == "abcd1"
    with pytest.raises(RecordProblem, match="Several conversations begin with abcd"):
        desk.service.conversation("abcd")
    for unknown in ("abc", "nothing"):
        with pytest.raises(RecordProblem, match=f"There is no conversation {unknown}"):
            desk.service.conversation(unknown)
    desk.service.delete("abcd1")
    assert desk.service.conversation("abcd").info.id == "abcd2"


def test_search_finds_all_words_in_one_turn_or_in_the_title(desk: Desk) -> None:
    desk.keep(replace(ANSWER, question="Über die Höhe?", answer="Zwei Meter.", quote=None), "c2")

    def found(words: str) -> list[str]:
        return [one.info.id for one in desk.service.conversations(words)]

    assert found("") == ["c2", "c1"]
    assert found("PUMP blue") == ["c1"]
    assert found("über meter") == ["c2"]
    assert found("pump meter") == []
    desk.service.rename("c2", "  Heights of\nherons ")
    assert found("heights") == ["c2"]
    (one,) = desk.service.conversations("bar blue")
    assert "two bar" in one.excerpt


def test_the_latest_answer_needs_no_name(desk: Desk) -> None:
    assert desk.service.answer().answer == DECLINED
    desk.keep(replace(ANSWER, trace_id="alone"), None)
    alone = desk.service.answer()
    assert (alone.conversation, alone.answer.trace_id, alone.document_ids) == (None, "alone", (7,))
    assert desk.service.answer("c1:1") == desk.service.answer("t1")
    assert desk.service.answer("c1:1").conversation == "c1"
    for name in ("c1:0", "c1:3", "t7", "c7:1"):
        with pytest.raises(RecordProblem):
            desk.service.answer(name)


def test_feedback_goes_with_its_answer_or_alone(desk: Desk) -> None:
    desk.service.rate("t1", Rating.UP)
    desk.service.rate("c1:2", Rating.DOWN)
    desk.keep(replace(ANSWER, trace_id="alone"), None)
    desk.service.rate(None, Rating.UP)
    assert [one.trace_id for one in desk.service.feedback()] == ["alone", "t2", "t1"]
    assert desk.service.unrate("c1:2") == 1
    desk.traces.drop("alone")
    assert desk.service.unrate("alone") == 1, "the answer may be forgotten already"
    desk.service.delete("c1")
    assert desk.service.feedback() == []
    assert desk.service.trace("t1") is None


def test_without_any_answer_there_is_none_to_rate(tmp_path: Path) -> None:
    with Database(tmp_path / "empty" / "sotto.db") as database:
        desk = Desk(tmp_path, database)
        assert desk.service.conversations() == []
        with pytest.raises(RecordProblem, match="no answer yet"):
            desk.service.rate(None, Rating.UP)


def test_the_sound_of_spoken_questions_goes_with_their_conversation(desk: Desk) -> None:
    said = desk.clips.keep(np.zeros(1600, np.float32))
    other = desk.clips.keep(np.zeros(1600, np.float32))
    desk.keep(replace(ANSWER, spoken=said))
    desk.service.delete("c1")
    assert [clip.id for clip in desk.clips.clips()] == [other.clip]
