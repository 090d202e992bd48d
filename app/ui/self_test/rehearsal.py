"""Leads the window through steps, one after the other, and keeps a report of them.

An exception in a slot of Qt does not end a program, so what goes wrong is noticed where Python
tells about it; a window that hangs is ended by a watchdog outside Python.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import GeneratorType

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.services.self_test import SelfTestReport, TriedStep
from app.ui.self_test.steps import Doing, NotAsPromisedError, Stage, Step

_LOOK_MS = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds until a step has failed; and until the program is ended, for it must be hanging."""

    step_s: float = 180.0
    hanging_s: float = 240.0


class Rehearsal(QObject):
    """Plays `steps` and closes the window; `keep` gets the report whenever it has grown."""

    _went_wrong = Signal(str)

    def __init__(
        self,
        application: QCoreApplication,
        keep: Callable[[SelfTestReport], None],
        *,
        steps: Iterable[Step],
        limits: Limits,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._keep = keep
        self._limits = limits
        self._steps = iter(steps)
        self._doing: Doing[str] | None = None
        self._until: Callable[[], bool] = bool
        self._since = time.monotonic()
        self._failed = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._went_wrong.connect(self._fail)
        self.report = SelfTestReport()

    def begin(self, stage: Stage) -> None:
        """Start when the window first looks at its events."""
        self._timer.timeout.connect(lambda: self._look(stage))
        self._timer.start()

    def end(self, code: int) -> None:
        """The window is closed; the program would end with `code`."""
        left = [child.name for child in multiprocessing.active_children()]
        if self._timer.isActive():
            self._end_step(f"the window was closed, with code {code}")
        elif self.report.steps and not self._failed and code == 0:
            self._settle(ok=not left, detail=f"left: {left}" if left else "nothing left running")
        self.report = replace(self.report, finished=code == 0)
        self._keep(self.report)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Within, exceptions that nobody catches fail the step, and a hanging window is ended."""
        hook, thread_hook = sys.excepthook, threading.excepthook
        sys.excepthook = lambda *error: self._went_wrong.emit(_told(error[1]))
        threading.excepthook = lambda args: self._went_wrong.emit(_told(args.exc_value))
        faulthandler.enable()
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
            sys.excepthook, threading.excepthook = hook, thread_hook

    def _look(self, stage: Stage) -> None:
        if self._doing is None:
            self._start_next(stage)
        elif self._until():
            self._go_on()
        elif time.monotonic() - self._since > self._limits.step_s:
            seconds, place = self._limits.step_s, _place(self._doing)
            raise NotAsPromisedError(f"nothing came of it in {seconds:.0f} s ({place})")

    def _start_next(self, stage: Stage) -> None:
        name, play = next(self._steps, ("quit", None))
        self._since = time.monotonic()
        faulthandler.dump_traceback_later(self._limits.hanging_s, exit=True)
        step = TriedStep(name, ok=False, seconds=0.0, detail="under way")
        self.report = replace(self.report, steps=(*self.report.steps, step))
        self._keep(self.report)
        if play is None:
            self._timer.stop()
            stage.program.window.quit_wanted.emit()
        else:
            self._doing = play(stage)
            self._go_on()

    def _go_on(self) -> None:
        assert self._doing is not None  # noqa: S101  only called in a step
        try:
            self._until = next(self._doing)
        except StopIteration as end:
            self._doing = None
            self._settle(ok=True, detail=end.value)

    def _fail(self, detail: str) -> None:
        """The first thing that goes wrong is told, and ends the test."""
        playing = self._timer.isActive()  # else the window is ending anyhow
        if not self._failed:
            self._end_step(detail)
            if playing:
                self._application.exit(1)

    def _end_step(self, detail: str) -> None:
        self._failed = True
        self._timer.stop()
        self._settle(ok=False, detail=detail)

    def _settle(self, *, ok: bool, detail: str) -> None:
        seconds = round(time.monotonic() - self._since, 2)
        *before, last = self.report.steps
        step = TriedStep(last.name, ok=ok, seconds=seconds, detail=detail)
        self.report = replace(self.report, steps=(*before, step))
        self._keep(self.report)


def _place(doing: object) -> str:
    """Where a step waits."""
    place = "at its end"
    while isinstance(doing, GeneratorType):
        if doing.gi_frame is not None:
            place = f"{doing.gi_code.co_name}, line {doing.gi_frame.f_lineno}"
        doing = doing.gi_yieldfrom
    return place


def _told(error: BaseException | None) -> str:
    if isinstance(error, NotAsPromisedError):
        return str(error)
    return "".join(traceback.format_exception(error)) if error is not None else "an error"
