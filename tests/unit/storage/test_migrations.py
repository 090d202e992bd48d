"""A database of an older version keeps everything when it is brought up to date."""

from pathlib import Path

import numpy as np
import pytest

from app.domain.documents import Status
from app.storage.conversations import ConversationStore
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex, KeywordQuery, KeywordTerm
from app.storage.library import LibraryStore
from app.storage.migrations import MIGRATIONS
from app.storage.records import Counts
from app.storage.traces import TraceStore
from tests.unit.storage.samples import new_document
from tests.unit.storage.version_1 import make_version_1


def test_everything_of_version_1_is_found_again(tmp_path: Path) -> None:
    make_version_1(tmp_path / "sotto.db")
    with Database(tmp_path / "sotto.db") as database:
        store = LibraryStore(database)
        kept, failed = store.documents()
        assert (kept.path, kept.title, kept.sha256, kept.language) == ("/a", "A", "f00", "en")
        assert (kept.author, kept.created_s, kept.unrecognized, kept.recognized) == (
            None, None, 0, None,
        )  # fmt: skip
        assert (failed.status, failed.reason) == (Status.FAILED, "torn")
        assert store.document_text(1) == "one two"
        assert store.pages(1) == [(1, 0, 7)]
        first, second = store.chunks_of(1)
        assert (first.section, first.part, first.first_row, second.sheet) == ("S", None, None, None)
        assert store.counts(model="m") == Counts(1, 1, 2, 1)
        assert store.vectors("m", [1]).tolist() == [[1.0, 0.0]]
        assert [one.chunk_id for one in store.without_vectors("m", 9)] == [2]
        assert [root.path for root in store.roots()] == ["/a"]
        assert [turn.question for turn in ConversationStore(database).turns("c")] == ["What?"]
        assert TraceStore(database).get("u") == b"{}"
        with KeywordIndex(tmp_path / "keyword", database) as keyword:
            keyword.catch_up()
            hits = keyword.search(KeywordQuery((KeywordTerm(("two",)),)), 5)
            assert [hit.chunk_id for hit in hits] == [2]


def test_traces_and_turns_of_version_1_know_their_documents(tmp_path: Path) -> None:
    make_version_1(tmp_path / "sotto.db")
    with Database(tmp_path / "sotto.db") as database:
        assert database.rows("SELECT id, document_ids FROM traces") == [("t", "[1,2]"), ("u", "[]")]
        assert database.rows("SELECT document_ids FROM turns") == [("[1]",)]


def test_what_version_1_stored_can_be_changed_and_removed(tmp_path: Path) -> None:
    make_version_1(tmp_path / "sotto.db")
    with Database(tmp_path / "sotto.db") as database:
        store = LibraryStore(database)
        assert store.put(new_document("/a", ["three"]), 1) == 1
        assert store.document_text(1) == "three"
        assert [one.text for one in store.without_vectors("m", 9)] == ["three"]
        store.put_vectors("m", [3], np.ones((1, 2), np.float32))
        store.remove([1, 2])
        assert store.documents() == []


def test_a_migration_that_fails_leaves_the_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sotto.db"
    make_version_1(path)

    def torn(connection: object) -> None:
        raise KeyError("torn")

    monkeypatch.setattr("app.storage.database.MIGRATIONS", (*MIGRATIONS, torn))
    with pytest.raises(KeyError, match="torn"):
        Database(path)
    monkeypatch.undo()
    with Database(path) as database:
        assert LibraryStore(database).document_text(1) == "one two"
