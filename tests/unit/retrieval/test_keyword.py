"""Words of a question that the library does not know."""

import pytest

from app.domain.search import Query
from app.retrieval.retriever import Retriever
from tests.unit.retrieval.conftest import Put

CELLAR = "The circulation pump stands in the cellar. Its pressure is two bar."
ROOF = "The collector on the roof was built in 2019 by the firm Müller."


@pytest.mark.parametrize(
    ("question", "correction"),
    [
        ("Where is the circulaton pump?", ("circulaton", ("circulation",))),
        ("colector roof", ("colector", ("collector",))),
        ("presure of the pump", ("presure", ("pressure",))),
        ("pupm pressure", ("pupm", ("pump",))),
    ],
)
def test_a_slip_is_searched_as_what_it_is_near_to(
    put: Put, retriever: Retriever, question: str, correction: tuple[str, tuple[str, ...]]
) -> None:
    put("cellar.txt", CELLAR)
    put("roof.txt", ROOF)
    result = retriever.search(Query(question))
    assert result.understood is not None
    assert result.understood.corrections == (correction,)
    assert result.hits[0].document.path == ("roof.txt" if "roof" in question else "cellar.txt")
    assert any(correction[0] in note and correction[1][0] in note for note in result.notes)


@pytest.mark.parametrize(
    "question",
    [
        "pump pressure",
        "pumps pressures",  # other forms of words that are there
        "the pum",  # too short to tell
        "bar 2018",  # a number is what it is
        "wo steht die Umwälzpumpe im Kellar",  # another language
    ],
)
def test_other_words_stay_as_they_are(put: Put, retriever: Retriever, question: str) -> None:
    put("cellar.txt", CELLAR)
    put("roof.txt", ROOF)
    result = retriever.search(Query(question))
    assert result.understood is not None
    assert result.understood.corrections == ()
    assert not any("not in your documents" in note for note in result.notes)


def test_a_word_in_a_title_is_known(put: Put, retriever: Retriever) -> None:
    put("pumpe.txt", CELLAR)
    understood = retriever.search(Query("pumpe pressure")).understood
    assert understood is not None
    assert understood.corrections == ()
