"""Finds places to look at, without an answer: snippet, date, and what was searched."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from app.answering.cite import citation_of
from app.domain.answers import Citation, Coverage
from app.domain.documents import Document, Part, Span
from app.domain.search import Hit, Order, Query, Understood
from app.retrieval.keyword import Lexicon
from app.retrieval.scope import part_of
from app.retrieval.snippet import Snippet, snippet

if TYPE_CHECKING:
    from app.services.assistant import Assistant
    from app.storage.library import LibraryStore

MOST_DATED = 300
"""Places that are put in order of date: the best ones."""
_NS_PER_S = 1_000_000_000


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A passage found; `dated_s` is Unix time: of the message or file, else when it was changed."""

    hit: Hit
    citation: Citation
    snippet: Snippet
    dated_s: float


@dataclass(frozen=True, slots=True)
class Findings:
    """Places in order; `more`: there may be others. `notes` say what did not take part, and why."""

    places: tuple[FoundPlace, ...]
    ms: float
    coverage: Coverage
    more: bool = False
    understood: Understood | None = None
    notes: tuple[str, ...] = ()


class Finder:
    """Methods may be called from any thread."""

    def __init__(self, assistant: Assistant, store: LibraryStore, lexicon: Lexicon) -> None:
        self._assistant = assistant
        self._store = store
        self._lexicon = lexicon

    def find(self, query: Query, *, order: Order = Order.SCORE, as_typed: bool = False) -> Findings:
        """The best `query.k` places, or by date: the latest of the best MOST_DATED.

        `as_typed` is for words that are still being typed: nothing is brought into the library for
        them. Raises as Assistant.search.
        """
        started_s = time.perf_counter()
        by_date = order is Order.DATE
        wanted = replace(query, k=max(query.k, MOST_DATED)) if by_date else query
        result = self._assistant.search(wanted, bring=not as_typed)
        places = self._places(result.hits, result.understood)
        if by_date:
            places = sorted(places, key=lambda place: -place.dated_s)
        return Findings(
            tuple(places),
            (time.perf_counter() - started_s) * 1000,
            self._coverage(query),
            more=not by_date and len(places) >= query.k,
            understood=result.understood,
            notes=result.notes,
        )

    def _places(self, hits: Sequence[Hit], understood: Understood | None) -> list[FoundPlace]:
        signed = self._store.signed_parts() if any(hit.chunk.part for hit in hits) else {}
        sought = self._sought(understood)
        made = []
        for hit in hits:
            language = hit.document.language
            chunk = hit.chunk
            made.append(
                FoundPlace(
                    hit,
                    citation_of(
                        hit.document,
                        chunk,
                        span=Span(chunk.start, chunk.end),
                        text=chunk.text,
                        score=hit.score,
                    ),
                    snippet(
                        chunk.text,
                        sought,
                        partial(self._lexicon.terms, language=language),
                    ),
                    _dated_s(hit.document, part_of(chunk, signed.get(hit.document.id, ()))),
                )
            )
        return made

    def _sought(self, understood: Understood | None) -> list[Sequence[str]]:
        """For each word looked for, what it may be in the index."""
        if understood is None:
            return []
        also = [word for _, words in understood.corrections for word in words]
        terms = self._lexicon.query_terms(understood.question, understood.language)
        return [*terms, *map(self._lexicon.variants, also)]

    def _coverage(self, query: Query) -> Coverage:
        scope = self._store.collection_id(query.collection) if query.collection else None
        counts = self._store.counts(scope)
        return Coverage(counts.files_indexed, counts.files_failed, 0, 0)


def _dated_s(document: Document, part: Part | None) -> float:
    if part is not None and part.created_s is not None:
        return part.created_s
    return document.mtime_ns / _NS_PER_S if document.created_s is None else document.created_s
