"""Questions that ask several things."""

import pytest

from app.domain.search import Query
from app.retrieval.parts import parts_of
from app.retrieval.retriever import Retriever
from tests.unit.retrieval.conftest import Put


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "What pressure has the pump and who built the roof?",
            ("What pressure has the pump", "who built the roof?"),
        ),
        (
            "Wann wurde das Dach gebaut? Welchen Druck hat die Pumpe?",
            ("Wann wurde das Dach gebaut?", "Welchen Druck hat die Pumpe?"),
        ),
    ],
)
def test_each_question_is_a_part(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    "question",
    [
        "What pressure has the pump?",
        "Who built the roof and the cellar?",
        "What drove the margin? If it means nothing, say so.",
        "When and where was it?",
        "Who built the collector? When was it repaired?",
        "We have a roof. Who built it?",
        "",
    ],
)
def test_one_question_stays_whole(question: str) -> None:
    assert parts_of(question) == ()


def test_each_part_has_its_passage_among_the_first(put: Put, retriever: Retriever) -> None:
    for n in range(4):
        put(f"pump{n}.txt", f"The pump of cellar {n} has a pressure of {n} bar, so the pump runs.")
    put("roof.txt", "The firm Müller built the roof.")
    result = retriever.search(
        Query("What pressure has the pump in the cellar and who built the roof?", k=2)
    )
    assert {hit.document.path[:4] for hit in result.hits} == {"pump", "roof"}
    assert [hit.rank for hit in result.hits] == [1, 2]
    assert result.understood is not None
    assert len(result.understood.parts) == 2
