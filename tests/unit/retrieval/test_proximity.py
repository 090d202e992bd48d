"""Words that stand together in the question and in the passage."""

import pytest

from app.retrieval.proximity import adjacency

WORDS = (("cool",), ("pump", "pumps"), ("pressure",))
EVEN = (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("passage", "share"),
    [
        ("cool pump pressure", 1.0),
        ("pressure pumps cool", 1.0),
        ("cool x pump x pressure", 0.5),
        ("cool pump", 0.5),
        ("pump", 0.0),
        ("", 0.0),
    ],
)
def test_neighbours_count_by_one_over_their_distance(passage: str, share: float) -> None:
    assert adjacency(WORDS, EVEN, passage.split()) == pytest.approx(share)


def test_a_pair_weighs_as_much_as_its_less_telling_word() -> None:
    weights = (5.0, 1.0, 3.0)
    assert adjacency(WORDS, weights, ["cool", "pump"]) == pytest.approx(0.5)
    assert adjacency(WORDS[:2], weights[:2], ["cool", "pump"]) == 1.0


def test_one_word_has_no_neighbour() -> None:
    assert adjacency(WORDS[:1], EVEN[:1], ["cool"]) == 0.0
