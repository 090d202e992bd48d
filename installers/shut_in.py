"""Runs a built program shut into a folder, without network, and looks for what it leaves behind.

Standard library only: the machine on which a program is tried has nothing else.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_MARK = "SOTTO_SMOKE_TEST"
_HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
_TEMPORARY = ("TMPDIR", "TMP", "TEMP")
_NOT_OURS = ("PYTHON", "VIRTUAL_ENV", "SOTTO", "QT_", "LD_", "XDG_")
_NO_NETWORK = "(version 1)(allow default)(deny network* (remote ip))"
_TRACED = "trace=%network,open,openat,openat2,creat"
_WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT")
_TIMEOUT_S = 900


class Broken(Exception):
    """Something does not work as promised; the message says what."""


@dataclass(frozen=True)
class Network:
    """How the network is taken from a program: `prefix` stands before its command line."""

    prefix: tuple[str, ...]
    said: str


@dataclass
class ShutIn:
    """A program, and the folders that it gets to see as its own.

    `root` is the system in which it is installed, as a path of this one; where that is not "/" it
    is run there by `user`. With `traced`, strace looks on.
    """

    program: str
    scratch: Path
    network: Network
    root: Path = Path("/")
    user: str = ""
    traced: bool = False
    _mark: str = field(default_factory=lambda: uuid.uuid4().hex)

    def __post_init__(self) -> None:
        self.own = self.scratch / "user"
        self.temporary = self.scratch / "tmp"
        self.home = self.scratch / "home"
        self.traces = self.scratch / "traces"
        for folder in (self.own, self.temporary, self.home, self.traces):
            folder.mkdir(mode=0o700)

    def run(self, *arguments: str | Path, traced: bool = True) -> str:
        """What it prints; Broken where it ends with another code than 0, or does not end."""
        with subprocess.Popen(
            [*self._prefix(traced=traced), self.program, *map(self._seen, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self._environment(),
            cwd=self.scratch,
            encoding="utf-8",
            errors="replace",
            start_new_session=os.name == "posix",
        ) as process:
            try:
                out, err = process.communicate(timeout=_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                _end_all(process)
                out, err = process.communicate()
                raise Broken(f"it does not end: {_tail(err)}") from None
        if process.returncode != 0:
            raise Broken(f"exit code {process.returncode}: {_tail(err or out)}")
        return out

    def ask_json(self, *arguments: str | Path) -> Any:
        """The JSON document that a verb prints."""
        out = self.run(*arguments, "--json")
        try:
            return json.loads(out)
        except ValueError as error:
            raise Broken(f"no JSON document: {_tail(out)}") from error

    def open_to_user(self) -> None:
        """Give everything in its folders to the user who runs it."""
        if self.user:
            # This system may have nobody of that name, but numbers it can give files to.
            owner = int(self.user) if self.user.isdecimal() else self.user
            for path in (self.scratch, *self.scratch.rglob("*")):
                shutil.chown(path, owner, owner)

    def running(self) -> list[str]:
        """Processes that were started here and have not ended."""
        if sys.platform == "linux":
            return list(_marked(f"{_MARK}={self._mark}".encode()))
        if sys.platform == "darwin":
            lines = _lines("/bin/ps", "-axEww", "-o", "pid,command")
            return [line[:100] for line in lines if self._mark in line]
        lines = _lines("tasklist", "/FO", "CSV", "/NH")
        return [line for line in lines if line.startswith(('"sotto.exe"', '"sottow.exe"'))]

    def local_sockets(self) -> int:
        """How many sockets were opened under strace.

        Broken where one was an internet socket, if only attempted, or where a file was opened for
        writing outside the folders.
        """
        sockets = written = 0
        for log in sorted(self.traces.iterdir()):
            for line in log.read_text("utf-8", errors="replace").splitlines():
                if "AF_INET" in line or self._is_elsewhere(line):
                    raise Broken(f"{log.name}: {line}")
                sockets += " socket(" in line
                written += any(way in line for way in _WRITING)
        if not written:
            raise Broken("nothing was traced")
        return sockets

    def _prefix(self, *, traced: bool) -> list[str]:
        prefix = list(self.network.prefix)
        if self.traced and traced:
            log = self.traces / f"{len(list(self.traces.iterdir())):02}"
            prefix += ["strace", "-f", "-qq", "-s", "256", "-e", _TRACED, "-o", str(log)]
        if self.root != Path("/"):
            prefix += ["chroot", f"--userspec={self.user}", str(self.root)]
        return prefix

    def _seen(self, argument: str | Path) -> str:
        """As the program sees it: a path of its own system."""
        if isinstance(argument, Path) and self.root != Path("/"):
            return f"/{argument.relative_to(self.root)}"
        return str(argument)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_OURS)}
        if "WAYLAND_DISPLAY" in kept:  # its socket lies there
            kept["XDG_RUNTIME_DIR"] = os.environ.get("XDG_RUNTIME_DIR", "")
        return {
            **kept,
            **dict.fromkeys(_HOMES, self._seen(self.own)),
            **dict.fromkeys(_TEMPORARY, self._seen(self.temporary)),
            "SOTTO_HOME": self._seen(self.home),
            "PYTHONDONTWRITEBYTECODE": "1",  # where it is run from its source
            _MARK: self._mark,
        }

    def _is_elsewhere(self, line: str) -> bool:
        """Whether a line of strace says that something was opened for writing elsewhere."""
        if " = -1 " in line or not any(way in line for way in _WRITING):
            return False
        name = line.partition('"')[2].partition('"')[0]
        ours = (self._seen(self.scratch), "/dev/", "/proc/self/")
        return name.startswith("/") and not name.startswith(ours)


@contextmanager
def scratch_folder(root: Path = Path("/")) -> Iterator[Path]:
    """A folder that is gone afterwards, in the system under `root`."""
    parent = None if root == Path("/") else root / "tmp"
    with tempfile.TemporaryDirectory(
        prefix="smoke-", dir=parent, ignore_cleanup_errors=True
    ) as name:
        yield Path(name).resolve()


def without_network() -> Network:
    """How to take the network away here, as far as that can be done."""
    if sys.platform == "linux":
        names = Path("/proc/net/dev").read_text("utf-8").splitlines()[2:]
        if [name.split(":")[0].strip() for name in names] == ["lo"]:
            return Network((), "off already")
        for command in (("unshare", "-n"), ("unshare", "-rn")):
            if _works(*command, "true"):
                return Network(command, f"off ({' '.join(command)})")
    if sys.platform == "darwin" and _works("sandbox-exec", "-p", _NO_NETWORK, "/usr/bin/true"):
        return Network(("sandbox-exec", "-p", _NO_NETWORK), "off (sandbox-exec)")
    return Network((), "there: this system has no simple way to take it away")


def _works(*command: str) -> bool:
    found = shutil.which(command[0])
    return bool(found) and not subprocess.run(command, capture_output=True, check=False).returncode


def _lines(*command: str) -> list[str]:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def _marked(mark: bytes) -> Iterator[str]:
    """The command lines of processes that have `mark` in their environment."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ")
                yield f"{folder.name} {command.decode(errors='replace')}"


def _end_all(process: subprocess.Popen[str]) -> None:
    """End the process with all that it has started."""
    if os.name == "posix":
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _tail(text: str) -> str:
    """The last lines of what a program said."""
    return " | ".join(text.strip().splitlines()[-8:]) or "it says nothing"
