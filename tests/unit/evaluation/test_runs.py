"""Runs are kept under names that count up, and found again."""

from pathlib import Path

import pytest

from app.domain.errors import DatasetProblem
from app.evaluation import runs as module
from app.evaluation.ledger import Ledger, Outcome
from app.evaluation.report import Report, Run
from app.evaluation.runs import RunBook
from app.settings import Settings


@pytest.fixture
def report(run: Run) -> Report:
    with Ledger(run) as ledger:
        ledger.add(Outcome("q1", "?", {"f1": 0.5}))
        return ledger.report()


@pytest.fixture
def book(tmp_path: Path) -> RunBook:
    return RunBook(tmp_path / "runs")


def test_a_run_is_found_by_name_by_path_and_with_its_results(book: RunBook, report: Report) -> None:
    assert book.runs() == []
    first = book.keep("answers-a", report, Settings(passages=3))
    second = book.keep("answers-a", report, Settings())
    other = book.keep("answers-a-b", report, Settings())
    assert [run.name for run in book.runs()] == ["answers-a-1", "answers-a-2", "answers-a-b-1"]
    assert (first.n, first.metrics["f1"], first.settings["passages"]) == (1, 0.5, 3)
    assert book.find("answers-a-1") == book.details(first)
    assert book.details(first).read_bytes() == report.details.read_bytes()
    assert book.find(str(report.details)) == report.details
    assert book.latest_two("answers-a") == (book.details(first), book.details(second))
    for name in ("answers-a", "answers-b-1"):
        with pytest.raises(DatasetProblem, match="no run"):
            book.find(name)
    with pytest.raises(DatasetProblem, match="no two runs"):
        book.latest_two(other.title)


def test_the_oldest_of_many_runs_go_and_names_are_not_used_again(
    book: RunBook, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEPT", 2)
    for _ in range(4):
        book.keep("a", report, Settings())
    kept = book.keep("b", report, Settings())
    assert [run.name for run in book.runs("a")] == ["a-3", "a-4"]
    book.remove(kept)
    assert book.runs("b") == []


def test_a_name_that_another_process_has_taken_is_left_to_it(
    book: RunBook, report: Report, tmp_path: Path
) -> None:
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "a-1.jsonl").write_text("being written")
    assert book.keep("a", report, Settings()).name == "a-2"
    assert (tmp_path / "runs" / "a-1.jsonl").read_text() == "being written"


def test_a_file_that_is_no_run_is_passed_over(
    book: RunBook, report: Report, tmp_path: Path
) -> None:
    book.keep("a", report, Settings())
    (tmp_path / "runs" / "a-7.json").write_text("torn")
    assert [run.name for run in book.runs()] == ["a-1"]
