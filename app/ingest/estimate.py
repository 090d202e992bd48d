"""Says how long the rest of a run will take, from what the run has cost so far."""

import json
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from app.domain.cancel import CancelToken
from app.ingest.ahead import Gate

T = TypeVar("T")

_GOLDEN = 0.6180339887498949
_FIRST_ESTIMATE_S = 1.0
_TELLING_S = 10.0
_EARLIER_S = 10.0
_FILE_UNITS = 20_000
"""A file costs as much as that many more bytes, whatever its size."""

PAGES = "pages"
CHUNKS = "chunks"
_ANY_FILE = "files"
_FIRST_RATES = {PAGES: 2.0, CHUNKS: 0.012, _ANY_FILE: 1.5e-7}
"""Seconds per unit before anything was measured on this machine."""
_CHUNKS_PER_PAGE = 2.0


def spread(items: Sequence[T]) -> list[T]:
    """`items` in an order in which any beginning is much like the whole.

    The order of the multiples of the golden ratio modulo one, which are spread most evenly:
    Knuth, The Art of Computer Programming 3, section 6.4, theorem S.
    """
    return [items[i] for i in sorted(range(len(items)), key=lambda i: i * _GOLDEN % 1.0)]


@dataclass(slots=True)
class _Work:
    """Work of one kind, in its own units, and what else it has led to."""

    left: float = 0.0
    done: float = 0.0
    seconds: float = 0.0
    chunks: float = 0.0
    pages: float = 0.0


@dataclass(slots=True)
class _File:
    """A file that is not done: its kind, and units of it that are still to do."""

    kind: str
    left: float


@dataclass(slots=True)
class Estimator:
    """Learns the cost of every kind of file, of pages to recognise and of passages to embed.

    Files of one kind (a media type, an extension) are taken to cost the same for each byte, and
    to give as many passages and pages to recognise. `earlier` are the seconds per unit of earlier
    runs (`to_json`); they serve until a run has its own. PAGES or CHUNKS that are `free` are not
    dealt with in this run. Pauses do not count.
    """

    earlier: dict[str, float] = field(default_factory=dict)
    free: frozenset[str] = frozenset()
    clock: Callable[[], float] = time.monotonic
    _work: dict[str, _Work] = field(default_factory=dict)
    _files: dict[str, _File] = field(default_factory=dict)
    _last: float = 0.0
    _pause_s: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._last = self.clock()

    def expect_files(self, files: Iterable[tuple[str, str, int]]) -> None:
        """There are `files` to read, as (path, kind, size in bytes)."""
        for path, kind, size in files:
            self._begin(path, kind, size + _FILE_UNITS)

    def expect_pages(self, files: Iterable[tuple[str, int]]) -> None:
        """There are files to recognise, as (path, number of pages), and no others."""
        self._of(PAGES).left = 0.0
        for path, pages in files:
            self._begin(path, PAGES, pages)

    def expect(self, kind: str, amount: float) -> None:
        """There are `amount` PAGES or CHUNKS to do, and no more."""
        self._of(kind).left = amount

    def progressed(self, path: str, amount: float, *, chunks: int) -> None:
        """About so many bytes, or pages, of a file that is not done were dealt with."""
        file = self._files.get(path)
        if file is not None:
            self._credit(file, min(amount, 0.9 * file.left), chunks, 0)

    def finished(self, path: str, *, chunks: int = 0, pages: int = 0) -> None:
        """A file is done; it gave `chunks` more, and `pages` wait to be recognised."""
        file = self._files.pop(path, None)
        if file is not None:
            self._credit(file, file.left, chunks, pages)

    def did(self, kind: str, amount: float, *, timed: bool = True) -> None:
        """`amount` PAGES or CHUNKS are done; `timed`: in a time that tells something."""
        work = self._of(kind)
        work.left = max(work.left - amount, 0.0)
        seconds = self._lap()
        if timed:
            work.done += amount
            work.seconds += seconds

    def skip(self) -> None:
        """What happened since the last report is not to be counted."""
        self._lap()

    def seconds_left(self) -> float | None:
        """Seconds until all is done, as far as one can tell; None while that is a guess."""
        if sum(work.seconds for work in self._work.values()) < _FIRST_ESTIMATE_S:
            return None
        return sum(
            amount * self._rate(kind)
            for kind, amount in self._all_left().items()
            if kind not in self.free
        )

    def resting(self, gate: Gate) -> Gate:
        """`gate`, so that the time it takes is not counted."""

        def wait(cancel: CancelToken) -> None:
            began = self.clock()
            gate(cancel)
            with self._lock:
                self._pause_s += self.clock() - began

        return wait

    def to_json(self) -> str | None:
        """Seconds per unit of every kind; None where this run was too short to tell."""
        if sum(work.seconds for work in self._work.values()) < _TELLING_S:
            return None
        measured = {kind: self._rate(kind) for kind, work in self._work.items() if work.done}
        return json.dumps(self.earlier | measured)

    def _all_left(self) -> dict[str, float]:
        """Units of every kind that are left, with those that come of others."""
        left = {kind: work.left for kind, work in self._work.items()}
        pages, chunks = left.pop(PAGES, 0.0), left.pop(CHUNKS, 0.0)
        for kind, amount in left.items():
            work = self._learned_from(kind)
            if work.done:
                pages += amount * work.pages / work.done
                chunks += amount * work.chunks / work.done
        read = self._work.get(PAGES)
        per_page = read.chunks / read.done if read is not None and read.done else _CHUNKS_PER_PAGE
        return {**left, PAGES: pages, CHUNKS: chunks + pages * per_page}

    def _rate(self, kind: str) -> float:
        """Seconds per unit; what an earlier run knew counts as some seconds of this one."""
        work = self._work.get(kind, _Work())
        if kind in self.earlier:
            known = max(self.earlier[kind], 1e-12)
            return (work.seconds + _EARLIER_S) / (work.done + _EARLIER_S / known)
        if work.done:
            return work.seconds / work.done
        if kind in _FIRST_RATES:
            return _FIRST_RATES[kind]
        every = self._learned_from(kind)
        return every.seconds / every.done if every.done else _FIRST_RATES[_ANY_FILE]

    def _learned_from(self, kind: str) -> _Work:
        """What is known of files of this kind, or before the first of them, of all files."""
        work = self._work[kind]
        if work.done:
            return work
        every = _Work()
        for other, one in self._work.items():
            if other not in {PAGES, CHUNKS}:
                every.done += one.done
                every.seconds += one.seconds
                every.chunks += one.chunks
                every.pages += one.pages
        return every

    def _credit(self, file: _File, amount: float, chunks: int, pages: int) -> None:
        work = self._of(file.kind)
        file.left -= amount
        work.left = max(work.left - amount, 0.0)
        work.done += amount
        work.seconds += self._lap()
        work.chunks += chunks
        work.pages += pages
        self._of(CHUNKS).left += chunks
        self._of(PAGES).left += pages

    def _begin(self, path: str, kind: str, units: float) -> None:
        self._files[path] = _File(kind, units)
        self._of(kind).left += units

    def _of(self, kind: str) -> _Work:
        return self._work.setdefault(kind, _Work())

    def _lap(self) -> float:
        """Seconds since the last time, without pauses."""
        with self._lock:
            now, pause, self._pause_s = self.clock(), self._pause_s, 0.0
        taken, self._last = now - self._last, now
        return max(taken - pause, 0.0)
