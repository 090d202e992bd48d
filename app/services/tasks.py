"""Runs long work beside the window: a thread per job, events as they come, cancel at any time."""

import logging
import threading
from collections.abc import Callable, Generator
from typing import Any, Generic, TypeVar

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError

log = logging.getLogger("sotto.tasks")

E = TypeVar("E")
R = TypeVar("R")


def _ignore(_: object) -> None:
    """Default for callbacks nobody asked for."""


class Job(Generic[R]):
    """A piece of work under way; `wait` gives its result or raises what it raised."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cancel_token = CancelToken()
        self._done = threading.Event()
        self._result: list[R] = []
        self._error: BaseException | None = None

    @property
    def done(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self._done.is_set()

    def cancel(self) -> None:
        """Ask it to stop; it ends with Cancelled at its next step."""
        self.cancel_token.cancel()

    def wait(self, timeout_s: float | None = None) -> R:
        """The result; raises the job's error, or TimeoutError after `timeout_s`."""
        if not self._done.wait(timeout_s):
            raise TimeoutError(self.name)
        if self._error is not None:
            raise self._error
        return self._result[0]

    def finish(self, result: R) -> None:
        """Called once by the runner."""
        self._result.append(result)
        self._done.set()

    def fail(self, error: BaseException) -> None:
        """Called once by the runner."""
        self._error = error
        self._done.set()


class Tasks:
    """Starts jobs and ends them all at `close`.

    Callbacks run in the job's thread: a window hands them to its own thread itself.
    """

    def __init__(self) -> None:
        self._running: dict[Job[Any], threading.Thread] = {}
        self._lock = threading.Lock()

    def run(
        self,
        name: str,
        work: Callable[[CancelToken], Generator[E, None, R]],
        *,
        on_event: Callable[[E], None] = _ignore,
        on_done: Callable[[R], None] = _ignore,
        on_error: Callable[[SottoError], None] = _ignore,
    ) -> Job[R]:
        """Run the generator `work(cancel)` to its end, passing on what it yields and returns.

        An error that is not a SottoError is a bug: it is logged and reported as one.
        """
        job: Job[R] = Job(name)

        def drive() -> None:
            try:
                result = self._drain(work(job.cancel_token), job.cancel_token, on_event)
            except SottoError as error:
                job.fail(error)
                on_error(error)
            except Exception as error:
                log.exception("job %s failed", name)
                job.fail(error)
                on_error(SottoError(f"Something went wrong in {name}: {error!r}."))
            else:
                job.finish(result)
                on_done(result)
            finally:
                with self._lock:
                    self._running.pop(job, None)

        thread = threading.Thread(target=drive, name=f"job {name}", daemon=True)
        with self._lock:
            self._running[job] = thread
        thread.start()
        return job

    @staticmethod
    def _drain(
        steps: Generator[E, None, R], cancel: CancelToken, on_event: Callable[[E], None]
    ) -> R:
        try:
            while True:
                if cancel.cancelled:
                    raise Cancelled
                try:
                    event = next(steps)
                except StopIteration as stop:
                    result: R = stop.value
                    return result
                on_event(event)
        finally:
            steps.close()

    def close(self, timeout_s: float = 10.0) -> None:
        """Cancel every job and wait for each, `timeout_s` at most."""
        with self._lock:
            running = list(self._running.items())
        for job, _ in running:
            job.cancel()
        for _, thread in running:
            thread.join(timeout_s)
