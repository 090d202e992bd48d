"""Brings what jobs report into the window's thread, at most 30 times a second."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import Any, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from app.domain.cancel import CancelToken
from app.services.tasks import Job, Tasks

FRAME_MS = 33

E = TypeVar("E")
R = TypeVar("R")


class Run(QObject):
    """One job seen from the window.

    Signals:
        stepped(list): everything the job yielded since the last time, in order.
        finished(object): what it returned.
        failed(SottoError): why it ended early; Cancelled when it was stopped on request.

    `stepped` never follows the one `finished` or `failed`.
    """

    stepped = Signal(list)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, start: Callable[[Run], Job[Any]]) -> None:
        super().__init__(parent)
        self._job = start(self)

    def cancel(self) -> None:
        """Ask the job to stop; it ends with `failed(Cancelled)`."""
        self._job.cancel()


class Bridge(QObject):
    """Starts jobs and hands on their events in batches.

    Between two batches lies at least a frame, so a generator that streams a thousand tokens a
    second costs the window thirty repaints. No timer runs while nothing is reported.
    """

    _woken = Signal()

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._lock = threading.Lock()
        self._inbox: list[tuple[Run, str, Any]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._deliver)
        self._last_frame = QElapsedTimer()
        self._closed = False
        self._woken.connect(self._schedule, Qt.ConnectionType.QueuedConnection)

    def start(self, name: str, work: Callable[[CancelToken], Generator[E, None, R]]) -> Run:
        """Run `work(cancel)` beside the window; connect to the signals before returning to Qt."""

        def begin(run: Run) -> Job[R]:
            return self._tasks.run(
                name,
                work,
                on_event=lambda event: self._post(run, "event", event),
                on_done=lambda result: self._post(run, "done", result),
                on_error=lambda error: self._post(run, "error", error),
            )

        return Run(self, begin)

    def fetch(self, name: str, read: Callable[[], R]) -> Run:
        """Run one call beside the window; `finished` brings what it returned."""

        def work(_: CancelToken) -> Generator[None, None, R]:
            yield from ()
            return read()

        return self.start(name, work)

    def close(self) -> None:
        """End every job and wait for it; nothing is handed on any more."""
        self._closed = True
        self._timer.stop()
        self._tasks.close()

    def _post(self, run: Run, kind: str, value: object) -> None:
        """Called in the job's thread."""
        with self._lock:
            self._inbox.append((run, kind, value))
            first = len(self._inbox) == 1
        if first:
            self._woken.emit()

    def _schedule(self) -> None:
        if self._closed:
            return
        waited = self._last_frame.elapsed() if self._last_frame.isValid() else FRAME_MS
        self._timer.start(max(0, FRAME_MS - waited))

    def _deliver(self) -> None:
        self._last_frame.restart()
        with self._lock:
            inbox, self._inbox = self._inbox, []
        batches: dict[Run, list[Any]] = {}
        for run, kind, value in inbox:
            if kind == "event":
                batches.setdefault(run, []).append(value)
                continue
            if run in batches:
                run.stepped.emit(batches.pop(run))
            (run.finished if kind == "done" else run.failed).emit(value)
            run.deleteLater()
        for run, events in batches.items():
            run.stepped.emit(events)
