"""Adds files one request after the other and says how far it is."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.ui import words
from app.ui.bridge import Bridge, Run

if TYPE_CHECKING:
    from app.services.library import AddReport, LibraryService, Progress

_READING_SHARE = 0.1  # of the whole time: vectors take most of it
_FIRST_ESTIMATE_S = 2.0
_FIRST_ESTIMATE_SHARE = 0.03


@dataclass(frozen=True, slots=True)
class Request:
    """Paths to add to a collection; without either, what an earlier run left to do."""

    paths: tuple[Path, ...] = ()
    collection: str = ""


class Stopwatch:
    """Estimates what is left of a stage from what it has done so far."""

    def __init__(self) -> None:
        self._stage = ""
        self._began = 0.0
        self._from = 0.0

    def seconds_left(self, stage: str, share: float) -> float | None:
        """Seconds until `stage`, now `share` done, ends; None while that is a guess."""
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._began, self._from = stage, now, share
        taken, done = now - self._began, share - self._from
        if taken < _FIRST_ESTIMATE_S or done < _FIRST_ESTIMATE_SHARE:
            return None
        return taken * (1.0 - share) / done


class Indexing(QObject):
    """One request at a time; those that come meanwhile wait.

    Signals:
        progressed(str, float, str): collection, share done 0 to 1, and the sentence for it.
        added(AddReport): files were added.
        failed(SottoError): a request ended early; what it had finished is kept.
        ended(str): no more is done for this collection, in whatever way its request ended.
    """

    progressed = Signal(str, float, str)
    added = Signal(object)
    failed = Signal(object)
    ended = Signal(str)

    def __init__(self, bridge: Bridge, library: LibraryService, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._library = library
        self._waiting: deque[Request] = deque()
        self._run: Run | None = None

    @property
    def busy(self) -> bool:
        """Whether a request is under way."""
        return self._run is not None

    def add(self, paths: Sequence[Path], collection: str) -> None:
        """Add `paths` to `collection`, after what was asked for before."""
        self._waiting.append(Request(tuple(paths), collection))
        if self._run is None:
            self._next()

    def resume(self) -> None:
        """Finish what was stopped or cut off before: the vectors that are missing."""
        if self._run is None:
            self._waiting.append(Request())
            self._next()

    def stop(self) -> None:
        """Stop this request and forget those that wait."""
        self._waiting.clear()
        if self._run is not None:
            self._run.cancel()

    def _next(self) -> None:
        if not self._waiting:
            return
        request = self._waiting.popleft()
        watch = Stopwatch()
        run = self._bridge.start("indexing", lambda cancel: self._work(request, cancel))
        self._run = run
        run.stepped.connect(lambda steps: self._report(request, watch, steps[-1]))
        run.finished.connect(lambda report: self._end(request, report, None))
        run.failed.connect(lambda error: self._end(request, None, error))
        if request.paths:
            self.progressed.emit(request.collection, 0.0, self._looking(request))

    def _work(
        self, request: Request, cancel: CancelToken
    ) -> Generator[Progress, None, AddReport | None]:
        if request.paths:
            return (
                yield from self._library.add(
                    request.paths, collection=request.collection, cancel=cancel
                )
            )
        yield from self._library.finish_vectors(cancel)
        return None

    def _looking(self, request: Request) -> str:
        return self.tr("Looking through {collection}").format(collection=request.collection)

    def _report(self, request: Request, watch: Stopwatch, step: Progress) -> None:
        if step.stage == "embed" and step.chunks_total:
            share = step.chunks / step.chunks_total
            text = self.tr("Indexing {collection} by meaning: {percent} %").format(
                collection=request.collection or self.tr("files"), percent=int(share * 100)
            )
            total = _READING_SHARE + (1 - _READING_SHARE) * share
        elif 0 < step.files_total == step.files_done:
            share, total = 1.0, _READING_SHARE
            text = self.tr("Indexing {collection} by meaning").format(collection=request.collection)
        elif step.files_total:
            share = step.files_done / step.files_total
            text = self.tr("Indexing {collection}: {done} of {total}").format(
                collection=request.collection,
                done=words.number(step.files_done),
                total=words.number(step.files_total),
            )
            total = _READING_SHARE * share
        else:
            share, total, text = 0.0, 0.0, self._looking(request)
        left = watch.seconds_left(step.stage, share)
        if left is not None:
            text = f"{text}, {words.time_left(left)}"
        self.progressed.emit(request.collection, total, text)

    def _end(self, request: Request, report: AddReport | None, error: SottoError | None) -> None:
        self._run = None
        self.ended.emit(request.collection)
        if report is not None:
            self.added.emit(report)
        elif error is not None and not isinstance(error, Cancelled):
            self.failed.emit(error)
        self._next()
