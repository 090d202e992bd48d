from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.errors import Crashed, EngineFailure, ModelMissing
from app.domain.search import Mode, Query
from app.engines.fake import FakeEmbedder
from app.engines.protocols import Comparison
from app.retrieval.dense import Semantic
from app.retrieval.retriever import Retriever
from app.storage.keyword_index import KeywordIndex
from app.storage.library import LibraryStore
from app.storage.vector_index import VectorIndex
from tests.unit.retrieval.conftest import Put

PUMP = "The cooling pump needs a pressure of two bar. "
VALVE = "Each valve of the heating system closes by itself. "


class BrokenEmbedder(FakeEmbedder):
    def embed_query(self, text: str) -> NDArray[np.float32]:
        raise Crashed("embedder", -11)

    def embed_passages(
        self, texts: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        raise EngineFailure("embedder", "out of memory")

    def compare(
        self, question: str, words: Sequence[tuple[int, int]], texts: Sequence[str]
    ) -> Comparison:
        raise EngineFailure("embedder", "out of memory")


def test_a_hit_has_its_exact_span_and_what_both_legs_said(
    put: Put, store: LibraryStore, retriever: Retriever
) -> None:
    document = put("manual.txt", PUMP, VALVE)
    hit = retriever.search(Query("Which pressure does the pump need?")).hits[0]
    assert hit.document.id == document
    assert hit.chunk.text == PUMP == store.slice(document, hit.chunk.start, hit.chunk.end)
    assert (hit.rank, hit.keyword_rank, hit.dense_rank) == (1, 1, 1)
    assert hit.keyword_score is not None
    assert hit.dense_score is not None
    assert hit.score <= 1


def test_only_as_many_hits_as_asked_for_and_every_step_is_timed(
    put: Put, retriever: Retriever
) -> None:
    put("manual.txt", PUMP, VALVE, PUMP, VALVE)
    result = retriever.search(Query("valve or pump pressure", k=3))
    assert [hit.rank for hit in result.hits] == [1, 2, 3]
    steps = {"keyword", "embed", "dense", "fuse", "second", "pages", "load"}
    assert set(result.steps_ms) == steps
    assert result.ms >= max(result.steps_ms.values())


@pytest.mark.parametrize(("mode", "none"), [(Mode.KEYWORD, "dense"), (Mode.DENSE, "keyword")])
def test_one_leg_alone_on_request(put: Put, retriever: Retriever, mode: Mode, none: str) -> None:
    put("manual.txt", PUMP, VALVE)
    hits = retriever.search(Query("pump pressure", mode=mode)).hits
    assert hits[0].chunk.text == PUMP
    assert all(getattr(hit, f"{none}_score") is None for hit in hits)


def test_a_collection_is_a_border(put: Put, retriever: Retriever) -> None:
    put("a.txt", PUMP, collection="A")
    put("b.txt", PUMP, collection="B")
    for collection in ("A", "B"):
        hits = retriever.search(Query("pump pressure", collection=collection)).hits
        assert [hit.document.path for hit in hits] == [f"{collection.lower()}.txt"]
    assert retriever.search(Query("pump pressure", collection="C")).hits == ()


def test_before_there_are_vectors_words_find_it(put: Put, retriever: Retriever) -> None:
    put("manual.txt", PUMP, VALVE, embedded=False)
    hits = retriever.search(Query("pump pressure")).hits
    assert hits[0].chunk.text == PUMP
    assert hits[0].dense_rank is None


def test_while_vectors_are_made_both_kinds_of_passages_are_found(
    put: Put, retriever: Retriever
) -> None:
    put("old.txt", PUMP)
    put("new.txt", PUMP, embedded=False)
    hits = retriever.search(Query("pump pressure")).hits
    assert {hit.document.path for hit in hits} == {"old.txt", "new.txt"}


def test_a_dead_embedder_leaves_the_words_and_is_told(
    put: Put, store: LibraryStore, keyword: KeywordIndex, vectors: VectorIndex
) -> None:
    put("manual.txt", PUMP, VALVE)
    broken = Retriever(store, keyword, lambda: Semantic(BrokenEmbedder(), vectors))
    result = broken.search(Query("pump pressure"))
    assert result.hits[0].chunk.text == PUMP
    assert "signal 11" in result.notes[0]
    assert broken.compare(["anything"], broken.find(Query("pump pressure"))) is None
    with pytest.raises(Crashed):
        broken.search(Query("pump pressure", mode=Mode.DENSE))


def test_without_an_embedder_words_are_all(
    put: Put, store: LibraryStore, keyword: KeywordIndex
) -> None:
    put("manual.txt", PUMP, VALVE)
    bare = Retriever(store, keyword, lambda: None)
    result = bare.search(Query("pump pressure"))
    assert result.hits[0].chunk.text == PUMP
    assert "not installed" in result.notes[0]
    with pytest.raises(ModelMissing):
        bare.search(Query("pump pressure", mode=Mode.DENSE))


def test_a_removed_passage_is_never_a_hit(
    put: Put, store: LibraryStore, retriever: Retriever
) -> None:
    gone = put("gone.txt", PUMP)
    put("here.txt", PUMP)
    store.remove([gone])  # the indexes have not caught up yet
    hits = retriever.search(Query("pump pressure", k=1)).hits
    assert [hit.document.path for hit in hits] == ["here.txt"]


def test_a_question_in_unknown_words_has_a_small_keyword_share(
    put: Put, retriever: Retriever
) -> None:
    put("manual.txt", PUMP, VALVE)
    known = retriever.find(Query("cooling pump pressure"))
    foreign = retriever.find(Query("Welchen Druck braucht die cooling Wasserleitung?"))
    assert foreign.keyword_share < known.keyword_share / 2


@pytest.mark.parametrize("text", ["???", "zzzzqqq", "\x00", "🙂"])
def test_a_question_without_known_words_does_not_fail(
    put: Put, retriever: Retriever, text: str
) -> None:
    put("manual.txt", PUMP)
    assert len(retriever.search(Query(text)).hits) <= 1
