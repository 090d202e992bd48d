"""A cross-encoder has the last word, within its time."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.errors import Crashed
from app.domain.search import Mode, Query
from app.engines.fake import FakeEmbedder, FakeReranker
from app.retrieval.dense import Semantic
from app.retrieval.fuse import Fused
from app.retrieval.rerank import rerank
from app.retrieval.retriever import Retriever
from app.storage.keyword_index import KeywordIndex
from app.storage.library import LibraryStore
from app.storage.vector_index import VectorIndex
from tests.unit.retrieval.conftest import Put

RANKING = [Fused(n, 1.0 - n / 100, None, None, None, None) for n in range(40)]
TEXTS = [f"passage {n}" for n in range(40)]


class Clocked(FakeReranker):
    """Takes a second for every passage; later ones are better."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def score(
        self, query: str, passages: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        self.seen += passages
        return np.arange(len(self.seen) - len(passages), len(self.seen), dtype=np.float32)

    def clock(self) -> float:
        return float(len(self.seen))


class Broken(FakeReranker):
    def score(
        self, query: str, passages: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        raise Crashed("reranker", -11)


def test_the_best_are_read_first_and_the_rest_stays_when_time_is_up() -> None:
    slow = Clocked()
    ranking = rerank(RANKING, TEXTS, "passage", slow, budget_s=12.0, clock=slow.clock)
    assert slow.seen == TEXTS[:10]
    assert [hit.chunk_id for hit in ranking] == [*range(9, -1, -1), *range(10, 40)]
    assert [hit.score for hit in ranking] == [hit.score for hit in RANKING]


def test_with_time_enough_thirty_are_read() -> None:
    fast = Clocked()
    rerank(RANKING, TEXTS, "passage", fast, budget_s=10_000.0, clock=fast.clock)
    assert fast.seen == TEXTS[:30]


def test_one_that_fails_changes_nothing() -> None:
    assert rerank(RANKING, TEXTS, "passage", Broken()) == RANKING


def test_a_hybrid_search_ends_in_the_order_of_the_reranker(
    put: Put,
    store: LibraryStore,
    keyword: KeywordIndex,
    vectors: VectorIndex,
    embedder: FakeEmbedder,
) -> None:
    put("often.txt", "Pump, pump and pump: about pumps and once more the pump.")
    put(
        "both.txt", "Somewhere in this long text about other things is the word pressure, and pump."
    )
    retriever = Retriever(
        store, keyword, lambda: Semantic(embedder, vectors), reranker=FakeReranker
    )
    result = retriever.search(Query("pump pressure somewhere"))
    assert result.hits[0].document.path == "both.txt"
    assert "rerank" in result.steps_ms
    assert "rerank" not in retriever.search(Query("pump", mode=Mode.KEYWORD)).steps_ms
