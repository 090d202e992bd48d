"""After compacting, no file of a home has a byte of what was removed, and all the rest is there."""

import json
import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import tantivy
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.documents import Column, ColumnKind, ExtractedTable, Part, TableRow
from app.domain.errors import Cancelled, HomeError
from app.domain.steps import each, result_of
from app.storage import document_rows
from app.storage.compact import CompactReport, CompactStep, compact, is_compact
from app.storage.conversations import REMOVED, ConversationStore
from app.storage.database import Database
from app.storage.keyword_index import KeywordIndex, KeywordQuery, KeywordTerm
from app.storage.library import LibraryStore
from app.storage.records import NewChunk, NewDocument
from app.storage.traces import TraceStore
from app.storage.vector_index import VectorIndex

DIMENSIONS = 16
REMOVED_TEXT = "The word zanzibarquagga opens the greenhouse in Überlingen. "
RARE = ("zanzibarquagga", "Überlingen", "überlingen", "vermicular", "quetzalcoatlus", "okapiqueue")


def unit(seed: int) -> NDArray[np.float32]:
    vector = np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float32)
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


def document(path: str, text: str, chunks: int, *, cell: str, title: str) -> NewDocument:
    """`chunks` passages of the same text, with a table, a part, a section and an author."""
    size = len(text)
    pieces = tuple(
        NewChunk(n * size, (n + 1) * size, text, section=f"{title} section", part=cell)
        for n in range(chunks)
    )
    row = TableRow(1, 0, size, (cell,), ((0, size),))
    table = ExtractedTable(cell, 0, size, (Column(cell, ColumnKind.TEXT, 0),), (row,))
    return NewDocument(
        path, title, "text/plain", 1, 1, 1, "0" * 64, "en", ((1, 0, size),), pieces,
        parts=(Part(cell, 0, size, "text/plain"),), tables=(table,), author=cell,
    )  # fmt: skip


