"""Which cores of this processor are its fast ones: a model waits for the slowest it computes on."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.processor import sysctl

_LINUX = Path("/sys/devices/system/cpu")
_AS_FAST = 0.85  # favoured cores of one kind differ by some percent in how fast they may run


@dataclass(frozen=True, slots=True)
class Processor:
    """One logical processor: those of one `core` share it; `speed` only compares."""

    core: int
    speed: int


@dataclass(frozen=True, slots=True)
class CoreCounts:
    """`fast` cores of the fastest kind, the `fast_threads` that run on them, and `all` threads."""

    fast: int
    fast_threads: int
    all: int

    @property
    def default(self) -> int:
        """Threads for a model that nothing was measured of: slow cores would hold up fast ones."""
        return self.all if self.fast_threads == self.all else self.fast

    @property
    def candidates(self) -> tuple[int, ...]:
        """Numbers of threads that are worth being measured."""
        return tuple(sorted({self.fast, self.fast_threads, self.all}))


def this_processor() -> CoreCounts:
    """The cores that this process may use; all count as fast where nothing tells them apart."""
    usable = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    with suppress(OSError, ValueError, AttributeError, struct.error):
        if sys.platform == "linux":
            return counted(linux_processors(_LINUX, os.sched_getaffinity(0)))
        if sys.platform == "darwin":
            return _apple(usable)
        if sys.platform == "win32":
            return counted(windows_processors(_cpu_sets()))
    return CoreCounts(usable, usable, usable)


def counted(processors: list[Processor]) -> CoreCounts:
    """What is fast among these; ValueError where there are none."""
    fastest = max(processor.speed for processor in processors)
    fast = [one for one in processors if one.speed >= _AS_FAST * fastest]
    return CoreCounts(len({one.core for one in fast}), len(fast), len(processors))


def linux_processors(root: Path, usable: AbstractSet[int]) -> list[Processor]:
    """As the kernel describes them below `root`: by capacity, else by their highest frequency.

    Raises OSError, ValueError.
    """
    found = []
    for number in sorted(usable):
        folder = root / f"cpu{number}"
        siblings = (folder / "topology" / "thread_siblings_list").read_text()
        speeds = (folder / "cpu_capacity", folder / "cpufreq" / "cpuinfo_max_freq")
        speed = next((int(path.read_text()) for path in speeds if path.is_file()), 1)
        found.append(Processor(_first(siblings), speed))
    return found


def windows_processors(data: bytes) -> list[Processor]:
    """Out of the records of GetSystemCpuSetInformation: a higher class of efficiency is faster.

    Raises ValueError, struct.error.
    """
    found = []
    while data:
        size, kind, _, group, _, core, _, _, efficiency = struct.unpack_from("<IIIHBBBBB", data)
        if size < 32:  # what a record had when the call was new
            raise ValueError(size)
        if kind == 0:
            found.append(Processor(group << 8 | core, efficiency + 1))
        data = data[size:]
    return found


def _first(siblings: str) -> int:
    """The first number of a list like "0-1,8"."""
    return int(siblings.replace("-", ",").split(",")[0])


def _apple(usable: int) -> CoreCounts:
    fast = sysctl("hw.perflevel0.physicalcpu")
    return CoreCounts(fast, fast, usable)


def _cpu_sets() -> bytes:
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    needed = ctypes.c_ulong()
    kernel.GetSystemCpuSetInformation(None, 0, ctypes.byref(needed), None, 0)
    room = ctypes.create_string_buffer(needed.value)
    if not kernel.GetSystemCpuSetInformation(room, needed, ctypes.byref(needed), None, 0):
        raise OSError("GetSystemCpuSetInformation")
    return room.raw[: needed.value]
