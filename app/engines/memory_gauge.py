"""How fast memory is read by all cores at once; they are kept busy, so in a process of its own."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from app.domain.cancel import CancelToken
from app.engines.child import Job, ServedEngine
from app.engines.host import EngineHost
from app.engines.messages import Gauge, Rate, Response
from app.engines.remote import cores, nonsense
from app.engines.serving import misdirected

_STEP_S = 0.5
_QUIET_S = 30.0
_BUFFER_BYTES = 64 << 20  # for each core: far more than its caches hold


@dataclass(frozen=True, slots=True)
class GaugeConfig:
    """So many threads read."""

    threads: int

    @property
    def model(self) -> None:
        """There is none."""
        return

    def load(self) -> ServedEngine:
        """The gauge, with its memory filled."""
        return ServedGauge(self.threads)


class ServedGauge:
    """Answers Gauge with a Rate every half second."""

    context_length = 0

    def __init__(self, threads: int) -> None:
        import numpy as np

        self._buffers = [np.ones(_BUFFER_BYTES // 4, np.float32) for _ in range(threads)]

    def answer(self, job: Job) -> Iterator[Response]:
        """Every thread looks for the largest number in memory of its own, again and again."""
        request = job.request
        if not isinstance(request, Gauge):
            raise misdirected("gauge", request)
        passes = [0] * len(self._buffers)
        stop = threading.Event()

        def read(n: int) -> None:
            while not stop.is_set():
                self._buffers[n].max()  # without the interpreter's lock
                passes[n] += 1

        threads = [threading.Thread(target=read, args=(n,)) for n in range(len(passes))]
        for thread in threads:
            thread.start()
        try:
            end = time.perf_counter() + request.seconds
            while (before := time.perf_counter()) < end:
                counted = sum(passes)
                job.cancel.wait(min(_STEP_S, end - before))
                job.cancel.raise_if_cancelled()
                read_bytes = (sum(passes) - counted) * _BUFFER_BYTES
                yield Rate(read_bytes / (time.perf_counter() - before))
        finally:
            stop.set()
            for thread in threads:
                thread.join()


class RemoteGauge:
    """Reads memory with `threads` threads, all cores for 0."""

    def __init__(self, *, threads: int = 0) -> None:
        self.host = EngineHost("gauge", GaugeConfig(threads or cores()))

    def rates(self, seconds: float, cancel: CancelToken | None = None) -> Iterator[float]:
        """Bytes a second, every half second for so long; Cancelled, EngineFailure or Crashed."""
        responses = self.host.stream(Gauge(seconds), cancel=cancel, timeout_s=_QUIET_S)
        with closing(responses):
            for response in responses:
                if not isinstance(response, Rate) or not math.isfinite(response.per_s):
                    raise nonsense("gauge")
                yield response.per_s

    def close(self) -> None:
        """End the process."""
        self.host.close()