class Home:
    """A home with kept and secret documents, both in every place where something is kept."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.database = stack.enter_context(Database(folder / "sotto.db"))
        self.store = LibraryStore(self.database)
        self.keyword = stack.enter_context(KeywordIndex(folder / "keyword", self.database))
        self.vectors = stack.enter_context(
            VectorIndex(
                folder / "vectors", self.database, model="m", dimensions=DIMENSIONS, exact_limit=8
            )
        )

    def fill(self) -> None:
        collection = self.store.ensure_collection("Library")
        kept = document("/kept", "The pump runs. ", 12, cell="kept", title="Kept")
        self.kept = self.store.put(kept, collection)
        secrets = [
            document(f"/secret{n}", REMOVED_TEXT, 12, cell="vermicular", title="Quetzalcoatlus")
            for n in range(2)
        ]
        self.secrets = self.store.put_many(secrets, collection)
        for chunk in self.store.without_vectors("m", 100):
            seed = 1 if chunk.text == REMOVED_TEXT else chunk.chunk_id + 100
            self.store.put_vectors("m", [chunk.chunk_id], unit(seed)[None])
        self.answer("both", [self.kept, *self.secrets], REMOVED_TEXT)
        self.answer("kept", [self.kept], "The pump runs.")
        self.catch_up()

    def answer(self, name: str, drawn_on: list[int], text: str) -> None:
        answer = {"question": name, "quote": {"text": text}, "citations": [{"text": text}]}
        encoded = json.dumps(answer, ensure_ascii=False)
        TraceStore(self.database).put(name, encoded.encode(), document_ids=drawn_on)
        ConversationStore(self.database).add_turn(name, name, encoded, document_ids=drawn_on)

    def catch_up(self) -> None:
        self.keyword.catch_up()
        self.vectors.catch_up()

    def compact(self, cancel: CancelToken | None = None) -> CompactReport:
        seen = list[CompactStep]()
        steps = compact(self.database, self.keyword, [self.vectors], cancel)
        report = result_of(each(steps, seen.append))
        assert seen == list(CompactStep)
        return report

    def files_with(self, needle: bytes) -> set[str]:
        return {
            path.relative_to(self.folder).parts[0]
            for path in self.folder.rglob("*")
            if path.is_file() and needle in path.read_bytes()
        }

    def terms(self, field: str = "body") -> set[str]:
        """The term dictionaries of the files, whose automaton shows no word to a byte search."""
        index = tantivy.Index.open(str(self.folder / "keyword"))
        return {term for term, _ in index.searcher().terms_with_prefix(field, "")}

    def found(self, word: str) -> int:
        terms = tuple(self.keyword.analyze(word, "en"))
        return len(self.keyword.search(KeywordQuery((KeywordTerm(terms),)), 100))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with ExitStack() as stack:
        opened = Home(tmp_path / "home", stack)
        opened.fill()
        yield opened


def secret_vector() -> bytes:
    return unit(1).astype(np.float16).tobytes()


def test_the_search_for_bytes_finds_them_where_they_are(home: Home) -> None:
    """The control: before, text, rare words and vectors are in database, log and both indexes."""
    assert home.files_with(REMOVED_TEXT.encode()) >= {"sotto.db-wal"}
    assert home.terms() >= {"zanzibarquagga", "überlingen", "pump"}
    assert home.files_with(secret_vector()) >= {"sotto.db-wal", "vectors"}
    home.database.checkpoint()
    assert "sotto.db" in home.files_with(REMOVED_TEXT.encode())
    assert "sotto.db" in home.files_with(b"vermicular")
    assert "sotto.db" in home.files_with(secret_vector())


@pytest.mark.parametrize("large", [10_000, 3])
def test_no_byte_of_a_removed_document_is_left(
    home: Home, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(document_rows, "_LARGE_CHUNKS", large)
    assert is_compact(home.store)
    home.store.remove(home.secrets)
    home.catch_up()
    assert home.found("zanzibarquagga") == 0
    assert not is_compact(home.store)
    report = home.compact()
    assert report.complete
    assert (report.traces, report.answers) == (1, 1)
    assert is_compact(home.store)
    for word in RARE:
        for needle in (word.encode(), word.encode("utf-16-le"), word[:9].encode()):
            assert home.files_with(needle) == set(), word
    for start in range(0, len(REMOVED_TEXT) - 12, 6):
        assert home.files_with(REMOVED_TEXT[start : start + 12].encode()) == set()
    for dtype in (np.float16, np.float32):
        assert home.files_with(unit(1).astype(dtype).tobytes()[:16]) == set()
    assert home.files_with(b"/secret") == set()
    assert home.terms("body") == {"pump", "run"}
    assert home.terms("words") == {"the", "pump", "runs"}
    assert home.terms("title") == {"kept"}


def test_what_stays_is_found_as_before(home: Home) -> None:
    home.store.remove(home.secrets)
    home.compact()
    assert home.found("pump") == 12
    assert len(home.vectors.search(unit(101), 100)) == 12
    assert home.store.document_text(home.kept) == "The pump runs. " * 12
    assert [table.document_id for table in home.store.tables()] == [home.kept]
    assert TraceStore(home.database).get("both") is None
    assert TraceStore(home.database).get("kept") is not None
    conversations = ConversationStore(home.database)
    (turn,) = conversations.turns("both")
    answer = json.loads(turn.answer_json)
    assert turn.question == answer["question"] == "both"
    assert (answer["quote"], answer["citations"], answer["notes"]) == (None, [], [REMOVED])
    (turn,) = conversations.turns("kept")
    assert json.loads(turn.answer_json)["quote"] == {"text": "The pump runs."}


def test_a_collection_that_shrank_to_few_vectors_leaves_no_index_file(home: Home) -> None:
    home.store.remove([*home.secrets, home.kept])
    home.compact()
    assert not list((home.folder / "vectors").rglob("*-*.usearch"))
    assert not list((home.folder / "vectors").rglob("*.rows"))
    assert home.files_with(b"pump") == set()


def test_compacting_again_with_nothing_removed_keeps_the_vector_files(home: Home) -> None:
    home.compact()
    before = {path.name for path in (home.folder / "vectors").rglob("*.usearch")}
    assert home.compact() == CompactReport(0, 0, 0, complete=True)
    assert {path.name for path in (home.folder / "vectors").rglob("*.usearch")} == before


def test_a_stop_before_each_step_leaves_a_home_that_works(home: Home) -> None:
    home.store.remove(home.secrets)
    for step in CompactStep:
        cancel = CancelToken()
        steps = compact(home.database, home.keyword, [home.vectors], cancel)
        with pytest.raises(Cancelled):  # noqa: PT012
            for reached in steps:
                if reached is step:
                    cancel.cancel()
        home.catch_up()
        assert (home.found("pump"), home.found("zanzibarquagga")) == (12, 0)
        assert not is_compact(home.store)
    assert home.compact().complete
    assert home.files_with(b"zanzibarquagga") == set()


def test_a_full_disk_is_told_and_changes_nothing(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.store.remove(home.secrets)
    monkeypatch.setattr(
        "app.storage.database.shutil.disk_usage", lambda path: SimpleNamespace(free=1000)
    )
    with pytest.raises(HomeError, match="too full to compact"):
        home.compact()
    monkeypatch.undo()
    assert home.found("pump") == 12
    assert not is_compact(home.store)
    assert home.compact().complete


def test_a_disk_that_fills_up_meanwhile_is_told_and_changes_nothing(home: Home) -> None:
    home.store.remove(home.secrets)

    class Full:
        """A connection whose VACUUM meets a full disk."""

        def __init__(self, connection: sqlite3.Connection) -> None:
            self._connection = connection

        def __getattr__(self, name: str) -> object:
            return getattr(self._connection, name)

        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            if sql == "VACUUM":
                error = sqlite3.OperationalError("database or disk is full")
                error.sqlite_errorcode = sqlite3.SQLITE_FULL
                raise error
            return self._connection.execute(sql, *parameters)

    writer = home.database._writer
    home.database._writer = Full(writer)  # type: ignore[assignment]
    with pytest.raises(HomeError, match="disk is full"):
        home.compact()
    home.database._writer = writer
    assert not is_compact(home.store)
    assert home.compact().complete


def test_a_reader_in_the_past_is_waited_for_the_next_time(home: Home) -> None:
    home.store.remove(home.secrets)
    home.database.write(lambda c: c.execute("PRAGMA busy_timeout = 50"))
    reader = sqlite3.connect(home.folder / "sotto.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM documents").fetchone()
    assert not home.compact().complete
    assert not is_compact(home.store)
    reader.close()
    assert home.compact().complete
    assert home.files_with(b"zanzibarquagga") == set()


def _compact_until_killed(folder: Path, sender: Connection) -> None:
    with ExitStack() as stack:
        home = Home(folder, stack)
        collection = home.store.ensure_collection("Library")
        while True:
            secret = document(
                "/secret", REMOVED_TEXT, 12, cell="vermicular", title="Quetzalcoatlus"
            )
            home.store.remove([home.store.put(secret, collection)])
            sender.send(None)
            home.compact()


@pytest.mark.slow
def test_kill_9_while_compacting_loses_nothing_and_the_next_run_finishes(tmp_path: Path) -> None:
    with ExitStack() as stack:
        home = Home(tmp_path, stack)
        home.fill()
        home.store.remove(home.secrets)
    for attempt in range(6):
        receiver, sender = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.get_context("spawn").Process(
            target=_compact_until_killed, args=(tmp_path, sender)
        )
        child.start()
        sender.close()
        for _ in range(2):
            assert receiver.poll(60)
            receiver.recv()
        receiver.poll(0.01 + 0.02 * attempt)  # somewhere inside the steps of compact
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        receiver.close()
        with ExitStack() as stack:
            home = Home(tmp_path, stack)
            home.store.discard_staged()
            home.catch_up()
            assert home.found("pump") == 12
            assert len(home.vectors.search(unit(101), 100)) == 12
            secret = home.store.known("/secret")
            home.store.remove([secret.document_id] if secret else [])
            assert home.compact().complete
            assert home.files_with(b"zanzibarquagga") == set()
            assert home.files_with(secret_vector()) == set()
