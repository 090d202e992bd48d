"""The second look at the best passages."""

from app.domain.search import Mode, Query
from app.engines.fake import FakeEmbedder
from app.retrieval.retriever import Retriever
from tests.unit.retrieval.conftest import Put

APART = "The pressure was low. Nobody had looked at the old pump in the cellar for some years."
TOGETHER = "Nobody in the cellar had looked at it for years. The pump pressure was low and old."


def test_words_together_come_before_words_apart(put: Put, retriever: Retriever) -> None:
    put("a.txt", APART)
    put("b.txt", TOGETHER)
    hits = retriever.search(Query("pump pressure")).hits
    assert [hit.document.path for hit in hits] == ["b.txt", "a.txt"]


def test_the_file_a_question_names_comes_first(put: Put, retriever: Retriever) -> None:
    put("report-2021.txt", TOGETHER)
    put("report-2022.txt", TOGETHER)
    put("report-2023.txt", TOGETHER)
    assert "2022" in retriever.search(Query("pump pressure in FY2022")).hits[0].document.path


def test_sentences_are_compared_once_for_all(
    put: Put, retriever: Retriever, embedder: FakeEmbedder
) -> None:
    put("a.txt", APART)
    found = retriever.find(Query("pump pressure"))
    assert "The pressure was low." in found.compared
    before = len(embedder.embedded)
    known = retriever.compare(["The pressure was low."], found)
    assert known is not None
    assert known[0].vector.shape == (embedder.dimensions,)
    assert known[0].nearness[1] == 1.0  # of "pressure"
    assert len(embedder.embedded) == before
    mixed = retriever.compare(["Something new.", "The pressure was low."], found)
    assert mixed is not None
    assert mixed[1] is known[0]
    assert len(embedder.embedded) == before + 1


def test_a_single_leg_is_left_as_it_is(put: Put, retriever: Retriever) -> None:
    put("a.txt", APART)
    for mode in (Mode.KEYWORD, Mode.DENSE):
        found = retriever.find(Query("pump pressure", mode=mode))
        assert "second" not in found.result.steps_ms
        assert not found.compared
