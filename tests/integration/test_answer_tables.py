"""Counting and comparing over the tables of real files, as people ask."""

import json
from pathlib import Path

import pytest

from tests.data.other_table_questions import write_other_set
from tests.data.table_questions import write_table_set
from tests.data.tabular import INVOICES
from tests.verbs import Sotto


@pytest.mark.model
def test_questions_over_tables_are_answered_or_left_alone(sotto: Sotto, tmp_path: Path) -> None:
    code, out, _ = sotto("eval", "tables", write_table_set(tmp_path / "tables"), "--json")
    assert code == 0
    metrics = json.loads(out)["metrics"]
    assert metrics["right"] >= 0.9
    assert metrics["wrong_unwarned"] == 0
    assert metrics["routed_wrongly"] == 0


@pytest.mark.model
def test_questions_that_came_after_the_router_are_answered_or_left_alone(
    sotto: Sotto, tmp_path: Path
) -> None:
    code, out, _ = sotto("eval", "tables", write_other_set(tmp_path / "tables"), "--json")
    assert code == 0
    metrics = json.loads(out)["metrics"]
    assert metrics["right"] >= 0.9
    assert metrics["wrong_unwarned"] == 0
    assert metrics["routed_wrongly"] == 0


@pytest.mark.model
def test_a_computed_answer_cites_its_rows(sotto: Sotto, tmp_path: Path) -> None:
    documents = write_table_set(tmp_path / "tables") / "documents"
    assert sotto("add", documents)[0] == 0
    code, out, _ = sotto("ask", "How many invoices are overdue?", "--json", "--quotes-only")
    assert code == 0
    answer = json.loads(out)
    overdue = [n for n, row in enumerate(INVOICES, 2) if row[5] == "overdue"]
    assert answer["computed"]["value"] == len(overdue)
    assert answer["computed"]["table"] == "invoices.csv"
    assert answer["computed"]["conditions"] == ["Status = overdue"]
    assert not answer["abstained"]
    cited = [c for c in answer["citations"] if c["n"] in answer["sentences"][0]["citations"]]
    assert [c["first_row"] for c in cited] == overdue
    text = (documents / "invoices.csv").read_bytes().decode().replace("\r\n", "\n")
    assert all(citation["text"] in text for citation in cited)
    assert all(citation["text"] == text[citation["start"] : citation["end"]] for citation in cited)
    code, out, _ = sotto("ask", "What is the total amount of all invoices?", "--quotes-only")
    assert "53,885.99 EUR" in out
    assert "15 rows, first 5 shown: [1] [2] [3] [4] [5]" in out


def test_totals_are_not_added_to_what_they_sum_up(sotto: Sotto, tmp_path: Path) -> None:
    rota = tmp_path / "rota.csv"
    rows = ["Day;Shift;Driver;Hours", "04.03.2024;Early;Ines;8", "04.03.2024;Late;Omar;6",
            "05.03.2024;Early;Omar;7,5", "Summe;;;21,5"]  # fmt: skip
    rota.write_text("\n".join(rows), "utf-8")
    assert sotto("add", rota)[0] == 0
    for question, value in [
        ("Total hours in the rota", 21.5),
        ("Total hours in March 2024", 21.5),
        ("How many shifts were there on 4 March 2024?", 2),
        ("How many shifts did the drivers do?", None),
    ]:
        _, out, _ = sotto("ask", question, "--json", "--quotes-only")
        computed = json.loads(out)["computed"]
        assert (computed and computed["value"]) == value, question


def test_the_word_total_is_no_number_that_is_missing(sotto: Sotto, tmp_path: Path) -> None:
    scores = tmp_path / "scores.csv"
    scores.write_text("Score,Player\n12,Ann\n7,Bo\n5,Cy\nTotal,\n", "utf-8")
    assert sotto("add", scores)[0] == 0
    _, out, _ = sotto("ask", "What is the average score?", "--json", "--quotes-only")
    computed = json.loads(out)["computed"]
    assert (computed["value"], computed["warnings"]) == (8, [])


@pytest.mark.model
def test_a_summary_is_of_every_passage_and_verbatim(sotto: Sotto, tmp_path: Path) -> None:
    documents = write_table_set(tmp_path / "tables") / "documents"
    assert sotto("add", documents)[0] == 0
    code, out, err = sotto("summarise", "handbook.txt", "--json")
    assert code == 0
    answer = json.loads(out)
    assert answer["computed"]["operation"] == "summary"
    assert answer["sentences"][-1]["text"] == "Based on 1 of 1 passages of handbook.txt."
    text = (documents / "handbook.txt").read_text("utf-8")
    assert answer["citations"]
    assert all(citation["text"] in text for citation in answer["citations"])
    assert "Passages summed up: 1 of 1" in err
    code, _, err = sotto("summarise", "nothing-like-this.pdf")
    assert code == 1
    assert "nothing of it is indexed" in err
