"""The library: collections, the files in them, and everything that changes them."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TypeVar

from app.domain.documents import PART_STEP, Status
from app.storage.changes import Op, log_document
from app.storage.collections import Collections
from app.storage.database import Database
from app.storage.document_rows import (
    DISCARDED,
    STAGED,
    insert_staged,
    purge,
    put_document,
    remove_document,
)
from app.storage.files import Files
from app.storage.meta import Meta
from app.storage.name_forms import name_forms
from app.storage.passages import Passages
from app.storage.records import (
    CollectionInfo,
    Counts,
    Known,
    NewDocument,
    loaded_path,
    printable,
    stored_path,
)
from app.storage.roots import Roots
from app.storage.staging import Staged
from app.storage.tables import Tables
from app.storage.vectors import Vectors

T = TypeVar("T")


class LibraryStore(Collections, Roots, Files, Passages, Tables, Vectors, Meta):
    """The one place that changes the library; every method is one transaction.

    Whatever changes what a search may find appends to the change log in the same transaction.
    All methods raise HomeError where the disk does not play along.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._counts: dict[tuple[int | None, str | None], tuple[int, Counts]] = {}

    def collections(self, model: str | None = None) -> list[CollectionInfo]:
        """Every collection in order of its making; `vectors` are those of `model`."""
        infos = []
        for identity, name in self.collection_names():
            counts = self.counts(identity, model=model)
            infos.append(
                CollectionInfo(
                    identity,
                    name,
                    counts.files_indexed,
                    counts.files_failed,
                    counts.chunks,
                    counts.vectors,
                    self.adapter(identity),
                )
            )
        return infos

    def reassign(self, path: str, document_ids: Sequence[int], collection_id: int) -> None:
        """Let what was added as `path` belong to another collection only, with these documents."""

        def work(connection: sqlite3.Connection) -> None:
            before = connection.execute(
                "DELETE FROM roots WHERE path = ? RETURNING collection_id", (stored_path(path),)
            ).fetchall()
            connection.execute(
                "INSERT INTO roots (path, collection_id) VALUES (?, ?)",
                (stored_path(path), collection_id),
            )
            others = {one for (one,) in before} - {collection_id}
            for document_id in document_ids:
                _join(connection, document_id, collection_id)
                for other in others:
                    _leave(connection, document_id, other)

        self._change(work)

    def known(self, path: str) -> Known | None:
        """What was stored about exactly this path."""
        rows = self._database.rows(
            "SELECT path, id, size, mtime_ns, inode, sha256, status FROM documents WHERE path = ?",
            (stored_path(path),),
        )
        return _known(rows[0][1:]) if rows else None

    def known_under(self, root: str) -> dict[str, Known]:
        """What was stored about `root` itself, every path below it and every article in it."""
        ranges = [bound for step in (os.sep, PART_STEP) for bound in _paths_after(root, step)]
        rows = self._database.rows(
            "SELECT path, id, size, mtime_ns, inode, sha256, status FROM documents"
            " WHERE path = ?" + " OR (path >= ? AND path < ?)" * (len(ranges) // 2),
            (stored_path(root), *ranges),
        )
        return {loaded_path(row[0]): _known(row[1:]) for row in rows}

    def put(self, document: NewDocument, collection_id: int) -> int:
        """Store a document, in place of an older version of its path; returns its id.

        It joins the collection and stays in those it was in. Raises ValueError unless the chunks
        tile the text exactly and it is valid Unicode; nothing is stored then.
        """
        return self.put_many([document], collection_id)[0]

    def put_many(self, documents: Iterable[NewDocument], collection_id: int) -> list[int]:
        """Store several documents as `put` does, all or none."""
        given = list(documents)
        for document in given:
            document.check()
        return self._change(
            lambda connection: [put_document(connection, one, collection_id) for one in given]
        )

    def begin(self, header: NewDocument) -> Staged:
        """Begin to store a document whose content comes piece by piece; nobody sees it yet.

        `header` has what is known of it, and no content.
        """
        document_id = self._database.write(lambda connection: insert_staged(connection, header))
        return Staged(self._database, document_id, header, self._purge)

    def discard_staged(self) -> None:
        """Delete what a process that was killed left unfinished; no Staged may be open."""
        self._purge(STAGED, DISCARDED)

    def discard_removed(self) -> None:
        """Delete what a process that was killed left of large documents it was removing."""
        self._purge(DISCARDED)

    def anything_removed_since(self, seq: int) -> bool:
        """Whether a document lost its text after change number `seq`."""
        sql = "SELECT 1 FROM changes WHERE seq > ? AND op = ? LIMIT 1"
        return bool(self._database.rows(sql, (seq, Op.DROP)))

    def put_failure(
        self,
        path: str,
        *,
        size: int,
        mtime_ns: int,
        inode: int,
        code: str,
        reason: str,
        collection_id: int,
        status: Status = Status.FAILED,
    ) -> int:
        """Store that a file could not be read; the text of an earlier version goes.

        `status` is FAILED or QUARANTINED.
        """
        failed = NewDocument(
            path, printable(PurePath(path).name), "", size, mtime_ns, inode, "", None, (), ()
        )

        def work(connection: sqlite3.Connection) -> int:
            document_id = put_document(connection, failed, collection_id)
            connection.execute(
                "UPDATE documents SET status = ?, code = ?, reason = ? WHERE id = ?",
                (status, code, reason, document_id),
            )
            return document_id

        return self._change(work)

    def touch(self, document_id: int, *, size: int, mtime_ns: int, inode: int) -> None:
        """Note a new stat of a file whose content is the same."""
        self._database.write(
            lambda connection: connection.execute(
                "UPDATE documents SET size = ?, mtime_ns = ?, inode = ? WHERE id = ?",
                (size, mtime_ns, str(inode), document_id),
            )
        )

    def give_up_recognizing(self, document_id: int) -> None:
        """Note that no page of a document waits for OCR any more; the text it has stays."""
        self._database.write(
            lambda connection: connection.execute(
                "UPDATE documents SET unrecognized = 0 WHERE id = ?", (document_id,)
            )
        )

    def move(self, document_id: int, path: str, *, size: int, mtime_ns: int, inode: int) -> None:
        """Note that a file is now at `path`, its content the same; what was there goes.

        Its chunks, vectors and collections stay, and so does its title, unless that was the name
        of the file.
        """

        def work(connection: sqlite3.Connection) -> None:
            found = connection.execute(
                "SELECT path, title FROM documents WHERE id = ?", (document_id,)
            ).fetchone()
            if found is None:
                return
            other = connection.execute(
                "SELECT id FROM documents WHERE path = ? AND id != ?",
                (stored_path(path), document_id),
            ).fetchone()
            if other is not None:
                remove_document(connection, int(other[0]))
            before = loaded_path(found[0])
            title = _moved_title(found[1], before, path)
            connection.execute(
                "UPDATE documents SET path = ?, title = ?, size = ?, mtime_ns = ?, inode = ?"
                " WHERE id = ?",
                (stored_path(path), title, size, mtime_ns, str(inode), document_id),
            )
            if title != found[1] or name_forms(path) != name_forms(before):
                log_document(connection, Op.PUT, document_id)

        self._change(work)

    def join(self, document_id: int, collection_id: int) -> None:
        """Put a stored document into one more collection."""
        self._database.write(lambda connection: _join(connection, document_id, collection_id))

    def leave(self, document_id: int, collection_id: int) -> None:
        """Take a document out of a collection; out of its last one, it is removed."""

        def work(connection: sqlite3.Connection) -> None:
            _leave(connection, document_id, collection_id)

        self._change(work)

    def remove_collection(self, collection_id: int) -> int:
        """Take a collection away with what was added to it; returns the number of its documents.

        Those that are in another collection too stay there, all others are removed.
        """

        def work(connection: sqlite3.Connection) -> int:
            held = connection.execute(
                "SELECT document_id FROM collection_documents WHERE collection_id = ?",
                (collection_id,),
            ).fetchall()
            for (document_id,) in held:
                _leave(connection, document_id, collection_id)
            connection.execute("DELETE FROM roots WHERE collection_id = ?", (collection_id,))
            connection.execute("DELETE FROM collections WHERE id = ?", (collection_id,))
            return len(held)

        return self._change(work)

    def remove(self, document_ids: Sequence[int]) -> None:
        """Remove documents with their text, chunks, pages, tables, vectors and memberships."""

        def work(connection: sqlite3.Connection) -> None:
            for document_id in document_ids:
                remove_document(connection, document_id)

        self._change(work)

    def document_ids(self, collection_id: int) -> list[int]:
        """Ids of the documents in a collection."""
        rows = self._database.rows(
            "SELECT document_id FROM collection_documents WHERE collection_id = ?",
            (collection_id,),
        )
        return [document_id for (document_id,) in rows]

    def counts(self, collection_id: int | None = None, *, model: str | None = None) -> Counts:
        """How much a collection or the library holds; answered from memory between writes."""
        key, version = (collection_id, model), self._database.version
        known = self._counts.get(key)
        if known is None or known[0] != version:
            known = version, self._count(collection_id, model)
            self._counts[key] = known
        return known[1]

    def _change(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work` in one transaction, then delete the rows it left for later, in several."""
        result = self._database.write(work)
        self._purge(DISCARDED)
        return result

    def _purge(self, *statuses: str) -> None:
        sql = "SELECT 1 FROM documents WHERE status IN (SELECT value FROM json_each(?)) LIMIT 1"
        if self._database.rows(sql, (json.dumps(statuses),)):
            while self._database.write(lambda connection: purge(connection, statuses)):
                pass

    def _count(self, collection_id: int | None, model: str | None) -> Counts:
        with self._database.snapshot() as connection:
            statuses = connection.execute(
                "SELECT status, count(*), sum(chunks), sum(unrecognized > 0) FROM documents"
                " WHERE ?1 IS NULL OR id IN"
                " (SELECT document_id FROM collection_documents WHERE collection_id = ?1)"
                " GROUP BY status",
                (collection_id,),
            )
            by_status = {status: row for status, *row in statuses}
            pending = connection.execute(
                "SELECT (SELECT count(*) FROM pending_vectors WHERE model_id = m.id AND"
                " (?1 IS NULL OR document_id IN"
                " (SELECT document_id FROM collection_documents WHERE collection_id = ?1)))"
                " FROM models AS m WHERE m.name = ?2",
                (collection_id, model),
            ).fetchone()
        files, chunks, waiting = by_status.get(Status.INDEXED, (0, 0, 0))
        failed, *_ = by_status.get(Status.FAILED, (0,))
        quarantined, *_ = by_status.get(Status.QUARANTINED, (0,))
        return Counts(
            files_indexed=files,
            files_failed=failed + quarantined,
            chunks=chunks,
            vectors=chunks - pending[0] if pending else 0,
            files_quarantined=quarantined,
            files_waiting=waiting,
        )


def _paths_after(root: str, step: str) -> Iterator[str | bytes]:
    """The bounds of the paths that begin with `root` and `step`: of those that are text, of others.

    SQLite sorts every blob after every text.
    """
    prefix = root if root.endswith(step) else root + step
    after = prefix[:-1] + chr(ord(step[-1]) + 1)
    if isinstance(stored_path(prefix), str):
        yield from (prefix, after)
    yield from (os.fsencode(prefix), os.fsencode(after))


def _known(row: tuple[int, int, int, str, str, str]) -> Known:
    document_id, size, mtime_ns, inode, sha256, status = row
    return Known(document_id, size, mtime_ns, int(inode), sha256, Status(status))


def _join(connection: sqlite3.Connection, document_id: int, collection_id: int) -> None:
    joined = connection.execute(
        "INSERT OR IGNORE INTO collection_documents (collection_id, document_id) VALUES (?, ?)",
        (collection_id, document_id),
    )
    if joined.rowcount:
        log_document(connection, Op.JOIN, document_id)


def _leave(connection: sqlite3.Connection, document_id: int, collection_id: int) -> None:
    left = connection.execute(
        "DELETE FROM collection_documents WHERE document_id = ? AND collection_id = ?",
        (document_id, collection_id),
    )
    others = connection.execute(
        "SELECT 1 FROM collection_documents WHERE document_id = ?", (document_id,)
    )
    if left.rowcount and others.fetchone():
        log_document(connection, Op.LEAVE, document_id)
    elif left.rowcount:
        remove_document(connection, document_id)


def _moved_title(title: str, before: str, after: str) -> str:
    """The title of a file that moved: its new name where the old one was all there was."""
    for name in (_stem, _name):
        if title == name(before):
            return name(after)
    return title


def _name(path: str) -> str:
    return " ".join(printable(PurePath(path).name).split())


def _stem(path: str) -> str:
    return " ".join(printable(PurePath(path).stem).split())
