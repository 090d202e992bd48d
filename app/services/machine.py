"""The computer this runs on, in a line."""

import platform
import re
from dataclasses import dataclass
from pathlib import Path

from app.engines.remote import cores
from app.services.memory_limits import memory

_CPUINFO = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Machine:
    """What figures are measured on; `cores` are those this process may use.

    `devices` (graphics and neural processors with their drivers) and `packages` (what computes on
    which of them) are only there where somebody has looked for them.
    """

    processor: str
    cores: int
    memory_bytes: int
    system: str
    python: str
    devices: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.processor}, {self.cores} cores, {self.memory_bytes / 2**30:.0f} GiB, "
            f"{self.system}, Python {self.python}"
        )

    @property
    def hardware(self) -> str:
        """What its speed depends on: figures of another one mean nothing here."""
        return f"{self.processor}, {self.cores} cores, {self.memory_bytes / 2**30:.0f} GiB"


def this_machine() -> Machine:
    """The machine this runs on."""
    return Machine(
        processor=_processor(),
        cores=cores(),
        memory_bytes=memory().total,
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
    )


def _processor() -> str:
    """The processor's name; `platform` knows only its family on Linux."""
    if _CPUINFO.exists():
        found = re.search(r"^model name\s*:\s*(.+)$", _CPUINFO.read_text("utf-8"), re.MULTILINE)
        if found:
            return found[1].strip()
    return platform.processor() or platform.machine()
