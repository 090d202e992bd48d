"""Landlock through ctypes: which files a process may read and write, and no TCP (Linux only).

See landlock(7). An older kernel knows fewer rights; what it does not know stays unrestricted.
"""

import ctypes
import os
import platform
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.privacy import seccomp

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE, _IOCTL_DEV = 1 << 14, 1 << 15
_ALL_OF_ABI_1 = (1 << 13) - 1
_REFER = 1 << 13
_READ = _READ_FILE | _READ_DIR
# Rights that may be granted on something that is not a folder.
_ON_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
_BIND_TCP, _CONNECT_TCP = 1 << 0, 1 << 1
_SCOPE_ABSTRACT_SOCKETS, _SCOPE_SIGNALS = 1 << 0, 1 << 1


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_fs", ctypes.c_uint64),
        ("handled_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def abi() -> int:
    """The kernel's Landlock version; 0 where there is none."""
    if sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"}:
        return 0
    libc = ctypes.CDLL(None)
    version: int = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION_FLAG)
    return max(version, 0)


def apply(*, read: Iterable[Path], write: Iterable[Path] = ()) -> int:
    """Restrict this thread and all it starts, for good, to the files beneath the paths given.

    Nothing can be executed, no TCP port bound or connected to (from version 4), no process outside
    signalled (from 6). Paths that do not exist are left out. Returns the kernel's version; does
    nothing and returns 0 where there is none. Raises OSError where the kernel refuses.
    """
    version = abi()
    if version == 0:
        return 0
    handled = _handled(version)
    ruleset = _create(version, handled)
    try:
        for path in read:
            _allow(ruleset, path, _READ)
        for path in write:
            _allow(ruleset, path, handled & ~_EXECUTE)
        seccomp.no_new_privileges()
        _call(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)
    return version


def _handled(version: int) -> int:
    handled = _ALL_OF_ABI_1
    for since, right in ((2, _REFER), (3, _TRUNCATE), (5, _IOCTL_DEV)):
        if version >= since:
            handled |= right
    return handled


def _create(version: int, handled: int) -> int:
    ruleset = _Ruleset(handled)
    size = 8
    if version >= 4:
        ruleset.handled_net = _BIND_TCP | _CONNECT_TCP
        size = 16
    if version >= 6:
        ruleset.scoped = _SCOPE_ABSTRACT_SOCKETS | _SCOPE_SIGNALS
        size = 24
    return _call(_CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(size), ctypes.c_uint32(0))


def _allow(ruleset: int, path: Path, rights: int) -> None:
    with suppress(FileNotFoundError, PermissionError):
        descriptor = os.open(path, getattr(os, "O_PATH", 0) | os.O_CLOEXEC)
        try:
            if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
                rights &= _ON_FILES
            rule = _PathBeneath(rights, descriptor)
            _call(
                _ADD_RULE,
                ctypes.c_int(ruleset),
                ctypes.c_int(_RULE_PATH_BENEATH),
                ctypes.byref(rule),
                ctypes.c_uint32(0),
            )
        finally:
            os.close(descriptor)


def _call(number: int, *arguments: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    result: int = libc.syscall(ctypes.c_long(number), *arguments)
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result
