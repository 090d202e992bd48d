"""What the library holds, for whoever asks."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import Citation
from app.domain.documents import Document, Status, TableRow
from app.domain.errors import ReadCode
from app.ingest.discover import shown
from app.ingest.progress import FileFailure
from app.ingest.scan import Scanner
from app.services.search_model import SearchModel
from app.storage.library import LibraryStore
from app.storage.records import CollectionInfo, Root, TableInfo


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """How much the library holds; `vectors` counts passages indexed by `model`, None without one.

    `next_model` is the search model that takes over when it has embedded all passages, which it has
    of `next_vectors`; None while nothing is being changed. `roots` are the files and folders that
    were added; `unavailable` those places in them that could not be looked at the last time. Of the
    `files_failed`, `files_quarantined` are not tried again until they change; of the
    `files_indexed`, `files_waiting` have pages whose text is still to be recognised.
    """

    files_indexed: int
    files_failed: int
    chunks: int
    vectors: int
    model: str | None
    roots: tuple[Root, ...]
    next_model: str | None = None
    next_vectors: int = 0
    files_quarantined: int = 0
    files_waiting: int = 0
    unavailable: tuple[str, ...] = ()


class Standing(StrEnum):
    """What has become of a passage since it was cited."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


class LibraryView:
    """Reads what is stored; any thread may ask. All methods raise HomeError on a bad disk."""

    def __init__(self, store: LibraryStore, search_model: SearchModel, scanner: Scanner) -> None:
        self._store = store
        self._search_model = search_model
        self._scanner = scanner

    def status(self) -> LibraryStatus:
        """How much there is, and from where."""
        counts = self._store.counts(model=self._search_model.name)
        coming = self._search_model.next
        next_model = coming.embedder.model if coming is not None else None
        return LibraryStatus(
            counts.files_indexed,
            counts.files_failed,
            counts.chunks,
            counts.vectors,
            self._search_model.name,
            tuple(Root(shown(root.path), root.collection) for root in self._store.roots()),
            next_model,
            self._store.counts(model=next_model).vectors,
            counts.files_quarantined,
            counts.files_waiting,
            tuple(shown(path) for path in self._scanner.unavailable),
        )

    def roots(self) -> tuple[str, ...]:
        """The paths that were added, as the file system has them."""
        return tuple(dict.fromkeys(root.path for root in self._store.roots()))

    def collections(self) -> tuple[CollectionInfo, ...]:
        """Every collection with its size."""
        return tuple(self._store.collections(self._search_model.name))

    def documents(self, collection: str | None = None) -> tuple[Document, ...]:
        """Every file of one collection or all, also those without text; none of an unknown one."""
        scope = self._scope(collection)
        return tuple(self._store.documents(*scope)) if scope is not None else ()

    def failures(self, collection: str | None = None) -> tuple[FileFailure, ...]:
        """Every file that gave no text, in one collection or all; none of an unknown collection."""
        scope = self._scope(collection)
        return tuple(
            FileFailure(
                shown(one.path),
                one.reason or "",
                ReadCode(one.code or ReadCode.BROKEN),
                one.status is Status.QUARANTINED,
            )
            for one in (self._store.failures(*scope) if scope is not None else ())
        )

    def tables(self, collection: str | None = None) -> tuple[TableInfo, ...]:
        """Every table in the files of one collection or all; none of an unknown collection."""
        scope = self._scope(collection)
        return tuple(self._store.tables(*scope)) if scope is not None else ()

    def table_rows(self, table_id: int, first: int = 0, limit: int | None = None) -> list[TableRow]:
        """Up to `limit` rows of a table in their order, from the one at index `first`."""
        return self._store.table_rows(table_id, first, limit)

    def document_text(self, document_id: int) -> str:
        """The whole text that every span of this document refers to."""
        return self._store.document_text(document_id)

    def standing(self, citation: Citation) -> Standing:
        """Whether its document still says at its place what was cited, or is gone altogether."""
        said = self._store.slice(citation.document_id, citation.start, citation.end)
        if said == citation.text:
            return Standing.SAME
        there = self._store.known(citation.path) or self._store.document(citation.document_id)
        return Standing.CHANGED if there else Standing.GONE

    def excluded(self) -> tuple[str, ...]:
        """What the user left out, as it can be printed."""
        return tuple(shown(path) for path in self._store.excluded())

    def _scope(self, collection: str | None) -> tuple[int | None] | None:
        """The collection to look in, None within for all; None for an unknown one."""
        if collection is None:
            return (None,)
        collection_id = self._store.collection_id(collection)
        return None if collection_id is None else (collection_id,)
