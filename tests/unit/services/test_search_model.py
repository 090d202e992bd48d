from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.domain.search import Query
from app.engines.fake import FakeEmbedder
from app.retrieval.retriever import Retriever
from app.services.search_model import SearchModel
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex
from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument
from app.storage.vector_indexes import VectorIndexes

WORDS = ("pump", "valve", "motor", "gasket", "filter", "sensor")
MANY = 300  # several batches


class DeadEmbedder(FakeEmbedder):
    def embed_passages(
        self, texts: Sequence[str], cancel: CancelToken | None = None
    ) -> NDArray[np.float32]:
        raise EngineFailure("embedder", "its file is gone")


class Place:
    """One home; `search_model` opens it as a new start of the program does."""

    def __init__(self, folder: Path, database: Database, indexes: VectorIndexes) -> None:
        self.folder = folder
        self.store = LibraryStore(database)
        self.indexes = indexes
        self.database = database

    def put(self, path: str, *passages: str) -> None:
        ends = np.cumsum([len(text) for text in passages]).tolist()
        chunks = tuple(
            NewChunk(end - len(text), end, text) for text, end in zip(passages, ends, strict=True)
        )
        document = NewDocument(path, path, "text/plain", 1, 1, 1, path, "en", (), chunks)
        self.store.put(document, self.store.ensure_collection("Library"))

    def search_model(self, wanted: FakeEmbedder | None, *installed: FakeEmbedder) -> SearchModel:
        made = SearchModel(
            self.store,
            wanted=wanted,
            installed=lambda model: next((e for e in installed if e.model == model), None),
            open_index=lambda one: self.indexes.open(one.model, one.dimensions),
            keep_only=self.indexes.keep_only,
        )
        made.catch_up()
        return made

    def vectors(self, embedder: FakeEmbedder) -> int:
        return self.store.counts(model=embedder.model).vectors

    def found(self, model: SearchModel, question: str) -> list[tuple[str, int, float | None]]:
        with KeywordIndex(self.folder / "keyword", self.database) as keyword:
            keyword.catch_up()
            hits = Retriever(self.store, keyword, lambda: model.active).search(Query(question)).hits
            return [(hit.document.path, hit.chunk.start, hit.dense_score) for hit in hits]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with (
        Database(tmp_path / "sotto.db") as database,
        VectorIndexes(tmp_path / "vectors", database) as indexes,
    ):
        yield Place(tmp_path, database, indexes)


@pytest.fixture
def old() -> FakeEmbedder:
    return FakeEmbedder(16, model="old@1")


@pytest.fixture
def new() -> FakeEmbedder:
    return FakeEmbedder(24, model="new@1")


@pytest.fixture
def filled(place: Place, old: FakeEmbedder) -> Place:
    """A library whose vectors the old model made."""
    for n in range(MANY):
        place.put(f"{n}.txt", f"The {WORDS[n % 6]} number {n} drives the {WORDS[n // 6 % 6]}.")
    run(place.search_model(old))
    return place


def run(model: SearchModel) -> None:
    """Embed to the end."""
    for _ in model.finish():
        pass


def begin(model: SearchModel) -> None:
    """Stop after the first batch."""
    with closing(model.finish()) as steps:
        next(step for step in steps if step.chunks)


def test_the_first_model_of_a_library_answers_at_once(place: Place, old: FakeEmbedder) -> None:
    place.put("a.txt", "The pump.")
    model = place.search_model(old)
    assert (model.name, model.next) == ("old@1", None)
    run(model)
    assert place.store.active_model() == "old@1"
    assert place.vectors(old) == 1


def test_the_old_model_answers_until_the_new_one_is_complete(
    filled: Place, old: FakeEmbedder, new: FakeEmbedder
) -> None:
    before = filled.found(filled.search_model(old), "motor and pump")
    model = filled.search_model(new, old)
    names = []
    for _ in model.finish():
        names.append(model.name)
        assert filled.found(model, "motor and pump") == before
    assert set(names) == {"old@1"}
    assert len(names) >= 2
    assert (model.name, model.next) == ("new@1", None)
    assert filled.store.active_model() == "new@1"


