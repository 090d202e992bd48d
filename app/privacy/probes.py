"""Attempts at what Sotto must not be able to do; each really tries, and only at this machine."""

import ctypes
import errno
import os
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import NetworkBlocked

_LOOPBACK = ("127.0.0.1", 9)
_IO_URING_SETUP = 425

Probe = tuple[str, Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt."""

    name: str
    blocked: bool
    detail: str


def tried(probes: Iterator[Probe]) -> list[Outcome]:
    """Run each attempt."""
    return [Outcome(name, *_try(attempt)) for name, attempt in probes]


def python_sockets() -> Iterator[Probe]:
    """Through Python's own socket module."""
    yield "TCP connection", _tcp
    yield "UDP packet", _udp
    yield "name look-up", lambda: _ignore(socket.getaddrinfo("localhost", 9))


def native_sockets() -> Iterator[Probe]:
    """Past Python, as a parser or a model runtime would."""
    if sys.platform == "win32":
        return
    yield "native TCP socket", lambda: _native(socket.AF_INET, socket.SOCK_STREAM)
    yield "native UDP socket", lambda: _native(socket.AF_INET, socket.SOCK_DGRAM)
    yield "native IPv6 socket", lambda: _native(socket.AF_INET6, socket.SOCK_STREAM)
    yield "native raw socket", lambda: _native(socket.AF_INET, socket.SOCK_RAW)
    if sys.platform == "linux":
        yield "io_uring", _io_uring


def files(outside: Path) -> Iterator[Probe]:
    """The file `outside` the allow-list, a new one beside it, and a program."""
    yield "reading another file", lambda: _ignore(outside.read_bytes())
    yield "writing a file", lambda: _ignore(outside.with_suffix(".new").write_bytes(b"x"))
    if sys.platform != "win32":
        yield "starting a program", _start_program


def _try(attempt: Callable[[], None]) -> tuple[bool, str]:
    try:
        attempt()
    except NetworkBlocked:
        return True, "refused by the network guard"
    except OSError as error:
        refused = isinstance(error, PermissionError)
        words = error.strerror or type(error).__name__
        return refused, f"{'refused by the system' if refused else 'tried'}: {words}"
    return False, "it worked"


def _tcp() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as opened:
        opened.settimeout(1.0)
        opened.connect(_LOOPBACK)


def _udp() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened:
        opened.sendto(b"x", _LOOPBACK)


def _native(family: int, kind: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    _close_or_raise(libc.socket(int(family), int(kind), 0))


def _io_uring() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    parameters = ctypes.create_string_buffer(120)
    _close_or_raise(libc.syscall(ctypes.c_long(_IO_URING_SETUP), ctypes.c_uint(1), parameters))


def _close_or_raise(descriptor: int) -> None:
    if descriptor < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    os.close(descriptor)


def _start_program() -> None:
    program = Path("/bin/true")
    try:
        os.posix_spawn(program, [str(program)], {})
    except FileNotFoundError:
        raise OSError(errno.ENOENT, "there is no program to start") from None
    os.wait()


def _ignore(_: object) -> None:
    """The attempt is the point, not what it gives."""
