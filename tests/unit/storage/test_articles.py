"""What the store offers for articles that were taken out of a ZIM file."""

import os

from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument


def put(store: LibraryStore, path: str, *, media_type: str = "text/plain", to: str = "A") -> int:
    chunk = NewChunk(0, 4, "text")
    document = NewDocument(path, "T", media_type, 4, 1, 1, "", None, (), (chunk,))
    return store.put(document, store.ensure_collection(to))


def test_what_is_in_a_file_is_known_with_it(store: LibraryStore) -> None:
    odd = os.fsdecode(b"/x/\xff.zim")
    inside = ["/x/a.zim", "/x/a.zim > A/Tea", "/x/a.zim > B"]
    for path in (
        *inside,
        "/x/a.zim2",
        "/x/a.zim >",
        "/x/b.zim > C",
        odd,
        f"{odd} > D",
        "/x/a.zim!",
    ):
        put(store, path)
    assert sorted(store.known_under("/x/a.zim")) == inside
    assert sorted(store.known_under(odd)) == [odd, f"{odd} > D"]
    assert len(store.known_under("/x")) == 9
    assert len(store.known_under("/")) == 9


def test_documents_of_a_type_are_found_by_collection(store: LibraryStore) -> None:
    one = put(store, "/a.zim", media_type="application/x-zim")
    two = put(store, "/b.zim", media_type="application/x-zim", to="B")
    put(store, "/c.txt")
    store.put_failure(
        "/d.zim", size=1, mtime_ns=1, inode=1, code="broken", reason="it is",
        collection_id=store.ensure_collection("A"),
    )  # fmt: skip
    found = store.documents_of_type("application/x-zim")
    assert [document.id for document in found] == [one, two]
    collection = store.collection_id("B")
    assert [d.id for d in store.documents_of_type("application/x-zim", collection)] == [two]
    assert store.documents_of_type("no/such") == []


def test_a_document_knows_its_collections(store: LibraryStore) -> None:
    document = put(store, "/a.txt")
    other = store.ensure_collection("B")
    store.join(document, other)
    assert store.collections_of(document) == [store.collection_id("A"), other]
