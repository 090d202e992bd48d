"""The last step of an answer: what was covered, the trace, the turn of the conversation."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.answering.hostile import orders
from app.answering.trace import Trace, encode, traced, weighed
from app.domain.answers import Answer, Citation, Coverage, Unread
from app.domain.computed import SUMMARY
from app.domain.errors import HomeError
from app.domain.search import Hit
from app.services.answer_run import Run

if TYPE_CHECKING:
    from app.storage.conversations import ConversationStore
    from app.storage.library import LibraryStore
    from app.storage.traces import TraceStore

log = logging.getLogger("sotto.assistant")

_MOST_UNREAD = 50  # files named with an answer; their number is in its coverage


class Recorder:
    """Keeps answers."""

    def __init__(
        self, store: LibraryStore, traces: TraceStore, conversations: ConversationStore
    ) -> None:
        self._store = store
        self._traces = traces
        self._conversations = conversations

    def keep(self, run: Run) -> Answer:
        """The answer as it is now, saved as a trace and as a turn of its conversation."""
        run.mark("total")
        if note := _orders_note(run.hits):
            run.notes = (*run.notes, note)
        answer = replace(run.answer(self._coverage(run)), unread=self._unread(run))
        trace = Trace(
            answer=answer,
            language=run.language,
            hits=traced(run.hits),
            steps_ms=run.found.result.steps_ms if run.found else {},
            embedding_model=run.search_model,
            evidence=run.evidence,
            prompt=run.prompt.messages,
            sentences=weighed(run.choices),
        )
        try:
            found = {hit.document.id for hit in run.hits} | run.drawn_on
            self._traces.put(answer.trace_id, encode(trace), document_ids=found)
            if run.query.conversation is not None:
                self._conversations.add_turn(
                    run.query.conversation,
                    run.query.text,
                    encode(answer).decode(),
                    document_ids=run.drawn_on,
                )
        except HomeError as error:  # a full disk must not cost the answer
            log.warning("the answer was not recorded: %s", error)
            return replace(answer, notes=(*answer.notes, f"This answer was not saved: {error}"))
        return answer

    def _unread(self, run: Run) -> tuple[Unread, ...]:
        if not run.abstained:
            return ()
        scope = self._scope(run)
        failed = [Unread(d.path, d.reason or "") for d in self._store.failures(scope)]
        waiting = [
            Unread(d.path, f"{d.unrecognized} pages are pictures whose text is not recognised yet")
            for d in self._store.waiting(scope)
        ]
        return (*failed, *waiting)[:_MOST_UNREAD]

    def _scope(self, run: Run) -> int | None:
        name = run.query.collection
        return self._store.collection_id(name) if name else None

    def _coverage(self, run: Run) -> Coverage:
        scope = self._scope(run)
        counts = self._store.counts(scope, model=run.search_model)
        used = run.prompt.hits or tuple(
            hit for hit in run.hits if any(_within(c, hit) for c in run.citations.all())
        )
        if run.abstained:
            used = ()
        passages, files = len(used), len({hit.document.id for hit in used})
        if run.computed is not None and run.computed.operation == SUMMARY:
            passages, files = run.computed.rows, run.computed.tables
        return Coverage(
            files_searched=counts.files_indexed,
            files_failed=counts.files_failed,
            passages_used=passages,
            files_used=files,
            vectors_share=counts.vectors / counts.chunks if counts.chunks else 1.0,
        )


def _orders_note(hits: Sequence[Hit]) -> str:
    """Says that passages hold text for the answerer; empty where none does."""
    titles = dict.fromkeys(
        hit.document.title for hit in hits if orders(hit.chunk.text, hit.document.language)
    )
    if not titles:
        return ""
    found = ", ".join(titles)
    return (
        f"Text that gives orders to whoever answers was found and left out of the answer: {found}"
    )


def _within(citation: Citation, hit: Hit) -> bool:
    return (
        citation.document_id == hit.document.id
        and hit.chunk.start <= citation.start < hit.chunk.end
    )
