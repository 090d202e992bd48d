"""The library: collections, the files in them, and everything that changes them."""

import os
import sqlite3
from collections.abc import Iterable, Sequence

from app.domain.documents import Status
from app.storage.changes import Op, log_document
from app.storage.database import Database
from app.storage.passages import Passages
from app.storage.records import (
    CollectionInfo,
    Counts,
    Known,
    NewDocument,
    Root,
    loaded_path,
    stored_path,
)
from app.storage.vectors import Vectors


class LibraryStore(Passages, Vectors):
    """The one place that changes the library; every method is one transaction.

    Whatever changes what a search may find appends to the change log in the same transaction.
    All methods raise HomeError where the disk does not play along.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._counts: dict[tuple[int | None, str | None], tuple[int, Counts]] = {}

    def collection_id(self, name: str) -> int | None:
        """The collection called `name`, None if there is none."""
        rows = self._database.rows("SELECT id FROM collections WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def ensure_collection(self, name: str) -> int:
        """The collection called `name`, made if there is none."""

        def work(connection: sqlite3.Connection) -> int:
            connection.execute("INSERT OR IGNORE INTO collections (name) VALUES (?)", (name,))
            row = connection.execute("SELECT id FROM collections WHERE name = ?", (name,))
            return int(row.fetchone()[0])

        found = self.collection_id(name)
        return self._database.write(work) if found is None else found

    def collections(self, model: str | None = None) -> list[CollectionInfo]:
        """Every collection in order of its making; `vectors` are those of `model`."""
        infos = []
        for identity, name in self._database.rows("SELECT id, name FROM collections ORDER BY id"):
            counts = self.counts(identity, model=model)
            infos.append(
                CollectionInfo(
                    identity,
                    name,
                    counts.files_indexed,
                    counts.files_failed,
                    counts.chunks,
                    counts.vectors,
                )
            )
        return infos

    def add_root(self, path: str, collection_id: int) -> None:
        """Remember that the user added the file or folder `path` to a collection."""
        self._database.write(
            lambda connection: connection.execute(
                "INSERT OR IGNORE INTO roots (path, collection_id) VALUES (?, ?)",
                (stored_path(path), collection_id),
            )
        )

    def roots(self, collection_id: int | None = None) -> list[Root]:
        """What the user added to a collection, or anywhere, in order of path."""
        rows = self._database.rows(
            "SELECT r.path, c.name FROM roots AS r JOIN collections AS c ON c.id = r.collection_id"
            " WHERE ?1 IS NULL OR r.collection_id = ?1 ORDER BY r.path, c.id",
            (collection_id,),
        )
        return [Root(loaded_path(path), name) for path, name in rows]

    def remove_root(self, path: str) -> None:
        """Forget that `path` was added, in every collection; its documents stay."""
        self._database.write(
            lambda connection: connection.execute(
                "DELETE FROM roots WHERE path = ?", (stored_path(path),)
            )
        )

    def known(self, path: str) -> Known | None:
        """What was stored about exactly this path."""
        rows = self._database.rows(
            "SELECT path, id, size, mtime_ns, inode, sha256, status FROM documents WHERE path = ?",
            (stored_path(path),),
        )
        return _known(rows[0][1:]) if rows else None

    def known_under(self, root: str) -> dict[str, Known]:
        """What was stored about `root` itself and every path below it."""
        prefix = root if root.endswith(os.sep) else root + os.sep
        after = prefix[:-1] + chr(ord(os.sep) + 1)
        raw, raw_after = os.fsencode(prefix), os.fsencode(after)
        text = (prefix, after) if isinstance(stored_path(prefix), str) else ("", "")
        rows = self._database.rows(
            "SELECT path, id, size, mtime_ns, inode, sha256, status FROM documents"
            " WHERE path = ? OR (path >= ? AND path < ?) OR (path >= ? AND path < ?)",
            (stored_path(root), *text, raw, raw_after),
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
        return self._database.write(
            lambda connection: [_put(connection, one, collection_id) for one in given]
        )

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
    ) -> int:
        """Store that a file could not be read; the text of an earlier version goes."""
        failed = NewDocument(
            path, os.path.basename(path).encode(errors="replace").decode(),  # noqa: PTH119
            "", size, mtime_ns, inode, "", None, (), (),
        )  # fmt: skip

        def work(connection: sqlite3.Connection) -> int:
            document_id = _put(connection, failed, collection_id)
            connection.execute(
                "UPDATE documents SET status = ?, code = ?, reason = ? WHERE id = ?",
                (Status.FAILED, code, reason, document_id),
            )
            return document_id

        return self._database.write(work)

    def touch(self, document_id: int, *, size: int, mtime_ns: int, inode: int) -> None:
        """Note a new stat of a file whose content is the same."""
        self._database.write(
            lambda connection: connection.execute(
                "UPDATE documents SET size = ?, mtime_ns = ?, inode = ? WHERE id = ?",
                (size, mtime_ns, str(inode), document_id),
            )
        )

    def join(self, document_id: int, collection_id: int) -> None:
        """Put a stored document into one more collection."""
        self._database.write(lambda connection: _join(connection, document_id, collection_id))

    def leave(self, document_id: int, collection_id: int) -> None:
        """Take a document out of a collection; out of its last one, it is removed."""

        def work(connection: sqlite3.Connection) -> None:
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
                _remove(connection, document_id)

        self._database.write(work)

    def remove(self, document_ids: Sequence[int]) -> None:
        """Remove documents with their text, chunks, pages, vectors and memberships."""

        def work(connection: sqlite3.Connection) -> None:
            for document_id in document_ids:
                _remove(connection, document_id)

        self._database.write(work)

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

    def _count(self, collection_id: int | None, model: str | None) -> Counts:
        with self._database.snapshot() as connection:
            statuses = connection.execute(
                "SELECT status, count(*), sum(chunks) FROM documents WHERE ?1 IS NULL OR id IN"
                " (SELECT document_id FROM collection_documents WHERE collection_id = ?1)"
                " GROUP BY status",
                (collection_id,),
            )
            by_status = {status: (files, chunks) for status, files, chunks in statuses}
            pending = connection.execute(
                "SELECT (SELECT count(*) FROM pending_vectors WHERE model_id = m.id AND"
                " (?1 IS NULL OR document_id IN"
                " (SELECT document_id FROM collection_documents WHERE collection_id = ?1)))"
                " FROM models AS m WHERE m.name = ?2",
                (collection_id, model),
            ).fetchone()
        files, chunks = by_status.get(Status.INDEXED, (0, 0))
        failed, _ = by_status.get(Status.FAILED, (0, 0))
        return Counts(files, failed, chunks, chunks - pending[0] if pending else 0)


def _known(row: tuple[int, int, int, str, str, str]) -> Known:
    document_id, size, mtime_ns, inode, sha256, status = row
    return Known(document_id, size, mtime_ns, int(inode), sha256, Status(status))


def _put(connection: sqlite3.Connection, document: NewDocument, collection_id: int) -> int:
    path = stored_path(document.path)
    facts = (
        document.title, document.media_type, document.size, document.mtime_ns,
        str(document.inode), document.sha256, document.language, len(document.pages) or None,
        Status.INDEXED, len(document.chunks),
    )  # fmt: skip
    older = connection.execute("SELECT id FROM documents WHERE path = ?", (path,)).fetchone()
    if older:
        document_id = int(older[0])
        _drop_text(connection, document_id)
        connection.execute(
            "UPDATE documents SET title = ?, media_type = ?, size = ?, mtime_ns = ?, inode = ?,"
            " sha256 = ?, language = ?, pages = ?, status = ?, chunks = ?, code = NULL,"
            " reason = NULL WHERE id = ?",
            (*facts, document_id),
        )
    else:
        document_id = connection.execute(
            "INSERT INTO documents (title, media_type, size, mtime_ns, inode, sha256, language,"
            " pages, status, chunks, path) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (*facts, path),
        ).fetchone()[0]
    connection.executemany(
        'INSERT INTO pages (document_id, number, start, "end") VALUES (?, ?, ?, ?)',
        ((document_id, *page) for page in document.pages),
    )
    connection.executemany(
        'INSERT INTO chunks (document_id, ordinal, start, "end", page, section, start_s, end_s,'
        " text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (document_id, n, c.start, c.end, c.page, c.section, c.start_s, c.end_s, c.text)
            for n, c in enumerate(document.chunks)
        ),
    )
    connection.execute(
        "INSERT INTO pending_vectors (chunk_id, model_id, document_id)"
        " SELECT c.id, m.id, c.document_id FROM chunks AS c, models AS m WHERE c.document_id = ?",
        (document_id,),
    )
    log_document(connection, Op.PUT, document_id)
    connection.execute(
        "INSERT OR IGNORE INTO collection_documents (collection_id, document_id) VALUES (?, ?)",
        (collection_id, document_id),
    )
    return document_id


def _join(connection: sqlite3.Connection, document_id: int, collection_id: int) -> None:
    joined = connection.execute(
        "INSERT OR IGNORE INTO collection_documents (collection_id, document_id) VALUES (?, ?)",
        (collection_id, document_id),
    )
    if joined.rowcount:
        log_document(connection, Op.JOIN, document_id)


def _drop_text(connection: sqlite3.Connection, document_id: int) -> None:
    log_document(connection, Op.DROP, document_id)
    connection.execute("DELETE FROM chunks WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM pages WHERE document_id = ?", (document_id,))


def _remove(connection: sqlite3.Connection, document_id: int) -> None:
    _drop_text(connection, document_id)
    connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
