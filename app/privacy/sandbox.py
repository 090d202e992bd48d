"""What a child process that runs native code may still do: read its model, and nothing else.

Applied in the child before the first native import; it cannot be undone.
"""

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.privacy import guard, landlock, seccomp, telemetry


@dataclass(frozen=True, slots=True)
class SandboxPolicy:
    """Paths that may be read or written beside what Python itself needs.

    `data_bytes` limits the memory the process may allocate; None sets no limit. `scratch`: it needs
    an empty folder to write to while it loads, before it is given anything to work on.
    """

    read: tuple[Path, ...] = ()
    write: tuple[Path, ...] = ()
    data_bytes: int | None = None
    scratch: bool = False


@dataclass(frozen=True, slots=True)
class Applied:
    """What holds in this process now. `landlock` is the kernel's version, 0 for none.

    `missing` says in words what the machine could not give.
    """

    guard: bool
    landlock: int
    seccomp: bool
    missing: tuple[str, ...] = ()


def apply(policy: SandboxPolicy) -> Applied:
    """Restrict this process for good, as far as the machine can; never raises."""
    guard.install()
    telemetry.silence()
    missing = list(_limit(policy))
    version = 0
    try:
        version = restrict_files(policy)
        if version == 0:
            missing.append("files are open: this system has no Landlock")
    except OSError as error:
        missing.append(f"files are open: Landlock was refused ({error.strerror})")
    filtered = False
    reason = seccomp.unavailable()
    if reason is None:
        try:
            seccomp.apply()
            filtered = True
        except OSError as error:
            reason = f"it was refused ({error.strerror})"
    if reason is not None:
        missing.append(f"only Python's sockets are refused, not those of native code: {reason}")
    return Applied(guard.GUARD.installed, version, filtered, tuple(missing))


def restrict_files(policy: SandboxPolicy) -> int:
    """Leave only the policy's files open; a second call can only take more away.

    Returns Landlock's version, 0 where there is none; OSError where the kernel refuses.
    """
    return landlock.apply(
        read=(*runtime_paths(), *policy.read), write=(Path("/dev/null"), *policy.write)
    )


def runtime_paths() -> tuple[Path, ...]:
    """What an interpreter and native libraries read: themselves, and facts about the machine."""
    package = Path(__file__).resolve().parents[1]
    ours = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parent, package}
    system = (
        "/usr",
        "/lib",
        "/lib64",
        "/etc/ld.so.cache",
        "/etc/ld.so.conf",
        "/etc/ld.so.conf.d",
        "/etc/localtime",
        "/etc/fonts",
        "/proc/self",
        "/proc/cpuinfo",
        "/proc/meminfo",
        "/sys/devices/system/cpu",
        "/sys/devices/system/node",
        "/dev/null",
        "/dev/zero",
        "/dev/random",
        "/dev/urandom",
    )
    return (*sorted(ours), *map(Path, system))


def _limit(policy: SandboxPolicy) -> tuple[str, ...]:
    """No core dumps (they hold the user's text), and no more memory than allowed."""
    if sys.platform == "win32":
        return ("memory is not limited on Windows",) if policy.data_bytes else ()
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if policy.data_bytes is not None:
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        with suppress(ValueError, OSError):
            wanted = policy.data_bytes if hard < 0 else min(policy.data_bytes, hard)
            resource.setrlimit(resource.RLIMIT_DATA, (wanted, hard))
            return ()
        return ("memory is not limited: the system refused",)
    return ()
