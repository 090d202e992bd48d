"""Puts into the library what reading gives, and counts what became of each file."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.documents import Status
from app.domain.errors import ReadCode
from app.ingest.assemble import Assembly, Portion, with_pages
from app.ingest.discover import Failure, FoundFile, shown
from app.ingest.plan import MAY_PASS, Plan
from app.ingest.progress import FileFailure
from app.ingest.read import Piece, Whole
from app.storage.library import LibraryStore
from app.storage.records import Known, NewDocument
from app.storage.staging import Staged

_BATCH_CHUNKS = 1000
_BATCH_AGE_S = 0.5


@dataclass(slots=True)
class Tally:
    """What a run has done so far; `blank` are files without text until OCR has read them."""

    indexed: int = 0
    unchanged: int = 0
    moved: int = 0
    removed: int = 0
    recognized: int = 0
    chunks: int = 0
    failures: list[FileFailure] = field(default_factory=list)
    blank: set[str] = field(default_factory=set)


class Intake:
    """Stores documents of one collection.

    Small ones share a transaction; large ones are stored piece by piece, unseen until they are
    whole. `close` commits what is whole. `recognized`: the files were read with their pictures, so
    none of their pages waits for that any more.
    """

    def __init__(
        self,
        store: LibraryStore,
        *,
        catch_up: Callable[[], None],
        assembly: Callable[[], Assembly],
        collection_id: int,
        tally: Tally,
        recognized: bool = False,
    ) -> None:
        self._store = store
        self._catch_up = catch_up
        self._new_assembly = assembly
        self._collection_id = collection_id
        self._members = set(store.document_ids(collection_id))
        self._tally = tally
        self._recognized = recognized
        self._documents: list[NewDocument] = []
        self._waiting_chunks = 0
        self._since_s = time.monotonic()
        self._current = self._new_assembly()
        self._first: Portion | None = None
        self._staged: Staged | None = None

    def keep_up(self, plan: Plan) -> None:
        """Do what needs no reading."""
        if plan.vanished:
            self._store.remove([one.document_id for one in plan.vanished])
            self._catch_up()
        for document_id in plan.unchanged:
            self.join(document_id)
        for before in plan.failed_before:
            self.join(before.id)
            code = ReadCode(before.code or ReadCode.BROKEN)
            self._count_failure(before.path, code, before.reason or "", before.status)
        for failure in plan.fail:
            self.fail(failure)

    @property
    def chunks(self) -> int:
        """Passages made so far in the whole run."""
        return self._tally.chunks

    @property
    def is_large(self) -> bool:
        """Whether the file under way came in more than one piece so far."""
        return self._staged is not None

    def piece(self, piece: Piece) -> int:
        """Take in what follows of the file under way; returns how many passages are stored now.

        The first piece waits: it may be the only one.
        """
        portion = self._current.take(piece.extraction)
        if portion is None:
            return 0
        if self._first is None and self._staged is None:
            self._first = portion
            return 0
        if self._staged is None:
            header = self._current.document(piece.file, piece.sha256)
            self._staged = self._store.begin(header)
        before = self._staged.num_chunks
        if self._first is not None:
            _append(self._staged, self._first)
            self._first = None
        _append(self._staged, portion)
        return self._staged.num_chunks - before

    def whole(self, whole: Whole, known: Known | None = None) -> tuple[int, int]:
        """The file under way is complete: store it, or that it has no text at all.

        Returns the numbers of passages that were not reported yet, and of pages that wait for OCR.
        """
        current, staged = self._current, self._staged
        rest = current.finish()
        portion = Portion() if staged else with_pages(self._first or Portion(), rest)
        document = current.document(whole.file, whole.sha256, portion, recognized=self._recognized)
        if staged is not None:
            if rest is not None:
                _append(staged, rest)
            self._publish(staged, document)
        elif document.chunks or document.unrecognized:
            self._add(document)
        else:
            self.fail(Failure(whole.file, ReadCode.NO_TEXT, "there is no text in it"), known)
        self.again()
        return len(document.chunks), document.unrecognized

    def again(self) -> None:
        """Forget what came of the file under way."""
        if self._staged is not None:
            self._staged.discard()
        self._current, self._first, self._staged = self._new_assembly(), None, None

    def fail(self, failure: Failure, known: Known | None = None) -> None:
        """Store that a file gives no text, unless it has some and only lacks that of pictures."""
        self._fail(failure, known, Status.FAILED)

    def quarantine(self, failure: Failure, known: Known | None) -> None:
        """The same of a file that shall not be tried again."""
        self._fail(failure, known, Status.QUARANTINED)

    def same(self, known: Known | None, file: FoundFile) -> None:
        """Note a new stat of unchanged content."""
        self._tally.unchanged += 1
        if known is not None:
            self._store.touch(
                known.document_id, size=file.size, mtime_ns=file.mtime_ns, inode=file.inode
            )
            self.join(known.document_id)

    def moved(self, document_id: int, file: FoundFile) -> None:
        """Note that a document is now at another path."""
        self._store.move(
            document_id, file.path, size=file.size, mtime_ns=file.mtime_ns, inode=file.inode
        )
        self.join(document_id)
        self._tally.moved += 1

    def join(self, document_id: int) -> None:
        """Make a stored document a member of the collection."""
        if document_id not in self._members:
            self._store.join(document_id, self._collection_id)

    def commit(self) -> None:
        """Store what waits and let searches see it."""
        if self._documents:
            self._store.put_many(self._documents, self._collection_id)
            self._documents, self._waiting_chunks = [], 0
        self._catch_up()

    def close(self) -> None:
        """Commit what is whole and forget what is not."""
        self.again()
        self.commit()

    def _add(self, document: NewDocument) -> None:
        if not self._documents:
            self._since_s = time.monotonic()
        self._documents.append(document)
        self._waiting_chunks += len(document.chunks)
        self._count(len(document.chunks))
        if not document.chunks:
            self._tally.blank.add(document.path)
        if self._waiting_chunks >= _BATCH_CHUNKS or time.monotonic() - self._since_s > _BATCH_AGE_S:
            self.commit()

    def _publish(self, staged: Staged, document: NewDocument) -> None:
        self._count(staged.num_chunks)
        staged.publish(
            self._collection_id,
            title=document.title,
            media_type=document.media_type,
            language=document.language,
            author=document.author,
            created_s=document.created_s,
            unrecognized=document.unrecognized,
            recognized=document.recognized,
        )
        self._catch_up()

    def _count(self, chunks: int) -> None:
        if self._recognized:
            self._tally.recognized += 1
        else:
            self._tally.indexed += 1
        self._tally.chunks += chunks

    def _fail(self, failure: Failure, known: Known | None, status: Status) -> None:
        self.again()
        if self._recognized and known is not None:
            if failure.code in MAY_PASS:
                return
            if self._store.slice(known.document_id, 0, 1):
                self._store.give_up_recognizing(known.document_id)
                return
        file = failure.file
        self._store.put_failure(
            file.path,
            size=file.size,
            mtime_ns=file.mtime_ns,
            inode=file.inode,
            code=failure.code,
            reason=failure.reason,
            collection_id=self._collection_id,
            status=status,
        )
        self._count_failure(file.path, failure.code, failure.reason, status)

    def _count_failure(self, path: str, code: ReadCode, reason: str, status: Status) -> None:
        quarantined = status is Status.QUARANTINED
        if path in self._tally.blank:
            self._tally.indexed -= 1
        self._tally.failures.append(FileFailure(shown(path), reason, code, quarantined))


def _append(staged: Staged, portion: Portion) -> None:
    staged.append(
        portion.chunks,
        pages=portion.pages,
        parts=portion.parts,
        tables=portion.tables,
        flags=portion.flags,
        recognitions=portion.recognitions,
    )
