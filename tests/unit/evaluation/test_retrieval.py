import dataclasses
import json

import pytest

from app.domain.errors import Cancelled
from app.domain.search import Mode, Query, SearchResult
from app.evaluation.datasets import Entry, JudgedQuestion, RetrievalSet
from app.evaluation.report import Run, Step
from app.evaluation.retrieval import evaluate_retrieval

from .conftest import drain, passage

QUESTIONS = (
    JudgedQuestion("q1", "heron", {"heron": 1}, "en"),
    JudgedQuestion("q2", "Reiher", {"heron": 1}, "de"),
)
DATASET = RetrievalSet("tiny", (Entry("heron", "", "x"),), QUESTIONS)


class Searcher:
    """Finds `found` for every question, as many as are asked for."""

    def __init__(self, *found: str) -> None:
        self.found = found
        self.queries: list[Query] = []

    def __call__(self, query: Query) -> SearchResult:
        self.queries.append(query)
        hits = tuple(passage(d, rank=n) for n, d in enumerate(self.found[: query.k], 1))
        return SearchResult(hits, float(len(self.queries)), {})


def test_a_document_has_the_rank_of_its_first_passage(run: Run) -> None:
    search = Searcher("kettle", "kettle", "kettle", "heron", "heron")
    _, report = drain(evaluate_retrieval(search, DATASET, mode=Mode.DENSE, run=run))
    assert report.metrics["mrr@10"] == 0.5
    assert report.metrics["recall@1"] == 0.0
    assert report.metrics["recall@5"] == 1.0
    assert {(q.mode, q.collection) for q in search.queries} == {(Mode.DENSE, "evaluation")}


def test_more_passages_are_asked_for_until_there_are_ten_documents(run: Run) -> None:
    others = [f"d{n}" for n in range(8)]
    search = Searcher(*(["kettle"] * 120), *others, "heron")
    _, report = drain(evaluate_retrieval(search, DATASET, mode=Mode.HYBRID, run=run))
    assert report.metrics["mrr@10"] == 0.1
    assert len(search.queries) > len(QUESTIONS)
    assert report.metrics["p50_ms"] == 2.0, "the time is that of the first search"


def test_languages_are_scored_apart_and_each_question_leaves_a_line(run: Run) -> None:
    class GermanBlind(Searcher):
        def __call__(self, query: Query) -> SearchResult:
            self.found = ("heron",) if query.text == "heron" else ()
            return super().__call__(query)

    steps, report = drain(evaluate_retrieval(GermanBlind(), DATASET, mode=Mode.KEYWORD, run=run))
    assert report.by_language["de"]["ndcg@10"] == 0.0
    assert report.by_language["en"]["ndcg@10"] == 1.0
    assert report.metrics["ndcg@10"] == 0.5
    lines = [json.loads(line) for line in run.details.read_text("utf-8").splitlines()]
    assert [(line["_id"], line["ranking"]) for line in lines] == [("q1", ["heron"]), ("q2", [])]
    assert steps[-1] == Step("ask (keyword)", 2, 2)


def test_limit_takes_the_first_questions(run: Run) -> None:
    limited = dataclasses.replace(run, limit=1)
    search = Searcher("heron")
    _, report = drain(evaluate_retrieval(search, DATASET, mode=Mode.HYBRID, run=limited))
    assert report.n == 1
    assert [query.text for query in search.queries] == ["heron"]


def test_cancelling_stops_before_the_next_question(run: Run) -> None:
    search = Searcher("heron")
    steps = evaluate_retrieval(search, DATASET, mode=Mode.HYBRID, run=run)
    next(steps)
    run.cancel.cancel()
    with pytest.raises(Cancelled):
        next(steps)
    assert len(search.queries) == 1
