"""The keyword index: BM25 over all chunks, a cache of the database that tantivy keeps."""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from app.domain.cancel import CancelToken
from app.domain.errors import HomeError
from app.storage.changes import START, Position, belongs, changes_after, last_position
from app.storage.database import Database
from app.storage.keyword_files import dead_share, note_position, open_files
from app.storage.name_forms import name_forms
from app.storage.records import Scored, loaded_path, printable
from app.storage.stop_words import STOP_WORDS

if TYPE_CHECKING:
    import tantivy

_K1 = 1.2  # as fixed in tantivy
_HEAP_BYTES = 50_000_000
_BATCH_CHANGES = 2_000
_MAX_DEAD_SHARE = 0.25
_ROWS = (
    "SELECT c.id, c.document_id, d.language, d.title, d.path, c.section, c.text,"
    " (SELECT group_concat(m.collection_id) FROM collection_documents AS m"
    " WHERE m.document_id = d.id)"
    " FROM chunks AS c JOIN documents AS d ON d.id = c.document_id AND d.status = 'indexed'"
)
_OF_DOCUMENT = " WHERE c.document_id = ? ORDER BY c.start"
_IN_ORDER = " ORDER BY c.id"
_STEP_CHUNKS = 2_000
# Of a term's weight, for the very form: stems find more, but "general" is not "generation".
_WORD_SHARE = 0.23


@dataclass(frozen=True, slots=True)
class KeywordTerm:
    """A word looked for: any of its `variants` counts, the best one only, times `weight`.

    With `word`, the form it is asked in, a part of that is only for passages with this very form.
    A document whose name has one of the forms `names` has the word in full in each passage.
    """

    variants: tuple[str, ...]
    weight: float = 1.0
    word: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeywordQuery:
    """Terms joined by OR; a boost is what a match in the title or heading path weighs, 0: none."""

    terms: tuple[KeywordTerm, ...]
    title_boost: float = 0.0
    section_boost: float = 0.0


