"""The first stage: from files or texts to passages that a search by keyword finds."""

import time
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePath

from app.domain.cancel import CancelToken
from app.domain.documents import ExtractedPage, Extraction, Status
from app.domain.errors import ReadCode
from app.engines.protocols import Reader
from app.ingest.ahead import ahead
from app.ingest.chunk import Chunker
from app.ingest.clean import clean, title_of
from app.ingest.discover import Failure, FoundFile, shown
from app.ingest.embedding import Cache
from app.ingest.language import LanguageDetector
from app.ingest.outline import page_spans
from app.ingest.plan import FileToRead, Plan
from app.ingest.progress import FileFailure, Progress, Stage
from app.ingest.read import FileText, ReadResult, SameContent, read_file
from app.storage.library import LibraryStore
from app.storage.records import NewDocument

_READ_AHEAD_FILES = 4
_BATCH_CHUNKS = 1000
_BATCH_AGE_S = 0.5
_DOUBTFUL = frozenset({ReadCode.CRASHED, ReadCode.TIMEOUT})


@dataclass(frozen=True, slots=True)
class TextSource:
    """A text that comes from no file; `path` is its name in the library."""

    path: str
    title: str
    text: str


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    indexed: int = 0
    unchanged: int = 0
    removed: int = 0
    chunks: int = 0
    failures: list[FileFailure] = field(default_factory=list)


class Pipeline:
    """Reads, cleans, cuts and stores; what is stored can be found by keyword at once.

    Reading runs ahead in a thread of its own. Every file is stored whole in one transaction; files
    that are read quickly share one. Stopping at any moment, or being killed, leaves whole files.
    """

    def __init__(
        self,
        store: LibraryStore,
        keyword: Cache,
        *,
        reader: Reader,
        chunker: Chunker,
        languages: LanguageDetector,
    ) -> None:
        self._store = store
        self._keyword = keyword
        self._reader = reader
        self._chunker = chunker
        self._languages = languages

    def files(
        self, plan: Plan, collection_id: int, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, Tally]:
        """Carry out `plan`; raises Cancelled between files.

        A file that crashes or hangs the reader is tried once more after all others; if it does so
        again it counts as failed, and is not tried again until it changes.
        """
        tally = Tally(unchanged=len(plan.unchanged), removed=len(plan.vanished))
        batch = _Batch(self._store, self._keyword, collection_id, tally)
        batch.keep_up(plan)
        doubtful: list[FileToRead] = []
        done, total = 0, len(plan.read)
        try:
            for results, last_try in ((plan.read, False), (doubtful, True)):
                for task, result in self._read(results, batch, cancel):
                    if not last_try and isinstance(result, Failure) and result.code in _DOUBTFUL:
                        doubtful.append(task)
                        continue
                    self._take(task, result, batch)
                    done += 1
                    yield Progress(
                        Stage.READ, done, total, tally.chunks, path=shown(task.file.path)
                    )
        finally:
            batch.commit()
        return tally

    def texts(
        self, items: Iterable[TextSource], collection_id: int, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, Tally]:
        """Store texts that come from no file; one whose text is stored already is left as it is."""
        tally = Tally()
        batch = _Batch(self._store, self._keyword, collection_id, tally)
        try:
            for item in items:
                if cancel is not None:
                    cancel.raise_if_cancelled()
                digest = sha256(item.text.encode(errors="surrogatepass")).hexdigest()
                known = self._store.known(item.path)
                if known is not None and known.sha256 == digest and known.status is Status.INDEXED:
                    tally.unchanged += 1
                    self._store.join(known.document_id, collection_id)
                    continue
                extraction = Extraction((ExtractedPage(item.text),), "text/plain", item.title)
                file = FoundFile(item.path, len(item.text), 0, 0)
                self._keep(FileText(file, digest, extraction), batch)
                done = tally.indexed + len(tally.failures)
                yield Progress(Stage.READ, done, 0, tally.chunks, path=shown(item.path))
        finally:
            batch.commit()
        return tally

    def _read(
        self, tasks: Sequence[FileToRead], batch: "_Batch", cancel: CancelToken | None
    ) -> Iterable[tuple[FileToRead, ReadResult]]:
        def work(task: FileToRead, token: CancelToken) -> tuple[FileToRead, ReadResult]:
            token.raise_if_cancelled()
            indexed = task.known is not None and task.known.status is Status.INDEXED
            sha = task.known.sha256 if task.known is not None and indexed else None
            return task, read_file(task.file, reader=self._reader, known_sha256=sha, cancel=token)

        for result in ahead(
            work, tasks, depth=_READ_AHEAD_FILES, cancel=cancel, patience_s=_BATCH_AGE_S
        ):
            if result is None:
                batch.commit()  # nobody waits for a slow file to find the ones before it
            else:
                yield result

    def _take(self, task: FileToRead, result: ReadResult, batch: "_Batch") -> None:
        if isinstance(result, Failure):
            batch.fail(result)
        elif isinstance(result, SameContent) and task.known is not None:
            batch.same(task.known.document_id, result.file)
        elif isinstance(result, FileText):
            self._keep(result, batch)

    def _keep(self, read: FileText, batch: "_Batch") -> None:
        document = self._document(read)
        if document.chunks:
            batch.add(document)
        else:
            batch.fail(Failure(read.file, ReadCode.NO_TEXT, "there is no text in it"))

    def _document(self, read: FileText) -> NewDocument:
        extraction = clean(read.extraction)
        language = self._languages.detect(extraction.text)
        return NewDocument(
            path=read.file.path,
            title=title_of(extraction.title, PurePath(read.file.path).stem),
            media_type=extraction.media_type,
            size=read.file.size,
            mtime_ns=read.file.mtime_ns,
            inode=read.file.inode,
            sha256=read.sha256,
            language=language,
            pages=page_spans(extraction),
            chunks=self._chunker.chunks(extraction, language),
        )


