"""How well it is told which sentences are supported, on the project's own labelled sentences."""

from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.steps import result_of
from app.evaluation.citations import evaluate_citations, load_citations
from app.evaluation.homes import home_of_corpus, index_corpus, open_set
from app.evaluation.report import Report, Run
from app.paths import Home
from app.settings import Settings
from tests.data.judged import GENERATED, WRITTEN

pytestmark = pytest.mark.model

LEAST_PRECISION = 0.95
LEAST_RECALL = 0.8
LEAST_RECALL_OF_PARAPHRASES = 0.7  # written to be hard; a model of entailment would raise it


def evaluated(folder: Path, own_home: Home) -> Report:
    labelled = load_citations(folder)
    home = home_of_corpus(own_home, labelled.name, labelled.corpus)
    run = Run("evaluation", own_home.root / "details.jsonl", CancelToken())
    with open_set(home, Settings(), models=own_home.models) as sotto:
        result_of(index_corpus(sotto.library, labelled.corpus, run.collection, run.cancel))
        return result_of(evaluate_citations(sotto.assistant.judge, labelled, run=run))


def test_sentences_of_a_model_are_told_apart(own_home: Home) -> None:
    metrics = evaluated(GENERATED, own_home).metrics
    assert metrics["precision"] >= LEAST_PRECISION
    assert metrics["recall"] >= LEAST_RECALL
    assert metrics["citation_right"] >= LEAST_PRECISION


def test_every_planted_alteration_is_caught(own_home: Home) -> None:
    metrics = evaluated(WRITTEN, own_home).metrics
    assert metrics["caught"] == 1.0
    assert metrics["precision"] >= LEAST_PRECISION
    assert metrics["recall"] >= LEAST_RECALL_OF_PARAPHRASES
