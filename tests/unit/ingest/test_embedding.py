import threading
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, Crashed
from app.engines.fake import FakeEmbedder
from app.ingest import embedding
from app.ingest.embedding import embed_missing, embedding_input, passage_tokens
from app.storage.records import NewChunk, NewDocument, Unembedded
from tests.unit.ingest.conftest import CountingIndex, CountingStore

DEADLINE_S = 10.0


def fill(store: CountingStore, chunks: int, path: str = "/a.txt") -> None:
    made, position = [], 0
    for n in range(chunks):
        text = f"passage {n} " + "x " * (n % 7)
        made.append(NewChunk(position, position + len(text), text))
        position += len(text)
    document = NewDocument(path, "A", "text/plain", 1, 2, 3, "", None, (), tuple(made))
    store.put(document, store.ensure_collection("Library"))


def vectors_done(store: CountingStore) -> int:
    return store.counts(model="fake-embedder").vectors


def test_every_passage_gets_the_vector_of_its_embedding_input(
    store: CountingStore, keyword: CountingIndex
) -> None:
    fill(store, 300)
    embedder = FakeEmbedder()
    steps = list(embed_missing(store, keyword, embedder))
    assert vectors_done(store) == 300
    assert steps[-1].chunks == steps[-1].chunks_total == 300
    chunks = store.chunks_of(1)
    stored = store.vectors("fake-embedder", [chunk.id for chunk in chunks])
    for chunk, vector in zip(chunks, stored, strict=True):
        text = embedding_input(Unembedded(chunk.id, chunk.text, chunk.section, "A"))
        np.testing.assert_allclose(vector, embedder.embed_query(text), atol=1e-3)


def test_each_passage_is_embedded_once(store: CountingStore, keyword: CountingIndex) -> None:
    fill(store, embedding._WINDOW_CHUNKS + 500)
    embedder = FakeEmbedder(dimensions=4)
    list(embed_missing(store, keyword, embedder))
    assert len(embedder.embedded) == len(set(embedder.embedded)) == embedding._WINDOW_CHUNKS + 500
    assert keyword.catch_ups == 2


def test_batches_hold_passages_of_like_length(store: CountingStore, keyword: CountingIndex) -> None:
    fill(store, 300)
    embedder = FakeEmbedder()
    list(embed_missing(store, keyword, embedder))
    size = embedding._BATCH_CHUNKS
    lengths = [len(text) for text in embedder.embedded]
    batches = [lengths[start : start + size] for start in range(0, size, size)]
    assert all(batch == sorted(batch) for batch in batches)
    assert max(batches[0]) < max(lengths)


def test_the_first_step_comes_before_the_first_batch(
    store: CountingStore, keyword: CountingIndex
) -> None:
    fill(store, 300)
    embedder = FakeEmbedder()
    first = next(embed_missing(store, keyword, embedder))
    assert (first.chunks, first.chunks_total, embedder.embedded) == (0, 300, [])


def test_a_limit_takes_the_newest_and_leaves_the_rest_for_later(
    store: CountingStore, keyword: CountingIndex
) -> None:
    fill(store, embedding._WINDOW_CHUNKS + 10)
    fill(store, 200, "/b.txt")
    newest = {chunk.id for chunk in store.chunks_of(2)}
    *_, last = embed_missing(store, keyword, FakeEmbedder(), limit=200)
    assert last.chunks == last.chunks_total == vectors_done(store) == 200
    assert set(store.vectors_found("fake-embedder", sorted(newest))) == newest


def test_the_next_batch_is_embedded_while_one_is_stored(
    store: CountingStore, keyword: CountingIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, 3 * embedding._BATCH_CHUNKS)
    started = [threading.Event() for _ in range(3)]

    class Noting(FakeEmbedder):
        calls = 0

        def embed_passages(
            self, texts: Sequence[str], cancel: CancelToken | None = None
        ) -> NDArray[np.float32]:
            started[self.calls].set()
            self.calls += 1
            return super().embed_passages(texts, cancel)

    real = store.put_vectors
    overlapped: list[bool] = []

    def put_vectors(model: str, ids: Sequence[int], vectors: NDArray[np.float32]) -> None:
        following = len(overlapped) + 1
        overlapped.append(following == 3 or started[following].wait(DEADLINE_S))
        real(model, ids, vectors)

    monkeypatch.setattr(store, "put_vectors", put_vectors)
    list(embed_missing(store, keyword, Noting()))
    assert overlapped == [True, True, True]


def test_a_stop_keeps_what_was_stored_and_the_next_run_goes_on(
    store: CountingStore, keyword: CountingIndex
) -> None:
    fill(store, 5 * embedding._BATCH_CHUNKS)
    cancel = CancelToken()
    steps = embed_missing(store, keyword, FakeEmbedder(), cancel)
    assert [next(steps).chunks for _ in range(2)] == [0, embedding._BATCH_CHUNKS]
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(steps)
    done = vectors_done(store)
    assert 0 < done < 5 * embedding._BATCH_CHUNKS
    assert keyword.catch_ups == 1
    embedder = FakeEmbedder()
    list(embed_missing(store, keyword, embedder))
    assert len(embedder.embedded) == 5 * embedding._BATCH_CHUNKS - done
    assert vectors_done(store) == 5 * embedding._BATCH_CHUNKS


def test_a_crash_of_the_embedder_comes_through_and_keeps_what_was_stored(
    store: CountingStore, keyword: CountingIndex
) -> None:
    fill(store, 2 * embedding._BATCH_CHUNKS)

    class Crashing(FakeEmbedder):
        def embed_passages(
            self, texts: Sequence[str], cancel: CancelToken | None = None
        ) -> NDArray[np.float32]:
            if self.embedded:
                raise Crashed("embedder", -6)
            return super().embed_passages(texts, cancel)

    with pytest.raises(Crashed):
        list(embed_missing(store, keyword, Crashing()))
    assert vectors_done(store) == embedding._BATCH_CHUNKS


def test_nothing_to_embed_is_no_work(store: CountingStore, keyword: CountingIndex) -> None:
    assert list(embed_missing(store, keyword, FakeEmbedder())) == []


def test_a_later_passage_of_a_section_is_embedded_with_its_heading_path() -> None:
    chunk = Unembedded(1, "\n It must be bled.\n\n", "Pump > Start", "Manual")
    assert embedding_input(chunk) == "Pump > Start\nIt must be bled."


@pytest.mark.parametrize("text", ["Start\nBleed it.", "## Start\nBleed it.", "## *Start*\nBleed"])
def test_a_passage_with_its_heading_is_embedded_as_it_is(text: str) -> None:
    assert embedding_input(Unembedded(1, text, "Pump > Start", "Manual")) == text


def test_a_passage_without_section_is_embedded_as_it_is() -> None:
    assert embedding_input(Unembedded(1, " It must be bled. ", None, "M")) == "It must be bled."


def test_a_long_path_keeps_its_end_which_says_most() -> None:
    chunk = Unembedded(1, "text", "x" * 1000 + " > Start", "Manual")
    path, _, text = embedding_input(chunk).partition("\n")
    assert path.endswith("> Start")
    assert len(path) == embedding._PREFIX_CHARS
    assert text == "text"


def test_passages_leave_room_for_the_prefix() -> None:
    assert passage_tokens(256) == passage_tokens(8192) == 206
    assert passage_tokens(128) == 78
    assert passage_tokens(32) == 8
