"""The class of a model follows from what of it is public, and from nothing else."""

import pytest

from app.domain.openness import Component, Openness, OpennessClass

MODEL = ("architecture", "weights", "report", "results", "model_card", "data_card")
TOOLING = (*MODEL, "training_code", "inference_code", "evaluation_code", "evaluation_data")
SCIENCE = (*TOOLING, "data", "preparation_code", "checkpoints", "paper")


@pytest.mark.parametrize(
    ("public", "reached"),
    [
        ((), None),
        (MODEL[1:], None),
        (MODEL, OpennessClass.OPEN_MODEL),
        (TOOLING, OpennessClass.OPEN_TOOLING),
        ((*MODEL, *SCIENCE[len(TOOLING) :]), OpennessClass.OPEN_MODEL),
        (SCIENCE, OpennessClass.OPEN_SCIENCE),
    ],
)
def test_a_class_needs_every_component_of_its_own_and_of_those_before(
    public: tuple[str, ...], reached: OpennessClass | None
) -> None:
    grade = Openness(also=tuple(map(Component, public))).grade(restricted=False)
    assert grade.reached is reached
    assert grade.possible is OpennessClass.OPEN_SCIENCE  # what is not known may yet be public


def test_what_is_not_known_is_told_from_what_is_not_public() -> None:
    opened = Openness(weights=True, data=False, also=(Component.ARCHITECTURE, Component.MODEL_CARD))
    grade = opened.grade(restricted=False)
    assert (grade.reached, grade.possible) == (None, OpennessClass.OPEN_TOOLING)
    assert grade.unknown == (Component.REPORT, Component.RESULTS, Component.DATA_CARD)
    assert grade.missing == ()
    withheld = Openness(True, False, False, withheld=(Component.DATA_CARD,))
    assert withheld.grade(restricted=False).possible is None
    assert withheld.grade(restricted=False).missing == (Component.DATA_CARD,)


def test_weights_whose_licence_sets_conditions_are_of_no_class() -> None:
    grade = Openness(also=tuple(Component)).grade(restricted=True)
    assert (grade.reached, grade.possible) == (None, None)
    assert grade.missing == (Component.WEIGHTS,)


def test_a_paper_is_a_report() -> None:
    assert Openness(also=(Component.PAPER,)).has(Component.REPORT)
