import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction, Status
from app.domain.errors import Cancelled, ReadCode
from app.engines.fake import FakeReader
from app.ingest.discover import Limits, discover
from app.ingest.estimate import Estimator
from app.ingest.intake import Tally
from app.ingest.pipeline import Pipeline, TextSource
from app.ingest.plan import Plan, make_plan
from app.ingest.rounds import Run
from tests.unit.ingest.conftest import CountingIndex, CountingStore, make_pipeline

DEADLINE_S = 10.0


def plan_for(store: CountingStore, folder: Path) -> Plan:
    failed = {document.path: document for document in store.failures()}
    return make_plan(discover(str(folder), Limits()), store.known_under(str(folder)), failed)


def shared(cancel: CancelToken | None = None) -> Run:
    return Run(Estimator(), cancel=cancel)


def run(pipeline: Pipeline, store: CountingStore, folder: Path) -> Tally:
    tally = Tally()
    plan = plan_for(store, folder)
    for _ in pipeline.files(plan, store.ensure_collection("Library"), shared(), tally):
        pass
    return tally


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "files"
    path.mkdir()
    return path


def test_a_file_becomes_a_document_with_its_facts(
    store: CountingStore, pipeline: Pipeline, folder: Path
) -> None:
    text = "# Pump\r\nBleed it.\f# Start\nPress the button."
    (folder / "a.txt").write_bytes(text.encode())
    tally = run(pipeline, store, folder)
    (document,) = store.documents()
    assert (tally.indexed, tally.chunks) == (1, 2)
    assert (document.title, document.media_type, document.pages) == ("Pump", "text/plain", 2)
    assert store.document_text(document.id) == "# Pump\nBleed it.# Start\nPress the button."
    assert store.pages(document.id) == [(1, 0, 16), (2, 16, 41)]
    assert [(c.page, c.section) for c in store.chunks_of(document.id)] == [
        (1, "Pump"),
        (2, "Start"),
    ]


def test_small_files_share_a_transaction_and_one_catching_up(
    store: CountingStore, pipeline: Pipeline, keyword: CountingIndex, folder: Path
) -> None:
    for n in range(50):
        (folder / f"{n}.txt").write_text(f"file {n}")
    run(pipeline, store, folder)
    assert sum(store.batches) == 50
    assert len(store.batches) < 50
    assert keyword.catch_ups <= len(store.batches) + 1


def test_files_before_a_slow_one_can_be_found_while_it_is_read(
    store: CountingStore, keyword: CountingIndex, folder: Path
) -> None:
    go = threading.Event()

    class Slow(FakeReader):
        def read(
            self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
        ) -> Iterator[Extraction]:
            if path.name == "b.txt":
                assert go.wait(DEADLINE_S)
            return super().read(path, cancel=cancel)

    class Releasing(CountingIndex):
        def catch_up(self) -> None:
            super().catch_up()
            if store.documents():
                go.set()

    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(name)
    index = Releasing()
    run(make_pipeline(store, index, Slow()), store, folder)
    assert store.batches == [1, 1]


def test_a_file_that_crashes_the_reader_is_tried_once_more_at_the_end_then_quarantined(
    store: CountingStore, pipeline: Pipeline, reader: FakeReader, folder: Path
) -> None:
    (folder / "a.txt").write_text("CRASH")
    (folder / "b.txt").write_text("a fine text")
    tally = run(pipeline, store, folder)
    assert [path.name for path in reader.read_paths] == ["a.txt", "b.txt", "a.txt"]
    assert (tally.indexed, [f.code for f in tally.failures]) == (1, [ReadCode.CRASHED])
    assert [f.quarantined for f in tally.failures] == [True]
    assert [d.status for d in store.failures()] == [Status.QUARANTINED]
    again = run(pipeline, store, folder)
    assert len(reader.read_paths) == 3
    assert (again.unchanged, again.failures) == (1, tally.failures)
    (folder / "a.txt").write_text("better")
    assert run(pipeline, store, folder).indexed == 1
    assert store.failures() == []


