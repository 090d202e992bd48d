import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, HomeLocked
from app.domain.search import Mode
from app.engines.fake import FakeEmbedder
from app.evaluation.answers import evaluate_answers
from app.evaluation.datasets import Entry, load_answers, load_pages, load_retrieval
from app.evaluation.homes import (
    home_of_corpus,
    home_of_files,
    index_corpus,
    index_files,
    open_set,
)
from app.evaluation.pages import evaluate_pages
from app.evaluation.report import Report, Run
from app.evaluation.retrieval import evaluate_retrieval
from app.paths import Home
from app.settings import Settings
from app.storage.home_lock import HomeLock

from .conftest import FakeEngines, WriteSet, drain

QUESTIONS = [
    {"_id": "q1", "text": "Where does the heron wait?", "answers": ["water"], "doc": "heron"},
    {"_id": "q2", "text": "What makes a kettle whistle?", "answers": ["Steam"], "doc": "kettle"},
]
QRELS = "q1\theron\t1\nq2\tkettle\t1\n"
CORPUS = (Entry("a", "A", "Herons wait."), Entry("b", "B", "Kettles whistle."))


def index(
    home: Home, corpus: Sequence[Entry], embedder: FakeEmbedder, *, fresh: bool = False
) -> int:
    engines = FakeEngines(embedder)
    with open_set(
        home, Settings(), models=home.models, fresh=fresh, engines=lambda *_: engines
    ) as sotto:
        _, added = drain(index_corpus(sotto.library, corpus, "evaluation", CancelToken()))
        return added.indexed


def test_a_set_is_indexed_once_and_again_only_when_fresh(own_home: Home) -> None:
    home, embedder = home_of_corpus(own_home, "tiny", CORPUS), FakeEmbedder()
    assert home.root.parent == own_home.evaluation
    assert index(home, CORPUS, embedder) == 2
    assert index(home, CORPUS, embedder) == 0
    assert len(embedder.embedded) == 2
    assert index(home, CORPUS, embedder, fresh=True) == 2


def test_a_stopped_run_goes_on_where_it_was(own_home: Home) -> None:
    home, cancel = home_of_corpus(own_home, "tiny", CORPUS), CancelToken()
    engines = FakeEngines(FakeEmbedder())
    with open_set(home, Settings(), models=home.models, engines=lambda *_: engines) as sotto:
        steps = index_corpus(sotto.library, CORPUS, "evaluation", cancel)
        next(steps)
        cancel.cancel()
        with pytest.raises(Cancelled):
            drain(steps)
    index(home, CORPUS, FakeEmbedder())
    with open_set(home, Settings(), models=home.models, engines=lambda *_: engines) as sotto:
        assert sotto.library.status().vectors == sotto.library.status().chunks == 2


def test_fresh_does_not_touch_a_home_that_is_in_use(own_home: Home) -> None:
    home = home_of_corpus(own_home, "tiny", CORPUS)
    index(home, CORPUS, FakeEmbedder())
    with HomeLock(home.lock), pytest.raises(HomeLocked):
        index(home, CORPUS, FakeEmbedder(), fresh=True)
    assert home.database.exists()


def test_any_change_of_a_corpus_or_a_file_is_another_home(own_home: Home, tmp_path: Path) -> None:
    changed = (CORPUS[0], dataclasses.replace(CORPUS[1], text="Kettles sing."))
    shifted = (dataclasses.replace(CORPUS[0], title="AH", text="erons wait."), CORPUS[1])
    corpora = (CORPUS, changed, shifted, CORPUS[:1])
    homes = {home_of_corpus(own_home, "a name/with signs", corpus).root for corpus in corpora}
    assert len(homes) == len(corpora)
    assert {home.parent for home in homes} == {own_home.evaluation}
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text("one", "utf-8")
    before = home_of_files(own_home, "files", folder)
    assert home_of_files(own_home, "files", folder) == before
    (folder / "a.txt").write_text("two", "utf-8")
    assert home_of_files(own_home, "files", folder) != before


def test_a_tiny_set_is_scored_from_folder_to_metrics(
    own_home: Home, write_set: WriteSet, run: Run
) -> None:
    folder = write_set(queries=QUESTIONS, qrels=QRELS)
    judged, accepted = load_retrieval(folder), load_answers(folder)
    home = home_of_corpus(own_home, judged.name, judged.corpus)
    engines = FakeEngines(FakeEmbedder())
    reports: dict[str, Report] = {}
    with open_set(home, Settings(), models=home.models, engines=lambda *_: engines) as sotto:
        drain(index_corpus(sotto.library, judged.corpus, "evaluation", run.cancel))
        for mode in Mode:
            scoring = evaluate_retrieval(sotto.assistant.search, judged, mode=mode, run=run)
            reports[mode] = drain(scoring)[1]
        _, answers = drain(evaluate_answers(sotto.assistant.ask, accepted, k=3, run=run))
    assert all(report.metrics["mrr@10"] == 1.0 for report in reports.values())
    assert answers.n == 2
    assert {"em", "f1", "quote_contains_gold", "wrongly_declined", "p95_ms"} <= set(answers.metrics)


def test_pages_of_real_files_are_found(
    own_home: Home, write_set: WriteSet, run: Run, tmp_path: Path
) -> None:
    folder = write_set(
        queries=[{"_id": "q1", "text": "kettle whistle", "doc": "book.txt", "pages": [2]}]
    )
    (folder / "documents").mkdir()
    (folder / "documents" / "book.txt").write_text(
        "The heron waits for fish.\fThe kettle makes a whistle.", "utf-8"
    )
    paged = load_pages(folder)
    home = home_of_files(own_home, paged.name, paged.documents)
    engines = FakeEngines(FakeEmbedder())
    with open_set(home, Settings(), models=home.models, engines=lambda *_: engines) as sotto:
        drain(index_files(sotto.library, paged.documents, "evaluation", run.cancel))
        scoring = evaluate_pages(sotto.assistant.search, paged, mode=Mode.KEYWORD, run=run)
        _, report = drain(scoring)
    assert report.metrics["page_hit@1"] == 1.0