class _Batch:
    """Documents that share the next transaction, and the counting of what became of each file."""

    def __init__(
        self, store: LibraryStore, keyword: Cache, collection_id: int, tally: Tally
    ) -> None:
        self._store = store
        self._keyword = keyword
        self._collection_id = collection_id
        self._members = set(store.document_ids(collection_id))
        self._tally = tally
        self._documents: list[NewDocument] = []
        self._chunks = 0
        self._since_s = time.monotonic()

    def keep_up(self, plan: Plan) -> None:
        """Do what needs no reading."""
        if plan.vanished:
            self._store.remove(plan.vanished)
        for document_id in plan.unchanged:
            self._join(document_id)
        for before in plan.failed_before:
            self._join(before.id)
            code = ReadCode(before.code or ReadCode.BROKEN)
            self._count_failure(before.path, code, before.reason or "")
        for failure in plan.fail:
            self.fail(failure)

    def add(self, document: NewDocument) -> None:
        """Store a document, now or along with the next ones."""
        if not self._documents:
            self._since_s = time.monotonic()
        self._documents.append(document)
        self._chunks += len(document.chunks)
        self._tally.indexed += 1
        self._tally.chunks += len(document.chunks)
        if self._chunks >= _BATCH_CHUNKS or time.monotonic() - self._since_s > _BATCH_AGE_S:
            self.commit()

    def fail(self, failure: Failure) -> None:
        """Store that a file gives no text."""
        file = failure.file
        self._store.put_failure(
            file.path,
            size=file.size,
            mtime_ns=file.mtime_ns,
            inode=file.inode,
            code=failure.code,
            reason=failure.reason,
            collection_id=self._collection_id,
        )
        self._count_failure(file.path, failure.code, failure.reason)

    def same(self, document_id: int, file: FoundFile) -> None:
        """Note a new stat of unchanged content."""
        self._store.touch(document_id, size=file.size, mtime_ns=file.mtime_ns, inode=file.inode)
        self._join(document_id)
        self._tally.unchanged += 1

    def commit(self) -> None:
        """Store what waits and let searches see it."""
        if self._documents:
            self._store.put_many(self._documents, self._collection_id)
            self._documents, self._chunks = [], 0
        self._keyword.catch_up()

    def _join(self, document_id: int) -> None:
        if document_id not in self._members:
            self._store.join(document_id, self._collection_id)

    def _count_failure(self, path: str, code: ReadCode, reason: str) -> None:
        self._tally.failures.append(FileFailure(shown(path), reason, code))
