"""What the licence of a model asks is known, said, and accepted before it is installed."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import ModelProblem
from app.domain.models import ModelSource, ModelSpec, SourceKind
from app.domain.openness import Component, Openness
from app.paths import bundled
from app.services.model_catalog import STANDARD_LICENCES, read_catalog
from app.services.model_licences import licence_said, openness_said, with_terms
from app.services.model_store import ModelStore
from tests.unit.services import model_files

CATALOG = read_catalog(bundled("models"))
MODELS = {spec.name: spec for spec in CATALOG.models}
RESTRICTED = ("gemma", "llama")


def test_conditions_on_use_stand_with_every_model_that_has_them() -> None:
    for spec in MODELS.values():
        assert bool(spec.restrictions) is spec.name.startswith(RESTRICTED), spec.name
        assert spec.licence_address.startswith("https://"), spec.name
        assert (spec.licence in STANDARD_LICENCES) is not bool(spec.restrictions), spec.name


def test_a_licence_is_recognised_by_what_a_file_calls_it() -> None:
    one = MODELS["smollm2-135m-instruct"]
    stated = with_terms(replace(one, licence="apache-2.0"), CATALOG.licence)
    assert (stated.licence, stated.restrictions) == ("Apache-2.0", "")
    gemma = with_terms(replace(one, licence="gemma"), CATALOG.licence)
    assert gemma.licence == "Gemma Terms of Use"
    assert "Prohibited Use Policy" in licence_said(gemma)
    assert with_terms(replace(one, licence="my own"), CATALOG.licence).licence == "my own"


def test_an_unknown_licence_is_no_permission() -> None:
    said = licence_said(replace(MODELS["smollm2-135m-instruct"], licence="unknown"))
    assert "not known" in said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("smollm2-135m-instruct", "class I (Open Science)."),
        ("all-minilm-l6-v2", "class II (Open Tooling) at best; not known: technical report"),
        ("qwen3-8b", "of no class, for want of description of the data."),
        ("gemma-3-1b-it", "of no class, for want of weights under an open licence"),
    ],
)
def test_openness_is_said_with_what_is_not_known(name: str, said: str) -> None:
    assert said in openness_said(MODELS[name])


def test_nothing_known_of_data_and_code_is_said_so() -> None:
    mine = replace(MODELS["qwen3-8b"], openness=Openness(weights=True))
    assert openness_said(mine).startswith("Public: weights; not known: training data")


def test_a_class_that_may_be_better_is_said_so() -> None:
    known = ("architecture", "report", "results", "model_card", "data_card")
    openness = Openness(weights=True, also=tuple(map(Component, known)))
    said = openness_said(replace(MODELS["qwen3-8b"], openness=openness))
    assert "class III (Open Model) at least; not known: training code" in said


def restricted() -> ModelSpec:
    source = ModelSource(SourceKind.HTTPS, "https://example.org")
    one = model_files.spec("strict", source, {"strict.gguf": b"x"})
    return replace(one, licence="Own terms", restrictions="Not on Sundays.")


def test_nothing_is_fetched_before_the_conditions_are_accepted(tmp_path: Path) -> None:
    bundle = model_files.bundle(tmp_path / "bundle", [restricted()])
    store = ModelStore(tmp_path / "models", bundle)
    with pytest.raises(ModelProblem, match=r"Not on Sundays\.") as caught:
        next(store.install("strict", CancelToken()))
    assert "--accept-licence" in caught.value.remedy
    assert not (tmp_path / "models").exists()
    steps = store.install("strict", CancelToken(), accepted=True)
    assert next(steps).name == "strict"
    steps.close()
