"""A freshly installed Debian or Ubuntu in a folder, to try packages on; needs root and debootstrap.

Nothing but the packages that debootstrap takes for the smallest system is in it: no Python, no
compiler. Whatever tries it out stays outside and reaches in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from installers import facts

USER = "anna"
_FORBIDDEN = ("python3", "gcc", "cc", "make")
_SCREENS = Path("/tmp/.X11-unix")  # noqa: S108  where every X server puts its socket
_SCREEN = ("-screen", "0", "1280x900x24", "-nolisten", "tcp")


class Unclean(Exception):
    """The packages do not do what they promise; the message says which and what."""


@dataclass(frozen=True, slots=True)
class Suite:
    """A release that debootstrap knows, or whose `script` is that of another one."""

    name: str
    options: tuple[str, ...] = ()
    script: str = ""


@dataclass(frozen=True, slots=True)
class CleanRoot:
    """The folder `path`, with the system's own file systems mounted in it."""

    path: Path

    def run(self, *command: str, network: bool = False, user: str = "root") -> str:
        """What a command in it prints; Unclean where it fails."""
        outer = () if network else ("unshare", "-n")
        home = "/root" if user == "root" else f"/home/{user}"
        done = subprocess.run(
            [*outer, "chroot", f"--userspec={user}", str(self.path), *command],
            env={
                "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME": home,
                "LC_ALL": "C.UTF-8",
                "DEBIAN_FRONTEND": "noninteractive",
                "QT_QPA_PLATFORM": "offscreen",
                "SUDO_USER": USER,  # who asks for a purge
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            said = "\n".join(done.stdout.splitlines()[-15:])
            raise Unclean(f"{' '.join(command[:4])} ended with {done.returncode}:\n{said}")
        return done.stdout

    def take(self, file: Path) -> str:
        """Copy a file or folder into it; returns its name inside."""
        place = self.path / "srv" / file.name
        if file.is_dir():
            shutil.copytree(file, place, symlinks=True)
        else:
            shutil.copy(file, place)
        return f"/srv/{file.name}"

    def fetch(self, package: str) -> None:
        """Let apt fetch what `package` needs; this is the only time the network is on."""
        self.run("apt-get", "update", "-q", network=True)
        self.run(
            "apt-get", "install", "-yq", "--no-install-recommends", "--download-only", package,
            network=True,
        )  # fmt: skip

    def missing_libraries(self, folder: str) -> set[str]:
        """Shared libraries that something in `folder` asks for and the loader does not find."""
        script = f"""
            export LD_LIBRARY_PATH={folder}/_internal
            find {folder} -type f '(' -name '*.so*' -o -perm -100 ')' -exec ldd {{}} ';' 2>&1 |
                grep 'not found' | sort -u || true
        """
        return {line.split()[0] for line in self.run("sh", "-c", script).splitlines()}

    def smoke(
        self, program: str, *, report: Path, options: Sequence[str] = (), models: Path | None = None
    ) -> None:
        """Run the smoke test on a program in it, as an ordinary user, network off, under Xvfb.

        Raises:
            Unclean: something does not work; `report` says what.
        """
        with (
            _screen() as display,
            _mounted("--bind", _SCREENS, self.path / _SCREENS.relative_to("/")),
        ):
            number = self.run("id", "-u", USER).strip()  # of whom this machine knows nothing
            command = (
                sys.executable, "-m", "installers", "smoke", program, *options,
                "--report", report, "--root", self.path, "--user", number,
                *(("--models", models) if models else ()),
            )  # fmt: skip
            environment = {"PATH": os.environ["PATH"], "DISPLAY": display}
            done = subprocess.run(command, cwd=facts.ROOT, env=environment, check=False)
        if done.returncode:
            raise Unclean(f"the smoke test of {program} failed: {report}")


def do(*command: str) -> str:
    """What a command of this machine prints; CalledProcessError where it fails."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


@contextmanager
def clean_root(suite: Suite, work: Path) -> Iterator[CleanRoot]:
    """A new root of `suite` with one ordinary user; the bare system is kept in `work` for the next.

    Raises:
        Unclean: what must not be there is.
    """
    bare = work / suite.name
    if not bare.exists():
        making = work / f"{suite.name}.making"
        shutil.rmtree(making, ignore_errors=True)
        command = ("debootstrap", "--variant=minbase", *suite.options, suite.name, str(making))
        # Where a script is named, so must be the mirror: "" is the script's own.
        do(*command, *(("", suite.script) if suite.script else ()))
        making.rename(bare)
    with (
        tempfile.TemporaryDirectory(prefix=f"{suite.name}-", dir=work) as name,
        ExitStack() as stack,
    ):
        path = Path(name) / "root"
        do("cp", "-a", str(bare), str(path))
        shutil.copy("/etc/resolv.conf", path / "etc")
        for kind, source, place in (
            ("-tproc", "proc", "proc"),
            ("-tsysfs", "sysfs", "sys"),
            ("--rbind", "/dev", "dev"),
        ):
            stack.enter_context(_mounted(kind, Path(source), path / place))
        root = CleanRoot(path)
        found = [tool for tool in _FORBIDDEN if (path / "usr" / "bin" / tool).exists()]
        if found:
            raise Unclean(f"the bare system has {found}")
        root.run("useradd", "--create-home", USER)
        yield root


@contextmanager
def _mounted(kind: str, source: Path, place: Path) -> Iterator[None]:
    place.mkdir(parents=True, exist_ok=True)
    do("mount", "--make-private", kind, str(source), str(place))
    try:
        yield
    finally:
        do("umount", "--recursive", "--lazy", str(place))


@contextmanager
def _screen() -> Iterator[str]:
    """The name of an X display that nobody sees."""
    read, write = os.pipe()
    command = ("Xvfb", "-displayfd", str(write), *_SCREEN)
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()
