from app.answering.excerpt import excerpts
from app.domain.search import Hit
from tests.unit.answering.conftest import Passage

TEXT = "Alpha begins here. Beta follows then. Gamma comes third. Delta ends it."


def chosen(hits: list[Hit], worth: dict[tuple[int, int], float], room: int) -> dict[int, str]:
    return excerpts(
        hits, worth, room=room, head=lambda _: 2, count_tokens=lambda text: len(text.split())
    )


def test_the_sentences_worth_most_stay_in_their_order(passage: Passage) -> None:
    worth = {(1, TEXT.index("Alpha")): 0.5, (1, TEXT.index("Delta")): 1.0}
    assert chosen([passage(TEXT)], worth, 10) == {1: "Alpha begins here. … Delta ends it."}


def test_a_neighbour_of_the_evidence_goes_before_the_rest(passage: Passage) -> None:
    worth = {(1, TEXT.index("Gamma")): 1.0}
    assert chosen([passage(TEXT)], worth, 10) == {1: "Beta follows then. Gamma comes third."}


def test_a_passage_with_evidence_goes_before_a_better_ranked_one(passage: Passage) -> None:
    first, second = passage(TEXT), passage("Omega is the answer.", rank=2)
    assert chosen([first, second], {(2, 0): 1.0}, 7) == {2: "Omega is the answer."}


def test_without_evidence_passages_come_in_order(passage: Passage) -> None:
    found = chosen([passage(TEXT), passage("Other text.", rank=2)], {}, 18)
    assert found == {1: TEXT}


def test_what_is_in_is_never_more_than_there_is_room(passage: Passage) -> None:
    hits = [passage("word " * 100), passage("other " * 100, rank=2)]
    for room in range(0, 230, 7):
        found = chosen(hits, {}, room)
        assert sum(len(text.split()) + 2 for text in found.values()) <= max(room, 0)