def test_after_the_change_all_is_as_if_the_new_model_had_always_been(
    filled: Place, old: FakeEmbedder, new: FakeEmbedder, tmp_path: Path
) -> None:
    run(filled.search_model(new, old))
    model = filled.search_model(new)
    with (
        Database(tmp_path / "fresh" / "sotto.db") as database,
        VectorIndexes(tmp_path / "fresh" / "vectors", database) as indexes,
    ):
        fresh = Place(tmp_path / "fresh", database, indexes)
        for document in filled.store.documents():
            fresh.put(document.path, filled.store.document_text(document.id))
        always = fresh.search_model(new)
        run(always)
        for word in WORDS:
            assert filled.found(model, word) == fresh.found(always, word) != []


def test_nothing_of_the_old_model_is_left(
    filled: Place, old: FakeEmbedder, new: FakeEmbedder
) -> None:
    kept = filled.folder / "vectors" / ("0" * 16)
    kept.mkdir(parents=True)
    run(filled.search_model(new, old))
    assert filled.store.models() == ["new@1"]
    assert filled.vectors(old) == 0
    assert not kept.exists()


def test_new_files_are_found_by_meaning_during_the_change(
    filled: Place, old: FakeEmbedder, new: FakeEmbedder
) -> None:
    model = filled.search_model(new, old)
    begin(model)
    filled.put("late.txt", "A late compressor.")
    begin(model)
    assert model.name == "old@1"
    (path, _, cosine), *_ = filled.found(model, "late compressor")
    assert path == "late.txt"
    assert cosine is not None
    run(model)
    assert model.name == "new@1"
    assert filled.vectors(new) == MANY + 1


def test_a_stopped_change_goes_on_where_it_was(
    filled: Place, old: FakeEmbedder, new: FakeEmbedder
) -> None:
    begin(filled.search_model(new, old))
    done = filled.vectors(new)
    assert 0 < done < MANY
    new.embedded.clear()
    run(filled.search_model(new, old))
    assert len(new.embedded) == MANY - done
    assert filled.store.active_model() == "new@1"


def test_going_back_to_the_old_model_drops_what_the_new_one_made(
    filled: Place, old: FakeEmbedder, new: FakeEmbedder
) -> None:
    begin(filled.search_model(new, old))
    back = filled.search_model(old, new)
    assert (back.name, back.next) == ("old@1", None)
    run(back)
    assert filled.store.models() == ["old@1"]


def test_without_the_old_model_words_answer_until_the_new_one_is_complete(
    filled: Place, new: FakeEmbedder
) -> None:
    model = filled.search_model(new)
    assert (model.active, model.next is not None) == (None, True)
    begin(model)
    assert all(cosine is None for _, _, cosine in filled.found(model, "motor"))
    run(model)
    assert model.name == "new@1"


def test_an_old_model_that_fails_does_not_hold_up_the_new_one(
    filled: Place, new: FakeEmbedder
) -> None:
    model = filled.search_model(new, DeadEmbedder(16, model="old@1"))
    filled.put("late.txt", "A late compressor.")
    run(model)
    assert model.name == "new@1"
    failing = filled.search_model(DeadEmbedder(16, model="dead@1"), new)
    with pytest.raises(EngineFailure):
        run(failing)


def test_a_wanted_model_that_is_not_installed_leaves_the_old_one_and_the_work_done(
    filled: Place, old: FakeEmbedder, new: FakeEmbedder
) -> None:
    begin(filled.search_model(new, old))
    done = filled.vectors(new)
    model = filled.search_model(None, old)
    assert (model.name, model.next) == ("old@1", None)
    run(model)
    assert filled.vectors(new) == done > 0


def test_a_library_that_does_not_say_whose_vectors_it_has_is_understood(
    filled: Place, old: FakeEmbedder, new: FakeEmbedder
) -> None:
    filled.store.set_meta("active_model", None)
    model = filled.search_model(new, old)
    assert model.name == "old@1"
    assert model.next is not None
    assert filled.search_model(old).next is None


def test_a_change_without_any_passage_is_immediate(
    place: Place, old: FakeEmbedder, new: FakeEmbedder
) -> None:
    run(place.search_model(old))
    model = place.search_model(new, old)
    assert (model.name, model.next) == ("new@1", None)
