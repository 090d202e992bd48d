"""Golden questions come from hands, from answers that were right, and from files."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import DatasetProblem, QuestionProblem, RecordProblem
from app.domain.feedback import Rating
from app.domain.golden import Expected
from app.services.golden import GoldenService
from app.settings import Settings
from app.storage.database import Database
from app.storage.golden import GoldenStore
from tests.unit.services.kept_answers import ANSWER, DECLINED, TEXT, Desk


class GoldenDesk(Desk):
    def __init__(self, folder: Path, database: Database) -> None:
        super().__init__(folder, database)
        self.golden = GoldenService(GoldenStore(database), self.service)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[GoldenDesk]:
    with Database(tmp_path / "home" / "sotto.db") as database:
        made = GoldenDesk(tmp_path, database)
        made.keep(ANSWER)
        made.keep(DECLINED)
        yield made


def test_an_answer_becomes_a_question_that_stands_alone(desk: GoldenDesk) -> None:
    made = desk.golden.add_answer("c1:1")
    assert made.question == "Which pressure does the pump need?"
    assert made.expected == Expected(True, (TEXT,), "/files/manual.pdf", (3,))
    shorter = desk.golden.add_answer("t1", ["two bar"])
    assert shorter.id == made.id
    assert shorter.expected.answers == ("two bar",)
    assert desk.golden.add_answer(None).expected == Expected(answerable=False)


def test_only_what_was_copied_from_a_document_goes_with_it(desk: GoldenDesk) -> None:
    store = GoldenStore(desk.database)
    desk.golden.add_answer("t1", ["two bar"])
    assert store.scrub_orphans() == 0
    desk.golden.add_answer("t1")
    assert store.scrub_orphans() == 1, "document 7 is not in the library"


def test_thumbs_up_make_golden_questions(desk: GoldenDesk) -> None:
    desk.keep(replace(ANSWER, question="Without?", rewritten=None, quote=None, trace_id="t3"))
    desk.keep(replace(ANSWER, trace_id="gone"), None)
    for trace, rating in (("t1", "up"), ("t2", "up"), ("t3", "up"), ("gone", "up")):
        desk.service.rate(trace, Rating(rating))
    desk.service.forget_trace("gone")
    made = desk.golden.add_liked("Pumps")
    assert [(one.question, one.collection) for one in made] == [
        ("Who sings?", "Pumps"), ("Which pressure does the pump need?", "Pumps"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "expected", "reason"),
    [
        (" ", Expected(answers=("a",)), "is empty"),
        ("Why?", Expected(), "needs an expected answer or document"),
        ("Why?", Expected(False, ("a",)), "has no expected answer"),
        ("Why?", Expected(True, ("a",), None, (1,)), "need their document"),
        ("Why?", Expected(True, (), "a.pdf", (0,)), "count from 1"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    desk: GoldenDesk, question: str, expected: Expected, reason: str
) -> None:
    with pytest.raises(QuestionProblem, match=reason):
        desk.golden.add(question, expected)
    assert desk.golden.questions() == []


def test_what_is_exported_is_taken_in_again(desk: GoldenDesk, tmp_path: Path) -> None:
    desk.golden.add("Which pressure?", Expected(True, ("1.4 bar",), "m.pdf", (3,)), "Pumps")
    desk.golden.add("Who sings?", Expected(answerable=False))
    data = desk.golden.export()
    before = [(one.question, one.collection, one.expected) for one in desk.golden.questions()]
    with Database(tmp_path / "other" / "sotto.db") as database:
        other = GoldenDesk(tmp_path, database).golden
        for _ in range(2):
            other.take_in("golden.jsonl", data)
        after = [(one.question, one.collection, one.expected) for one in other.questions()]
    assert after == before


def test_sets_of_sotto_eval_can_be_taken_in(desk: GoldenDesk) -> None:
    lines = [
        b'{"_id": "1", "text": "What eats it?", "answers": ["fish"], "doc": "heron"}',
        b"",
        b'{"_id": "2", "text": "What sings?", "answers": [], "answerable": false, "doc": "heron"}',
        b'{"_id": "3", "text": "Where?", "doc": "a.pdf", "pages": [2], "answer": "There."}',
    ]
    made = desk.golden.take_in("queries.jsonl", b"\n".join(lines), "Birds")
    assert [one.expected for one in made] == [
        Expected(True, ("fish",), "heron"), Expected(answerable=False),
        Expected(True, (), "a.pdf", (2,)),
    ]  # fmt: skip
    assert {one.collection for one in made} == {"Birds"}


def test_a_bad_line_is_named_and_nothing_is_taken_in(desk: GoldenDesk) -> None:
    good = b'{"text": "Who?", "answers": ["I"]}\n'
    for bad in (b"no json", b'{"text": 1}', b'{"text": "Why?", "doc": "a", "pages": [0]}', b"\xff"):
        with pytest.raises(DatasetProblem, match=r"x\.jsonl: line 2"):
            desk.golden.take_in("x.jsonl", good + bad)
    assert desk.golden.questions() == []


def test_runs_are_named_by_number_or_as_the_last(desk: GoldenDesk) -> None:
    with pytest.raises(RecordProblem, match="no golden run last"):
        desk.golden.results("last")
    desk.golden.add("Who?", Expected(answers=("I",)))
    for right in (0.0, 1.0):
        desk.golden.keep_run({1: {"right": right}}, None, Settings())
    assert desk.golden.results("LAST") == desk.golden.results("2") == {1: {"right": 1.0}}
    assert desk.golden.results("1") == {1: {"right": 0.0}}
    desk.golden.remove(1)
    with pytest.raises(RecordProblem, match="no golden question 1"):
        desk.golden.remove(1)
