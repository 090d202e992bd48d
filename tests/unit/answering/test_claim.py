import pytest

from app.answering.claim import claim_of


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("The passage also mentions that the pump is red.", "the pump is red."),
        ("According to passage 2, the pump is red.", "the pump is red."),
        ("Passage 1:\nThe pump is red.", "The pump is red."),
        ("1. Hold the button P.\n2.", "Hold the button P."),
        ("The passage above is about the pump of the barn.", "pump of the barn."),
        ("The pump is red.", "The pump is red."),
    ],
)
def test_what_stands_around_a_claim_is_no_part_of_it(sentence: str, claimed: str) -> None:
    claim = claim_of(sentence, "en")
    assert (claim.text, claim.objection) == (claimed, "")


@pytest.mark.parametrize(
    ("sentence", "objection"),
    [
        ("When should the pump be washed?", "asks"),
        ("To wash the pump, follow these steps:", "says nothing"),
        ("Sotto:\n```\nsotto add PATH\n```", "says nothing"),
        ("The answer is: `sotto status`", "alone"),
        ("The answer is 1.6.", "alone"),
        ("The pump of the barn was washed for", "breaks off"),
        ("The passage does not say who washed it.", "instead of from them"),
        ("The passage about the pump is a detail from the report.", "instead of from them"),
    ],
)
def test_what_claims_nothing_is_told(sentence: str, objection: str) -> None:
    assert objection in claim_of(sentence, "en").objection


def test_a_measured_number_is_a_claim() -> None:
    assert claim_of("The answer is: 1.6 bar.", "en").objection == ""
