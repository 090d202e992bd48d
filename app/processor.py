"""Whether this processor can run the native libraries that come with Sotto: they use AVX2.

Without it they would not fail but be killed by the system, so it is asked before any is loaded.
"""

from __future__ import annotations

import ctypes
import platform
import sys

NEEDS_AVX2 = (
    "Sotto cannot run on this processor: it needs the instructions AVX2, which most processors have"
    " had since 2013 (Intel) or 2015 (AMD). In a virtual machine, pass the host's processor on."
)
_X86 = ("x86_64", "amd64")
_FEATURES = 1  # leaf 7 of CPUID, as the C library counts them
_EBX, _AVX2 = 1, 1 << 5
_WINDOWS_AVX2 = 40  # PF_AVX2_INSTRUCTIONS_AVAILABLE


class _Leaf(ctypes.Structure):
    """cpuid_feature of <sys/platform/x86.h>: what there is, and what the system lets one use."""

    _fields_ = (("present", ctypes.c_uint32 * 4), ("active", ctypes.c_uint32 * 4))


def lacks_avx2() -> bool:
    """Whether AVX2 is known to be missing; not so where nothing tells."""
    if platform.machine().lower() not in _X86:
        return False
    try:
        if sys.platform == "win32":
            return not ctypes.WinDLL("kernel32").IsProcessorFeaturePresent(_WINDOWS_AVX2)
        if sys.platform == "darwin":
            return not sysctl("hw.optional.avx2_0")
        return not _linux_avx2()
    except (AttributeError, OSError):
        return False


def sysctl(name: str) -> int:
    """A number that macOS tells; OSError where it knows none of that name."""
    value, size = ctypes.c_int32(), ctypes.c_size_t(4)
    libc = ctypes.CDLL(None)
    if libc.sysctlbyname(name.encode(), ctypes.byref(value), ctypes.byref(size), None, 0) != 0:
        raise OSError(name)
    return value.value


def _linux_avx2() -> bool:
    """As the C library found it out; AttributeError before glibc 2.33."""
    ask = ctypes.CDLL(None).__getattr__("__x86_get_cpuid_feature_leaf")
    ask.restype = ctypes.POINTER(_Leaf)
    return bool(ask(_FEATURES).contents.active[_EBX] & _AVX2)
