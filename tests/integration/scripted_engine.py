"""An engine whose behaviour is the text of the last turn, and processes that break the protocol."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.domain.errors import EngineFailure, ModelBroken, ReadCode, ReadFailure
from app.engines.child import ChildEnds, EngineConfig, Job, ServedEngine
from app.engines.messages import (
    Count,
    CountTokens,
    Done,
    Generate,
    Piece,
    Read,
    Ready,
    Reply,
    Response,
    Want,
)
from app.privacy.sandbox import SandboxPolicy

FOREVER_S = 3600.0


def say(command: str) -> Generate:
    """A request that makes the scripted engine do `command`."""
    return Generate([("user", command)], 16, 0.0, 0, [])


@dataclass(frozen=True, slots=True)
class ScriptedConfig:
    """`failure`: what loading does instead of loading."""

    failure: str = ""
    model: str | None = None

    def load(self) -> ServedEngine:
        """The scripted engine, or the failure."""
        match self.failure:
            case "broken":
                raise ModelBroken("scripted", "it was told to")
            case "unexpected":
                raise ValueError("odd bytes")
            case "crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "hang":
                time.sleep(FOREVER_S)
        return ScriptedEngine()


class ScriptedEngine:
    """Does what the last turn says; counts tokens as words."""

    context_length = 77

    def answer(self, job: Job) -> Iterator[Response]:
        """See `say`."""
        request = job.request
        if isinstance(request, CountTokens):
            yield Count(len(request.text.split()))
        elif isinstance(request, Generate):
            command, _, argument = request.turns[-1][1].partition(" ")
            yield from getattr(self, f"_{command}")(argument, job)
        elif isinstance(request, Read):
            yield Count(sum(len(job.fetch(at, 1000)) for at in range(0, request.size, 1000)))

    def _pid(self, argument: str, job: Job) -> Iterator[Response]:
        yield Piece(str(os.getpid()))

    def _repeat(self, argument: str, job: Job) -> Iterator[Response]:
        for n in range(int(argument)):
            job.cancel.raise_if_cancelled()
            yield Piece(str(n))

    def _chatter(self, argument: str, job: Job) -> Iterator[Response]:
        while True:
            yield Piece("and")
            time.sleep(0.005)

    def _swell(self, argument: str, job: Job) -> Iterator[Response]:
        self._kept = bytearray(os.urandom(1 << 20) * int(argument))
        yield Piece(argument)

    def _print(self, argument: str, job: Job) -> Iterator[Response]:
        sys.stdout.write(argument)
        sys.stderr.write(argument)
        os.write(1, argument.encode())
        os.write(2, argument.encode())
        yield Piece(argument)

    def _crash(self, argument: str, job: Job) -> Iterator[Response]:
        yield Piece("before")
        os.write(2, b"noise\nassertion failed: x > 0\n\n")
        os.kill(os.getpid(), signal.SIGSEGV)

    def _leave(self, argument: str, job: Job) -> Iterator[Response]:
        yield Piece("before")
        os._exit(int(argument))

    def _hang(self, argument: str, job: Job) -> Iterator[Response]:
        if argument == "stubbornly":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        yield Piece(str(os.getpid()))
        time.sleep(FOREVER_S)

    def _fail(self, argument: str, job: Job) -> Iterator[Response]:
        yield Piece("before")
        match argument:
            case "read":
                raise ReadFailure("somewhere", ReadCode.BROKEN, "the file\x1b[31m is\nbad")
            case "engine":
                raise EngineFailure("scripted", "no room")
            case "model":
                raise ModelBroken("scripted", "altered")
            case _:
                raise KeyError("surprise")

    def _descriptors(self, argument: str, job: Job) -> Iterator[Response]:
        for entry in list(Path("/proc/self/fd").iterdir()):
            try:
                yield Piece(str(entry.readlink()))
            except FileNotFoundError:
                continue

    def _wait(self, argument: str, job: Job) -> Iterator[Response]:
        yield Piece("waiting")
        while not job.cancel.cancelled:
            time.sleep(0.005)
        job.cancel.raise_if_cancelled()


def _hostile(ends: ChildEnds, first: bytes) -> None:
    _reply(ends, 0, Ready())
    ends.requests.recv_bytes()
    ends.replies.send_bytes(first)
    time.sleep(FOREVER_S)


def _reply(ends: ChildEnds, job: int, response: Response) -> None:
    ends.replies.send_bytes(msgspec.msgpack.encode(Reply(job, response)))


def garbage(config: EngineConfig, policy: SandboxPolicy, ends: ChildEnds) -> None:
    """Answers with bytes that are no message."""
    _hostile(ends, b"\xc1\xff\x00garbage")


def wrong_schema(config: EngineConfig, policy: SandboxPolicy, ends: ChildEnds) -> None:
    """Answers with a message of a kind that does not exist."""
    _hostile(ends, msgspec.msgpack.encode([1, ["execute", "x"]]))


def oversize(config: EngineConfig, policy: SandboxPolicy, ends: ChildEnds) -> None:
    """Announces a message of two gigabytes."""
    _reply(ends, 0, Ready())
    ends.requests.recv_bytes()
    os.write(ends.replies.fileno(), (0x7FFFFFFF).to_bytes(4, "big"))
    time.sleep(FOREVER_S)


def wrong_job(config: EngineConfig, policy: SandboxPolicy, ends: ChildEnds) -> None:
    """Answers a job that nobody gave it."""
    _hostile(ends, msgspec.msgpack.encode(Reply(99, Piece("x"))))


def unasked(config: EngineConfig, policy: SandboxPolicy, ends: ChildEnds) -> None:
    """Ends the job and goes on talking."""
    _reply(ends, 0, Ready())
    ends.requests.recv_bytes()
    _reply(ends, 1, Done())
    _reply(ends, 1, Piece("more"))
    time.sleep(FOREVER_S)


def deaf(config: EngineConfig, policy: SandboxPolicy, ends: ChildEnds) -> None:
    """Asks for bytes and never reads them."""
    _reply(ends, 0, Ready())
    ends.requests.recv_bytes()
    _reply(ends, 1, Want(0, 10_000_000))
    time.sleep(FOREVER_S)


def flood(config: EngineConfig, policy: SandboxPolicy, ends: ChildEnds) -> None:
    """Sends pieces without end."""
    _reply(ends, 0, Ready())
    ends.requests.recv_bytes()
    while True:
        _reply(ends, 1, Piece("x" * 50_000))
