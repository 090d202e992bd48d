import dataclasses
import json
from collections.abc import Iterator

import pytest

from app.domain.answers import (
    Answer,
    AnswerEvent,
    Citation,
    Coverage,
    Finished,
    Quote,
    Retrieved,
    Sentence,
    Timings,
)
from app.domain.search import Query
from app.evaluation.answers import evaluate_answers, score_answer
from app.evaluation.datasets import AnswerQuestion, AnswerSet
from app.evaluation.report import Run

from .conftest import drain

GOOD = AnswerQuestion("q1", "What does it eat?", ("small fish", "fish"), True, "heron")
BAD = AnswerQuestion("q2", "What does it sing?", (), False, "heron")


def citation(n: int, document: str) -> Citation:
    return Citation(n, 1, document, document, None, None, 0, 4, None, None, "text", 1.0)


def answer(
    quote: str = "", prose: str = "", *, cited: tuple[str, ...] = (), abstained: bool = False,
    unsupported: int = 0, confidence: float | None = 0.5,
) -> Answer:  # fmt: skip
    sentences = [Sentence(prose, (1,), n >= unsupported, 1.0) for n in range(2)] if prose else []
    return Answer(
        question="?", rewritten=None, abstained=abstained, quote=Quote(quote, 1) if quote else None,
        answer=prose, sentences=tuple(sentences),
        citations=tuple(citation(n, document) for n, document in enumerate(cited, 1)),
        coverage=Coverage(1, 0, 1, 1), model=None, timings_ms=Timings(quote=2.0, total=3.0),
        trace_id="t", confidence=confidence,
    )  # fmt: skip


def test_without_prose_the_quote_is_the_answer() -> None:
    scores = score_answer(answer("It eats fish.", cited=("heron",)), GOOD)
    assert scores["quote_contains_gold"] == 1.0
    assert scores["f1"] == pytest.approx(2 * 1 / (3 + 1))
    assert scores["em"] == 0.0
    assert "unsupported_share" not in scores


def test_the_first_sentence_of_a_quote_is_scored_by_itself() -> None:
    scores = score_answer(answer("It waits. It eats fish.", cited=("heron",)), GOOD)
    assert (scores["quote_contains_gold"], scores["first_contains_gold"]) == (1.0, 0.0)
    assert scores["quote_words"] == 5.0
    assert "quote_words" not in score_answer(answer(abstained=True), GOOD)


def test_prose_is_scored_instead_of_the_quote() -> None:
    given = answer("It waits.", "Fish.", cited=("heron", "kettle"), unsupported=1)
    scores = score_answer(given, GOOD)
    assert scores["em"] == scores["f1"] == scores["answer_contains_gold"] == 1.0
    assert scores["quote_contains_gold"] == 0.0
    assert scores["unsupported_share"] == 0.5
    assert scores["citation_precision"] == 0.5
    assert scores["citation_recall"] == 1.0


def test_declining_an_answerable_question_scores_nothing() -> None:
    scores = score_answer(answer("Fish.", "Fish.", cited=("heron",), abstained=True), GOOD)
    assert scores["em"] == scores["f1"] == scores["quote_contains_gold"] == 0.0
    assert scores["citation_recall"] == 0.0
    assert scores["wrongly_declined"] == 1.0
    assert "citation_precision" not in scores


def test_an_unanswerable_question_scores_exactly_when_declined() -> None:
    declined, answered = answer(abstained=True), answer("Songs.")
    assert score_answer(declined, BAD) == {"em": 1.0, "f1": 1.0, "rightly_declined": 1.0}
    assert score_answer(answered, BAD) == {"em": 0.0, "f1": 0.0, "rightly_declined": 0.0}


def evaluate(questions: tuple[AnswerQuestion, ...], answers: list[Answer], run: Run) -> object:
    given = iter(answers)

    def ask(query: Query) -> Iterator[AnswerEvent]:
        assert query == Query(query.text, collection="evaluation", k=3)
        yield Retrieved(())
        yield Finished(next(given))

    dataset = AnswerSet("tiny", (), questions)
    return drain(evaluate_answers(ask, dataset, k=3, run=run))[1].metrics


def test_abstention_is_scored_both_ways_and_by_rank(run: Run) -> None:
    questions = (GOOD, GOOD, BAD, BAD)
    answers = [
        answer("fish", confidence=0.9),
        answer(abstained=True, confidence=0.3),
        answer(abstained=True, confidence=None),
        answer("songs", confidence=0.6),
    ]
    metrics = evaluate(questions, answers, run)
    assert isinstance(metrics, dict)
    assert metrics["wrongly_declined"] == metrics["rightly_declined"] == 0.5
    assert metrics["abstention_balanced"] == 0.5
    assert metrics["abstention_auc"] == 0.75
    assert metrics["em"] == 0.5
    assert metrics["quote_p50_ms"] == 2.0
    assert metrics["p95_ms"] == 3.0
    lines = [json.loads(line) for line in run.details.read_text("utf-8").splitlines()]
    assert [line["answer"]["abstained"] for line in lines] == [False, True, True, False]


def test_a_set_of_one_kind_has_no_abstention_figures(run: Run) -> None:
    metrics = evaluate((GOOD, BAD), [answer("fish")], dataclasses.replace(run, limit=1))
    assert isinstance(metrics, dict)
    assert metrics["wrongly_declined"] == 0.0
    assert not {"abstention_auc", "abstention_balanced", "rightly_declined"} & set(metrics)
