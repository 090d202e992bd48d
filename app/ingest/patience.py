"""Asks the file system without waiting for ever: a drive that vanished may never answer."""

import queue
import threading
from collections.abc import Callable, Iterable
from typing import Any, Self, TypeVar

T = TypeVar("T")


class Patient:
    """Runs calls in one thread of its own and waits `seconds` for a sign of life.

    For one caller at a time. A thread inside a call that never returns cannot be ended: it is left
    behind, and until it returns after all every later call raises TimeoutError at once.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="file system", daemon=True)
        self._asked = 0
        self._answered = 0
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the thread, unless it is lost in a call."""
        self._work.put(None)
        if self._answered == self._asked:
            self._thread.join()

    def call(self, ask: Callable[..., T], *arguments: Any) -> T:
        """What `ask(*arguments)` returns or raises; TimeoutError if that takes too long."""
        (answer,) = self.collect(lambda: iter([ask(*arguments)]))
        return answer

    def collect(self, items: Callable[[], Iterable[T]]) -> list[T]:
        """All `items()`; TimeoutError when none comes for too long."""
        if self._answered != self._asked:
            raise TimeoutError
        answers: queue.SimpleQueue[Exception | None] = queue.SimpleQueue()
        collected: list[T] = []

        def work() -> None:
            failed = None
            try:
                for item in items():
                    collected.append(item)  # noqa: PERF402  its length is the sign of life
            except Exception as error:  # noqa: BLE001  raised again where it was asked for
                failed = error
            self._answered += 1
            answers.put(failed)

        self._asked += 1
        self._work.put(work)
        so_far = 0
        while True:
            try:
                error = answers.get(timeout=self._seconds)
            except queue.Empty:
                if len(collected) == so_far:
                    raise TimeoutError from None
                so_far = len(collected)
                continue
            if error is not None:
                raise error
            return collected

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            work()
