"""From files or texts to passages that a search by keyword finds."""

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath

from app.domain.cancel import CancelToken
from app.domain.documents import Document, ExtractedPage, Extraction, Status
from app.domain.errors import ReadCode, ReadFailure
from app.engines.protocols import Reader
from app.engines.reader.media_types import is_recording
from app.ingest.assemble import Assembly
from app.ingest.attempts import Attempts
from app.ingest.chunk import Chunker
from app.ingest.discover import FoundFile, found_file
from app.ingest.embedding import Cache
from app.ingest.estimate import spread
from app.ingest.intake import Intake, Tally
from app.ingest.language import LanguageDetector
from app.ingest.plan import MAY_PASS, FileToRead, Plan, settle_moves
from app.ingest.progress import Progress, Stage
from app.ingest.read import Piece, Whole, content_hash
from app.ingest.recordings import NO_SPEECH_MODEL, Listening
from app.ingest.rounds import Rounds, Run
from app.storage.library import LibraryStore
from app.storage.records import Known


@dataclass(frozen=True, slots=True)
class TextSource:
    """A text that comes from no file; `path` is its name in the library."""

    path: str
    title: str
    text: str


class Pipeline:
    """Reads, cleans, cuts and stores; what is stored can be found by keyword at once.

    Reading runs ahead in a thread of its own, by a few pieces however large the files are. Stopping
    at any moment, or being killed, leaves whole files. Without `listening` recordings wait for a
    speech model.
    """

    def __init__(
        self,
        store: LibraryStore,
        keyword: Cache,
        *,
        reader: Reader,
        chunker: Chunker,
        languages: LanguageDetector,
        listening: Listening | None = None,
    ) -> None:
        self._store = store
        self._keyword = keyword
        self._reader = reader
        self._chunker = chunker
        self._languages = languages
        self._listening = listening

    @property
    def may_pass(self) -> frozenset[ReadCode]:
        """Why a file may have failed that could be read now, though it has not changed."""
        hears = self._listening is not None and self._listening.transcriber() is not None
        return MAY_PASS | {ReadCode.NO_MODEL} if hears else MAY_PASS

    def files(
        self, plan: Plan, collection_id: int, run: Run, tally: Tally
    ) -> Generator[Progress, None, None]:
        """Carry out `plan`; raises Cancelled between files.

        What moved keeps its documents. Pictures are not read yet (`recognize`). A file that
        crashes or hangs the reader is tried once more after all others; if it does so again, or
        if the program itself ended twice while it was being read, it is put into quarantine:
        not read again until it changes.
        """
        for _ in settle_moves(plan, content_hash):
            run.check()
            yield Progress(Stage.SCAN)
        tally.unchanged += len(plan.unchanged)
        tally.removed += len(plan.vanished)
        tasks = _in_order(plan.read)
        run.estimator.expect_files((t.file.path, _kind(t.file.path), t.file.size) for t in tasks)
        sounds = [task for task in tasks if is_recording(task.file.path)]
        texts = [task for task in tasks if not is_recording(task.file.path)]
        intake = self._intake(collection_id, tally)
        files = [task.file for task in tasks]
        with (
            closing(intake),
            Attempts(self._store) as attempts,
            run.coming.expecting(files, collection_id),
        ):
            for document_id, file in plan.moved:
                intake.moved(document_id, file)
            intake.keep_up(plan)
            for stage, some in ((Stage.READ, texts), (Stage.TRANSCRIBE, sounds)):
                rounds = Rounds(intake, attempts, run, extract=self._extract)
                yield from rounds.run(stage, some)
        if self._listening is not None:
            self._listening.forget(Path(task.file.path) for task in sounds)

    def recognize(
        self, documents: Sequence[Document], collection_id: int, run: Run, tally: Tally
    ) -> Generator[Progress, None, None]:
        """Read files that have pages without text once more, and their pictures with them.

        One file at a time takes the place of what there was. Where it crashes or hangs the reader,
        the text that was found without recognising stays. Raises Cancelled between files.
        """
        intake = self._intake(collection_id, tally, recognized=True)
        tasks = _in_order(filter(None, map(_unchanged_file, documents)))
        run.estimator.expect_pages((one.path, one.unrecognized) for one in documents)
        with (
            closing(intake),
            Attempts(self._store) as attempts,
            run.coming.expecting((), collection_id),
        ):
            rounds = Rounds(intake, attempts, run, extract=self._recognize)
            yield from rounds.run(Stage.RECOGNIZE, tasks)

    def texts(
        self, items: Iterable[TextSource], collection_id: int, run: Run, tally: Tally
    ) -> Generator[Progress, None, None]:
        """Store texts that come from no file; one whose text is stored already is left as it is."""
        with closing(self._intake(collection_id, tally)) as intake:
            for item in items:
                run.check()
                digest = sha256(item.text.encode(errors="surrogatepass")).hexdigest()
                known = self._store.known(item.path)
                if known and known.sha256 == digest and known.status is Status.INDEXED:
                    tally.unchanged += 1
                    intake.join(known.document_id)
                    continue
                extraction = Extraction((ExtractedPage(item.text),), "text/plain", item.title)
                file = FoundFile(item.path, len(item.text), 0, 0)
                intake.piece(Piece(file, digest, extraction))
                intake.whole(Whole(file, digest))
                done = tally.indexed + len(tally.failures)
                yield Progress(Stage.READ, done, 0, tally.chunks)

    def _intake(self, collection_id: int, tally: Tally, *, recognized: bool = False) -> Intake:
        return Intake(
            self._store,
            catch_up=self._keyword.catch_up,
            assembly=partial(Assembly, self._chunker, self._languages),
            collection_id=collection_id,
            tally=tally,
            recognized=recognized,
        )

    def _extract(self, path: str, cancel: CancelToken) -> Iterator[Extraction]:
        """The text of a file without that in its pictures, or what is said in a recording."""
        if not is_recording(path):
            return self._reader.read(Path(path), cancel=cancel)
        if self._listening is None:
            raise ReadFailure(path, ReadCode.NO_MODEL, NO_SPEECH_MODEL)
        return self._listening.extract(Path(path), self._reader, cancel)

    def _recognize(self, path: str, cancel: CancelToken) -> Iterator[Extraction]:
        return self._reader.read(Path(path), recognize=True, cancel=cancel)


def _in_order(tasks: Iterable[FileToRead]) -> list[FileToRead]:
    """In an order in which the first files tell how long the rest will take."""
    return spread(sorted(tasks, key=lambda task: (_kind(task.file.path), task.file.size)))


def _kind(path: str) -> str:
    return PurePath(path).suffix.lower()


def _unchanged_file(document: Document) -> FileToRead | None:
    """The file of a document, if it is still as it was when it was read."""
    try:
        file = found_file(document.path, os.stat(document.path))  # noqa: PTH116
    except OSError:
        return None
    if (file.size, file.mtime_ns) != (document.size, document.mtime_ns):
        return None
    known = Known(document.id, file.size, file.mtime_ns, file.inode, "", document.status)
    return FileToRead(file, known)
