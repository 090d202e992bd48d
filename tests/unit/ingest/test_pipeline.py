import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction, Status
from app.domain.errors import Cancelled, Crashed, ReadCode
from app.engines.fake import FakeTranscriber
from app.engines.fake_files import FakeReader
from app.ingest.attempts import Attempts
from app.ingest.chunk import Chunker
from app.ingest.discover import Limits, discover
from app.ingest.estimate import Estimator
from app.ingest.intake import Tally
from app.ingest.pipeline import Pipeline, TextSource
from app.ingest.plan import Plan, make_plan
from app.ingest.progress import Stage
from app.ingest.recordings import Listening
from app.ingest.rounds import Run
from app.ingest.transcripts import Transcripts
from tests.data.piece_reader import PICTURE, PIECE, PieceReader
from tests.unit.ingest.conftest import (
    CountingIndex,
    CountingStore,
    NoLanguages,
    count_words,
    make_pipeline,
)

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


LARGE = PIECE.join(
    ["# Pump\n" + "Bleed the pump twice. " * 20, "Then start it slowly. " * 20, "The end."]
)


def recognize(pipeline: Pipeline, store: CountingStore) -> Tally:
    tally = Tally()
    for _ in pipeline.recognize(store.waiting(), 1, shared(), tally):
        pass
    return tally


@pytest.fixture
def pieces() -> PieceReader:
    return PieceReader()


@pytest.fixture
def by_pieces(store: CountingStore, keyword: CountingIndex, pieces: PieceReader) -> Pipeline:
    return make_pipeline(store, keyword, pieces)


def test_a_large_file_is_stored_piece_by_piece_as_one_document(
    store: CountingStore, by_pieces: Pipeline, folder: Path
) -> None:
    (folder / "a.txt").write_text(LARGE)
    (folder / "b.txt").write_text("small")
    tally = run(by_pieces, store, folder)
    assert tally.indexed == 2
    document = next(d for d in store.documents() if d.path.endswith("a.txt"))
    assert store.document_text(document.id) == LARGE.replace(PIECE, "")
    chunks = store.chunks_of(document.id)
    assert [c.ordinal for c in chunks] == list(range(len(chunks)))
    assert tally.chunks == len(chunks) + 1
    assert store.counts().chunks == tally.chunks


def test_a_large_file_is_seen_only_when_it_is_whole(
    store: CountingStore, by_pieces: Pipeline, folder: Path
) -> None:
    (folder / "a.txt").write_text(LARGE)
    plan = plan_for(store, folder)
    steps = by_pieces.files(plan, store.ensure_collection("Library"), shared(), Tally())
    step = next(steps)
    assert (step.files_done, step.chunks > 0) == (0, True)
    assert store.documents() == []
    steps.close()
    assert store.documents() == []
    assert run(by_pieces, store, folder).indexed == 1


def test_a_large_file_that_ends_the_reader_half_way_leaves_nothing(
    store: CountingStore, keyword: CountingIndex, folder: Path
) -> None:
    class HalfWay(PieceReader):
        def read(
            self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
        ) -> Iterator[Extraction]:
            pieces = super().read(path, cancel=cancel)
            yield next(pieces)
            yield next(pieces)
            raise Crashed("reader", -9)

    (folder / "a.txt").write_text(LARGE)
    tally = run(make_pipeline(store, keyword, HalfWay()), store, folder)
    assert [failure.quarantined for failure in tally.failures] == [True]
    assert store.counts().chunks == 0


def test_a_picture_waits_then_its_text_is_found_and_it_is_not_read_again(
    store: CountingStore, by_pieces: Pipeline, pieces: PieceReader, folder: Path
) -> None:
    (folder / "scan.png").write_text(PICTURE + "Close the valve.")
    assert run(by_pieces, store, folder).indexed == 1
    (document,) = store.waiting()
    assert (document.status, document.unrecognized, document.pages) == (Status.INDEXED, 1, 1)
    assert store.counts().files_waiting == 1
    tally = recognize(by_pieces, store)
    (document,) = store.documents()
    assert (tally.recognized, tally.indexed) == (1, 0)
    assert (document.unrecognized, document.recognized) == (0, 0.75)
    assert store.document_text(document.id) == "Close the valve."
    assert run(by_pieces, store, folder).unchanged == 1
    assert store.waiting() == []
    assert len(pieces.recognized) == 1


def test_a_picture_without_text_fails_after_it_was_looked_at_and_is_left_alone(
    store: CountingStore, by_pieces: Pipeline, pieces: PieceReader, folder: Path
) -> None:
    (folder / "scan.png").write_text(PICTURE)
    run(by_pieces, store, folder)
    tally = recognize(by_pieces, store)
    assert [failure.code for failure in tally.failures] == [ReadCode.NO_TEXT]
    run(by_pieces, store, folder)
    assert store.waiting() == []
    assert len(pieces.recognized) == 1