def test_a_file_that_crashes_the_reader_only_once_is_indexed(
    store: CountingStore, keyword: CountingIndex, folder: Path
) -> None:
    class Recovering(FakeReader):
        def read(
            self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
        ) -> Iterator[Extraction]:
            result = super().read(path, cancel=cancel) if self.read_paths else None
            if result is None:
                self.read_paths.append(path)
                return super().read(path.with_name("crash"), cancel=cancel)
            return result

    (folder / "a.txt").write_text("fine")
    (folder.parent / "crash").write_text("CRASH")
    (folder / "crash").symlink_to(folder.parent / "crash")
    tally = run(make_pipeline(store, keyword, Recovering()), store, folder)
    assert tally.indexed == 1
    assert [Path(f.path).name for f in tally.failures] == ["crash"]


def test_a_file_that_fails_now_loses_its_earlier_text(
    store: CountingStore, pipeline: Pipeline, folder: Path
) -> None:
    (folder / "a.txt").write_text("text")
    run(pipeline, store, folder)
    (folder / "a.txt").write_bytes(b"\xff\xff")
    tally = run(pipeline, store, folder)
    (document,) = store.documents()
    assert (document.status, document.code) == (Status.FAILED, "broken")
    assert [f.reason for f in tally.failures] == ["not UTF-8 text"]
    assert store.counts().chunks == 0


def test_equal_content_with_a_new_stat_is_only_touched(
    store: CountingStore, pipeline: Pipeline, reader: FakeReader, folder: Path
) -> None:
    path = folder / "a.txt"
    path.write_text("text")
    run(pipeline, store, folder)
    chunk_ids = [chunk.id for chunk in store.chunks_of(1)]
    os.utime(path, ns=(1, 1))
    tally = run(pipeline, store, folder)
    assert (tally.indexed, tally.unchanged, len(reader.read_paths)) == (0, 1, 1)
    assert [chunk.id for chunk in store.chunks_of(1)] == chunk_ids
    known = store.known(str(path))
    assert known is not None
    assert known.mtime_ns == 1


def test_a_text_of_invisible_characters_only_is_a_failure(
    store: CountingStore, pipeline: Pipeline, folder: Path
) -> None:
    (folder / "a.txt").write_text("\0\x07\ufeff")
    assert [f.code for f in run(pipeline, store, folder).failures] == [ReadCode.NO_TEXT]


def test_a_stop_between_files_keeps_the_files_before_it(
    store: CountingStore, keyword: CountingIndex, folder: Path
) -> None:
    for n in range(20):
        (folder / f"{n:02}.txt").write_text(f"file {n}")
    cancel = CancelToken()
    pipeline = make_pipeline(store, keyword, FakeReader())
    collection_id = store.ensure_collection("Library")
    steps = pipeline.files(plan_for(store, folder), collection_id, shared(cancel), Tally())
    assert [next(steps).files_done for _ in range(3)] == [1, 2, 3]
    cancel.cancel()
    with pytest.raises(Cancelled):
        list(steps)
    assert 3 <= len(store.documents()) < 20
    assert keyword.catch_ups >= 1


def test_a_consumer_that_stops_reading_stops_the_work_and_keeps_the_files(
    store: CountingStore, pipeline: Pipeline, folder: Path
) -> None:
    for n in range(20):
        (folder / f"{n:02}.txt").write_text(f"file {n}")
    collection_id = store.ensure_collection("Library")
    steps = pipeline.files(plan_for(store, folder), collection_id, shared(), Tally())
    next(steps)
    steps.close()
    assert 1 <= len(store.documents()) < 20


def test_texts_are_stored_under_their_own_paths_and_skipped_when_unchanged(
    store: CountingStore, pipeline: Pipeline
) -> None:
    library = store.ensure_collection("Library")
    items = [TextSource("set:1", "One", "First text."), TextSource("set:2", "Two", "Second.")]
    assert len(list(pipeline.texts(items, library, shared(), Tally()))) == 2
    assert [(d.path, d.title) for d in store.documents()] == [("set:1", "One"), ("set:2", "Two")]
    items[1] = TextSource("set:2", "Two", "Changed.")
    assert len(list(pipeline.texts(items, library, shared(), Tally()))) == 1
    assert store.document_text(2) == "Changed."


def test_a_blank_text_is_a_failure(store: CountingStore, pipeline: Pipeline) -> None:
    items = [TextSource("set:1", "One", " \0")]
    list(pipeline.texts(items, store.ensure_collection("Library"), shared(), Tally()))
    assert [d.code for d in store.failures()] == ["no_text"]
