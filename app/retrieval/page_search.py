"""Finds pages by what the question's terms mean, and weighs the pages found as wholes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from app.retrieval.abbreviations import ABBREVIATION, long_form
from app.retrieval.glossary import Meaning, meanings
from app.retrieval.keyword import Lexicon, keyword_query
from app.retrieval.page_evidence import PageEvidence, weighed

if TYPE_CHECKING:
    from app.retrieval.fuse import Fused
    from app.storage.keyword_index import KeywordIndex, KeywordTerm
    from app.storage.library import LibraryStore

_FOUND = 20  # passages by what is meant
_EXPLAINED_IN = 50  # passages with an abbreviation
_WEIGHED = 40  # passages whose pages are looked at, beside those


class PageSearch:
    """The part of a search that knows pages; documents without pages are left as they are."""

    def __init__(self, index: KeywordIndex, store: LibraryStore, lexicon: Lexicon) -> None:
        self._index = index
        self._store = store
        self._lexicon = lexicon

    def meant(self, question: str) -> tuple[Meaning, ...]:
        """What the terms of `question` stand for: by the glossary, or as the library explains."""
        known = meanings(question)
        explained = (self._long_form(word) for word in set(ABBREVIATION.findall(question)))
        return (*known, *((words,) for words in explained if words is not None))

    def by_meaning(
        self,
        meant: Sequence[Meaning],
        *,
        collection_id: int | None,
        document_ids: Collection[int] | None,
    ) -> list[int]:
        """Passages of the scope that name what is meant, at most twenty, the best first."""
        words = " ".join(dict.fromkeys(words for meaning in meant for words in meaning))
        if not words:
            return []
        query = keyword_query(words, "en", self._lexicon)
        found = self._index.search(
            query, _FOUND, collection_id=collection_id, document_ids=document_ids
        )
        return [hit.chunk_id for hit in found]

    def _long_form(self, abbreviation: str) -> str | None:
        query = keyword_query(abbreviation, None, self._lexicon)
        found = self._index.search(query, _EXPLAINED_IN)
        chunks = self._store.chunks([hit.chunk_id for hit in found])
        return long_form(abbreviation, (chunk.text for chunk in chunks))

    def weighed(
        self,
        ranking: Sequence[Fused],
        question: str,
        meant: Sequence[Meaning],
        terms: Sequence[KeywordTerm],
        also: Collection[int],
    ) -> list[Fused]:
        """`ranking` with what the pages of its first passages, and of those `also`, are worth."""
        ids = [hit.chunk_id for hit in ranking[:_WEIGHED]]
        ids += [hit.chunk_id for hit in ranking[_WEIGHED:] if hit.chunk_id in also]
        chunks = {c.id: c for c in self._store.chunks(ids) if c.page is not None}
        if not chunks:
            return list(ranking)
        asked = [term.variants for term in terms if not term.names]
        evidence = PageEvidence(question, meant, asked, self._lexicon)
        documents = self._store.documents_by_id({c.document_id for c in chunks.values()})
        worth = {
            (document_id, number): evidence.of(text, documents[document_id].language)
            for (document_id, number), text in self._store.page_texts(chunks.values()).items()
            if document_id in documents
        }
        return weighed(ranking, chunks, worth)
