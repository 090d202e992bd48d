"""What is doubtful about a passage that an answer cites: hidden from readers, or an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.answering.hostile import orders
from app.domain.answers import ORDER, Citation
from app.domain.documents import Flag, Span

if TYPE_CHECKING:
    from app.storage.library import LibraryStore


class SourceFlags:
    """Looks citations of one answer up; what it read of a document it reads once."""

    def __init__(self, store: LibraryStore) -> None:
        self._store = store
        self._by_document: dict[int, list[Flag]] = {}
        self._orders: dict[str, tuple[Span, ...]] = {}

    def of(self, citation: Citation, text: str, start: int) -> tuple[str, ...]:
        """The kinds of flags on the citation; `text` is around it and begins at `start`."""
        kinds = [
            flag.kind.value
            for flag in self._flags(citation.document_id)
            if flag.start < citation.end and citation.start < flag.end
        ]
        given = any(
            start + span.start < citation.end and citation.start < start + span.end
            for span in self._orders_in(text)
        )
        return tuple(dict.fromkeys([*kinds, ORDER] if given else kinds))

    def _orders_in(self, text: str) -> tuple[Span, ...]:
        if text not in self._orders:
            self._orders[text] = orders(text)
        return self._orders[text]

    def _flags(self, document_id: int) -> list[Flag]:
        if document_id not in self._by_document:
            self._by_document[document_id] = self._store.flags(document_id)
        return self._by_document[document_id]
