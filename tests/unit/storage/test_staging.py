"""A document stored piece by piece is nowhere until it is published, and whole from then on."""

import multiprocessing
import os
import signal
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest

from app.domain.documents import (
    Box,
    ColumnKind,
    Flag,
    FlagKind,
    Part,
    Recognition,
    Status,
)
from app.storage import document_rows
from app.storage.changes import Op, changes_after
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex, KeywordQuery, KeywordTerm
from app.storage.library import LibraryStore
from app.storage.records import Counts, NewChunk
from tests.unit.storage.samples import new_document
from tests.unit.storage.test_tables import LINES, table

HEADER = new_document("/big", [], title="big")
TABLES = ("chunks", "pages", "parts", "flags", "recognitions", "tables", "table_rows", "documents")


def pieces(*texts: str, start: int = 0) -> list[NewChunk]:
    chunks = []
    for text in texts:
        chunks.append(NewChunk(start, start + len(text), text))
        start += len(text)
    return chunks


def rows_left(database: Database) -> dict[str, int]:
    counted = {
        name: database.rows(f"SELECT count(*) FROM {name}")[0][0]  # noqa: S608
        for name in TABLES
    }
    return {name: count for name, count in counted.items() if count}


def test_nothing_shows_a_staged_document_until_it_is_published(
    tmp_path: Path, database: Database, store: LibraryStore
) -> None:
    collection = store.ensure_collection("Library")
    store.without_vectors("m", 1)
    with (
        KeywordIndex(tmp_path / "keyword", database) as keyword,
        store.begin(HEADER) as staged,
    ):
        staged.append(pieces("unseen "), tables=[table(0, ())])
        keyword.rebuild()
        query = KeywordQuery((KeywordTerm(tuple(keyword.analyze("unseen", "de"))),))
        assert keyword.search(query, 5) == []
        assert store.documents() == store.failures() == store.documents(collection) == []
        assert store.tables() == []
        assert store.document(1) is None
        assert store.known("/big") is None
        assert store.known_under("/") == {}
        assert store.counts(model="m") == Counts(0, 0, 0, 0)
        assert store.without_vectors("m", 5) == store.without_vectors("other", 5) == []
        assert changes_after(database.read(), 0, 9) == []
        staged.append(pieces("until now", start=7), pages=[(1, 0, 16)])
        document_id = staged.publish(collection, sha256="f00", language="de", unrecognized=2)
        keyword.catch_up()
        assert [hit.chunk_id for hit in keyword.search(query, 5)] == [1]
    document = store.document(document_id)
    assert document is not None
    assert (document.path, document.title, document.sha256, document.language) == (
        "/big", "big", "f00", "de",
    )  # fmt: skip
    assert (document.pages, document.unrecognized, document.status) == (1, 2, Status.INDEXED)
    assert store.document_text(document_id) == "unseen until now"
    assert [chunk.ordinal for chunk in store.chunks_of(document_id)] == [0, 1]
    assert store.counts(collection, model="m") == Counts(1, 0, 2, 0, files_waiting=1)
    assert [one.chunk_id for one in store.without_vectors("m", 5)] == [2, 1]
    assert [(c.op, list(c.chunk_ids)) for c in changes_after(database.read(), 0, 9)] == [
        (Op.PUT, [1, 2])
    ]
    assert store.waiting() == [document]


def test_everything_appended_is_read_back(store: LibraryStore) -> None:
    corners = (0.0, 0.125, 0.5, 0.125, 0.5, 0.25, 0.0, 0.25)
    boxes = (Box(0, 4, corners), Box(4, 9, corners))
    first = Recognition(0, 9, 90.0, 0.75, "de", boxes)
    second = Recognition(20, 30, 0.0, 0.5, None)
    parts = [
        Part("a.zip > b.eml", 0, 20, "message/rfc822", "Hello", "Ada", 12.5),
        Part("a.zip > c.exe", 20, 20, "", code="unsupported", reason="not text"),
        Part("a.zip > d.txt", 20, 30, "text/plain"),
    ]
    flags = [Flag(FlagKind.WHITE, 2, 5), Flag(FlagKind.POOR, 0, 20), Flag(FlagKind.WHITE, 2, 5)]
    chunk = NewChunk(
        20, 30, "y" * 10, page=1, section="S", start_s=1.5, end_s=2.5, sheet="May", first_row=2,
        last_row=3, part="a.zip > d.txt",
    )  # fmt: skip
    with store.begin(HEADER) as staged:
        staged.append(
            pieces("x" * 20),
            pages=[(1, 0, 0), (1, 0, 20)],
            parts=parts[:2],
            flags=flags,
            tables=[table(0, LINES[:2])],
            recognitions=[first],
        )
        staged.append(
            [chunk],
            pages=[(1, 20, 30)],
            parts=parts[2:],
            tables=[table(20, LINES[2:], continued=True)],
            recognitions=[second],
        )
        assert staged.num_chunks == 2
        document_id = staged.publish(
            store.ensure_collection("Library"), author="Ada", created_s=3.5, recognized=0.625
        )
    assert store.parts(document_id) == parts
    assert store.flags(document_id) == [flags[1], flags[0]]
    assert store.recognitions(document_id) == [first, second]
    assert store.pages(document_id) == [(1, 0, 20), (1, 20, 30)]
    (info,) = store.tables()
    assert (info.num_rows, info.end, info.columns[4].kind) == (3, 30, ColumnKind.INTEGER)
    assert [row.cells for row in store.table_rows(info.id)] == list(LINES)
    stored = store.chunks_of(document_id)[1]
    assert (stored.start_s, stored.end_s, stored.page, stored.section) == (1.5, 2.5, 1, "S")
    assert (stored.sheet, stored.first_row, stored.last_row, stored.part) == (
        "May", 2, 3, "a.zip > d.txt",
    )  # fmt: skip
    document = store.document(document_id)
    assert document is not None
    assert (document.author, document.created_s, document.recognized) == ("Ada", 3.5, 0.625)


