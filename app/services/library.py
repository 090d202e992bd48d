"""The library as its user sees it: add files and folders, remove them, ask what is there."""

import os
import time
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass

from app.domain.cancel import CancelToken
from app.domain.errors import PathProblem, ReadCode
from app.ingest.discover import Failure, FoundFile, Limits, check_root, discover, shown
from app.ingest.embedding import Cache
from app.ingest.pipeline import Pipeline, Tally, TextSource
from app.ingest.plan import Plan, is_under, make_plan
from app.ingest.progress import AddReport, FileFailure, Progress, Stage
from app.services.search_model import SearchModel
from app.storage.library import LibraryStore
from app.storage.records import CollectionInfo, Known, Root

__all__ = [
    "DEFAULT_COLLECTION",
    "AddReport",
    "FileFailure",
    "LibraryService",
    "LibraryStatus",
    "Progress",
    "Stage",
    "TextSource",
]

DEFAULT_COLLECTION = "Library"
_SCAN_STEP_FILES = 500


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """How much the library holds; `vectors` counts passages indexed by `model`, None without one.

    `next_model` is the search model that takes over when it has embedded all passages, which it has
    of `next_vectors`; None while nothing is being changed. `roots` are the files and folders that
    were added.
    """

    files_indexed: int
    files_failed: int
    chunks: int
    vectors: int
    model: str | None
    roots: tuple[Root, ...]
    next_model: str | None = None
    next_vectors: int = 0


class LibraryService:
    """Adds, removes and describes what the library holds.

    One thread at a time changes the library; any number may read. Long work comes as a generator
    of Progress that can be stopped at every step: what was committed stays, and the same call
    again goes on from there. All methods raise HomeError where the disk does not play along.
    """

    def __init__(
        self,
        store: LibraryStore,
        keyword: Cache,
        *,
        pipeline: Pipeline,
        search_model: SearchModel,
        limits: Limits,
    ) -> None:
        self._store = store
        self._keyword = keyword
        self._pipeline = pipeline
        self._search_model = search_model
        self._limits = limits

    def add(
        self,
        paths: Sequence[str | os.PathLike[str]],
        *,
        collection: str = DEFAULT_COLLECTION,
        cancel: CancelToken | None = None,
    ) -> Generator[Progress, None, AddReport]:
        """Index files and folders; of those added before, only what changed.

        Text comes first: passages are found by keyword as soon as their file is read. Vectors
        follow. Files that are gone from an added folder are removed. Raises PathProblem before
        anything is changed if a path cannot be read or a folder has nothing to read, Cancelled,
        and EngineFailure if the embedder fails (the text is stored then).
        """
        started_s = time.monotonic()
        roots = list(dict.fromkeys(check_root(path) for path in paths))
        plan = yield from self._scan(roots, cancel)
        collection_id = self._store.ensure_collection(collection)
        for root in roots:
            self._store.add_root(root, collection_id)
        tally = yield from self._pipeline.files(plan, collection_id, cancel)
        yield from self.finish_vectors(cancel)
        return _report(tally, started_s)

    def add_texts(
        self,
        items: Iterable[TextSource],
        *,
        collection: str = DEFAULT_COLLECTION,
        cancel: CancelToken | None = None,
    ) -> Generator[Progress, None, AddReport]:
        """Index texts that come from no file, each under its own `path`, as `add` does files."""
        started_s = time.monotonic()
        collection_id = self._store.ensure_collection(collection)
        tally = yield from self._pipeline.texts(items, collection_id, cancel)
        yield from self.finish_vectors(cancel)
        return _report(tally, started_s)

    def finish_vectors(self, cancel: CancelToken | None = None) -> Generator[Progress, None, int]:
        """Embed every passage that lacks its vector, as after a stop; see SearchModel.finish.

        Returns how many vectors were made; none without a search model.
        """
        return (yield from self._search_model.finish(cancel))

    def remove(self, paths: Sequence[str | os.PathLike[str]]) -> int:
        """Forget files and folders with all that was made of them; returns the number of files.

        A path may be one that was added, or anything below. The files themselves stay. Raises
        PathProblem, before anything is removed, for a path that the library does not know.
        """
        known_roots = {root.path for root in self._store.roots()}
        documents: set[int] = set()
        roots: set[str] = set()
        for path in (os.fspath(given) for given in paths):
            found = self._documents_at(path)
            below = {root for root in known_roots if is_under(root, os.path.abspath(path))}  # noqa: PTH100
            if not found and not below:
                raise PathProblem(shown(path), "this is not in the library")
            documents |= found
            roots |= below
        self._store.remove(sorted(documents))
        for root in sorted(roots):
            self._store.remove_root(root)
        self._keyword.catch_up()
        self._search_model.catch_up()
        return len(documents)

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
        )

    def collections(self) -> tuple[CollectionInfo, ...]:
        """Every collection with its size."""
        return tuple(self._store.collections(self._search_model.name))

    def failures(self, collection: str | None = None) -> tuple[FileFailure, ...]:
        """Every file that gave no text, in one collection or all; none of an unknown collection."""
        collection_id = None
        if collection is not None:
            collection_id = self._store.collection_id(collection)
            if collection_id is None:
                return ()
        return tuple(
            FileFailure(shown(one.path), one.reason or "", ReadCode(one.code or ReadCode.BROKEN))
            for one in self._store.failures(collection_id)
        )

    def document_text(self, document_id: int) -> str:
        """The whole text that every span of this document refers to."""
        return self._store.document_text(document_id)

    def pages(self, document_id: int) -> list[tuple[int, int, int]]:
        """(number, start, end) of each page, in characters of the text; [] without pages."""
        return self._store.pages(document_id)

    def _scan(
        self, roots: Sequence[str], cancel: CancelToken | None
    ) -> Generator[Progress, None, Plan]:
        """What there is to do under all roots; raises PathProblem for one with nothing in it."""
        found: list[FoundFile | Failure] = []
        known: dict[str, Known] = {}
        # A file named by itself comes first: it is read even where its folder would pass it over.
        for root in sorted(roots, key=os.path.isdir):
            before = len(found)
            for item in discover(root, self._limits):
                found.append(item)
                if len(found) % _SCAN_STEP_FILES == 1:
                    if cancel is not None:
                        cancel.raise_if_cancelled()
                    yield Progress(Stage.SCAN, len(found), path=shown(root))
            known_here = self._store.known_under(root)
            if len(found) == before and not known_here:
                raise PathProblem(shown(root), "there are no files to read in this folder")
            known |= known_here
        failed = {document.path: document for document in self._store.failures()}
        others = {root.path for root in self._store.roots()}.difference(roots)
        inner = [other for other in others if any(is_under(other, root) for root in roots)]
        return make_plan(found, known, failed, inner)

    def _documents_at(self, path: str) -> set[int]:
        """Documents stored under exactly this path, or at or below it as a file or folder."""
        below = self._store.known_under(os.path.abspath(path))  # noqa: PTH100
        exactly = self._store.known(path)
        found = {one.document_id for one in below.values()}
        return found | {exactly.document_id} if exactly is not None else found


def _report(tally: Tally, started_s: float) -> AddReport:
    return AddReport(
        tally.indexed,
        tally.unchanged,
        len(tally.failures),
        tally.removed,
        tally.chunks,
        time.monotonic() - started_s,
        tuple(tally.failures),
    )
