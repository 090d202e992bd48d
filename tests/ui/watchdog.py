"""Measures how long the window stands still, and says what it was doing.

A timer of the window's own thread beats every few milliseconds. What is late beyond that is a
stall: the time a key or a click would have waited. A second thread looks on, and takes down the
stack of the window's thread while it is standing still.
"""

import faulthandler
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
NOTED_MS = 50.0
_FRAMES = 6


@dataclass(slots=True)
class Stalls:
    """What was seen: per beat, milliseconds late, and milliseconds that this thread computed.

    On a busy machine a beat is late also because no processor was free, which the third says
    where the system (Linux) tells it, else 0.
    """

    late_ms: list[float] = field(default_factory=list)
    computed_ms: list[float] = field(default_factory=list)
    queued_ms: list[float] = field(default_factory=list)
    stacks: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        own = [
            max(0.0, late - queued)
            for late, queued in zip(self.late_ms, self.queued_ms, strict=True)
        ]
        each = {"late": self.late_ms, "late by our own": own, "computing": self.computed_ms}
        return f"{len(own)} beats; " + "; ".join(
            f"{name} p99 {share(values, 0.99):.0f} max {max(values):.0f} ms"
            for name, values in each.items()
        )


def share(values: list[float], of: float) -> float:
    """The value that a share `of` of all does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * of))]


class Watchdog(QObject):
    """Beats in the thread it was made in; `onlooker` runs beside it."""

    def __init__(self, stalls: Stalls) -> None:
        super().__init__()
        self._stalls = stalls
        self._thread = threading.get_ident()
        self._last = time.perf_counter()
        self._computed = time.thread_time()
        self._queued = _queued_ms()
        self._ended = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def end(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self._ended.set()

    def look_on(self) -> None:
        """Note the stack of the window's thread once for each stall, until the end."""
        noted = 0.0
        while not self._ended.wait(NOTED_MS / 4_000):
            last = self._last
            if 1_000 * (time.perf_counter() - last) > NOTED_MS and last != noted:
                noted = last
                self._stalls.stacks.append(_stack_of(self._thread))

    def _beat(self) -> None:
        now, computed, queued = time.perf_counter(), time.thread_time(), _queued_ms()
        self._stalls.late_ms.append(max(0.0, 1_000 * (now - self._last) - BEAT_MS))
        self._stalls.computed_ms.append(1_000 * (computed - self._computed))
        self._stalls.queued_ms.append(queued - self._queued)
        self._last, self._computed, self._queued = now, computed, queued


def _queued_ms() -> float:
    """How long this thread could have run but had no processor, since it began."""
    try:
        figures = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat").read_text("ascii")
    except FileNotFoundError:
        return 0.0
    return int(figures.split()[1]) / 1e6


def _stack_of(thread: int) -> str:
    """Where `thread` is, innermost first.

    Its frames are never held, not even for a moment: a painter in one would outlive its time.
    """
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        threads = file.read().split("\n\n")
    wanted = f"{thread:#018x}"
    lines = next(one for one in threads if wanted in one.partition("\n")[0]).splitlines()
    return "\n".join(lines[1 : 1 + _FRAMES])


@contextmanager
def watched() -> Iterator[Stalls]:
    """Within, the window's thread is watched; at least one beat has passed at the end."""
    stalls = Stalls()
    dog = Watchdog(stalls)
    onlooker = threading.Thread(target=dog.look_on, name="onlooker")
    onlooker.start()
    try:
        yield stalls
    finally:
        dog._beat()
        dog.end()
        onlooker.join()
