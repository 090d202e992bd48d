"""How much memory this process and its children may have: the machine's, or that of their group.

A container or a service of systemd may be allowed less than the machine has; who takes more is
killed. Linux says so in control groups (https://docs.kernel.org/admin-guide/cgroup-v2.html).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

_MEMBERSHIP = Path("/proc/self/cgroup")
_GROUPS = Path("/sys/fs/cgroup")
_FILES = (
    ("memory.max", "memory.current", "inactive_file"),
    ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),  # version 1
)


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes there are in all, and what a new process could have now without swapping."""

    total: int
    free: int


def memory(membership: Path = _MEMBERSHIP, groups: Path = _GROUPS) -> Memory:
    """What this process may have; the smallest of the machine and the groups it is in."""
    machine = psutil.virtual_memory()
    found = [Memory(machine.total, machine.available), *_limits(membership, groups)]
    return Memory(min(m.total for m in found), min(m.free for m in found))


def _limits(membership: Path, groups: Path) -> Iterator[Memory]:
    try:
        lines = membership.read_text("utf-8").splitlines()
    except OSError:
        return  # not Linux
    for line in lines:
        _, controllers, name = line.split(":", 2)
        root = groups / "memory" if controllers == "memory" else groups
        if controllers in ("", "memory"):
            inner = root / name.strip("/")
            for group in (inner, *inner.parents):
                if group.is_relative_to(root):
                    yield from _limit(group)


def _limit(group: Path) -> Iterator[Memory]:
    """The limit of one group, if it has one; pages of files that nobody uses count as free."""
    for most, used, reclaimed in _FILES:
        try:
            limit = int((group / most).read_text("utf-8"))
            taken = int((group / used).read_text("utf-8"))
            facts = dict(map(str.split, (group / "memory.stat").read_text("utf-8").splitlines()))
        except (OSError, ValueError):
            continue  # "max", or of the other version
        yield Memory(limit, limit - taken + int(facts.get(reclaimed, 0)))
