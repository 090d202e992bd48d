"""Adds files one request after the other and says how far it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.ui.frame.bridge import Bridge, Run
from app.ui.look import words

if TYPE_CHECKING:
    from app.services.library import AddReport, LibraryService, Progress

    Steps = Generator[Progress, None, AddReport | None]
    Work = Callable[[CancelToken], Generator[Any, None, Any]]

_READING_SHARE = 0.1  # of the whole time: vectors take most of it
_MUCH_FILES = 10
_PATIENCE_MS = 30_000
_CHANGED_CHUNKS = 256  # of a change of the search model; nothing else waits for more


class Errand(QObject):
    """Work that changes the library in its turn, and tells its own story; as Run.

    Signals:
        stepped(list), finished(object), failed(SottoError): as those of Run.
        cancel_wanted(): it shall stop, or never begin.
    """

    stepped = Signal(list)
    finished = Signal(object)
    failed = Signal(object)
    cancel_wanted = Signal()

    def cancel(self) -> None:
        """Ask it to stop; it ends with `failed(Cancelled)`, at once where it has not begun."""
        self.cancel_wanted.emit()


@dataclass(frozen=True, slots=True)
class Request:
    """Work on the library, and the collection it is for.

    What nobody asked for is in the `background`: it says nothing unless there is much to do. It
    `gives_way` if it must not keep the user waiting. An `errand` tells its own story.
    """

    work: Work
    collection: str = ""
    background: bool = False
    gives_way: bool = False
    errand: Errand | None = None


class Indexing(QObject):
    """One request at a time; those that come meanwhile wait, and what changed on disk for them.

    When nothing else is to be done, a change of the search model goes on, a little at a time.

    Signals:
        progressed(str, float, str): collection, share done 0 to 1, and the sentence for it.
        measured(Progress): how far it is, every step that is told to the window.
        added(AddReport): files were added.
        failed(SottoError): a request ended early; what it had finished is kept.
        ended(str): no more is done for this collection, in whatever way its request ended.
    """

    progressed = Signal(str, float, str)
    measured = Signal(object)
    added = Signal(object)
    failed = Signal(object)
    ended = Signal(str)

    def __init__(self, bridge: Bridge, library: LibraryService, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._library = library
        self._waiting: deque[Request] = deque()
        self._changed: set[str] = set()
        self._all_changed = False
        self._may_change_model = True
        self._current: Request | None = None
        self._run: Run | None = None
        self._clock = QElapsedTimer()
        self._patience_ms = _PATIENCE_MS

    @property
    def busy(self) -> bool:
        """Whether a request is under way."""
        return self._run is not None

    @property
    def is_asked_for(self) -> bool:
        """Whether a request of the user is under way or waits."""
        return bool(self._waiting) or (self.busy and not self._in_background)

    def add(self, paths: Sequence[Path], collection: str) -> None:
        """Add `paths` to `collection`, after what was asked for before."""
        given = tuple(paths)
        self._ask(
            Request(
                lambda cancel: self._library.add(given, collection=collection, cancel=cancel),
                collection,
            )
        )

    def resume(self) -> None:
        """Finish what was stopped or cut off before: the vectors that are missing."""
        if self._run is None:
            self._ask(Request(self._finish))

    def retry(self, paths: Sequence[str]) -> None:
        """Read files again that gave no text."""
        given = tuple(paths)
        self._ask(Request(lambda cancel: self._library.retry(given, cancel=cancel)))

    def exclude(self, paths: Sequence[str]) -> None:
        """Leave files out of the library, now and later."""
        given = tuple(paths)
        self.call(lambda: self._library.exclude(given))

    def include(self, paths: Sequence[str]) -> None:
        """Leave files out no longer, and read them."""
        given = tuple(paths)

        def work(cancel: CancelToken) -> Steps:
            self._library.include(given)
            return (yield from self._library.update(given, cancel=cancel))

        self._ask(Request(work))

    def remove(self, paths: Sequence[str]) -> None:
        """Forget files and folders with all that was made of them."""
        given = tuple(paths)
        self.call(lambda: self._library.remove(given))

    def call(self, act: Callable[[], object]) -> None:
        """Change the library by one call in its turn."""

        def work(_: CancelToken) -> Steps:
            yield from ()
            act()
            return None

        self._ask(Request(work))

    def do(self, work: Work) -> Errand:
        """Let `work(cancel)` change the library in its turn."""
        errand = Errand(self)
        request = Request(work, errand=errand)
        errand.cancel_wanted.connect(lambda: self._withdraw(request))
        self._ask(request)
        return errand

    def compact(self, give_up: Callable[[], None]) -> None:
        """Take what was removed out of the files of the library, unless something is under way.

        `give_up` is called, in the thread of the job, if it is stopped before its end.
        """

        def work(cancel: CancelToken) -> Steps:
            try:
                yield from self._library.compact(cancel)
            finally:
                if cancel.cancelled:
                    give_up()
            return None

        if self._run is None:
            self._ask(Request(work, background=True, gives_way=True))

    def give_way(self) -> None:
        """Let go of the disk: the user wants an answer."""
        if self._run is not None and self._current is not None and self._current.gives_way:
            self._run.cancel()

    def update(self, paths: Sequence[str] | None) -> None:
        """Take in what changed on disk, at `paths` or anywhere, when nothing else is asked for.

        What was seen to change goes before a long look at everything.
        """
        self._may_change_model = True
        if paths is None:
            self._all_changed = True
        else:
            self._changed.update(paths)
            self.give_way()
            if self._in_background and self._clock.elapsed() > self._patience_ms:
                self._patience_ms *= 2  # or a file that changes all the time would hold up the rest
                self._put_off()
        if self._run is None:
            self._next()

    def stop(self) -> None:
        """Stop this request and forget those that wait."""
        for request in tuple(self._waiting):
            self._withdraw(request)
        self._changed.clear()
        self._all_changed = False
        self._may_change_model = False
        if self._run is not None:
            self._run.cancel()

    def _withdraw(self, request: Request) -> None:
        if request is self._current and self._run is not None:
            self._run.cancel()
        elif request in self._waiting:
            self._waiting.remove(request)
            if request.errand is not None:
                request.errand.failed.emit(Cancelled())
                request.errand.deleteLater()

    @property
    def _in_background(self) -> bool:
        return self._current is not None and self._current.background

    def _ask(self, request: Request) -> None:
        self._waiting.append(request)
        if self._in_background:
            self._put_off()
        elif self._run is None:
            self._next()

    def _put_off(self) -> None:
        """Stop what nobody asked for, to be done later."""
        self._all_changed = True
        if self._run is not None:
            self._run.cancel()

    def _next(self) -> None:
        request = self._take()
        if request is None:
            return
        run = self._bridge.start("indexing", request.work)
        self._run, self._current = run, request
        self._clock.start()
        if request.errand is None:
            run.stepped.connect(lambda steps: self._report(request, steps[-1]))
        else:
            run.stepped.connect(request.errand.stepped)
        run.finished.connect(lambda report: self._end(request, report, None))
        run.failed.connect(lambda error: self._end(request, None, error))
        if request.collection:
            self.progressed.emit(request.collection, 0.0, self._looking(request))

    def _take(self) -> Request | None:
        """What to do next; None if there is nothing."""
        if self._waiting:
            return self._waiting.popleft()
        if self._changed:
            paths, self._changed = tuple(sorted(self._changed)), set()
            return Request(
                lambda cancel: self._library.update(paths, cancel=cancel), background=True
            )
        if self._all_changed:
            self._all_changed = False
            return Request(lambda cancel: self._library.update(cancel=cancel), background=True)
        if self._may_change_model and self._library.is_changing_model:
            return Request(self._change_model, background=True)
        return None

    def _finish(self, cancel: CancelToken) -> Steps:
        yield from self._library.finish_vectors(cancel)
        return None

    def _change_model(self, cancel: CancelToken) -> Steps:
        yield from self._library.change_model(cancel, limit=_CHANGED_CHUNKS)
        return None

    def _looking(self, request: Request) -> str:
        return self.tr("Looking through {collection}").format(
            collection=request.collection or self.tr("your files")
        )

    def _report(self, request: Request, step: Progress) -> None:
        if request.background and max(step.files_total, step.chunks_total // 20) < _MUCH_FILES:
            return
        name = request.collection or self.tr("files")
        share, total, text = 0.0, 0.0, self._looking(request)
        if step.stage == "embed" and step.chunks_total:
            share = step.chunks / step.chunks_total
            text = self.tr("Indexing {collection} by meaning: {percent} %").format(
                collection=name, percent=int(share * 100)
            )
            total = _READING_SHARE + (1 - _READING_SHARE) * share
        elif 0 < step.files_total == step.files_done:
            share, total = 1.0, _READING_SHARE
            text = self.tr("Indexing {collection} by meaning").format(collection=name)
        elif step.files_total:
            share = step.files_done / step.files_total
            text = self.tr("Indexing {collection}: {done} of {total}").format(
                collection=name,
                done=words.number(step.files_done),
                total=words.number(step.files_total),
            )
            total = _READING_SHARE * share
        if step.seconds_left is not None:
            text = f"{text}, {words.time_left(step.seconds_left)}"
        self.progressed.emit(request.collection, total, text)
        self.measured.emit(step)

    def _end(self, request: Request, report: AddReport | None, error: SottoError | None) -> None:
        self._run = self._current = None
        if error is None:
            self._patience_ms = _PATIENCE_MS
        self.ended.emit(request.collection)
        if request.errand is not None:
            told = request.errand.finished if error is None else request.errand.failed
            told.emit(report if error is None else error)
            request.errand.deleteLater()
        elif report is not None and not request.background:
            self.added.emit(report)
        elif error is not None and not isinstance(error, Cancelled):
            self._may_change_model = False  # or it would fail over and over
            self.failed.emit(error)
        self._next()
