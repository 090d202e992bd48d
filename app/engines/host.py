"""Runs an engine in a process of its own: started on first use, stopped when idle or hung.

A crash of native code ends that process, not this one; it is reported as Crashed, and the next
request starts a new process.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass

from app.domain.cancel import CancelToken
from app.domain.errors import (
    Cancelled,
    Crashed,
    EngineFailure,
    ModelBroken,
    ReadCode,
    ReadFailure,
)
from app.engines import child
from app.engines.child import EngineConfig
from app.engines.messages import Done, Failed, Ready, Reply, Request, Response, Want
from app.engines.process import ChildMain, ChildProcess, Ended, Item, Limits, Violation, Wake
from app.engines.turns import Turns
from app.privacy.sandbox import SandboxPolicy

_LOADING = 0
_REASON_CHARACTERS = 300
_PIPE_BYTES = 4096  # every pipe holds as much without being read


class NoAnswer(EngineFailure):
    """The engine said nothing for too long; its process was ended."""


SendRange = Callable[[int, int], bytes]
"""Offset and size to the bytes of a file there; raises ReadFailure where they cannot be had."""


@dataclass(slots=True)
class Allowance:
    """The seconds that a job may still be waited for, however often it says something."""

    left_s: float


class EngineHost:
    """One engine process at a time, one job at a time.

    `kind` ("embedder", "reader", ...) names it in errors. Requests from several threads wait for
    each other in the order they came. `admit` is called before a process is started, and raises
    where it must not be.
    """

    def __init__(
        self,
        kind: str,
        config: EngineConfig,
        *,
        policy: SandboxPolicy | None = None,
        limits: Limits | None = None,
        cancel_grace_s: float = 2.0,
        start_timeout_s: float = 300.0,
        main: ChildMain = child.main,
        admit: Callable[[], None] = lambda: None,
    ) -> None:
        self.kind = kind
        self._config = config
        self._policy = policy or SandboxPolicy()
        self._limits = limits or Limits()
        self._cancel_grace_s = cancel_grace_s
        self._start_timeout_s = start_timeout_s
        self._main = main
        self._admit = admit
        self._turns = Turns()
        self._jobs = itertools.count(_LOADING + 1)
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None
        self._ready = Ready()
        self._closed = False

    @property
    def running(self) -> bool:
        """Whether there is a process now."""
        return self._child is not None and self._child.usable

    @property
    def resident_bytes(self) -> int:
        """The memory its process holds now; 0 without one."""
        return self._child.resident_bytes if self._child is not None else 0

    @property
    def peak_bytes(self) -> int:
        """The most memory its process has held; 0 without one."""
        return self._child.peak_bytes if self._child is not None else 0

    def ready(self, cancel: CancelToken | None = None) -> Ready:
        """What the engine said when it had loaded; loads it if it is not."""
        with self._turns.turn(cancel):
            self._running_child(cancel)
            return self._ready

    def stream(
        self,
        request: Request,
        *,
        ranges: SendRange | None = None,
        cancel: CancelToken | None = None,
        timeout_s: float | None = None,
        allowance: Allowance | None = None,
    ) -> Generator[Response, None, None]:
        """The engine's responses as they come; to stop reading is to cancel.

        `ranges` gives it the bytes it wants of a file. Raises Cancelled, ModelBroken, ReadFailure,
        EngineFailure, NoAnswer (nothing for `timeout_s`, or `allowance` used up) or Crashed.
        """
        with self._turns.turn(cancel):
            process = self._running_child(cancel)
            job = next(self._jobs)
            forget = cancel.on_cancel(lambda: process.cancel(job)) if cancel else lambda: None
            try:
                self._send(process, job, request)
                for response in self._responses(process, job, timeout_s, allowance):
                    if isinstance(response, Want):
                        self._give(process, response, ranges, timeout_s)
                    else:
                        yield response
            except BaseException:
                self._settle(process, job)
                raise
            finally:
                forget()
                process.keep_last_words()
                self._end_if_swollen(process)

    def call(
        self,
        request: Request,
        *,
        cancel: CancelToken | None = None,
        timeout_s: float | None = None,
    ) -> Response:
        """The one response to `request`; otherwise like `stream`."""
        responses = self.stream(request, cancel=cancel, timeout_s=timeout_s)
        with closing(responses):
            for first in responses:
                for _ in responses:
                    raise EngineFailure(self.kind, "it gave more than one answer")
                return first
        raise EngineFailure(self.kind, "it gave no answer")

    def stop(self) -> None:
        """End the process and free its memory; the next request starts another."""
        with self._turns.turn():
            self._stop_child()

    def change(
        self, config: EngineConfig, policy: SandboxPolicy, *, start_timeout_s: float
    ) -> None:
        """End the process; the next request starts one that is made so."""
        with self._turns.turn():
            self._stop_child()
            self._config, self._policy = config, policy
            self._start_timeout_s = start_timeout_s

    def close(self) -> None:
        """End the process even in the middle of a job; no request works afterwards."""
        self._closed = True
        with self._lock:
            process = self._child
        if process is not None:
            process.stop()

    def _running_child(self, cancel: CancelToken | None) -> ChildProcess:
        if self._child is not None:
            if self._child.usable:
                return self._child
            self._stop_child()
        self._admit()
        with self._lock:
            if self._closed:
                raise EngineFailure(self.kind, "it is closed")
            process = self._child = ChildProcess(
                self.kind,
                self._config,
                policy=self._policy,
                limits=self._limits,
                main=self._main,
                on_idle=self._stop_idle,
            )
        self._ready = self._load(process, cancel)
        return process

    def _load(self, process: ChildProcess, cancel: CancelToken | None) -> Ready:
        forget = cancel.on_cancel(lambda: process.cancel(_LOADING)) if cancel else lambda: None
        try:
            response = self._next(process, _LOADING, self._start_timeout_s)
            if isinstance(response, Ready):
                return response
            raise self._failure(response)
        except BaseException:
            process.stop()
            raise
        finally:
            forget()

    def _send(self, process: ChildProcess, job: int, request: Request) -> None:
        try:
            process.send(job, request)
        except OSError:
            raise self._crashed(process) from None

    def _give(
        self,
        process: ChildProcess,
        untrusted: Want,
        ranges: SendRange | None,
        timeout_s: float | None,
    ) -> None:
        """Send what is wanted, or nothing where that cannot be had."""
        data = b""
        try:
            if untrusted.size and ranges is not None:
                data = ranges(untrusted.offset, untrusted.size)
        finally:
            # It waits: without an answer it could not see that it is cancelled.
            self._answer(process, data, timeout_s)

    def _answer(self, process: ChildProcess, data: bytes, timeout_s: float | None) -> None:
        # A process that does not read would block us on anything larger than a pipe holds.
        fits = len(data) < _PIPE_BYTES
        alarm = None if fits or not timeout_s else threading.Timer(timeout_s, process.kill)
        if alarm is not None:
            alarm.start()
        try:
            process.answer(data)
        except OSError:
            raise self._crashed(process) from None
        finally:
            if alarm is not None:
                alarm.cancel()
                alarm.join()

    def _responses(
        self,
        process: ChildProcess,
        job: int,
        timeout_s: float | None,
        allowance: Allowance | None,
    ) -> Iterator[Response]:
        while True:
            response = self._next(process, job, timeout_s, allowance)
            if isinstance(response, Done):
                return
            if isinstance(response, Failed):
                raise self._failure(response)
            yield response

    def _next(
        self,
        process: ChildProcess,
        job: int,
        timeout_s: float | None,
        allowance: Allowance | None = None,
    ) -> Response:
        while True:
            item = self._receive(process, timeout_s, allowance)
            match item:
                case Wake():
                    # One for an earlier job came too late to matter.
                    if item.job == job:
                        raise Cancelled
                case Ended():
                    raise self._crashed(process)
                case Violation():
                    raise self._violated(process, item.reason)
                case _:
                    if item.job != job:
                        raise self._violated(process, "it answered another job")
                    return item.response

    def _receive(
        self, process: ChildProcess, timeout_s: float | None, allowance: Allowance | None
    ) -> Item:
        started_s = time.monotonic()
        try:
            item = process.receive(timeout_s)
        except TimeoutError:
            process.stop()
            raise NoAnswer(self.kind, f"it said nothing for {timeout_s:g} seconds") from None
        if allowance is not None:
            allowance.left_s -= time.monotonic() - started_s
            if allowance.left_s < 0:
                process.stop()
                raise NoAnswer(self.kind, "it was at it for too long")
        return item

    def _settle(self, process: ChildProcess, job: int) -> None:
        """After a job was left: have the engine stop it, or end the process that does not."""
        if process.finished(job) or not process.usable:
            return
        process.cancel(job)
        deadline = time.monotonic() + self._cancel_grace_s
        while not process.finished(job):
            try:
                item = process.receive(max(deadline - time.monotonic(), 0.0))
            except TimeoutError:
                process.stop()
                return
            if isinstance(item, (Ended, Violation)) or not self._refused(process, item):
                process.stop()
                return

    def _refused(self, process: ChildProcess, item: Item) -> bool:
        """Have it go on that waits for bytes, so that it sees that it was cancelled."""
        if isinstance(item, Reply) and isinstance(item.response, Want):
            try:
                process.answer(b"")
            except OSError:
                return False
        return True

    def _end_if_swollen(self, process: ChildProcess) -> None:
        """What a large file left behind in a process's memory is given back by ending it."""
        most = self._limits.resident_bytes
        if most is not None and process.usable and process.resident_bytes > most:
            process.stop(wait_s=self._cancel_grace_s)

    def _stop_child(self) -> None:
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _stop_idle(self, process: ChildProcess) -> None:
        """Called by the reader thread of `process`; leaves it alone if it is about to be used."""
        if self._turns.take_if_free():
            try:
                process.stop(wait_s=self._cancel_grace_s)
            finally:
                self._turns.give_back()

    def _violated(self, process: ChildProcess, reason: str) -> EngineFailure:
        process.stop()
        return EngineFailure(self.kind, f"its process was ended because {reason}")

    def _crashed(self, process: ChildProcess) -> EngineFailure:
        # Its pipe ends a moment before the process does: ended from here, the code would be ours.
        process.stop(wait_s=self._cancel_grace_s)
        if self._closed:
            return EngineFailure(self.kind, "it was closed")
        return Crashed(self.kind, process.exitcode, _printable(process.last_words))

    def _failure(self, untrusted: Response) -> Exception:
        """The error that a Failed of the process stands for."""
        if not isinstance(untrusted, Failed):
            return EngineFailure(self.kind, "its process answered something else than asked")
        reason = _printable(untrusted.reason)
        match untrusted.kind:
            case "cancelled":
                return Cancelled()
            case "model":
                return ModelBroken(self._config.model or self.kind, reason)
            case "read" if untrusted.code in ReadCode.__members__.values():
                return ReadFailure("", ReadCode(untrusted.code), reason)
        return EngineFailure(self.kind, reason)


def _printable(untrusted: str) -> str:
    """One line without control characters, short enough for a message."""
    words = "".join(c if c.isprintable() else " " for c in untrusted[: 4 * _REASON_CHARACTERS])
    return " ".join(words.split())[:_REASON_CHARACTERS].rstrip(". ")
