"""A golden question is scored by what is expected of it, and leaves no trace."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.answers import Answer, AnswerEvent, Finished, Quote, Retrieved, Sentence
from app.domain.cancel import CancelToken
from app.domain.golden import Expected, GoldenQuestion
from app.domain.search import Hit, Query, SearchResult
from app.evaluation.golden import run_golden, score_golden

from .conftest import drain, passage
from .test_answers import answer

QUOTED = answer("It needs 1.4 bar.")


def hits(*places: tuple[str, int | None]) -> list[Hit]:
    return [passage(path, page=page, rank=n) for n, (path, page) in enumerate(places, 1)]


def test_document_page_and_quote_are_checked_each_by_itself() -> None:
    expected = Expected(True, ("1.4 bar",), "pumps/manual.pdf", (3,))
    found = hits(("/other/manual.pdf", 3), ("/a/pumps/manual.pdf", 2), ("/a/pumps/manual.pdf", 3))
    scores = score_golden(found, QUOTED, expected)
    assert scores["mrr@10"] == 0.5
    assert (scores["recall@1"], scores["recall@5"]) == (0.0, 1.0)
    assert (scores["page_hit@1"], scores["page_hit@5"]) == (0.0, 1.0)
    assert scores["quote_contains_gold"] == 1.0
    assert scores["right"] == (0.5 + 1 + 1 + 1) / 4
    assert "answer_contains_gold" not in scores


def test_without_a_document_the_passage_must_hold_the_answer() -> None:
    (hit,) = hits(("/a.txt", None))
    right = replace(hit, chunk=replace(hit.chunk, text="The 1.4 bar limit."))
    expected = Expected(answers=("1.4 bar",))
    assert score_golden([hit, right], QUOTED, expected)["mrr@10"] == 0.5
    assert score_golden([hit], QUOTED, expected)["mrr@10"] == 0.0


def test_a_windows_path_is_known_by_its_end() -> None:
    expected = Expected(document="pumps/manual.pdf")
    found = hits(("C:\\files\\pumps\\manual.pdf", None))
    assert score_golden(found, QUOTED, expected)["recall@1"] == 1.0
    assert score_golden(hits(("/a/xpumps/manual.pdf", None)), QUOTED, expected)["mrr@10"] == 0.0


def test_declining_is_right_exactly_when_nothing_is_there() -> None:
    declined = answer(abstained=True)
    assert score_golden([], declined, Expected(answerable=False)) == {
        "right": 1.0, "rightly_declined": 1.0,
    }  # fmt: skip
    assert score_golden([], QUOTED, Expected(answerable=False))["right"] == 0.0
    scores = score_golden(hits(("/a.txt", None)), declined, Expected(True, ("text",)))
    assert (scores["wrongly_declined"], scores["quote_contains_gold"]) == (1.0, 0.0)
    assert scores["right"] == pytest.approx((1 + 0 + 0) / 3)


def test_prose_is_checked_where_there_is_some() -> None:
    prose = replace(QUOTED, answer="1.4 bar.", sentences=(Sentence("1.4 bar.", (), True, 1.0),))
    scores = score_golden([], prose, Expected(answers=("1.4 bar",)))
    assert scores["answer_contains_gold"] == 1.0


def test_every_question_is_asked_in_its_collection_and_its_trace_goes() -> None:
    golden = [
        GoldenQuestion(1, "Which pressure?", "Pumps", Expected(answers=("1.4 bar",)), 0.0),
        GoldenQuestion(2, "Who sings?", None, Expected(answerable=False), 0.0),
    ]
    asked: list[Query] = []
    forgotten: list[str] = []

    def search(query: Query) -> SearchResult:
        return SearchResult((), 1.0, {})

    def ask(query: Query) -> Iterator[AnswerEvent]:
        asked.append(query)
        yield Retrieved(())
        yield Finished(given(query))

    def given(query: Query) -> Answer:
        return replace(QUOTED, question=query.text, trace_id=query.text, quote=Quote("1.4 bar", 1))

    steps = run_golden(search, ask, golden, k=4, forget=forgotten.append, cancel=CancelToken())
    _, outcomes = drain(steps)
    assert [(query.text, query.collection, query.k) for query in asked] == [
        ("Which pressure?", "Pumps", 4), ("Who sings?", None, 4),
    ]  # fmt: skip
    assert forgotten == ["Which pressure?", "Who sings?"]
    assert [(one.id, one.scores["right"]) for one in outcomes] == [("1", 2 / 3), ("2", 0.0)]
