"""A seccomp filter under which the kernel gives a process no socket but a Unix one (Linux only).

Read docs: seccomp(2) and the kernel's "Seccomp BPF" page.
"""

import ctypes
import errno
import os
import platform
import sys
from dataclasses import dataclass

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_PR_GET_SECCOMP = 21
_SECCOMP_MODE_FILTER = 2

_LOAD = 0x20  # BPF_LD | BPF_W | BPF_ABS
_JUMP_EQUAL = 0x15  # BPF_JMP | BPF_JEQ | BPF_K
_JUMP_AT_LEAST = 0x35  # BPF_JMP | BPF_JGE | BPF_K
_RETURN = 0x06  # BPF_RET | BPF_K

_KILL_PROCESS = 0x80000000
_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000

# Offsets in struct seccomp_data; both machines are little endian, so this is the low half of the
# first argument, and the kernel looks at no more of a socket's domain than that.
_NUMBER, _ARCH, _FIRST_ARGUMENT = 0, 4, 16
_AF_UNIX = 1
_X32_BIT = 0x40000000


@dataclass(frozen=True, slots=True)
class _Machine:
    """System call numbers of one architecture."""

    audit_arch: int
    socket: int
    socketpair: int
    connect: int
    ptrace: int
    process_vm_readv: int
    process_vm_writev: int
    x32: bool = False

    @property
    def refused(self) -> tuple[int, ...]:
        """Calls refused altogether: other ways to a socket, or into a process that has one.

        `connect` because a desktop's message bus would open one on request; io_uring because it
        makes sockets without the calls filtered here; the rest reach into other processes.
        """
        io_uring_setup, io_uring_enter, io_uring_register, pidfd_getfd = 425, 426, 427, 438
        return (
            self.connect,
            self.ptrace,
            self.process_vm_readv,
            self.process_vm_writev,
            io_uring_setup,
            io_uring_enter,
            io_uring_register,
            pidfd_getfd,
        )


_MACHINES = {
    "x86_64": _Machine(0xC000003E, 41, 53, 42, 101, 310, 311, x32=True),
    "aarch64": _Machine(0xC00000B7, 198, 199, 203, 117, 270, 271),
}


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_ushort),
        ("if_true", ctypes.c_ubyte),
        ("if_false", ctypes.c_ubyte),
        ("operand", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction)))


def program(machine: str) -> list[tuple[int, int, int, int]]:
    """The filter for `machine` as (code, jump if true, jump if false, operand).

    Raises KeyError for a machine whose call numbers are not known here.
    """
    calls = _MACHINES[machine]
    deny = _ERRNO | errno.EPERM
    steps = [
        (_LOAD, 0, 0, _ARCH),
        # Calls of a foreign architecture have other numbers: nothing of ours makes them.
        (_JUMP_EQUAL, 1, 0, calls.audit_arch),
        (_RETURN, 0, 0, _KILL_PROCESS),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if calls.x32:
        steps += [(_JUMP_AT_LEAST, 0, 1, _X32_BIT), (_RETURN, 0, 0, deny)]
    for number in calls.refused:
        steps += [(_JUMP_EQUAL, 0, 1, number), (_RETURN, 0, 0, deny)]
    return [
        *steps,
        (_JUMP_EQUAL, 2, 0, calls.socket),
        (_JUMP_EQUAL, 1, 0, calls.socketpair),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_EQUAL, 0, 1, _AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, deny),
    ]


def unavailable() -> str | None:
    """Why there is no filter here, or None where there can be one."""
    if sys.platform != "linux":
        return "only Linux has seccomp"
    if platform.machine() not in _MACHINES:
        return f"no filter for {platform.machine()}"
    if ctypes.CDLL(None).prctl(_PR_GET_SECCOMP, 0, 0, 0, 0) < 0:
        return "this kernel has no seccomp"
    return None


def no_new_privileges() -> None:
    """Give up set-user-id programs, which the kernel asks for before any filter; Linux only."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def apply() -> None:
    """Filter this thread and all it starts, for good; OSError where the kernel refuses."""
    steps = [_Instruction(*step) for step in program(platform.machine())]
    array = (_Instruction * len(steps))(*steps)
    no_new_privileges()
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(_Program(len(steps), array)))


def _prctl(option: int, *arguments: object) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    # prctl is variadic and reads longs: an int passed as such leaves the upper half undefined.
    padded = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in (*arguments, 0, 0, 0, 0)]
    if libc.prctl(option, *padded[:4]) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
