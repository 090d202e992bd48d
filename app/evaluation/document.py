"""Keeps measured results in a Markdown file: a section per command, replaced by its next run."""

import datetime as dt
import platform
import re
from dataclasses import dataclass
from pathlib import Path

import psutil

from app import __version__
from app.domain.errors import PathProblem
from app.engines.remote import cores

_CPUINFO = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Machine:
    """What the figures were measured on."""

    processor: str
    cores: int
    memory_bytes: int
    system: str
    python: str

    def __str__(self) -> str:
        return (
            f"{self.processor}, {self.cores} cores, {self.memory_bytes / 2**30:.0f} GiB, "
            f"{self.system}, Python {self.python}"
        )


def this_machine() -> Machine:
    """The machine this runs on; `cores` are those this process may use."""
    return Machine(
        processor=_processor(),
        cores=cores(),
        memory_bytes=psutil.virtual_memory().total,
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
    )


def write_section(path: Path, command: str, body: str) -> None:
    """Put `body` into the file at `path`, headed by `command`, date, version and machine.

    Replaces the section that an earlier run of the command wrote, appends it otherwise; the rest
    of the file is left alone.

    Raises:
        PathProblem: the file cannot be read or written.
    """
    begin, end = f"<!-- begin {command} -->", f"<!-- end {command} -->"
    today = dt.datetime.now(dt.UTC).date()
    heading = f"## {command}\n\n{today}, Sotto {__version__}, on {this_machine()}."
    section = f"{begin}\n{heading}\n\n{body}\n{end}"
    try:
        old = path.read_text("utf-8") if path.exists() else ""
        pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        new, replaced = pattern.subn(lambda _: section, old)
        if not replaced:
            new = f"{old.rstrip()}\n\n{section}\n".lstrip()
        path.write_text(new, "utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PathProblem(str(path), f"the results cannot be written: {error}") from error


def _processor() -> str:
    """The processor's name; `platform` knows only its family on Linux."""
    if _CPUINFO.exists():
        found = re.search(r"^model name\s*:\s*(.+)$", _CPUINFO.read_text("utf-8"), re.MULTILINE)
        if found:
            return found[1].strip()
    return platform.processor() or platform.machine()
