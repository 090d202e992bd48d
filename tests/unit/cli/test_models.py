"""What the command line says of licences before it installs, and of adapters of collections."""

import json
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.model_check import ModelCheck
from app.paths import Home
from app.services.exam import ExamStep
from app.services.model_store import ModelStore
from app.storage.database import Database
from app.storage.library import LibraryStore
from tests.data.gguf_models import random_llama, random_lora
from tests.unit.services.test_generator_gate import GOOD
from tests.verbs import Sotto


def test_a_licence_with_conditions_is_told_and_has_to_be_accepted(sotto: Sotto) -> None:
    code, out, err = sotto("models", "install", "gemma-3-1b-it", "--json")
    assert code == 1
    assert "Prohibited Use Policy" in err
    assert "https://ai.google.dev/gemma/terms" in err
    assert "--accept-licence" in json.loads(out)["remedy"]


def test_the_list_has_licence_restrictions_and_class_of_every_model(sotto: Sotto) -> None:
    _, out, _ = sotto("models", "list", "--json")
    models = {model["name"]: model for model in json.loads(out)["models"]}
    open_one, strict = models["smollm2-135m-instruct"], models["llama-3.2-1b-instruct"]
    assert open_one["openness_class"]["reached"] == 1
    assert (open_one["licence"], open_one["restrictions"]) == ("Apache-2.0", "")
    assert strict["openness_class"]["reached"] is None
    assert strict["openness_class"]["missing"] == ["weights", "data_card"]
    assert "Built with Llama" in strict["restrictions"]


def test_a_collection_is_given_an_adapter_and_loses_it_again(
    sotto: Sotto, own_home: Home, tmp_path: Path
) -> None:
    with Database(own_home.database) as database:
        LibraryStore(database).ensure_collection("Contracts")
    for path in (random_llama(tmp_path / "base.gguf"), random_lora(tmp_path / "legal.gguf")):
        assert sotto("models", "import", str(path), "--no-check")[0] == 0
    code, out, _ = sotto("adapt", "Contracts", "legal", "--no-check", "--json")
    assert code == 0
    assert json.loads(out) == {
        "collection": "Contracts", "adapter": "legal", "generator": "base+legal",
    }  # fmt: skip
    assert "with the adapter legal" in sotto("collections")[1]
    assert sotto("adapt", "Contracts", "none")[0] == 0
    assert "adapter" not in sotto("collections")[1]
    assert sotto("adapt", "Contracts", "nothing")[0] == 4
    assert sotto("adapt", "Nowhere", "legal")[0] == 1


@pytest.mark.parametrize(("check", "code"), [(GOOD, 0), (replace(GOOD, failure="it crashed"), 1)])
def test_a_generator_is_loaded_once_to_be_checked(
    sotto: Sotto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: ModelCheck, code: int
) -> None:
    def examine(*_: object) -> Generator[ExamStep, None, ModelCheck]:
        yield ExamStep(1, 1)
        return check

    assert (
        sotto("models", "import", str(random_llama(tmp_path / "base.gguf")), "--no-check")[0] == 0
    )
    monkeypatch.setattr("app.wiring.examine_model", examine)
    monkeypatch.delattr(ModelStore, "check")  # which would load it another time
    found, out, _ = sotto("models", "check", "base", "--json")
    record = json.loads(out)
    assert (found, record["ok"], record["check"]["tokens_per_s"]) == (code, code == 0, 60.0)
    assert record["detail"] == record["check"]["verdict"]
