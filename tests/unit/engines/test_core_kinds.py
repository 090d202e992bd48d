"""Which cores are fast, from what three systems say of them."""

import struct
from pathlib import Path

import pytest

from app.engines.core_kinds import (
    CoreCounts,
    counted,
    linux_processors,
    this_processor,
    windows_processors,
)


def machine(root: Path, described: list[tuple[str, str, int]]) -> Path:
    """A folder as /sys/devices/system/cpu: siblings, and in which file which speed stands."""
    for number, (siblings, file, speed) in enumerate(described):
        folder = root / f"cpu{number}"
        for name, text in (("topology/thread_siblings_list", siblings), (file, str(speed))):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(f"{text}\n")
    return root


def linux(root: Path, described: list[tuple[str, str, int]]) -> CoreCounts:
    return counted(linux_processors(machine(root, described), set(range(len(described)))))


def test_a_hybrid_intel_has_threads_on_its_fast_cores_and_slow_ones_beside(tmp_path: Path) -> None:
    frequency = "cpufreq/cpuinfo_max_freq"
    fast = [(f"{2 * (n // 2)}-{2 * (n // 2) + 1}", frequency, 4_700_000) for n in range(4)]
    favoured = [("4-5", frequency, 4_900_000)] * 2
    slow = [(str(n), frequency, 3_500_000) for n in range(6, 14)]
    counts = linux(tmp_path, [*fast, *favoured, *slow])
    assert counts == CoreCounts(3, 6, 14)
    assert counts.default == 3
    assert counts.candidates == (3, 6, 14)


def test_an_arm_machine_is_told_by_capacity(tmp_path: Path) -> None:
    cores = [(str(n), "cpu_capacity", 1024 if n < 4 else 340) for n in range(8)]
    assert linux(tmp_path, cores) == CoreCounts(4, 4, 8)


def test_where_all_are_alike_all_are_used(tmp_path: Path) -> None:
    counts = linux(tmp_path, [(f"{n % 4},{n % 4 + 4}", "none", 0) for n in range(8)])
    assert counts == CoreCounts(4, 8, 8)
    assert counts.default == 8
    assert counts.candidates == (4, 8)


def test_only_processors_that_may_be_used_count(tmp_path: Path) -> None:
    root = machine(tmp_path, [(str(n), "cpu_capacity", 1024) for n in range(8)])
    assert counted(linux_processors(root, {2, 5})).all == 2


def record(core: int, efficiency: int, *, size: int = 32, kind: int = 0) -> bytes:
    """As winnt.h lays out SYSTEM_CPU_SET_INFORMATION."""
    head = struct.pack("<IIIHBBBBBB", size, kind, 256 + core, 0, core, core, 0, 0, efficiency, 0)
    return head.ljust(size, b"\0")


def test_windows_tells_fast_cores_by_their_class() -> None:
    data = b"".join([record(0, 1), record(0, 1), record(2, 1), record(4, 0), record(5, 0)])
    assert counted(windows_processors(data)) == CoreCounts(2, 3, 5)


def test_records_that_windows_makes_longer_or_of_another_kind_are_stepped_over() -> None:
    data = record(0, 0, size=48) + record(9, 9, kind=7) + record(1, 0)
    assert counted(windows_processors(data)) == CoreCounts(2, 2, 2)


@pytest.mark.parametrize("data", [b"\0" * 32, b"\x20\0\0\0", b""])
def test_nonsense_is_an_error_that_the_caller_expects(data: bytes) -> None:
    with pytest.raises((ValueError, struct.error)):
        counted(windows_processors(data))


def test_this_machine_has_a_fast_core() -> None:
    counts = this_processor()
    assert 1 <= counts.fast <= counts.fast_threads <= counts.all
