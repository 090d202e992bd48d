"""Works ahead of a consumer in one thread, so that two steps of a pipeline overlap."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from app.domain.cancel import CancelToken

R = TypeVar("R")

Gate = Callable[[CancelToken], None]
"""Waits while work should rest: on a pause, on battery, while a question is typed."""


def open_gate(_: CancelToken) -> None:
    """Never waits."""


def ahead(
    produce: Callable[[CancelToken], Iterable[R]],
    *,
    room: int,
    weigh: Callable[[R], int] = lambda _: 1,
    gate: Gate = open_gate,
    cancel: CancelToken | None = None,
    patience_s: float | None = None,
) -> Iterator[R | None]:
    """What `produce(token)` gives, made before it is asked for.

    The next result is begun while those that wait weigh less than `room`, past the `gate`. None
    means that it takes longer than `patience_s`; it follows. The token is cancelled with `cancel`,
    and when the consumer stops; what `produce` raises is raised.
    """
    token = CancelToken()
    forget = cancel.on_cancel(token.cancel) if cancel is not None else lambda: None
    shelf = _Shelf[R](room, weigh, token)
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as pool:
        filling = pool.submit(shelf.fill, produce, gate)
        filling.add_done_callback(lambda _: shelf.wake())
        try:
            while True:
                if not shelf.wait(filling, patience_s):
                    yield None
                    shelf.wait(filling, None)
                if cancel is not None:
                    cancel.raise_if_cancelled()
                taken = shelf.take()
                if taken is None:
                    break
                yield taken[0]
            filling.result()
        finally:
            forget()
            token.cancel()


class _Shelf(Generic[R]):
    """Results that wait for the consumer."""

    def __init__(self, room: int, weigh: Callable[[R], int], token: CancelToken) -> None:
        self._room = room
        self._weigh = weigh
        self._token = token
        self._waiting: deque[tuple[R, int]] = deque()
        self._load = 0
        self._change = threading.Condition()
        token.on_cancel(self.wake)

    def fill(self, produce: Callable[[CancelToken], Iterable[R]], gate: Gate) -> None:
        """Put everything there, as room allows."""
        gate(self._token)
        for result in produce(self._token):
            weight = self._weigh(result)
            with self._change:
                self._waiting.append((result, weight))
                self._load += weight
                self._change.notify_all()
                self._change.wait_for(lambda: self._load < self._room or self._token.cancelled)
            self._token.raise_if_cancelled()
            gate(self._token)

    def wake(self) -> None:
        """Let both sides look again."""
        with self._change:
            self._change.notify_all()

    def wait(self, filling: "Future[None]", timeout_s: float | None) -> bool:
        """Whether there is a result, or will be none; False when `timeout_s` passed before."""
        with self._change:
            return self._change.wait_for(lambda: bool(self._waiting) or filling.done(), timeout_s)

    def take(self) -> tuple[R] | None:
        """The first result, None without one."""
        with self._change:
            if not self._waiting:
                return None
            result, weight = self._waiting.popleft()
            self._load -= weight
            self._change.notify_all()
            return (result,)
