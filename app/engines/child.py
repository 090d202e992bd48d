"""The engine process: restricts itself, loads its engine, answers one job after the other."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, EngineFailure, ModelBroken, ReadCode, ReadFailure
from app.engines.messages import Done, Failed, Order, Ready, Reply, Request, Response, Want
from app.privacy import sandbox
from app.privacy.sandbox import SandboxPolicy

if TYPE_CHECKING:
    from ctypes import c_int64

_REASON_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Job:
    """One request, how it is stopped, and how bytes of the file are had that it is about.

    `fetch` takes offset and size; asked for nothing, it returns when the parent has taken what was
    yielded so far. It raises Cancelled, or ReadFailure where the file has become shorter.
    """

    request: Request
    cancel: CancelToken
    fetch: Callable[[int, int], bytes]


class ServedEngine(Protocol):
    """An engine as its process sees it."""

    @property
    def context_length(self) -> int:
        """In tokens; 0 where it has none."""
        ...

    def answer(self, job: Job) -> Iterator[Response]:
        """Every response to one job but Done and Failed."""
        ...


class EngineConfig(Protocol):
    """How to make an engine; picklable, it travels to the process when that is started."""

    @property
    def model(self) -> str | None:
        """Whose files are at fault when loading fails; None where there is no model."""
        ...

    def load(self) -> ServedEngine:
        """Called once, in the process, under the sandbox: the place for native imports."""
        ...


@dataclass(frozen=True, slots=True)
class ChildEnds:
    """What the process holds of what it shares with its parent.

    `log` takes its stderr where there is one; `scratch` is an empty folder of its own, if the
    policy says it needs one to load.
    """

    requests: Connection
    replies: Connection
    log: Connection | None
    cancelled: c_int64
    scratch: Path | None


class JobToken(CancelToken):
    """Cancelled once the shared "highest cancelled job" reaches this job."""

    def __init__(self, cancelled: c_int64, job: int) -> None:
        super().__init__()
        self._highest = cancelled
        self._job = job

    @property
    def cancelled(self) -> bool:
        """Whether the parent asked for a stop."""
        return self._highest.value >= self._job

    def raise_if_cancelled(self) -> None:
        """Raise Cancelled if the parent asked for a stop."""
        if self._highest.value >= self._job:
            raise Cancelled


def main(config: EngineConfig, policy: SandboxPolicy, ends: ChildEnds) -> None:
    """Run until the parent closes the pipe or dies."""
    # Ctrl+C reaches every process of the terminal; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _silence(ends.log)
    applied = sandbox.apply(_while_loading(policy, ends.scratch))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    worker = _Worker(config, policy, ends)
    if worker.load(list(applied.missing)):
        worker.serve()


def _while_loading(policy: SandboxPolicy, scratch: Path | None) -> SandboxPolicy:
    """The policy plus the scratch folder, to which what is loaded is pointed."""
    if scratch is None:
        return policy
    os.environ.update(dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(scratch)))
    return replace(policy, write=(*policy.write, scratch))


class _Worker:
    """Turns orders into replies, whatever happens in between."""

    def __init__(self, config: EngineConfig, policy: SandboxPolicy, ends: ChildEnds) -> None:
        self._config = config
        self._policy = policy
        self._ends = ends
        self._encoder = msgspec.msgpack.Encoder()
        self._engine: ServedEngine | None = None

    def load(self, missing: list[str]) -> bool:
        """Load the engine and say so; False where that failed."""
        return self._attempt(0, self._loading(missing))

    def serve(self) -> None:
        """Answer until the requests end."""
        decoder = msgspec.msgpack.Decoder(Order)
        while True:
            try:
                order = decoder.decode(self._ends.requests.recv_bytes())
            except EOFError:
                return
            self._attempt(order.job, self._answering(order))

    def _loading(self, missing: list[str]) -> Iterator[Response]:
        self._engine = self._config.load()
        if self._ends.scratch is not None:
            for entry in self._ends.scratch.iterdir():
                if entry.is_dir():
                    shutil.rmtree(entry, ignore_errors=True)
                else:
                    entry.unlink()
            sandbox.restrict_files(self._policy)
        yield Ready(self._engine.context_length, missing)

    def _answering(self, order: Order) -> Iterator[Response]:
        if self._engine is not None:
            token = JobToken(self._ends.cancelled, order.job)

            def fetch(offset: int, size: int) -> bytes:
                return self._fetch(order.job, token, Want(offset, size))

            yield from self._engine.answer(Job(order.request, token, fetch))
            yield Done()

    def _fetch(self, job: int, token: JobToken, want: Want) -> bytes:
        self._send(job, want)
        try:
            data = self._ends.requests.recv_bytes()
        except EOFError:
            raise BrokenPipeError from None
        token.raise_if_cancelled()
        if len(data) != want.size:
            raise ReadFailure("", ReadCode.CHANGING, "it is being changed")
        return data

    def _attempt(self, job: int, responses: Iterator[Response]) -> bool:
        try:
            for response in responses:
                self._send(job, response)
        except BrokenPipeError:
            return False
        except Exception as error:  # noqa: BLE001 - the border of this process
            self._send(job, self._failure(error, loading=job == 0))
            return False
        return True

    def _send(self, job: int, response: Response) -> None:
        self._ends.replies.send_bytes(self._encoder.encode(Reply(job, response)))

    def _failure(self, error: Exception, *, loading: bool) -> Failed:
        match error:
            case Cancelled():
                return Failed("cancelled", "")
            case ReadFailure():
                return Failed("read", error.reason[:_REASON_CHARACTERS], error.code)
            case ModelBroken() | EngineFailure():
                return Failed(
                    "model" if isinstance(error, ModelBroken) else "engine",
                    error.reason[:_REASON_CHARACTERS],
                )
            case MemoryError():
                return Failed("engine", "there is not enough memory")
        words = f"{type(error).__name__}: {_told(error)}"
        return Failed("model" if loading and self._config.model else "engine", words)


def _told(error: Exception) -> str:
    """What it says; of a long story of where it passed through, the end, which says what it was."""
    words = str(error)
    if len(words) > _REASON_CHARACTERS:
        words = next((line for line in reversed(words.splitlines()) if line.strip()), "")
    return words[:_REASON_CHARACTERS]


def _silence(log: Connection | None) -> None:
    """Send what libraries print to the parent's log, or nowhere; stdout belongs to the user.

    The pipe does not block: what does not fit is lost rather than waited for.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    if log is None:
        os.dup2(nowhere, 2)
    else:
        os.set_blocking(log.fileno(), False)
        os.dup2(log.fileno(), 2)
        log.close()
    os.close(nowhere)
    sys.stderr = sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _end_with_parent() -> None:
    """A parent that was killed must not leave a process behind that works for nobody."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
