"""Cuts an endless stream of sound into takes that hold the whole utterance."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from app.domain.speech import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST_S = 600.0
"""A take that nobody ends, ends by itself."""

_LATENCY_S = 0.15  # what a device keeps back at least, and never tells
_CLOCK_S = 10.0  # over which the stream is compared with the clock: both drift
_SILENT_S = 2.0  # without any block, after which a take ends with what there is


class Take:
    """One utterance, growing until it is `finished`; read and written by different threads.

    `released` says that the speaker has let go: only the tail is still to come.
    """

    def __init__(self) -> None:
        self._blocks: list[NDArray[np.float32]] = []
        self._size = 0
        self._changed = threading.Condition()
        self._released = self._finished = False

    @property
    def released(self) -> bool:
        """Whether the speaker has let go."""
        return self._released

    @property
    def finished(self) -> bool:
        """Whether nothing more will come."""
        return self._finished

    @property
    def size(self) -> int:
        """Samples so far."""
        return self._size

    def sound(self, start: int = 0) -> NDArray[np.float32]:
        """Everything from sample `start` on, 16 kHz mono."""
        with self._changed:
            blocks = list(self._blocks)
        whole = np.concatenate(blocks) if blocks else np.empty(0, np.float32)
        return whole[start:]

    def wait(self, size: int, timeout_s: float) -> bool:
        """Wait for `size` samples or for the speaker to let go; False after `timeout_s`."""
        with self._changed:
            return self._changed.wait_for(lambda: self._released or self._size >= size, timeout_s)

    def wait_finished(self, timeout_s: float) -> bool:
        """Wait for the end; False after `timeout_s`."""
        with self._changed:
            return self._changed.wait_for(lambda: self._finished, timeout_s)

    def extend(self, block: NDArray[np.float32]) -> None:
        """More sound; what comes after the end is not part of it."""
        with self._changed:
            if not self._finished and len(block):
                self._blocks.append(block)
                self._size += len(block)
                self._changed.notify_all()

    def release(self) -> None:
        """The speaker lets go."""
        with self._changed:
            self._released = True
            self._changed.notify_all()

    def finish(self) -> None:
        """Nothing more comes."""
        with self._changed:
            self._released = self._finished = True
            self._changed.notify_all()


class Listener:
    """Keeps the last seconds in memory, so that a take begins `keep_s` before the key was pressed.

    A block arrives some time after it was heard: how long is learned by comparing the number of
    samples with the clock, and a take ends once what was heard `tail_s` after the release has
    arrived. `reach_s` is how much is kept, at least `keep_s`. Used from one thread. `clock` gives
    seconds.
    """

    def __init__(
        self,
        *,
        keep_s: float = 0.5,
        tail_s: float = 0.4,
        reach_s: float = 0.5,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keep_s = keep_s
        self._tail_s = tail_s
        self._reach_s = max(reach_s, keep_s)
        self._clock = clock
        self._take: Take | None = None
        self.restart()

    def restart(self) -> None:
        """The stream begins anew, as after another device was chosen; a take under way ends."""
        self.stop()
        self._kept: deque[NDArray[np.float32]] = deque()
        self._kept_size = 0
        self._position = 0  # samples since the beginning
        self._starts: deque[tuple[float, float]] = deque()
        self._last_s = self._clock()
        self._begin = 0
        self._end: int | None = None

    def press(self, *, keep_s: float | None = None) -> Take:
        """Begin a take, `keep_s` before now, as far as that is kept; one under way is ended."""
        self.stop()
        self._take = Take()
        self._end = None
        self._begin = self._index(self._clock() - (self._keep_s if keep_s is None else keep_s))
        kept = np.concatenate(self._kept) if self._kept else np.empty(0, np.float32)
        self._take.extend(kept[max(self._begin - (self._position - self._kept_size), 0) :].copy())
        return self._take

    def release(self) -> None:
        """The speaker lets go; the tail still comes."""
        if self._take is not None and self._end is None:
            self._end = self._index(self._clock() + self._tail_s + _LATENCY_S)
            self._take.release()
            self.tick()

    def stop(self) -> None:
        """End the take with what there is."""
        if self._take is not None:
            self._take.finish()
            self._take = None

    def push(self, block: NDArray[np.float32]) -> None:
        """What the device gave: 16 kHz mono between -1 and 1, any number of samples."""
        now = self._clock()
        self._last_s = now
        start = self._position
        self._position += len(block)
        self._starts.append((now, now - self._position / SAMPLE_RATE))
        while self._starts[0][0] < now - _CLOCK_S:
            self._starts.popleft()
        self._keep(block)
        if self._take is not None:
            end = len(block) if self._end is None else max(self._end - start, 0)
            self._take.extend(block[max(self._begin - start, 0) : end])
            self.tick()

    def tick(self) -> None:
        """End a take that is complete, too long, or whose device has fallen silent."""
        if self._take is None:
            return
        whole = self._end is not None and self._position >= self._end
        lost = self._end is not None and self._clock() - self._last_s > _SILENT_S
        if whole or lost or self._take.size >= LONGEST_S * SAMPLE_RATE:
            self.stop()

    def recent(self, seconds: float) -> NDArray[np.float32]:
        """The last of what is kept, at most `seconds`; any thread may ask."""
        blocks = list(self._kept)  # at once: the thread that hears goes on
        kept = np.concatenate(blocks) if blocks else np.empty(0, np.float32)
        return kept[max(len(kept) - int(seconds * SAMPLE_RATE), 0) :]

    def _keep(self, block: NDArray[np.float32]) -> None:
        self._kept.append(block)
        self._kept_size += len(block)
        oldest = min(self._index(self._clock() - self._reach_s), self._position)
        while self._kept and self._position - self._kept_size + len(self._kept[0]) <= oldest:
            self._kept_size -= len(self._kept.popleft())

    def _index(self, time_s: float) -> int:
        """Which sample the device took at that time of the clock, or a little later one before.

        The stream's beginning is where the promptest of the recent blocks says it is.
        """
        if not self._starts:
            return self._position
        return int((time_s - min(start for _, start in self._starts)) * SAMPLE_RATE)
