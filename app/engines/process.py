"""The parent's side of one engine process: its pipes, its reader thread, and its end."""

import multiprocessing
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ctypes import c_int64
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from app.engines.child import ChildEnds, EngineConfig
from app.engines.messages import Done, Failed, Order, Reply, Request, Response
from app.privacy.sandbox import SandboxPolicy

ChildMain = Callable[[EngineConfig, SandboxPolicy, ChildEnds], None]

_LOG_BYTES = 4096
_TERMINATE_GRACE_S = 1.0


@dataclass(frozen=True, slots=True)
class Wake:
    """Job number `job` was cancelled from this side."""

    job: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The process is gone."""


@dataclass(frozen=True, slots=True)
class Violation:
    """The process said something that it must not."""

    reason: str


Item = Reply | Wake | Ended | Violation


@dataclass(frozen=True, slots=True)
class Limits:
    """`message_bytes` bounds one reply, and all that wait to be taken together.

    A process that holds more than `resident_bytes` of memory after a job is ended.
    """

    message_bytes: int = 64 << 20
    resident_bytes: int | None = None
    idle_stop_s: float = 300.0


class ChildProcess:
    """A started process; `on_idle` is called in its reader thread after `idle_stop_s` unused."""

    def __init__(
        self,
        name: str,
        config: EngineConfig,
        *,
        policy: SandboxPolicy,
        limits: Limits,
        main: ChildMain,
        on_idle: Callable[["ChildProcess"], None],
    ) -> None:
        context = multiprocessing.get_context("spawn")
        request_reader, self._requests = context.Pipe(duplex=False)
        self._replies, reply_writer = context.Pipe(duplex=False)
        self._log, log_writer = _log_pipe(context)
        self._cancelled: c_int64 = context.RawValue(c_int64, -1)
        self._limits = limits
        self._on_idle = on_idle
        self._inbox: queue.SimpleQueue[tuple[Item, int]] = queue.SimpleQueue()
        self._received = self._taken = 0
        self._active = True
        self._finished = -1
        self._last_used = time.monotonic()
        self._stopping = threading.Lock()
        self._stopped = False
        self._exitcode: int | None = None
        self._tail = b""
        self._scratch = _scratch_folder() if policy.scratch else None
        ends = ChildEnds(
            request_reader,
            reply_writer,
            log_writer,
            self._cancelled,
            Path(self._scratch.name) if self._scratch else None,
        )
        self._process = context.Process(
            target=main, args=(config, policy, ends), name=f"sotto-{name}", daemon=True
        )
        with _interrupts_held_back():
            self._process.start()
        for end in (request_reader, reply_writer, log_writer):
            if end is not None:
                end.close()
        self._reader = threading.Thread(target=self._read, name=f"sotto-{name}-reader", daemon=True)
        self._reader.start()

    @property
    def usable(self) -> bool:
        """Whether it runs and was not told to end."""
        try:
            return not self._stopped and self._process.is_alive()
        except ValueError:
            return False  # another thread has just closed it

    @property
    def exitcode(self) -> int | None:
        """Minus the signal number where a signal ended it; known once it is stopped."""
        return self._exitcode

    @property
    def last_words(self) -> str:
        """The last line it wrote to stderr, or ""."""
        lines = self._tail.decode(errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def finished(self, job: int) -> bool:
        """Whether the end of that job was received."""
        return self._finished >= job

    @property
    def resident_bytes(self) -> int:
        """How much memory it holds; 0 where it is gone."""
        import psutil

        try:
            resident: int = psutil.Process(self._process.pid).memory_info().rss
        except (psutil.Error, ValueError):
            return 0
        return resident

    @property
    def peak_bytes(self) -> int:
        """The most memory it has held, where the system tells, else what it holds; 0 if gone."""
        import psutil

        try:
            held = psutil.Process(self._process.pid).memory_info()
            status = Path(f"/proc/{self._process.pid}/status")
            lines = status.read_text("utf-8").splitlines() if status.exists() else []
        except (psutil.Error, ValueError, OSError):
            return 0
        peaks = [1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
        return max(*peaks, getattr(held, "peak_wset", 0), held.rss)

    def send(self, job: int, request: Request) -> None:
        """Order a job; OSError where the process is gone."""
        self._last_used = time.monotonic()
        self._active = True
        self._requests.send_bytes(msgspec.msgpack.encode(Order(job, request)))

    def answer(self, data: bytes) -> None:
        """Send what a Want asked for; OSError where the process is gone."""
        self._requests.send_bytes(data)

    def receive(self, timeout_s: float | None) -> Item:
        """The next item; TimeoutError after `timeout_s`."""
        try:
            item, size = self._inbox.get(timeout=timeout_s)
        except queue.Empty:
            raise TimeoutError from None
        self._taken += size
        if isinstance(item, Reply) and isinstance(item.response, (Done, Failed)):
            self._finished = item.job
        return item

    def cancel(self, job: int) -> None:
        """Ask it to stop that job and all before, and wake whoever waits in `receive`."""
        self._cancelled.value = max(self._cancelled.value, job)
        self._inbox.put((Wake(job), 0))

    def kill(self) -> None:
        """End the process at once; `stop` cleans up."""
        with suppress(ValueError):  # it is closed already
            self._process.kill()

    def stop(self, *, wait_s: float = 0.0) -> None:
        """End it: close the pipe, wait `wait_s` for it to leave, terminate, kill. Idempotent."""
        by_reader = threading.current_thread() is self._reader
        # Whoever stops it waits for the reader, so the reader must not wait for that one.
        if self._stopping.acquire(blocking=not by_reader):
            try:
                self._stop(wait_s, join_reader=not by_reader)
            finally:
                self._stopping.release()
        if not by_reader:
            self._reader.join()

    def _stop(self, wait_s: float, *, join_reader: bool) -> None:
        if self._stopped:
            return
        self._stopped = True
        self._requests.close()
        if wait_s:
            self._process.join(wait_s)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(_TERMINATE_GRACE_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._exitcode = self._process.exitcode
        self._process.close()
        if join_reader:
            self._reader.join()
        self.keep_last_words()
        self._replies.close()
        if self._log is not None:
            self._log.close()
        if self._scratch is not None:
            self._scratch.cleanup()

    def keep_last_words(self) -> None:
        """Take what it wrote to stderr out of the pipe."""
        if self._log is None or self._log.closed:
            return
        try:
            while data := os.read(self._log.fileno(), 1 << 16):
                self._tail = (self._tail + data)[-_LOG_BYTES:]
        except BlockingIOError:
            return

    def _read(self) -> None:
        decoder = msgspec.msgpack.Decoder(Reply)
        try:
            while self._wait():
                data = self._replies.recv_bytes(self._limits.message_bytes)
                reply = decoder.decode(data)
                if problem := self._problem(reply.response, len(data)):
                    self._put(Violation(problem))
                    return
                self._received += len(data)
                self._inbox.put((reply, len(data)))
        except EOFError:
            self._put(Ended())
        except OSError as error:
            # recv_bytes says so when a message is announced that is too long.
            too_long = "bad message length" in str(error)
            self._put(Violation("a message was too long") if too_long else Ended())
        except (msgspec.DecodeError, UnicodeDecodeError):
            self._put(Violation("a message was not understood"))

    def _put(self, item: Ended | Violation) -> None:
        self._inbox.put((item, 0))

    def _problem(self, response: Response, size: int) -> str | None:
        if not self._active:
            return "it spoke without being asked"
        if self._received - self._taken + size > 2 * self._limits.message_bytes:
            return "it said more than was asked for"
        if isinstance(response, (Done, Failed)):
            self._last_used = time.monotonic()
            self._active = False
        return None

    def _wait(self) -> bool:
        """Wait for a message without waking up in between; False when idle for too long."""
        while not self._active:
            left_s = self._last_used + self._limits.idle_stop_s - time.monotonic()
            if self._replies.poll(max(left_s, 0.0)):
                return True
            if self._last_used + self._limits.idle_stop_s <= time.monotonic():
                self._on_idle(self)
                if self._stopped:
                    return False
                # Somebody holds on to the last job's answer: ask again later.
                self._last_used = time.monotonic()
        return True


def _scratch_folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="sotto-", ignore_cleanup_errors=True)


def _log_pipe(
    context: multiprocessing.context.SpawnContext,
) -> tuple[Connection | None, Connection | None]:
    if sys.platform == "win32":
        return None, None
    reader, writer = context.Pipe(duplex=False)
    os.set_blocking(reader.fileno(), False)
    return reader, writer


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """The process starts with SIGINT blocked, so Ctrl+C cannot hit it before it ignores that."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
