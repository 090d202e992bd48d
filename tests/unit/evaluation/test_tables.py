from pathlib import Path

import msgspec

from app.evaluation.report import Report
from app.evaluation.tables import evaluation_record, evaluation_table, table


def report(value: float, **languages: float) -> Report:
    return Report(
        n=2, seconds=0.5, values={"ndcg@10": (value, value)}, details=Path("x.jsonl"),
        statistics={"p95_ms": 12.34},
        by_language={language: {"ndcg@10": score} for language, score in languages.items()},
    )  # fmt: skip


def test_table_lines_up_and_is_markdown() -> None:
    assert table(["name", "n"], [["a", "1"], ["longer", "1000"]]).splitlines() == [
        "| name   |    n |",
        "| ------ | ---: |",
        "| a      |    1 |",
        "| longer | 1000 |",
    ]


def test_runs_stand_side_by_side_with_the_gain_of_the_first() -> None:
    text = evaluation_table({"hybrid": report(0.5, de=0.4, fr=0.6), "dense": report(0.25)})
    assert "| ndcg@10 | 0.500 [0.500, 0.500] | 0.250 [0.250, 0.250] |" in text
    assert "hybrid - dense, ndcg@10: +0.250 [+0.250, +0.250]" in text
    assert "| fr       |   0.600 |" in text


def test_record_has_the_first_run_on_top_and_the_others_as_legs() -> None:
    record = msgspec.to_builtins(evaluation_record({"a": report(0.5), "b": report(0.25)}))
    assert record["metrics"] == {"ndcg@10": 0.5, "p95_ms": 12.34}
    assert record["n"] == 2
    assert record["legs"]["b"]["metrics"]["ndcg@10"] == 0.25
    assert "legs" not in evaluation_record({"a": report(0.5)})
