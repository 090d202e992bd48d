from pathlib import Path

from app.domain.search import Mode, Query, SearchResult
from app.evaluation.datasets import PageQuestion, PageSet
from app.evaluation.ledger import read_outcomes
from app.evaluation.pages import evaluate_pages
from app.evaluation.report import Run

from .conftest import drain, passage


def test_a_hit_needs_the_right_file_and_one_of_its_pages(tmp_path: Path, run: Run) -> None:
    right, wrong = str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf")
    passages = [(wrong, 3), (right, 2), (right, None), (right, 4)]

    def search(query: Query) -> SearchResult:
        hits = tuple(passage(d, page=p, rank=n) for n, (d, p) in enumerate(passages, 1))
        return SearchResult(hits[: query.k], 1.0, {})

    questions = (
        PageQuestion("q1", "?", "a.pdf", frozenset({3, 4})),
        PageQuestion("q2", "?", "b.pdf", frozenset({3})),
    )
    dataset = PageSet("tiny", tmp_path, questions)
    _, report = drain(evaluate_pages(search, dataset, mode=Mode.HYBRID, run=run))
    hits = {k: v for k, v in report.metrics.items() if k.startswith("page_hit")}
    assert hits == {"page_hit@1": 0.5, "page_hit@5": 1.0, "page_hit@10": 1.0}
    outcomes = read_outcomes(run.details)
    assert [(one.id, one.scores["page_hit@1"]) for one in outcomes] == [("q1", 0.0), ("q2", 1.0)]