class KeywordIndex:
    """Finds chunks by their words. One object per folder at a time; methods from any thread.

    What is missing, damaged, of another format or of another history is rebuilt from the database
    by the next `catch_up`; until then searches find less. No text is kept in the index. A removed
    chunk is never found; its words leave the files when a quarter of the index is dead, or at
    once by `rebuild`. Raises HomeError where the folder cannot be written.
    """

    def __init__(self, folder: Path, database: Database) -> None:
        from app.storage.analysis import Analyzer

        self._folder = folder
        self._database = database
        self._analyzer = Analyzer()
        self._joined = lru_cache(maxsize=4096)(self._join)
        self._names = lru_cache(maxsize=64)(_names)
        self._languages: tuple[int, tuple[str | None, ...]] = (-1, ())
        self._lock = threading.Lock()
        self._writer: tantivy.IndexWriter | None = None
        with self._home_errors():
            self._index, self._position = open_files(folder, database)
        self._searcher = self._index.searcher()

    @property
    def position(self) -> Position:
        """The last change that searches see."""
        return self._position

    @property
    def num_chunks(self) -> int:
        """How many chunks the index holds."""
        return int(self._searcher.num_docs)

    def document_frequency(self, term: str, field: str = "body") -> int:
        """How many chunks have `term` in a field (dead ones may count).

        Fields are "body", "title" and "section", of stems; and "words" and "name" (name_forms), of
        words as they are.
        """
        return self._searcher.doc_freq(field, term)

    def analyze(self, text: str, language: str | None = None) -> list[str]:
        """The terms of `text` as those of a document in `language` (ISO 639-1) were made."""
        return self._analyzer.terms(text, language)

    def variants(self, text: str) -> list[tuple[str, ...]]:
        """For each word of `text` the terms it may have become in the library's languages."""
        return self._analyzer.variants(text, self.languages())

    def languages(self) -> tuple[str | None, ...]:
        """The languages of the library's documents, the one with most chunks first."""
        version = self._database.version
        if self._languages[0] != version:
            rows = self._database.rows(
                "SELECT language FROM documents WHERE status = 'indexed'"
                " GROUP BY language ORDER BY sum(chunks) DESC, language"
            )
            self._languages = version, tuple(language for (language,) in rows) or (None,)
        return self._languages[1]

    def search(
        self,
        query: KeywordQuery,
        k: int,
        *,
        collection_id: int | None = None,
        document_ids: Collection[int] | None = None,
    ) -> list[Scored]:
        """The best `k` chunks of the scope, best first, scored by BM25 (k1 = 1.2, b = 0.75).

        A scope (a collection, documents, or both) is applied while searching and costs no hit.
        """
        if k < 1 or not query.terms or (document_ids is not None and not document_ids):
            return []
        searcher = self._searcher
        found = searcher.search(self._scoped(query, collection_id, document_ids), k, count=False)
        addresses = [address for _, address in found.hits]
        ids = searcher.fast_field_values("chunk", addresses)
        hits = [
            Scored(int(chunk_id or 0), float(score))
            for chunk_id, (score, _) in zip(ids, found.hits, strict=True)
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))

    def chunks_with_similar(self, word: str, distance: int, k: int) -> list[int]:
        """Ids of up to `k` chunks with a word that differs by up to `distance` edits (at most 2).

        An insertion, deletion, replacement or swap of neighbours is one edit.
        """
        from tantivy import Query

        searcher = self._searcher
        similar = Query.fuzzy_term_query(self._index.schema, "words", word, distance)
        addresses = [address for _, address in searcher.search(similar, k, count=False).hits]
        ids = searcher.fast_field_values("chunk", addresses)
        return [int(chunk_id or 0) for chunk_id in ids]

    def catch_up(self) -> None:
        """Take in all changes of the database since the last time, in batches.

        Each batch is one atomic commit: killed at any moment, the index is at the end of one.
        """
        with self._lock, self._home_errors():
            if last_position(self._database.read()) == self._position:
                return
            if self._position == START or not belongs(self._database, self._position):
                self._rebuild()
            while self._apply_batch():
                pass
            if dead_share(self._folder, self.num_chunks) > _MAX_DEAD_SHARE:
                self._rebuild()

    def rebuild(self, cancel: CancelToken | None = None) -> None:
        """Build the index anew from the database in one commit, leaving nothing of removed text.

        Searches see the old one until it is done. Raises Cancelled; the old one stays then.
        """
        with self._lock, self._home_errors():
            self._rebuild(cancel)

    def scrub(self, cancel: CancelToken | None = None) -> None:
        """Rebuild if words of removed text are left in the files, which count in scores too."""
        if dead_share(self._folder, self.num_chunks):
            self.rebuild(cancel)

    def close(self) -> None:
        """Let the files go; searching afterwards is not possible."""
        with self._lock, self._home_errors():
            self._close_writer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _scoped(
        self,
        query: KeywordQuery,
        collection_id: int | None,
        document_ids: Collection[int] | None,
    ) -> tantivy.Query:
        from tantivy import Occur, Query

        schema = self._index.schema
        text = self._text_query(query)
        scopes = []
        if collection_id is not None:
            scopes.append(Query.term_query(schema, "collection", collection_id))
        if document_ids is not None:
            scopes.append(Query.term_set_query(schema, "document", list(document_ids)))
        if not scopes:
            return text
        filters = [(Occur.Must, Query.const_score_query(scope, 0.0)) for scope in scopes]
        return Query.boolean_query([*filters, (Occur.Must, text)])

    def _text_query(self, query: KeywordQuery) -> tantivy.Query:
        from tantivy import Occur, Query

        schema = self._index.schema

        def any_of(field: str, forms: tuple[str, ...]) -> tantivy.Query:
            found = [Query.term_query(schema, field, form, "freq") for form in forms]
            return found[0] if len(found) == 1 else Query.disjunction_max_query(found)

        parts = []
        for term in query.terms:
            clauses = _clauses(term, query)
            found = [
                (Occur.Should, Query.boost_query(any_of(field, forms), boost))
                for field, forms, boost in clauses
            ]
            if term.names:
                full = term.weight * (_K1 + 1) * min(self._idf(v, "body") for v in term.variants)
                named = Query.const_score_query(any_of("name", term.names), full)
                both = [Query.boolean_query(found), named]
                found = [(Occur.Should, Query.disjunction_max_query(both))]
            parts += found
        return Query.boolean_query(parts)

    def _idf(self, term: str, field: str) -> float:
        total, having = self._searcher.num_docs, self._searcher.doc_freq(field, term)
        return math.log(1 + (max(total, having) - having + 0.5) / (having + 0.5))

    def _apply_batch(self) -> bool:
        with self._database.snapshot() as connection:
            changes = changes_after(connection, self._position.seq, _BATCH_CHANGES)
            if not changes:
                return False
            # The state of the moment is taken, not the steps that led to it: doing so again for
            # a change whose effect is already in is harmless.
            touched = {c.document_id for c in changes if c.document_id is not None}
            self._delete(touched)
            for document_id in sorted(touched):
                self._add(connection.execute(_ROWS + _OF_DOCUMENT, (document_id,)))
        position = Position(changes[-1].seq, changes[-1].token)
        if touched:
            self._commit(position)
        self._position = position  # vectors alone are no reason for a commit
        return True

    def _rebuild(self, cancel: CancelToken | None = None) -> None:
        with self._database.snapshot() as connection:
            end = last_position(connection)
            # In a writer that deleted before, deletions after this call would not be carried out:
            # it sets the clock of operations back to when the writer was opened.
            self._close_writer()
            self._open_writer().delete_all_documents()
            self._add(connection.execute(_ROWS + _IN_ORDER), cancel)
        self._commit(end)

    def _add(self, rows: sqlite3.Cursor, cancel: CancelToken | None = None) -> None:
        from tantivy import Document

        writer = self._open_writer()
        for number, row in enumerate(rows):
            if cancel is not None and number % _STEP_CHUNKS == 0:
                cancel.raise_if_cancelled()
            chunk_id, document_id, language, title, path, section, text, collections = row
            document = Document()
            document.add_unsigned("chunk", chunk_id)
            document.add_unsigned("document", document_id)
            for collection_id in collections.split(",") if collections else ():
                document.add_unsigned("collection", int(collection_id))
            # Words without content stay out of the body: they would only dilute what is short.
            words, stems = self._analyzer.terms(text, None), self._analyzer.terms(text, language)
            without = STOP_WORDS.get(language or "", frozenset())
            content = [s for s, word in zip(stems, words, strict=True) if word not in without]
            document.add_text("body", " ".join(content))
            document.add_text("words", " ".join(words))
            document.add_text("title", self._joined(title, language))
            document.add_text("name", self._names(path))
            if section:
                document.add_text("section", self._joined(section, language))
            writer.add_document(document)

    def _join(self, text: str, language: str | None) -> str:
        return " ".join(self._analyzer.terms(text, language))

    def _commit(self, position: Position) -> None:
        note_position(self._folder, self._position, position)
        self._open_writer().commit()
        note_position(self._folder, position, position)
        self._index.reload()
        self._searcher = self._index.searcher()
        self._position = position

    def _delete(self, document_ids: Collection[int]) -> None:
        from tantivy import Query

        # delete_documents_by_term takes numbers as signed and finds none in an unsigned field.
        matching = Query.term_set_query(self._index.schema, "document", list(document_ids))
        self._open_writer().delete_documents_by_query(matching)

    def _close_writer(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.wait_merging_threads()

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        return self._writer

    @contextmanager
    def _home_errors(self) -> Iterator[None]:
        """Turn what tantivy and the file system say into HomeError.

        What was not committed is never committed later.
        """
        try:
            yield
        except (ValueError, OSError) as error:
            self._writer = None
            reason = f"the keyword index cannot be used: {error}"
            raise HomeError(self._database.home, reason) from error
        except BaseException:
            if self._writer is not None:
                self._writer.rollback()
            raise


def _names(path: str) -> str:
    return " ".join(sorted(name_forms(printable(loaded_path(path)))))


def _clauses(
    term: KeywordTerm, query: KeywordQuery
) -> Iterator[tuple[str, tuple[str, ...], float]]:
    """Field, forms of which the best one counts, and what that weighs."""
    share = _WORD_SHARE if term.word is not None else 0.0
    yield "body", term.variants, term.weight * (1 - share)
    if term.word is not None:
        yield "words", (term.word,), term.weight * share
    for field, boost in (("title", query.title_boost), ("section", query.section_boost)):
        if boost:
            yield field, term.variants, term.weight * boost
