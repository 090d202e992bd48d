import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.answering.judge import Judgement
from app.answering.quote import candidates
from app.domain.cancel import CancelToken
from app.domain.errors import DatasetProblem
from app.engines.fake import FakeEmbedder
from app.evaluation.citations import evaluate_citations, load_citations
from app.evaluation.compare import compare
from app.evaluation.homes import home_of_corpus, index_corpus, open_set
from app.evaluation.ledger import read_outcomes
from app.evaluation.report import Run
from app.paths import Home
from app.settings import Settings
from tests.data.judged import GENERATED, WRITTEN, planted
from tests.unit.answering.conftest import WordLexicon
from tests.unit.evaluation.conftest import CORPUS, FakeEngines, Lines, WriteSet, drain, passage

SENTENCES: Lines = [
    {
        "_id": "1", "text": "Herons wait.", "docs": ["heron"], "supported": True,
        "spans": [["heron", 0, 3]],
    },
    {"_id": "2", "text": "Kettles wait.", "docs": ["kettle"], "supported": False},
    {"_id": "3", "text": "Ice moves.", "docs": ["glacier", "kettle"], "supported": True},
]  # fmt: skip
PLANTED: Lines = [
    {"_id": "4", "text": "2 herons.", "docs": ["heron"], "supported": False, "planted": "number"}
]


def write(folder: Path, name: str, lines: Lines) -> None:
    (folder / name).write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")


@pytest.fixture
def folder(write_set: WriteSet) -> Path:
    made = write_set(corpus=CORPUS)
    write(made, "sentences.jsonl", SENTENCES)
    return made


def yes(_sentence: str, docs: Sequence[str]) -> Judgement:
    """Supported by the first words of the first document."""
    (source,) = candidates([passage(docs[0])], [], WordLexicon())
    return Judgement(0.9, "so it seems", (source,))


def no(_sentence: str, _docs: Sequence[str]) -> Judgement:
    return Judgement(0.1, "so it seems")


def test_precision_and_recall_are_means_over_what_they_are_about(folder: Path, run: Run) -> None:
    write(folder, "planted.jsonl", PLANTED)
    dataset = load_citations(folder)
    _, report = drain(evaluate_citations(yes, dataset, run=run))
    assert report.metrics["right"] == pytest.approx(2 / 3)
    assert report.metrics["precision"] == pytest.approx(2 / 3)
    assert report.metrics["recall"] == report.metrics["citation_right"] == 1.0
    assert report.metrics["caught"] == report.metrics["caught_number"] == 0.0
    assert set(report.intervals) == set(report.metrics)
    _, report = drain(evaluate_citations(no, dataset, run=run))
    assert "precision" not in report.metrics
    assert (report.metrics["recall"], report.metrics["caught"]) == (0.0, 1.0)


def test_two_runs_are_compared_sentence_by_sentence(folder: Path, tmp_path: Path) -> None:
    dataset, outcomes = load_citations(folder), []
    for name, judge in (("a", no), ("b", yes)):
        run = Run("evaluation", tmp_path / f"{name}.jsonl", CancelToken())
        drain(evaluate_citations(judge, dataset, run=run))
        outcomes.append(read_outcomes(run.details))
    comparison = compare(*outcomes)
    assert comparison.metric == "right"
    assert {change.id for change in comparison.changes} == {"1", "2", "3"}


@pytest.mark.parametrize(
    "line",
    ['{"_id": "1"}', '{"_id": "1", "text": "a", "docs": ["?"], "supported": true}', "", "\udcff"],
)
def test_a_malformed_set_is_named(folder: Path, line: str) -> None:
    (folder / "sentences.jsonl").write_bytes(line.encode(errors="surrogateescape"))
    with pytest.raises(DatasetProblem, match=r"sentences\.jsonl"):
        load_citations(folder)
    (folder / "sentences.jsonl").unlink()
    with pytest.raises(DatasetProblem, match=r"sentences\.jsonl"):
        load_citations(folder)


def test_a_sentence_is_judged_by_the_documents_it_names(
    folder: Path, own_home: Home, run: Run
) -> None:
    write(
        folder, "sentences.jsonl",
        [
            {
                "_id": each, "text": "A kettle boils water.", "docs": [each],
                "supported": each == "kettle", "spans": [["kettle", 0, 22]],
            }
            for each in ("kettle", "heron")
        ],
    )  # fmt: skip
    labelled = load_citations(folder)
    home = home_of_corpus(own_home, labelled.name, labelled.corpus)
    engines = FakeEngines(FakeEmbedder())
    with open_set(home, Settings(), models=own_home.models, engines=lambda _, __: engines) as sotto:
        drain(index_corpus(sotto.library, labelled.corpus, "evaluation", run.cancel))
        _, report = drain(evaluate_citations(sotto.assistant.judge, labelled, run=run))
    assert report.metrics["right"] == report.metrics["citation_right"] == 1.0


def test_our_own_sets_are_whole() -> None:
    generated, written = load_citations(GENERATED), load_citations(WRITTEN)
    assert len(generated.sentences) >= 600
    assert sum(each.supported for each in generated.sentences) >= 100
    assert len([each for each in written.sentences if each.planted]) == len(list(planted())) >= 200
    texts = {entry.id: entry.text for entry in (*generated.corpus, *written.corpus)}
    for sentence in (*generated.sentences, *written.sentences):
        assert all(0 <= start < end <= len(texts[doc]) for doc, start, end in sentence.spans)
