import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.answers import AnswerEvent, Finished, Retrieved
from app.domain.errors import DatasetProblem
from app.domain.search import Query, SearchResult
from app.evaluation.datasets import Entry
from app.evaluation.followups import (
    Dialogue,
    DialogueSet,
    Leg,
    Turn,
    evaluate_followups,
    load_dialogues,
)
from app.evaluation.report import Run

from .conftest import drain, passage
from .test_answers import answer

TURNS = (
    Turn("How heavy is the heron?", "heron"),
    Turn("And the kettle?", "kettle", "How heavy is the kettle?"),
    Turn("What is a glacier?", "glacier", "What is a glacier?"),
)
DATASET = DialogueSet("tiny", (Entry("heron", "", "x"),), (Dialogue("d1", "en", TURNS),))


def found(text: str) -> SearchResult:
    """The document that a question names last."""
    names = [word for word in ("heron", "kettle", "glacier") if word in text]
    return SearchResult(tuple(passage(n, rank=1) for n in names[-1:]), 1.0, {})


def search(query: Query) -> SearchResult:
    return found(query.text)


def ask(query: Query) -> Iterator[AnswerEvent]:
    completed = "How heavy is the kettle?" if query.text.startswith("And") else None
    yield Retrieved(found(completed or query.text).hits)
    yield Finished(replace(answer(), rewritten=completed))


def test_follow_ups_are_scored_and_what_stands_alone_must_stay(run: Run) -> None:
    forgotten: list[str] = []
    scoring = evaluate_followups(
        search, ask, DATASET, leg=Leg.UNDERSTOOD, forget=forgotten.append, run=run
    )
    _, report = drain(scoring)
    assert report.metrics["recall@1"] == 1.0
    assert report.values["changed"] == [0.0, 0.0]
    assert len(report.values["recall@1"]) == 2
    assert len(forgotten) == 1
    lines = [json.loads(line) for line in run.details.read_text("utf-8").splitlines()]
    assert [line["_id"] for line in lines] == ["d1.1", "d1.2", "d1.3"]
    assert lines[1]["searched"] == "How heavy is the kettle?"


def test_other_legs_have_no_conversation(run: Run) -> None:
    def none(query: Query) -> Iterator[AnswerEvent]:
        raise AssertionError(query)

    for leg in (Leg.AS_ASKED, Leg.ALONE):
        scoring = evaluate_followups(search, none, DATASET, leg=leg, forget=str, run=run)
        _, report = drain(scoring)
        assert report.metrics["recall@1"] == 1.0


def test_a_passage_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text('{"_id": "heron", "text": "x"}\n', "utf-8")
    turn = {"text": "?", "doc": "crane"}
    dialogue = {"_id": "d1", "lang": "en", "turns": [turn]}
    (tmp_path / "dialogues.jsonl").write_text(json.dumps(dialogue) + "\n", "utf-8")
    with pytest.raises(DatasetProblem, match="crane"):
        load_dialogues(tmp_path)
