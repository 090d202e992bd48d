"""One at a time, in the order of asking."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled


class Turns:
    """A lock that is handed on first come, first served, and whose waiting can be cancelled.

    A plain Lock lets a thread that releases and takes it in a loop starve the others: a question
    would wait until all of a folder is embedded.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Event] = deque()

    @contextmanager
    def turn(self, cancel: CancelToken | None = None) -> Iterator[None]:
        """Wait for the turn and hold it; raises Cancelled if `cancel` comes first."""
        self._take(cancel)
        try:
            yield
        finally:
            self.give_back()

    def take_if_free(self) -> bool:
        """Take the turn without waiting; True if it was free. Ends with `give_back`."""
        with self._lock:
            if self._taken:
                return False
            self._taken = True
            return True

    def give_back(self) -> None:
        """Hand the turn to whoever waits longest."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False

    def _take(self, cancel: CancelToken | None) -> None:
        if self.take_if_free():
            return
        mine = threading.Event()
        with self._lock:
            if not self._taken:
                self._taken = True
                return
            self._waiting.append(mine)
        forget = cancel.on_cancel(mine.set) if cancel is not None else lambda: None
        mine.wait()
        forget()
        if cancel is not None and cancel.cancelled:
            self._step_back(mine)
            raise Cancelled

    def _step_back(self, mine: threading.Event) -> None:
        with self._lock:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return
        self.give_back()