def test_text_beside_a_picture_that_crashes_the_reader_stays_and_it_is_tried_no_more(
    store: CountingStore, by_pieces: Pipeline, pieces: PieceReader, folder: Path
) -> None:
    (folder / "mixed.pdf").write_text("Text first." + PIECE + PICTURE + "CRASH")
    (folder / "bad.png").write_text(PICTURE + "CRASH")
    run(by_pieces, store, folder)
    assert len(store.waiting()) == 2
    tally = recognize(by_pieces, store)
    assert [(Path(f.path).name, f.quarantined) for f in tally.failures] == [("bad.png", True)]
    (document,) = store.documents(status=Status.INDEXED)
    assert store.document_text(document.id) == "Text first."
    assert store.waiting() == []
    assert len(pieces.recognized) == 4


def test_a_file_that_changed_since_it_was_read_is_not_recognised(
    store: CountingStore, by_pieces: Pipeline, pieces: PieceReader, folder: Path
) -> None:
    (folder / "scan.png").write_text(PICTURE + "One.")
    run(by_pieces, store, folder)
    (folder / "scan.png").write_text(PICTURE + "Another.")
    recognize(by_pieces, store)
    assert pieces.recognized == []
    assert len(store.waiting()) == 1


def test_a_file_during_which_the_program_died_twice_is_quarantined(
    store: CountingStore, pipeline: Pipeline, reader: FakeReader, folder: Path
) -> None:
    (folder / "a.txt").write_text("deadly")
    (folder / "b.txt").write_text("harmless")
    for _ in range(2):
        Attempts(store).begin(str(folder / "a.txt"))
    tally = run(pipeline, store, folder)
    assert [path.name for path in reader.read_paths] == ["b.txt"]
    assert [(Path(f.path).name, f.quarantined) for f in tally.failures] == [("a.txt", True)]
    assert run(pipeline, store, folder).failures == tally.failures
    (folder / "a.txt").write_text("changed")
    assert run(pipeline, store, folder).indexed == 1


def test_a_suspect_file_is_read_after_all_others_are_stored(
    store: CountingStore, keyword: CountingIndex, folder: Path
) -> None:
    class Looking(FakeReader):
        def read(
            self, path: Path, *, recognize: bool = False, cancel: CancelToken | None = None
        ) -> Iterator[Extraction]:
            if path.name == "a.txt":
                assert len(store.documents()) == 5
            return super().read(path, cancel=cancel)

    for name in "abcdef":
        (folder / f"{name}.txt").write_text(name)
    Attempts(store).begin(str(folder / "a.txt"))
    assert run(make_pipeline(store, keyword, Looking()), store, folder).indexed == 6
    assert not Attempts(store).is_suspect(str(folder / "a.txt"))


def test_a_recording_waits_for_a_speech_model_and_is_then_written_down(
    store: CountingStore, keyword: CountingIndex, folder: Path, tmp_path: Path
) -> None:
    (folder / "talk.mp3").write_bytes(bytes(60_000))
    silent = make_pipeline(store, keyword, FakeReader())
    assert [f.code for f in run(silent, store, folder).failures] == [ReadCode.NO_MODEL]
    assert [f.code for f in run(silent, store, folder).failures] == [ReadCode.NO_MODEL]
    transcripts = Transcripts(tmp_path / "transcripts")
    hearing = Pipeline(
        store,
        keyword,
        reader=FakeReader(),
        chunker=Chunker(20, count_words),
        languages=NoLanguages(),
        listening=Listening(lambda: FakeTranscriber(["Close the valve.", "Goodbye."]), transcripts),
    )
    failed = {document.path: document for document in store.failures()}
    found = discover(str(folder), Limits())
    plan = make_plan(found, store.known_under(str(folder)), failed, may_pass=hearing.may_pass)
    steps = list(hearing.files(plan, 1, shared(), tally := Tally()))
    assert [step.stage for step in steps] == [Stage.TRANSCRIBE]
    assert tally.indexed == 1
    (chunk,) = store.chunks_of(store.documents()[0].id)
    assert (chunk.start_s, chunk.end_s) == (0.0, 60.0)
    assert list((tmp_path / "transcripts").iterdir()) == []


def test_a_moved_file_keeps_its_document_and_is_not_read(
    store: CountingStore, pipeline: Pipeline, reader: FakeReader, folder: Path
) -> None:
    (folder / "a.txt").write_text("text")
    (folder / "b.txt").write_text("more")
    run(pipeline, store, folder)
    before = {document.id for document in store.documents()}
    (folder / "sub").mkdir()
    (folder / "a.txt").rename(folder / "sub" / "c.txt")
    copied = (folder / "b.txt").read_bytes()
    (folder / "b.txt").unlink()
    (folder / "sub" / "d.txt").write_bytes(copied)
    tally = run(pipeline, store, folder)
    assert (tally.moved, tally.indexed, tally.removed) == (2, 0, 0)
    assert {document.id for document in store.documents()} == before
    assert {Path(d.path).name: d.title for d in store.documents()} == {"c.txt": "c", "d.txt": "d"}
    assert len(reader.read_paths) == 2
