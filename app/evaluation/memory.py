"""The memory that this process and all its children hold together, watched while work is done."""

import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

import psutil

_INTERVAL_S = 0.05


class PeakMemory:
    """Samples resident memory twenty times a second from entering to leaving.

    Pages that processes share are counted in each of them, so that the sum is an upper bound.

    Attributes:
        peak_bytes: The most that all processes held at one time.
    """

    def __init__(self) -> None:
        self.peak_bytes = 0
        self._me = psutil.Process()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            self.peak_bytes = max(self.peak_bytes, self._now())
            if self._stop.wait(_INTERVAL_S):
                return

    def _now(self) -> int:
        total = 0
        for process in (self._me, *self._me.children(recursive=True)):
            with suppress(psutil.Error):  # it may just have ended
                total += process.memory_info().rss
        return total