@pytest.mark.parametrize("replaced", [1, 4])
def test_publishing_takes_the_place_of_the_older_version(
    database: Database, store: LibraryStore, monkeypatch: pytest.MonkeyPatch, replaced: int
) -> None:
    monkeypatch.setattr(document_rows, "_LARGE_CHUNKS", 2)
    one, two = store.ensure_collection("One"), store.ensure_collection("Two")
    old = store.put(new_document("/big", ["old "] * replaced), two)
    ids = [chunk.id for chunk in store.chunks_of(old)]
    store.put_vectors("m", ids, np.ones((len(ids), 2), np.float32))
    last = changes_after(database.read(), 0, 9)[-1].seq
    with store.begin(HEADER) as staged:
        staged.append(pieces("new"))
        assert store.document_text(old) == "old " * replaced
        new = staged.publish(one)
    assert [document.id for document in store.documents()] == [new]
    assert store.document_ids(one) == store.document_ids(two) == [new]
    assert [(c.op, c.document_id) for c in changes_after(database.read(), last, 9)] == [
        (Op.DROP, old), (Op.PUT, new),
    ]  # fmt: skip
    assert rows_left(database) == {"chunks": 1, "documents": 1}
    assert database.rows("SELECT count(*) FROM vectors") == [(0,)]
    assert store.counts(model="m") == Counts(1, 0, 1, 0)


def test_the_log_names_no_chunk_of_another_document(
    database: Database, store: LibraryStore
) -> None:
    collection = store.ensure_collection("Library")
    with store.begin(HEADER) as staged:
        staged.append(pieces("a", "b"))
        other = store.put(new_document("/other", ["between"]), collection)
        staged.append(pieces("c", start=2))
        big = staged.publish(collection)
    store.remove([big])
    logged = [
        (c.op, c.document_id, list(c.chunk_ids)) for c in changes_after(database.read(), 0, 9)
    ]
    assert logged == [
        (Op.PUT, other, [3]),
        (Op.PUT, big, [1, 2]), (Op.PUT, big, [4]),
        (Op.DROP, big, [1, 2]), (Op.DROP, big, [4]),
    ]  # fmt: skip


def test_what_does_not_follow_is_refused_and_the_rest_goes_on(store: LibraryStore) -> None:
    with store.begin(HEADER) as staged:
        staged.append(pieces("abc"))
        with pytest.raises(ValueError, match="chunk 0:1"):
            staged.append(pieces("x"))
        with pytest.raises(ValueError, match="part at 0:9"):
            staged.append(pieces("def", start=3), parts=[Part("p", 0, 9, "")])
        staged.append(pieces("def", start=3))
        document_id = staged.publish(store.ensure_collection("Library"))
    assert store.document_text(document_id) == "abcdef"


def test_a_discarded_document_leaves_no_row(database: Database, store: LibraryStore) -> None:
    with store.begin(HEADER) as staged:
        staged.append(
            pieces("x" * 30),
            pages=[(1, 0, 30)],
            parts=[Part("p", 0, 9, "")],
            tables=[table(0, LINES)],
            flags=[Flag(FlagKind.TINY, 0, 1)],
            recognitions=[Recognition(0, 1, 0.0, 1.0, None)],
        )
        assert len(rows_left(database)) == len(TABLES)
    assert rows_left(database) == {}
    staged.discard()


def test_a_large_document_is_gone_at_once_and_its_rows_soon(
    database: Database, store: LibraryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_rows, "_LARGE_CHUNKS", 2)
    monkeypatch.setattr(document_rows, "_PURGED_ROWS", 2)
    collection = store.ensure_collection("Library")
    big = replace(new_document("/big", list("abcdefg")), tables=(table(0, ()),))
    document_id = store.put(big, collection)
    store.without_vectors("m", 1)
    before = database.version
    store.remove([document_id])
    assert database.version - before > 4
    assert rows_left(database) == {}
    assert database.rows("SELECT count(*) FROM pending_vectors") == [(0,)]
    again = store.put(big, collection)
    assert store.put(new_document("/big", ["new"]), collection) != again
    assert [document.title for document in store.documents(collection)] == ["/big"]
    assert rows_left(database) == {"chunks": 1, "pages": 1, "documents": 1}


def _stage_until_killed(path: Path, sender: Connection) -> None:
    store = LibraryStore(Database(path))
    collection = store.ensure_collection("Library")
    store.put(new_document("/small", ["kept"]), collection)
    while True:
        with store.begin(HEADER) as staged:
            for n in range(20):
                staged.append(pieces("0123456789", start=10 * n))
            staged.publish(collection)
        sender.send(None)


@pytest.mark.slow
@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_kill_9_leaves_a_staged_document_whole_or_absent(tmp_path: Path, rounds: int) -> None:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("spawn").Process(
        target=_stage_until_killed, args=(tmp_path / "sotto.db", sender)
    )
    child.start()
    sender.close()
    for _ in range(rounds):
        assert receiver.poll(60)
        receiver.recv()
    receiver.poll(0.004 * rounds)  # somewhere inside the next document
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    receiver.close()
    with Database(tmp_path / "sotto.db") as database:
        store = LibraryStore(database)
        store.discard_staged()
        assert [document.path for document in store.documents()] == ["/small", "/big"]
        assert store.document_text(store.documents()[1].id) == "0123456789" * 20
        assert rows_left(database) == {"chunks": 21, "pages": 1, "documents": 2}
