"""Why an answer is as it is: its trace, with the passages and the model looked up again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from app.answering.cite import citation_of
from app.answering.trace import Trace, TracedHit
from app.domain.answers import Citation
from app.domain.documents import Span
from app.domain.errors import ModelMissing, RecordProblem
from app.domain.model_check import ModelCheck
from app.domain.search import Filters, Query
from app.retrieval.filters import understand
from app.services.conversations import ConversationService
from app.services.generator_gate import kept_check

if TYPE_CHECKING:
    from app.storage.library import LibraryStore


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that was found; `citation` is its place, None once it is not in the library."""

    hit: TracedHit
    citation: Citation | None


@dataclass(frozen=True, slots=True)
class Why:
    """One answer explained.

    `sought` is the question as it was searched, without the `filters` that stood in it; `check` is
    that of the model which wrote the prose, on this machine; `record` is the trace as JSON has it.
    """

    trace: Trace
    sought: str
    filters: Filters
    passages: tuple[Passage, ...]
    check: ModelCheck | None
    record: dict[str, Any]


class WhyService:
    """Methods may be called from any thread. `folder` is ModelStore.report_folder."""

    def __init__(
        self,
        conversations: ConversationService,
        store: LibraryStore,
        folder: Callable[[str], Path],
    ) -> None:
        self._conversations = conversations
        self._store = store
        self._folder = folder

    def why(self, trace_id: str) -> Why:
        """Explain the answer of that trace.

        Raises RecordProblem where the trace is forgotten, or of a Sotto that kept it otherwise.
        """
        record = self._conversations.trace(trace_id)
        if record is None:
            raise RecordProblem("trace", trace_id, "It was forgotten, as the settings say.")
        try:
            trace = msgspec.convert(record, Trace)
        except msgspec.ValidationError as error:
            remedy = "Ask again to see how the answer comes about."
            raise RecordProblem("trace", trace_id, remedy) from error
        asked = trace.answer.rewritten or trace.answer.question
        understood = understand(Query(asked))
        return Why(
            trace,
            understood.text,
            understood.filters,
            tuple(self._passages(trace.hits)),
            self._check(trace.answer.model),
            record,
        )

    def _passages(self, hits: Sequence[TracedHit]) -> list[Passage]:
        chunks = {chunk.id: chunk for chunk in self._store.chunks([hit.chunk_id for hit in hits])}
        documents = self._store.documents_by_id({c.document_id for c in chunks.values()})
        found = []
        for hit in hits:
            chunk = chunks.get(hit.chunk_id)
            document = documents.get(chunk.document_id) if chunk else None
            citation = None
            if chunk is not None and document is not None and chunk.start == hit.start:
                span = Span(chunk.start, chunk.end)
                citation = citation_of(document, chunk, span=span, text=chunk.text, score=hit.score)
            found.append(Passage(hit, citation))
        return found

    def _check(self, model: str | None) -> ModelCheck | None:
        if model is None:
            return None
        try:
            return kept_check(self._folder(model))
        except ModelMissing:
            return None
