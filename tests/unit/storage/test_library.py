"""What goes into the library comes out exactly, and what is removed is gone."""

import os
import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.documents import Status
from app.storage.changes import Op, changes_after
from app.storage.database import Database
from app.storage.library import LibraryStore
from app.storage.records import Counts, NewChunk, NewDocument
from tests.unit.storage.samples import new_document

TABLES_OF_A_DOCUMENT = (
    "documents",
    "collection_documents",
    "pages",
    "chunks",
    "vectors",
    "pending_vectors",
)


@st.composite
def tilings(draw: st.DrawFn) -> list[str]:
    """Texts of any characters but lone surrogates, NUL among them, cut anywhere."""
    characters = st.characters(exclude_categories=["Cs"]) | st.sampled_from("\0é\u0301👩‍🚀\r\n")
    text = draw(st.text(characters, min_size=1, max_size=60))
    cuts = draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=6))
    borders = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    return [text[a:b] for a, b in pairwise(borders)]


@given(versions=st.lists(tilings(), min_size=1, max_size=3), data=st.data())
@settings(max_examples=60, deadline=None)
def test_stored_text_is_the_text_across_put_replace_and_remove(
    versions: list[list[str]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder, Database(Path(folder) / "db") as database:
        store = LibraryStore(database)
        collection = store.ensure_collection("Library")
        other = store.put(new_document("/other", ["unchanged"]), collection)
        for pieces in versions:
            document_id = store.put(new_document("/a", pieces), collection)
            text = "".join(pieces)
            assert store.document_text(document_id) == text
            start = data.draw(st.integers(0, len(text) + 2))
            end = data.draw(st.integers(0, len(text) + 2))
            assert store.slice(document_id, start, end) == text[start:end]
            for chunk in store.chunks_of(document_id):
                assert chunk.text == text[chunk.start : chunk.end]
                assert store.page_of(document_id, chunk.start) == chunk.page
        store.remove([document_id])
        assert store.document_text(document_id) == ""
        assert store.slice(document_id, 0, 5) == ""
        assert store.document_text(other) == "unchanged"


@pytest.mark.parametrize(
    "chunks",
    [
        (NewChunk(1, 2, "a"),),
        (NewChunk(0, 2, "ab"), NewChunk(3, 4, "c")),
        (NewChunk(0, 2, "ab"), NewChunk(1, 3, "bc")),
        (NewChunk(0, 3, "ab"),),
        (NewChunk(0, 2, "ab"), NewChunk(2, 2, "")),
        (NewChunk(0, 1, "\ud800"),),
    ],
)
def test_chunks_that_do_not_tile_the_text_are_refused(
    store: LibraryStore, chunks: tuple[NewChunk, ...]
) -> None:
    collection = store.ensure_collection("Library")
    good = new_document("/good", ["x"])
    bad = NewDocument("/bad", "", "", 0, 0, 0, "", None, (), chunks)
    with pytest.raises(ValueError, match=r"chunk|surrogates"):
        store.put_many([good, bad], collection)
    assert store.documents() == []


def test_a_page_outside_the_text_is_refused(store: LibraryStore) -> None:
    bad = NewDocument("/b", "", "", 0, 0, 0, "", None, ((1, 0, 3),), (NewChunk(0, 2, "ab"),))
    with pytest.raises(ValueError, match="page 1"):
        store.put(bad, store.ensure_collection("Library"))


def test_a_new_version_keeps_the_document_id_and_never_reuses_chunk_ids(
    store: LibraryStore,
) -> None:
    collection = store.ensure_collection("Library")
    first = store.put(new_document("/a", ["one", "two"]), collection)
    old = {chunk.id for chunk in store.chunks_of(first)}
    store.remove([store.put(new_document("/b", ["tail"]), collection)])
    assert store.put(new_document("/a", ["three"]), collection) == first
    new = {chunk.id for chunk in store.chunks_of(first)}
    assert min(new) > max(old) + 1
    assert store.chunks(sorted(old | new)) == store.chunks_of(first)


def test_chunks_come_in_the_order_asked_for_without_those_removed(store: LibraryStore) -> None:
    collection = store.ensure_collection("Library")
    kept = store.put(new_document("/a", ["x", "y", "z"]), collection)
    gone = store.put(new_document("/b", ["gone"]), collection)
    ids = [chunk.id for chunk in store.chunks_of(kept)]
    asked = [ids[2], store.chunks_of(gone)[0].id, ids[0]]
    store.remove([gone])
    assert [chunk.text for chunk in store.chunks(asked)] == ["z", "x"]
    assert store.chunks([]) == []


def test_removing_leaves_no_row_behind_and_no_byte_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "sotto.db"
    with Database(path) as database:
        store = LibraryStore(database)
        collection = store.ensure_collection("Library")
        secret = "correct horse battery staple " * 50
        document_id = store.put(new_document("/secret", [secret, "tail"]), collection)
        chunk_id = store.chunks_of(document_id)[0].id
        store.put_vectors("m", [chunk_id], np.ones((1, 4), dtype=np.float32))
        for table in TABLES_OF_A_DOCUMENT:
            assert database.rows(f"SELECT count(*) FROM {table}") != [(0,)], table  # noqa: S608
        store.remove([document_id])
        for table in TABLES_OF_A_DOCUMENT:
            assert database.rows(f"SELECT count(*) FROM {table}") == [(0,)], table  # noqa: S608
    assert not list(tmp_path.glob("sotto.db-*"))
    assert b"horse battery" not in path.read_bytes()


def test_a_failure_is_listed_and_takes_the_place_of_earlier_text(store: LibraryStore) -> None:
    collection = store.ensure_collection("Library")
    document_id = store.put(new_document("/a", ["text"]), collection)
    again = store.put_failure(
        "/a", size=1, mtime_ns=2, inode=3, code="broken", reason="it is torn",
        collection_id=collection,
    )  # fmt: skip
    assert again == document_id
    assert store.document_text(document_id) == ""
    (failed,) = store.failures(collection)
    assert (failed.status, failed.code, failed.reason) == (Status.FAILED, "broken", "it is torn")
    assert store.counts() == Counts(0, 1, 0, 0)
    store.put(new_document("/a", ["text again"]), collection)
    assert store.failures() == []
    document = store.document(document_id)
    assert document is not None
    assert (document.status, document.code, document.pages) == (Status.INDEXED, None, 1)


def test_known_tells_stat_and_hash_and_touch_renews_the_stat(store: LibraryStore) -> None:
    collection = store.ensure_collection("Library")
    document_id = store.put(new_document("/a", ["x"]), collection)
    store.touch(document_id, size=7, mtime_ns=8, inode=2**64 - 1)
    known = store.known("/a")
    assert known is not None
    assert (known.document_id, known.size, known.mtime_ns, known.inode, known.sha256) == (
        document_id, 7, 8, 2**64 - 1, "0" * 64,
    )  # fmt: skip
    assert store.known("/b") is None


def test_known_under_finds_the_root_and_what_is_below_but_no_sibling(store: LibraryStore) -> None:
    collection = store.ensure_collection("Library")
    odd = os.fsdecode(b"/r/caf\xe9")
    for path in ("/r", "/r/a", "/r/ä/b", "/r2", "/r-x", "/", "/q", odd):
        store.put(new_document(path, ["x"], title="t"), collection)
    assert set(store.known_under("/r")) == {"/r", "/r/a", "/r/ä/b", odd}
    assert len(store.known_under("/")) == 8
    assert set(store.known_under(odd)) == {odd}
    store.put(new_document(odd + "/x", ["x"], title="t"), collection)
    assert set(store.known_under(odd)) == {odd, odd + "/x"}


def test_collections_share_documents_and_the_last_leave_removes(store: LibraryStore) -> None:
    first, second = store.ensure_collection("One"), store.ensure_collection("Two")
    assert store.ensure_collection("One") == first
    assert (store.collection_id("Two"), store.collection_id("Three")) == (second, None)
    document_id = store.put(new_document("/a", ["x", "y"]), first)
    store.join(document_id, second)
    store.join(document_id, second)
    assert [(c.name, c.documents, c.chunks) for c in store.collections()] == [
        ("One", 1, 2), ("Two", 1, 2),
    ]  # fmt: skip
    store.leave(document_id, first)
    assert store.documents(first) == []
    assert store.document_ids(second) == [document_id]
    store.leave(document_id, first)
    assert store.document_text(document_id) == "xy"
    store.leave(document_id, second)
    assert store.document(document_id) is None


def test_roots_are_kept_per_collection(store: LibraryStore) -> None:
    first, second = store.ensure_collection("One"), store.ensure_collection("Two")
    store.add_root("/b", first)
    store.add_root("/a", second)
    store.add_root("/a", second)
    assert [(r.path, r.collection) for r in store.roots()] == [("/a", "Two"), ("/b", "One")]
    assert [r.path for r in store.roots(first)] == ["/b"]
    store.remove_root("/a")
    assert [r.path for r in store.roots()] == ["/b"]


def test_every_change_of_what_can_be_found_is_logged(
    database: Database, store: LibraryStore
) -> None:
    first, second = store.ensure_collection("One"), store.ensure_collection("Two")
    document_id = store.put(new_document("/a", ["x", "y"]), first)
    store.join(document_id, second)
    store.put(new_document("/a", ["z"]), first)
    store.put_vectors("m", [3], np.ones((1, 2), dtype=np.float32))
    store.leave(document_id, second)
    store.leave(document_id, first)
    changes = changes_after(database.read(), 0, 100)
    assert [(c.op, list(c.chunk_ids)) for c in changes] == [
        (Op.PUT, [1, 2]), (Op.JOIN, [1, 2]), (Op.DROP, [1, 2]), (Op.PUT, [3]),
        (Op.VECTORS, [3]), (Op.LEAVE, [3]), (Op.DROP, [3]),
    ]  # fmt: skip
    assert changes_after(database.read(), changes[1].seq, 2) == changes[2:4]


def test_a_moved_file_keeps_everything_but_its_place(
    database: Database, store: LibraryStore
) -> None:
    collection = store.ensure_collection("Library")
    named = store.put(new_document("/old/a report.txt", ["x"], title="a report"), collection)
    titled = store.put(new_document("/old/b.txt", ["y"], title="The Title"), collection)
    gone = store.put(new_document("/new/taken.txt", ["z"]), collection)
    chunk = store.chunks_of(named)[0]
    store.put_vectors("m", [chunk.id], np.ones((1, 2), dtype=np.float32))
    last = changes_after(database.read(), 0, 100)[-1].seq
    odd = os.fsdecode(b"/new/caf\xe9.txt")
    store.move(titled, "/new/taken.txt", size=3, mtime_ns=4, inode=5)
    store.move(named, odd, size=3, mtime_ns=4, inode=5)
    store.move(99, "/nobody", size=3, mtime_ns=4, inode=5)
    assert [(d.id, d.path, d.title) for d in store.documents(collection)] == [
        (named, odd, "caf?"), (titled, "/new/taken.txt", "The Title"),
    ]  # fmt: skip
    assert store.chunks_of(named) == [chunk]
    assert store.counts(model="m").vectors == 1
    known = store.known(odd)
    assert known is not None
    assert (known.size, known.mtime_ns, known.inode) == (3, 4, 5)
    assert [(c.op, c.document_id) for c in changes_after(database.read(), last, 9)] == [
        (Op.DROP, gone), (Op.PUT, titled), (Op.PUT, named),
    ]  # fmt: skip


def test_the_quarantined_count_as_failed_and_are_told_apart(store: LibraryStore) -> None:
    collection = store.ensure_collection("Library")
    for path, status in (("/a", Status.FAILED), ("/b", Status.QUARANTINED)):
        store.put_failure(
            path, size=1, mtime_ns=2, inode=3, code="crashed", reason="it ended the reader",
            collection_id=collection, status=status,
        )  # fmt: skip
    assert [d.status for d in store.failures()] == [Status.FAILED, Status.QUARANTINED]
    assert [d.path for d in store.documents(status=Status.QUARANTINED)] == ["/b"]
    assert store.counts(collection) == Counts(0, 2, 0, 0, files_quarantined=1)
    known = store.known("/b")
    assert known is not None
    assert known.status is Status.QUARANTINED


def test_giving_up_recognizing_leaves_the_text(store: LibraryStore) -> None:
    collection = store.ensure_collection("Library")
    document_id = store.put(replace(new_document("/a", ["x"]), unrecognized=3), collection)
    empty = store.put(replace(new_document("/b", []), unrecognized=1), collection)
    assert [d.id for d in store.waiting(collection)] == [document_id, empty]
    assert store.counts().files_waiting == 2
    store.give_up_recognizing(document_id)
    assert [d.id for d in store.waiting()] == [empty]
    assert store.document_text(document_id) == "x"


def test_exclusions_and_notes_are_kept_until_they_are_taken_back(store: LibraryStore) -> None:
    odd = os.fsdecode(b"/caf\xe9")
    for path in ("/b", odd, "/b"):
        store.exclude(path)
    assert store.excluded() == ["/b", odd]
    store.include("/b")
    assert store.excluded() == [odd]
    assert store.meta("k") is None
    store.set_meta("k", "1")
    store.set_meta("k", "2")
    assert store.meta("k") == "2"
    store.set_meta("k", None)
    assert store.meta("k") is None
    assert store.active_model() is None
    store.set_active_model("m")
    assert store.active_model() == "m"
