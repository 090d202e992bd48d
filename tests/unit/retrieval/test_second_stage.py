"""The second look at the best passages."""

import re
from dataclasses import replace

import pytest

from app.domain.search import Mode, Query
from app.engines.fake import FakeEmbedder
from app.retrieval.dense import Semantic
from app.retrieval.fuse import Fused
from app.retrieval.retriever import Retriever
from app.retrieval.second_stage import Asked, SecondStage, Shares
from app.storage.library import LibraryStore
from app.storage.vector_index import VectorIndex
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


NOTHING = Shares(
    sentence=0,
    sentence_for_passage=0,
    nearness=0,
    adjacency=0,
    words=0,
    vectors=0,
)


def second_scores(
    question: str,
    store: LibraryStore,
    retriever: Retriever,
    semantic: Semantic,
    shares: Shares,
    *,
    named: bool = False,
) -> dict[str, float]:
    """What the second stage gives to every document by `shares` alone."""
    terms = retriever.lexicon.query_words(question, "en")
    spans = tuple(match.span() for match in re.finditer(r"\w+", question))
    vector = semantic.embedder.embed_query(question)
    asked = Asked(question, spans, tuple(terms), semantic, vector, close=True, named=named)
    chunks = [c for d in store.documents() for c in store.chunks_of(d.id)]
    ranking = [Fused(chunk.id, 0.0, None, None, None, None) for chunk in chunks]
    look = SecondStage(store, retriever.lexicon, shares).look(ranking, asked)
    scores = {hit.chunk_id: hit.score for hit in look.ranking}
    paths = {d.id: d.path for d in store.documents()}
    return {paths[chunk.document_id]: scores[chunk.id] for chunk in chunks}


@pytest.fixture
def semantic(embedder: FakeEmbedder, vectors: VectorIndex) -> Semantic:
    return Semantic(embedder, vectors)


def test_one_sentence_near_every_word_is_better_than_two_that_share_them(
    put: Put, store: LibraryStore, retriever: Retriever, semantic: Semantic
) -> None:
    put("apart.txt", "The valve was opened. The pressure was high.")
    put("together.txt", "The pressure at the valve was high. It was opened.")
    put("other.txt", "Nobody came to the harbour.")
    shares = replace(NOTHING, nearness=1)
    scores = second_scores(
        "Was the pressure at the valve high?", store, retriever, semantic, shares
    )
    assert scores["together.txt"] == pytest.approx(1.0)
    assert scores["together.txt"] > scores["apart.txt"] > scores["other.txt"]


LONG = "Which loads bend a heated wing of thin metal plates in steady supersonic flight?"
TOPIC = "Heated wings of thin metal plates bend under loads in steady supersonic flight."


@pytest.mark.parametrize("shares", [replace(NOTHING, words=1), replace(NOTHING, vectors=1)])
def test_a_long_question_finds_what_its_best_passages_speak_of(
    shares: Shares, put: Put, store: LibraryStore, retriever: Retriever, semantic: Semantic
) -> None:
    for number in range(10):
        put(f"topic-{number}.txt", f"{TOPIC} Buckling of aluminium ribs begins at mode {number}.")
    put("also.txt", "Buckling of aluminium ribs begins early.")
    put("not.txt", "Taxes on harbours rise slowly again.")
    scores = second_scores(LONG, store, retriever, semantic, shares)
    assert scores["also.txt"] > scores["not.txt"]
    short = second_scores("Which loads bend a wing?", store, retriever, semantic, shares)
    assert set(short.values()) == {0.0}
    named = second_scores(LONG, store, retriever, semantic, shares, named=True)
    assert set(named.values()) == {0.0}


def test_only_the_hybrid_search_weighs_the_names_of_files(put: Put, retriever: Retriever) -> None:
    for name in ("acme", "bestbuy", "zenith"):
        put(f"{name}.txt", TOGETHER)
    question = "pump pressure at Best Buy"
    assert retriever.search(Query(question)).hits[0].document.path == "bestbuy.txt"
    for mode in (Mode.KEYWORD, Mode.DENSE):
        scores = [hit.score for hit in retriever.search(Query(question, mode=mode)).hits]
        assert scores == pytest.approx([scores[0]] * 3)
