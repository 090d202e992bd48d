"""Works ahead of a consumer in one thread, so that two steps of a pipeline overlap."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from app.domain.cancel import CancelToken

T = TypeVar("T")
R = TypeVar("R")


def ahead(
    work: Callable[[T, CancelToken], R],
    items: Iterable[T],
    *,
    depth: int,
    cancel: CancelToken | None = None,
    patience_s: float | None = None,
) -> Iterator[R | None]:
    """`work(item, token)` of each item in order, up to `depth` items before they are asked for.

    None means that the next result takes longer than `patience_s`; it follows. The token given to
    `work` is cancelled with `cancel`, and when the consumer stops; what `work` raises is raised.
    """
    token = CancelToken()
    forget = cancel.on_cancel(token.cancel) if cancel is not None else lambda: None
    waiting: deque[Future[R]] = deque()

    def results(at_most: int) -> Iterator[R | None]:
        while len(waiting) > at_most:
            if wait([waiting[0]], patience_s).not_done:
                yield None
            yield waiting.popleft().result()

    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item, token))
                yield from results(depth)
            yield from results(0)
        finally:
            forget()
            token.cancel()
            for future in waiting:
                future.cancel()
