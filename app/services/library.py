"""The library as its user sees it: add files and folders, remove them, ask what is there."""

import os
import time
from collections.abc import Callable, Generator, Iterable, Sequence

from app.domain.cancel import CancelToken
from app.domain.errors import PathProblem, RecordProblem
from app.domain.pack_paths import is_pack_path
from app.ingest.ahead import Gate, open_gate
from app.ingest.coming import Coming
from app.ingest.discover import Limits, check_root, is_under, shown
from app.ingest.embedding import Cache
from app.ingest.intake import Tally
from app.ingest.pipeline import Pipeline, TextSource
from app.ingest.plan import Plan
from app.ingest.progress import AddReport, FileFailure, Progress, Stage
from app.ingest.scan import Scanner, Target
from app.services.library_files import LibraryFile, list_files
from app.services.library_folders import Folder, list_folders
from app.services.library_run import LibraryRun
from app.services.library_view import LibraryStatus, LibraryView
from app.services.search_model import SearchModel
from app.storage.compact import CompactReport, CompactStep, is_compact
from app.storage.library import LibraryStore

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


Paths = Sequence[str | os.PathLike[str]]
Compacting = Callable[[CancelToken | None], Generator[CompactStep, None, CompactReport]]


class LibraryService(LibraryView):
    """Adds, removes and describes what the library holds.

    One thread at a time changes the library; any number may read. Long work comes as a generator
    of Progress that can be stopped at every step: what was committed stays, and the same call
    again goes on from there. It waits at the `gate` between files, pieces and batches; `unload`
    ends the engines before text in pictures is read and after, which together would need much
    memory. All methods raise HomeError where the disk does not play along.

    Attributes:
        recognize: Whether text in pictures is read, after all other text.
    """

    def __init__(
        self,
        store: LibraryStore,
        keyword: Cache,
        *,
        pipeline: Pipeline,
        search_model: SearchModel,
        limits: Limits,
        compacting: Compacting,
        gate: Gate = open_gate,
        recognize: bool = True,
        unload: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(store, search_model, Scanner(store, limits))
        self._keyword = keyword
        self._pipeline = pipeline
        self._compacting = compacting
        self._gate = gate
        self.recognize = recognize
        self._unload = unload
        self._coming = Coming()

    def add(
        self,
        paths: Paths,
        *,
        collection: str = DEFAULT_COLLECTION,
        cancel: CancelToken | None = None,
    ) -> Generator[Progress, None, AddReport]:
        """Index files and folders; of those added before, only what changed.

        Text comes first: passages are found by keyword as soon as their file is read. Vectors
        follow, then text in pictures and the vectors of that. Files that are gone from an added
        folder are removed, those that moved within it keep what was made of them. Raises
        PathProblem before anything is changed if a path cannot be read or a folder has nothing to
        read, Cancelled, and EngineFailure if the embedder fails (the text is stored then).
        """
        started_s = time.monotonic()
        roots = list(dict.fromkeys(check_root(path) for path in paths))
        for excluded in self._store.excluded():
            if any(is_under(root, excluded) for root in roots):
                self._store.include(excluded)
        plan = yield from self._scanner.new(roots, cancel, self._pipeline.may_pass)
        collection_id = self._store.ensure_collection(collection)
        for root in roots:
            self._store.add_root(root, collection_id)
        run, tally = self._begin(cancel), Tally()
        yield from self._read(plan, collection_id, run, tally)
        yield from run.vectors()
        yield from self._finish(run, tally)
        return _report(tally, started_s)

    def update(
        self, paths: Paths | None = None, *, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, AddReport]:
        """Take in what changed in all that was added, or only at and below `paths`.

        Paths may be of files, folders, things that are gone, or nothing to do with the library.
        What cannot be looked at for now keeps its documents (see LibraryStatus.unavailable). A
        change of the search model waits (see `change_model`). Raises Cancelled and EngineFailure
        as `add` does.
        """
        return (yield from self._update(paths, cancel))

    def retry(
        self, paths: Paths | None = None, *, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, AddReport]:
        """Read again the files that gave no text, quarantined ones too: all, or at `paths`."""
        places = None if paths is None else _absolute(paths)
        again = [
            one.path
            for one in self._store.failures()
            if places is None or any(is_under(one.path, place) for place in places)
        ]
        return (yield from self._update(again, cancel, failures=True))

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
        run, tally = self._begin(cancel), Tally()
        yield from self._pipeline.texts(items, collection_id, run.shared, tally)
        yield from run.vectors()
        return _report(tally, started_s)

    def finish_vectors(self, cancel: CancelToken | None = None) -> Generator[Progress, None, int]:
        """Embed every passage that lacks its vector, as after a stop; see SearchModel.finish.

        Returns how many vectors were made; none without a search model.
        """
        return (yield from self._begin(cancel).vectors())

    def files(self) -> list[LibraryFile]:
        """Every file and what becomes of it, those too that are about to be read; without text.

        Some 50 ms for 10,000 files.
        """
        names = dict(self._store.collection_names())
        return list_files(self._store.files(), self._coming, names, recognize=self.recognize)

    def folders(self, files: Sequence[LibraryFile]) -> list[Folder]:
        """What was added, each with what came of it; `files` are all there are."""
        return list_folders(self._store.roots(), files, self._scanner.unavailable)

    def left_out(self) -> list[str]:
        """What the user left out, as the file system has it."""
        return self._store.excluded()

    @property
    def is_changing_model(self) -> bool:
        """Whether another search model is to take over."""
        return self._search_model.next is not None

    def change_model(
        self, cancel: CancelToken | None = None, *, limit: int | None = None
    ) -> Generator[Progress, None, None]:
        """Go on with a change of the search model, for about `limit` passages."""
        for _ in self._search_model.change(cancel, gate=self._gate, limit=limit):
            status = self.status()
            done = status.next_vectors if status.next_model is not None else status.chunks
            yield Progress(Stage.EMBED, chunks=done, chunks_total=status.chunks)

    def remove(self, paths: Paths) -> int:
        """Forget files and folders with all that was made of them; returns the number of files.

        A path may be one that was added, or anything below. The files themselves stay. Raises
        PathProblem, before anything is removed, for a path that the library does not know.
        """
        known_roots = set(self.roots())
        documents: set[int] = set()
        roots: set[str] = set()
        for path in (os.fspath(given) for given in paths):
            found = self._documents_at(path)
            below = {root for root in known_roots if is_under(root, os.path.abspath(path))}  # noqa: PTH100
            if not found and not below:
                raise PathProblem(shown(path), "this is not in the library")
            documents |= found
            roots |= below
        for root in sorted(roots):
            self._store.remove_root(root)
        self._forget(documents)
        return len(documents)

    def put_into(self, path: str, collection: str) -> None:
        """Let a file or folder that was added belong to `collection` only, made if there is none.

        Raises PathProblem where it was not added.
        """
        if path not in self.roots():
            raise PathProblem(shown(path), "this was not added")
        known = self._store.known_under(path).values()
        target = self._store.ensure_collection(collection)
        self._store.reassign(path, [one.document_id for one in known], target)
        self._keyword.catch_up()
        self._search_model.catch_up()

    def remove_collection(self, name: str) -> int:
        """Forget a collection and what was added to it; returns the number of its files.

        Files that are in another collection too stay there. Raises RecordProblem.
        """
        count = self._store.remove_collection(self._known(name))
        self._keyword.catch_up()
        self._search_model.catch_up()
        return count

    def exclude(self, paths: Paths) -> int:
        """Leave files and folders out of what was added, now and later; returns how many files go.

        Raises PathProblem, before anything is changed, for a path that lies in nothing added.
        """
        places = _absolute(paths)
        roots = self.roots()
        for place in places:
            if not any(is_under(place, root) for root in roots):
                raise PathProblem(shown(place), "this lies in nothing that was added")
        documents: set[int] = set()
        for place in places:
            self._store.exclude(place)
            documents |= self._documents_at(place)
        self._forget(documents)
        return len(documents)

    def include(self, paths: Paths) -> None:
        """Leave files and folders out no longer; `update` reads them.

        Raises PathProblem, before anything is changed, for a path that was not left out.
        """
        places = _absolute(paths)
        excluded = self._store.excluded()
        for place in places:
            if place not in excluded:
                raise PathProblem(shown(place), "this was not left out")
        for place in places:
            self._store.include(place)

    @property
    def is_compact(self) -> bool:
        """Whether nothing was removed since the library was last compacted."""
        return is_compact(self._store)

    def compact(
        self, cancel: CancelToken | None = None
    ) -> Generator[Progress, None, CompactReport]:
        """Take every byte of what was removed out of the files of the library; takes a while.

        Raises Cancelled between its steps, which can be done again.
        """
        steps = self._compacting(cancel)
        done = 0
        while True:
            self._gate(cancel or CancelToken())
            try:
                next(steps)
            except StopIteration as end:
                report: CompactReport = end.value
                return report
            yield Progress(Stage.COMPACT, done, len(CompactStep))
            done += 1

    def _update(
        self, paths: Paths | None, cancel: CancelToken | None, *, failures: bool = False
    ) -> Generator[Progress, None, AddReport]:
        started_s = time.monotonic()
        run, tally = self._begin(cancel), Tally()
        for collection in self._store.collections():
            roots = [root.path for root in self._store.roots(collection.id)]
            targets = [Target(root) for root in roots]
            if paths is not None:
                targets = self._scanner.targets(_absolute(paths), roots)
            if targets:
                plan = yield from self._scanner.again(
                    targets, cancel, self._pipeline.may_pass, failures=failures
                )
                yield from self._read(plan, collection.id, run, tally)
        # Of paths only what is new there: it is found by meaning at once, whatever else waits.
        yield from run.vectors(changing=False, limit=None if paths is None else tally.chunks)
        yield from self._finish(run, tally, None if paths is None else _absolute(paths))
        return _report(tally, started_s)

    def _read(
        self, plan: Plan, collection_id: int, run: LibraryRun, tally: Tally
    ) -> Generator[Progress, None, None]:
        """Carry out a plan, and meanwhile find out how long vectors take."""
        for step in self._pipeline.files(plan, collection_id, run.shared, tally):
            if tally.removed and step.files_done == 1:
                self._search_model.catch_up()
            yield step
            run.sample_vectors(step)

    def _finish(
        self, run: LibraryRun, tally: Tally, paths: Sequence[str] | None = None
    ) -> Generator[Progress, None, None]:
        """The text in pictures, at `paths` or anywhere, and what the run has learned."""
        if self.recognize:
            yield from self._read_pictures(run, tally, paths)
        run.remember()

    def _read_pictures(
        self, run: LibraryRun, tally: Tally, paths: Sequence[str] | None
    ) -> Generator[Progress, None, None]:
        before, chunks = tally.recognized, tally.chunks
        for collection in self._store.collections():
            waiting = [
                document
                for document in self._store.waiting(collection.id)
                if paths is None or any(is_under(document.path, path) for path in paths)
            ]
            if waiting:
                self._unload()
                yield from self._pipeline.recognize(waiting, collection.id, run.shared, tally)
                self._unload()
        if tally.recognized > before:
            limit = None if paths is None else tally.chunks - chunks
            yield from run.vectors(changing=False, limit=limit)

    def _begin(self, cancel: CancelToken | None) -> LibraryRun:
        return LibraryRun(
            self._store,
            self._search_model,
            gate=self._gate,
            recognize=self.recognize,
            cancel=cancel,
            coming=self._coming,
        )

    def _known(self, collection: str) -> int:
        collection_id = self._store.collection_id(collection)
        if collection_id is None:
            raise RecordProblem("collection", collection, "See: sotto collections.")
        return collection_id

    def _forget(self, documents: Iterable[int]) -> None:
        self._store.remove(sorted(documents))
        self._keyword.catch_up()
        self._search_model.catch_up()

    def _documents_at(self, path: str) -> set[int]:
        """Documents stored under exactly this path, or at or below it as a file or folder."""
        if is_pack_path(path):
            below = path.rstrip("/") + "/"
            return {one.id for one in self._store.documents() if f"{one.path}/".startswith(below)}
        known = self._store.known_under(os.path.abspath(path))  # noqa: PTH100
        exactly = self._store.known(path)
        found = {one.document_id for one in known.values()}
        return found | {exactly.document_id} if exactly is not None else found


def _absolute(paths: Paths) -> list[str]:
    return [os.path.abspath(os.fspath(path)) for path in paths]  # noqa: PTH100


def _report(tally: Tally, started_s: float) -> AddReport:
    return AddReport(
        tally.indexed,
        tally.unchanged,
        len(tally.failures),
        tally.removed,
        tally.chunks,
        time.monotonic() - started_s,
        tuple(tally.failures),
        tally.moved,
        tally.recognized,
    )
