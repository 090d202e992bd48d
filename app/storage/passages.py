"""Documents and their passages as they were stored."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.domain.documents import Chunk, Document, Flag, FlagKind, Part, Recognition, Status
from app.storage.changes import id_list
from app.storage.database import Database
from app.storage.document_rows import unpacked
from app.storage.records import loaded_path

_DOCUMENT = (
    "SELECT d.id, d.path, d.title, d.media_type, d.size, d.mtime_ns, d.sha256, d.language,"
    " d.pages, d.status, d.code, d.reason, d.author, d.created_s, d.unrecognized, d.recognized"
    " FROM documents AS d"
)
_CHUNK = (
    'SELECT id, document_id, ordinal, start, "end", text, page, section, start_s, end_s, sheet,'
    " first_row, last_row, part FROM chunks"
)
_BY_ID = " WHERE id IN (SELECT value FROM json_each(?))"
_AMONG = " d.status IN (SELECT value FROM json_each(?))"
# The plus keeps SQLite from the index of statuses, which nearly all documents share.
_OF_TYPE = (
    " WHERE d.media_type = ?1 AND +d.status = ?2 AND (?3 IS NULL OR d.id IN"
    " (SELECT document_id FROM collection_documents WHERE collection_id = ?3)) ORDER BY d.id"
)
# SQLite's own text functions end at a NUL character: text is only ever cut and joined in Python.


class Passages:
    """Reads documents, chunks and text; every offset is in characters of the document's text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def document(self, document_id: int) -> Document | None:
        """The document, None once it is removed."""
        return self.documents_by_id([document_id]).get(document_id)

    def documents_by_id(self, ids: Iterable[int]) -> dict[int, Document]:
        """Those of `ids` that exist."""
        sql = _DOCUMENT + _BY_ID + " AND" + _AMONG
        rows = self._database.rows(sql, (id_list(ids), json.dumps(list(Status))))
        return {row[0]: _document(row) for row in rows}

    def documents(
        self, collection_id: int | None = None, *, status: Status | None = None
    ) -> list[Document]:
        """Documents of a collection, or of the library, in order of arrival."""
        return self._documents(collection_id, list(Status) if status is None else [status])

    def documents_at(self, pattern: str) -> list[Document]:
        """Documents with text whose path fits `pattern` (%: anything), whatever its case."""
        sql = f"{_DOCUMENT} WHERE d.path LIKE ? AND{_AMONG} ORDER BY d.id"
        rows = self._database.rows(sql, (pattern, json.dumps([Status.INDEXED])))
        return [_document(row) for row in rows]

    def page_texts(self, chunks: Iterable[Chunk]) -> dict[tuple[int, int], str]:
        """The text of the pages that `chunks` are on, by document id and page number."""
        wanted = {(c.document_id, c.page): c.start for c in chunks if c.page is not None}
        texts: dict[tuple[int, int], str] = {}
        for document_id, number, text in self._database.rows(
            "SELECT p.document_id, j.value ->> 1, c.text FROM json_each(?) AS j"
            " JOIN pages AS p ON p.document_id = j.value ->> 0 AND p.start = (SELECT max(q.start)"
            " FROM pages AS q WHERE q.document_id = j.value ->> 0 AND q.start <= j.value ->> 2)"
            ' JOIN chunks AS c ON c.document_id = p.document_id AND c.start < p."end"'
            " AND c.start >= p.start ORDER BY c.document_id, c.start",
            (json.dumps([(*page, start) for page, start in wanted.items()]),),
        ):
            texts[document_id, number] = texts.get((document_id, number), "") + text
        return texts

    def failures(self, collection_id: int | None = None) -> list[Document]:
        """Files that could not be read, the quarantined among them, with `code` and `reason`."""
        return self._documents(collection_id, [Status.FAILED, Status.QUARANTINED])

    def waiting(self, collection_id: int | None = None) -> list[Document]:
        """Documents with pages that wait for OCR."""
        return self._documents(collection_id, [Status.INDEXED], " AND d.unrecognized > 0")

    def documents_of_type(
        self, media_type: str, collection_id: int | None = None
    ) -> list[Document]:
        """Documents with text of that type, quickly where there are none."""
        parameters = (media_type, Status.INDEXED, collection_id)
        rows = self._database.rows(_DOCUMENT + _OF_TYPE, parameters)
        return [_document(row) for row in rows]

    def collections_of(self, document_id: int) -> list[int]:
        """Ids of the collections that a document is in."""
        rows = self._database.rows(
            "SELECT collection_id FROM collection_documents WHERE document_id = ? ORDER BY 1",
            (document_id,),
        )
        return [collection_id for (collection_id,) in rows]

    def chunks(self, ids: Sequence[int]) -> list[Chunk]:
        """The chunks in the order of `ids`; those removed meanwhile are left out."""
        rows = self._database.rows(_CHUNK + _BY_ID, (id_list(ids),))
        found = {row[0]: Chunk(*row) for row in rows}
        return [found[i] for i in ids if i in found]

    def chunks_of(self, document_id: int) -> list[Chunk]:
        """A document's chunks in reading order."""
        rows = self._database.rows(f"{_CHUNK} WHERE document_id = ? ORDER BY start", (document_id,))
        return [Chunk(*row) for row in rows]

    def chunk_at(self, document_id: int, start: int) -> Chunk | None:
        """The chunk of a document that begins there."""
        rows = self._database.rows(
            f"{_CHUNK} WHERE document_id = ? AND start = ?", (document_id, start)
        )
        return Chunk(*rows[0]) if rows else None

    def sample(self, document_ids: Sequence[int], *, most: int, chunks: int) -> list[str]:
        """The texts of about `most` of the `chunks` of these documents, spread evenly."""
        rows = self._database.rows(
            "SELECT text FROM chunks WHERE document_id IN (SELECT value FROM json_each(?))"
            " AND ordinal % ? = 0",
            (id_list(document_ids), max(-(-chunks // most), 1)),
        )
        return [text for (text,) in rows]

    def document_text(self, document_id: int) -> str:
        """The whole text; "" for a document without text."""
        rows = self._database.rows(
            "SELECT text FROM chunks WHERE document_id = ? ORDER BY start", (document_id,)
        )
        return "".join(text for (text,) in rows)

    def slice(self, document_id: int, start: int, end: int) -> str:
        """`document_text(document_id)[start:end]`, reading only what is needed.

        `start` and `end` are not negative.
        """
        rows = self._database.rows(
            "SELECT start, text FROM chunks WHERE document_id = ? AND start < ?"
            " AND start >= (SELECT max(start) FROM chunks WHERE document_id = ? AND start <= ?)"
            " ORDER BY start",
            (document_id, end, document_id, start),
        )
        if not rows:
            return ""
        first = rows[0][0]
        return "".join(text for _, text in rows)[start - first : end - first]

    def page_of(self, document_id: int, offset: int) -> int | None:
        """Number of the page that character `offset` is on; None where there are no pages."""
        rows = self._database.rows(
            'SELECT number FROM pages WHERE document_id = ? AND start <= ? AND "end" > ?'
            " ORDER BY start DESC LIMIT 1",
            (document_id, offset, offset),
        )
        return rows[0][0] if rows else None

    def pages(self, document_id: int) -> list[tuple[int, int, int]]:
        """(number, start, end) of each page in reading order."""
        return [
            (number, start, end)
            for number, start, end in self._database.rows(
                'SELECT number, start, "end" FROM pages WHERE document_id = ?'
                " ORDER BY start, number",
                (document_id,),
            )
        ]

    def parts(self, document_id: int) -> list[Part]:
        """The members of a file that holds others, in the order they were read."""
        return [
            Part(*row)
            for row in self._database.rows(
                'SELECT name, start, "end", media_type, title, author, created_s, code, reason'
                " FROM parts WHERE document_id = ? ORDER BY id",
                (document_id,),
            )
        ]

    def signed_parts(self) -> dict[int, list[Part]]:
        """The members with an author or a date of their own, by their document."""
        found: dict[int, list[Part]] = {}
        for document_id, *facts in self._database.rows(
            'SELECT document_id, name, start, "end", media_type, title, author, created_s, code,'
            " reason FROM parts WHERE author IS NOT NULL OR created_s IS NOT NULL ORDER BY id"
        ):
            found.setdefault(document_id, []).append(Part(*facts))
        return found

    def flags(self, document_id: int) -> list[Flag]:
        """The doubtful stretches of a document's text, in order."""
        return [
            Flag(FlagKind(kind), start, end)
            for kind, start, end in self._database.rows(
                'SELECT kind, start, "end" FROM flags WHERE document_id = ? ORDER BY start, "end"',
                (document_id,),
            )
        ]

    def recognitions(self, document_id: int) -> list[Recognition]:
        """The pages whose text was recognised, with the boxes of their words or lines."""
        return [
            Recognition(start, end, turned, confidence, language, unpacked(boxes))
            for start, end, turned, confidence, language, boxes in self._database.rows(
                'SELECT start, "end", turned, confidence, language, boxes FROM recognitions'
                " WHERE document_id = ? ORDER BY start, id",
                (document_id,),
            )
        ]

    def _documents(
        self, collection_id: int | None, statuses: Sequence[Status], condition: str = ""
    ) -> list[Document]:
        sql, parameters = _DOCUMENT, list[Any]()
        if collection_id is not None:
            sql += " JOIN collection_documents AS m ON m.document_id = d.id AND m.collection_id = ?"
            parameters.append(collection_id)
        sql += f" WHERE{_AMONG}{condition} ORDER BY d.id"
        rows = self._database.rows(sql, (*parameters, json.dumps(statuses)))
        return [_document(row) for row in rows]


def _document(row: tuple[Any, ...]) -> Document:
    identity, path, *facts = row
    document = Document(identity, loaded_path(path), *facts)
    return replace(document, status=Status(document.status))
