"""Takes every byte of what was removed out of the files of a home."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.storage.changes import last_position
from app.storage.conversations import ConversationStore
from app.storage.golden import GoldenStore
from app.storage.library import LibraryStore
from app.storage.traces import TraceStore

if TYPE_CHECKING:
    from app.storage.database import Database
    from app.storage.keyword_index import KeywordIndex
    from app.storage.vector_index import VectorIndex

_COMPACTED = "compacted"


class CompactStep(StrEnum):
    """What is being done, in this order; DATABASE takes longest."""

    RECORDS = "records"
    KEYWORD = "keyword"
    VECTORS = "vectors"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class CompactReport:
    """What came of it: traces deleted, answers scrubbed, bytes freed in the database.

    `complete` is False where a reader kept old pages in use; the next run finishes then.
    """

    traces: int
    answers: int
    freed_bytes: int
    complete: bool


def compact(
    database: Database,
    keyword: KeywordIndex,
    vectors: Sequence[VectorIndex],
    cancel: CancelToken | None = None,
) -> Generator[CompactStep, None, CompactReport]:
    """Delete what quotes removed documents, rebuild both indexes and rewrite the database.

    Afterwards no file of the home has a word, a vector or a row of a removed document. Each step
    is atomic and can be done again: killed at any moment, or stopped, nothing is lost but time.
    The database needs its size again on the disk for a while. Raises Cancelled, and HomeError, as
    where the disk is full; what was not compacted is then as it was.
    """
    store = LibraryStore(database)
    position = last_position(database.read())
    yield CompactStep.RECORDS
    store.discard_removed()
    traces = TraceStore(database).drop_orphans()
    answers = ConversationStore(database).scrub_orphans() + GoldenStore(database).scrub_orphans()
    yield CompactStep.KEYWORD
    keyword.rebuild(cancel)
    yield CompactStep.VECTORS
    for index in vectors:
        index.scrub(cancel)
    yield CompactStep.DATABASE
    before = database.size()
    database.vacuum(cancel)
    complete = database.checkpoint()
    if complete:
        store.set_meta(_COMPACTED, str(position.seq))
        database.checkpoint()
    return CompactReport(traces, answers, max(0, before - database.size()), complete)


def is_compact(store: LibraryStore) -> bool:
    """Whether nothing was removed since the home was last compacted, or ever."""
    return not store.anything_removed_since(int(store.meta(_COMPACTED) or 0))
