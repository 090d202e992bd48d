"""A document that is stored piece by piece, unseen until it is whole."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Self, TypedDict, Unpack

from app.domain.documents import ExtractedTable, Flag, Part, Recognition
from app.storage.database import Database
from app.storage.document_rows import DISCARDED, discard, insert_content, publish
from app.storage.records import NewChunk, NewDocument


class Facts(TypedDict, total=False):
    """What may be known of a document only at its end; see NewDocument."""

    title: str
    media_type: str
    size: int
    mtime_ns: int
    inode: int
    sha256: str
    language: str | None
    author: str | None
    created_s: float | None
    unrecognized: int
    recognized: float | None


class Staged:
    """One such document; a context manager that discards what was not published.

    Each piece is one transaction. Until `publish` nothing finds, lists or counts it. What a killed
    process leaves is deleted by LibraryStore.discard_staged.
    """

    def __init__(
        self,
        database: Database,
        document_id: int,
        header: NewDocument,
        purge: Callable[[str], None],
    ) -> None:
        self._database = database
        self._document_id = document_id
        self._header = header
        self._purge = purge
        self._chunks = 0
        self._pages = 0
        self._end = 0
        self._is_open = True

    @property
    def num_chunks(self) -> int:
        """How many chunks were appended."""
        return self._chunks

    def append(
        self,
        chunks: Sequence[NewChunk],
        *,
        pages: Sequence[tuple[int, int, int]] = (),
        parts: Sequence[Part] = (),
        tables: Sequence[ExtractedTable] = (),
        flags: Sequence[Flag] = (),
        recognitions: Sequence[Recognition] = (),
    ) -> None:
        """Store what follows; offsets are those of the whole document.

        A table that is `continued` adds its rows to the last one. Raises ValueError, with nothing
        stored, unless the chunks follow those before and the rest lies inside the text so far.
        """
        piece = replace(
            self._header,
            chunks=tuple(chunks),
            pages=tuple(pages),
            parts=tuple(parts),
            tables=tuple(tables),
            flags=tuple(flags),
            recognitions=tuple(recognitions),
        )
        end, ordinal = piece.check(self._end), self._chunks

        def work(connection: sqlite3.Connection) -> None:
            insert_content(connection, self._document_id, piece, ordinal=ordinal)

        self._database.write(work)
        self._end = end
        self._chunks += len(chunks)
        self._pages += len(pages)

    def publish(self, collection_id: int, **facts: Unpack[Facts]) -> int:
        """Let the document be found, in place of an older version of its path; returns its id.

        It joins the collection and those that the older version was in.
        """
        header = replace(self._header, **facts)

        def work(connection: sqlite3.Connection) -> None:
            publish(
                connection,
                self._document_id,
                header,
                pages=self._pages,
                chunks=self._chunks,
                collection_id=collection_id,
            )

        self._database.write(work)
        self._is_open = False
        self._purge(DISCARDED)
        return self._document_id

    def discard(self) -> None:
        """Delete everything appended; after `publish`, or a second time, it does nothing."""
        if not self._is_open:
            return
        self._is_open = False
        self._database.write(lambda connection: discard(connection, self._document_id))
        self._purge(DISCARDED)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()
