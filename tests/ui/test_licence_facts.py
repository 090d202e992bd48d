from dataclasses import replace

import pytest

from app.domain.openness import Component, Openness
from app.paths import bundled
from app.services.model_catalog import load_catalog
from app.ui.models import licence_facts

MODELS = {spec.name: spec for spec in load_catalog(bundled("models"))}
BASIS = ("architecture", "report", "results", "model_card", "data_card")


@pytest.mark.parametrize(
    ("name", "openness", "said"),
    [
        ("gemma-3-1b-it", None, "of no class, for want of: weights under an open licence"),
        ("qwen3-8b", Openness(weights=True), "class I, open science at best; not known: "),
        (
            "qwen3-8b",
            Openness(weights=True, also=tuple(map(Component, BASIS))),
            "class III, open model at least; not known: code that trained it",
        ),
        ("qwen3-8b", Openness(also=tuple(Component)), "Framework: class I, open science."),
    ],
)
def test_the_class_is_said_with_what_keeps_it_from_a_better_one(
    name: str, openness: Openness | None, said: str
) -> None:
    spec = MODELS[name]
    found = licence_facts.openness_class(replace(spec, openness=openness or spec.openness))
    assert said in found


def test_conditions_on_use_stand_beside_the_licence() -> None:
    assert "with conditions on use" in licence_facts.licence(MODELS["llama-3.2-1b-instruct"])
    assert "conditions" not in licence_facts.licence(MODELS["qwen3-8b"])
    unknown = replace(MODELS["qwen3-8b"], licence="unknown", openness=Openness())
    assert licence_facts.licence(unknown) == ("licence unknown: nothing known of data and code")
