"""eval and bench as people run them: the real search model on sets of our own."""

import json
import re
from pathlib import Path

import pytest

from app.paths import Home
from tests.data.compound import write_compound_set
from tests.data.formats import pdf
from tests.verbs import Sotto

CORPUS = {
    "heron": "The grey heron stands still in shallow water and waits for fish.",
    "kettle": "A kettle boils water; the steam that leaves its spout makes it whistle.",
    "glacier": "A glacier is a river of ice that moves downhill under its own weight.",
}
QUERIES = [
    ("q1", "What does the bird hunt for in the shallows?", "heron", ["fish"]),
    ("q2", "Why does a kettle whistle?", "kettle", ["steam"]),
]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A set in BEIR layout that has accepted answers too."""
    folder = tmp_path / "birds and kettles"
    folder.mkdir()
    corpus = [{"_id": name, "title": name, "text": text} for name, text in CORPUS.items()]
    queries = [
        {"_id": key, "text": text, "doc": doc, "answers": answers}
        for key, text, doc, answers in QUERIES
    ]
    for name, lines in (("corpus.jsonl", corpus), ("queries.jsonl", queries)):
        (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    judged = "".join(f"{key}\t{doc}\t1\n" for key, _, doc, _ in QUERIES)
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + judged, "utf-8")
    return folder


@pytest.mark.model
def test_retrieval_is_scored_and_filed_next_to_its_legs(
    sotto: Sotto, dataset: Path, own_home: Home, tmp_path: Path
) -> None:
    results = tmp_path / "results.md"
    code, out, _ = sotto("eval", "retrieval", dataset, "--legs", "--json", "--write", results)
    assert code == 0
    record = json.loads(out)
    names = {"ndcg@10", "recall@1", "recall@5", "recall@10", "mrr@10", "p50_ms", "p95_ms"}
    assert set(record["metrics"]) == names
    assert record["metrics"]["ndcg@10"] == 1.0
    assert record["n"] == 2
    assert set(record["legs"]) == {"keyword", "dense"}
    assert record["seconds"] > 0
    assert Path(record["details"]).is_relative_to(own_home.evaluation)
    assert "## eval retrieval birds and kettles" in results.read_text("utf-8")
    code, out, progress = sotto("eval", "retrieval", dataset, "--mode", "keyword", "--limit", "1")
    assert code == 0
    assert re.search(r"\| metric +\| +keyword \|", out)
    assert "embed" not in progress, "the set is still indexed"


@pytest.mark.model
def test_runs_are_kept_and_compared(sotto: Sotto, dataset: Path, tmp_path: Path) -> None:
    _, out, _ = sotto("eval", "retrieval", dataset, "--mode", "keyword", "--json")
    first = json.loads(out)["run"]
    sotto("eval", "retrieval", dataset, "--mode", "keyword", "--json")
    _, out, _ = sotto("eval", "runs", "--json")
    title = "retrieval-birds-and-kettles-keyword"
    assert [run["name"] for run in json.loads(out)["runs"]] == [f"{title}-1", f"{title}-2"]
    assert first == f"{title}-1"
    code, out, _ = sotto("eval", "compare", title, "--json")
    assert code == 0
    comparison = json.loads(out)
    assert (comparison["n"], comparison["changes"]) == (2, [])
    assert comparison["metrics"]["ndcg@10"]["same"] == 2
    results = tmp_path / "results.md"
    code, out, _ = sotto("eval", "compare", first, f"{title}-2", "--write", results)
    assert "| ndcg@10" in out
    assert f"## eval compare {first}" in results.read_text("utf-8")
    assert sotto("eval", "compare", "nothing-1", first)[0] == 1
    assert sotto("eval", "compare", title, "--metric", "wer")[0] == 1


@pytest.mark.model
def test_answers_are_scored_by_their_quotes(sotto: Sotto, dataset: Path) -> None:
    code, out, _ = sotto("eval", "answers", dataset, "--quotes-only", "--json")
    assert code == 0
    metrics = json.loads(out)["metrics"]
    assert {"em", "f1", "quote_contains_gold", "wrongly_declined", "citation_recall"} <= set(
        metrics
    )
    assert "unsupported_share" not in metrics


@pytest.mark.model
def test_pages_of_files_are_scored(
    sotto: Sotto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "papers"
    (folder / "documents").mkdir(parents=True)
    (folder / "elsewhere").mkdir()
    pages = ["The pump is painted red.", "The heron stands in shallow water."]
    (folder / "documents" / "birds.pdf").write_bytes(pdf(pages))
    query = {"_id": "q1", "text": "Where does the heron stand?", "doc": "birds.pdf", "pages": [2]}
    (folder / "queries.jsonl").write_text(json.dumps(query), "utf-8")
    monkeypatch.chdir(folder / "elsewhere")  # people name sets from where they are
    code, out, _ = sotto("eval", "pages", "../../papers", "--json")
    assert code == 0
    metrics = json.loads(out)["metrics"]
    assert set(metrics) == {"page_hit@1", "page_hit@5", "page_hit@10", "p50_ms", "p95_ms"}
    assert metrics["page_hit@1"] == 1.0
    (folder / "documents" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    code, _, error = sotto("eval", "pages", folder)
    assert code == 3
    assert "broken.pdf" in error


def test_a_malformed_set_is_refused_with_file_and_line(sotto: Sotto, dataset: Path) -> None:
    with (dataset / "qrels.tsv").open("a", encoding="utf-8") as file:
        file.write("q1 heron 1\n")
    code, out, error = sotto("eval", "retrieval", dataset)
    assert code == 1
    assert out == ""
    assert "qrels.tsv: line 4: expected" in error


def test_speech_needs_a_model(sotto: Sotto, tmp_path: Path) -> None:
    (tmp_path / "a.wav").touch()
    clip = {"path": "a.wav", "text": "hello", "language": "en"}
    (tmp_path / "transcripts.jsonl").write_text(json.dumps(clip), "utf-8")
    code, _, error = sotto("eval", "speech", tmp_path)
    assert code == 4
    assert "transcribe" in error


@pytest.mark.model
@pytest.mark.slow
def test_bench_embed_compares_with_the_model_in_this_process(sotto: Sotto, tmp_path: Path) -> None:
    code, out, _ = sotto("bench", "embed", "--rounds", "1", "--json")
    assert code == 0
    record = json.loads(out)
    assert record["machine"]["cores"] >= 1
    (report,) = record["benches"]
    assert report["command"] == "sotto bench embed"
    for figure in report["figures"]:
        assert figure["theirs"] is not None
        assert figure["ratio"] > 0


def test_bench_generate_without_a_model_is_exit_code_4(sotto: Sotto) -> None:
    code, _, error = sotto("bench", "generate")
    assert code == 4
    assert "generate" in error


@pytest.mark.model
def test_odd_files_are_scored_against_their_inventory(sotto: Sotto, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "good.pdf").write_bytes(pdf(["The pump is red.", "The valve is blue."]))
    (folder / "broken.docx").write_bytes(b"PK not an archive")
    (folder / "nothing.txt").write_bytes(b"")
    lines = [
        {"path": "good.pdf", "accept": ["text"], "pages": 2},
        {"path": "broken.docx", "accept": ["text"]},
        {"path": "nothing.txt", "accept": ["empty", "error"]},
    ]
    inventory = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "inventory.jsonl").write_text(inventory, "utf-8")
    code, out, err = sotto("eval", "files", folder, "--json")
    assert code == 0
    metrics = json.loads(out)["metrics"]
    assert metrics["accepted"] == pytest.approx(2 / 3)
    assert metrics["pages_right"] == 1.0
    assert (metrics["text"], metrics["error"], metrics["empty"]) == (1, 1, 1)
    assert metrics["peak_mb"] > 50
    assert "broken.docx: error, not text" in err


@pytest.mark.model
def test_follow_ups_are_found_by_what_their_conversation_makes_them_mean(sotto: Sotto) -> None:
    dialogues = Path(__file__).parents[1] / "data" / "dialogues"
    code, out, _ = sotto("eval", "followups", dialogues, "--json")
    assert code == 0
    record = json.loads(out)
    understood, as_asked = record["metrics"], record["legs"]["as asked"]["metrics"]
    assert understood["recall@1"] >= max(0.82, as_asked["recall@1"] + 0.15)
    assert understood["recall@5"] >= 0.95
    assert understood["changed"] <= 0.02


@pytest.mark.model
def test_both_parts_of_a_question_are_found(sotto: Sotto, tmp_path: Path) -> None:
    code, out, _ = sotto("eval", "retrieval", write_compound_set(tmp_path / "compound"), "--json")
    assert code == 0
    assert json.loads(out)["metrics"]["recall@5"] >= 0.97
