"""A collection is answered with its adapter, where that may write, and else without it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.answers import Answer, Finished
from app.domain.errors import ModelMissing, ModelProblem, QuestionProblem
from app.domain.models import Task
from app.domain.search import Query
from app.paths import Home
from app.services.adapters import Adapters, Choice
from app.services.generator_gate import keep_check, kept_check
from app.services.model_store import ModelStore
from app.settings import Settings
from app.storage.database import Database
from app.storage.library import LibraryStore
from app.wiring import Sotto, make_model_store, open_sotto
from tests.data.gguf_models import random_llama, random_lora
from tests.unit.services.test_generator_gate import GOOD

SETTINGS = Settings(threads=1, context_tokens=512, answer_tokens=16, embedder="none")
BAD = replace(GOOD, faithful={"en": 0.1})


@pytest.fixture
def models(own_home: Home, tmp_path: Path) -> ModelStore:
    """A tiny model that passed its check, and adapters of which one fits."""
    store = make_model_store(own_home.models, SETTINGS)
    store.import_path(random_llama(tmp_path / "base.gguf"))
    store.import_path(random_lora(tmp_path / "legal.gguf", base="base"))
    store.import_path(random_lora(tmp_path / "narrow.gguf", width=32))
    store.import_path(random_lora(tmp_path / "other.gguf", architecture="qwen2", base="Qwen"))
    keep_check(store.report_folder("base"), GOOD)
    return store


@pytest.fixture
def sotto(own_home: Home, models: ModelStore, tmp_path: Path) -> Iterator[Sotto]:
    """Two collections, searched by words alone."""
    assert models.in_use(Task.GENERATE) is not None
    (tmp_path / "pump.md").write_text("# Pump\n\nThe cooling pump needs a pressure of two bar.\n")
    with open_sotto(own_home, SETTINGS) as opened:
        for collection in ("Manuals", "Plain"):
            for _ in opened.library.add((tmp_path / "pump.md",), collection=collection):
                pass
        yield opened


@pytest.fixture
def adapters(models: ModelStore, tmp_path: Path) -> Iterator[Adapters]:
    with Database(tmp_path / "data" / "sotto.db") as database:
        library = LibraryStore(database)
        library.ensure_collection("Manuals")
        yield Adapters(models, library)


def ask(sotto: Sotto, collection: str) -> Answer:
    question = Query("Which pressure does the cooling pump need?", collection=collection)
    *_, finished = sotto.assistant.ask(question)
    assert isinstance(finished, Finished)
    assert finished.answer.quote is not None
    return finished.answer


def test_a_collection_is_answered_with_its_adapter_once_both_passed_the_check(
    sotto: Sotto,
) -> None:
    assert sotto.adapters.give("Manuals", "legal") == "base+legal"
    unchecked = ask(sotto, "Manuals")
    assert unchecked.model == "base"
    assert "sotto models check base+legal" in unchecked.notes[-1]
    assert unchecked.notes[-1].endswith("So the model was asked without the adapter.")

    folder = sotto.models.report_folder("base+legal")
    keep_check(folder, BAD)
    assert ask(sotto, "Manuals").model == "base"
    keep_check(folder, GOOD)
    adapted = ask(sotto, "Manuals")
    assert adapted.model == "base+legal"
    plain = ask(sotto, "Plain")
    assert (plain.model, plain.notes) == ("base", adapted.notes)
    assert "adapter" not in str(adapted.notes)
    assert adapted.answer != plain.answer
    assert sotto.why.why(adapted.trace_id).check == GOOD
    assert kept_check(sotto.models.folder("base")) == GOOD
    assert [one.adapter for one in sotto.library.collections()] == ["legal", None]

    assert sotto.adapters.give("Manuals", None) is None
    assert ask(sotto, "Manuals").model == "base"


def test_an_adapter_that_cannot_be_used_costs_a_note_and_not_the_answer(sotto: Sotto) -> None:
    sotto.adapters.give("Manuals", "narrow")  # of the same architecture, and yet another model
    keep_check(sotto.models.report_folder("base+narrow"), GOOD)
    answer = ask(sotto, "Manuals")
    assert (answer.model, answer.stopped) == ("base", None)
    assert answer.answer
    assert "no adapter that fits base" in answer.notes[-1]

    sotto.adapters.give("Manuals", "legal")
    sotto.models.remove("legal")
    answer = ask(sotto, "Manuals")
    assert answer.model == "base"
    assert "without its adapter legal: it is not installed" in answer.notes[-1]
    assert sotto.adapters.of("Manuals") == "legal"


def test_only_what_fits_is_offered_and_taken(adapters: Adapters) -> None:
    assert [spec.name for spec in adapters.offered()] == ["legal", "narrow"]
    with pytest.raises(ModelProblem, match="made for Qwen and not for base"):
        adapters.give("Manuals", "other")
    with pytest.raises(ModelProblem, match="no adapter"):
        adapters.give("Manuals", "base")
    with pytest.raises(ModelMissing):
        adapters.give("Manuals", "nothing")
    with pytest.raises(QuestionProblem):
        adapters.give("Nowhere", "legal")
    assert adapters.of("Manuals") is None
    assert adapters.choose(None, None) == adapters.choose("Manuals", None) == Choice(None)


def test_what_was_asked_for_by_name_goes_before_what_the_collection_has(
    adapters: Adapters,
) -> None:
    adapters.give("Manuals", "legal")
    assert adapters.choose("Manuals", None) == adapters.choose("Manuals", "base")
    assert adapters.choose("Manuals", "base") == Choice("base+legal")
    assert adapters.choose("Manuals", "base+narrow") == Choice("base+narrow")


def test_an_adapter_is_checked_with_its_model_and_not_alone(models: ModelStore) -> None:
    report = models.check("base+legal")
    assert report.ok, report.detail
    assert not models.check("base+narrow").ok
    with pytest.raises(ModelProblem, match="together with the model"):
        models.check("legal")
