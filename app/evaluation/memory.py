"""The memory that this process and all its children hold together, watched while work is done."""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Self

import psutil

_INTERVAL_S = 0.1
_NEAR = 0.97


class PeakMemory:
    """Samples memory ten times a second from entering to leaving.

    A page that several processes share counts for each in part (proportional set size), where the
    system can tell; elsewhere it counts in each of them, so that the sum is an upper bound.

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

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        highest = 0
        while True:
            processes = [self._me, *self._me.children(recursive=True)]
            # Telling what is shared takes long: only where there may be a new peak.
            resident = _total(processes, lambda process: process.memory_info().rss)
            if resident > highest * _NEAR:
                highest = max(highest, resident)
                self.peak_bytes = max(self.peak_bytes, _total(processes, _share))
            if self._stop.wait(_INTERVAL_S):
                return


def _share(process: psutil.Process) -> int:
    held = process.memory_full_info()
    share: int = getattr(held, "pss", held.rss)
    return share


def _total(processes: Iterable[psutil.Process], held: Callable[[psutil.Process], int]) -> int:
    total = 0
    for process in processes:
        with suppress(psutil.Error):  # it may just have ended
            total += held(process)
    return total
