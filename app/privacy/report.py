"""What keeps Sotto off the network on this machine, and a self-test that tries to break it."""

import multiprocessing
import sys
import tempfile
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from app.privacy import guard, landlock, probes, sandbox, seccomp
from app.privacy.sandbox import SandboxPolicy

_ANSWER_S = 60.0
_ANSWER_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report; `ok` False where a promise does not hold here."""

    name: str
    ok: bool
    detail: str


def checks() -> list[Check]:
    """What protects this process and the ones that run models and read files."""
    watch = guard.GUARD
    refused = f"{watch.attempts} attempts refused since the start"
    if watch.latest:
        refused = f"{refused}; the last: {watch.latest[-1]}"
    version = landlock.abi()
    return [
        Check(
            "network guard",
            watch.installed,
            f"Python opens no internet socket; {refused}"
            if watch.installed
            else "not installed in this process",
        ),
        _files(version),
        _sockets(version),
    ]


def _files(version: int) -> Check:
    if version == 0:
        system = "this kernel has no Landlock" if sys.platform == "linux" else "only Linux has it"
        return Check("sandbox: files", False, f"child processes read what you can: {system}")
    return Check(
        "sandbox: files",
        True,
        f"child processes read their model and nothing of yours (Landlock {version})",
    )


def _sockets(version: int) -> Check:
    reason = seccomp.unavailable()
    if reason is None:
        by = "seccomp, Landlock for TCP" if version >= 4 else "seccomp"
        return Check(
            "sandbox: network",
            True,
            f"child processes get no socket from the kernel ({by}); this also holds for the network"
            " code inside libraries",
        )
    return Check("sandbox: network", False, f"in child processes only Python is guarded: {reason}")


def self_test() -> list[Check]:
    """Try, here and in a restricted child, to reach the network and files; `ok` means blocked.

    Nothing is sent beyond this machine even where an attempt works. Native code in this process
    is told about but not counted as a failure: none that reads documents or models runs here.
    """
    with guard.GUARD.tested():
        here = [_counted("here", outcome) for outcome in probes.tried(probes.python_sockets())]
    for outcome in probes.tried(probes.native_sockets()):
        told = f"not blocked ({outcome.detail}); nothing untrusted runs here"
        here.append(
            Check(f"here: {outcome.name}", True, outcome.detail if outcome.blocked else told)
        )
    return here + _in_child()


def _in_child() -> list[Check]:
    context = multiprocessing.get_context("spawn")
    answer, sender = context.Pipe(duplex=False)
    with tempfile.TemporaryDirectory() as folder, answer:
        outside = Path(folder) / "outside.txt"
        outside.write_text("not for children", "utf-8")
        child = context.Process(target=_probe, args=(sender, outside), daemon=True)
        child.start()
        sender.close()
        try:
            if not answer.poll(_ANSWER_S):
                return [Check("child: self-test", False, "it gave no answer")]
            data = answer.recv_bytes(_ANSWER_BYTES)
            return msgspec.json.decode(data, type=list[Check])
        except EOFError:
            return [Check("child: self-test", False, "its process ended before it answered")]
        finally:
            child.kill()
            child.join()
            child.close()


def _probe(sender: Connection, outside: Path) -> None:
    sandbox.apply(SandboxPolicy())
    found = [
        *probes.tried(probes.python_sockets()),
        *probes.tried(probes.native_sockets()),
        *probes.tried(probes.files(outside)),
    ]
    sender.send_bytes(msgspec.json.encode([_counted("child", outcome) for outcome in found]))


def _counted(where: str, outcome: probes.Outcome) -> Check:
    return Check(f"{where}: {outcome.name}", outcome.blocked, outcome.detail)
