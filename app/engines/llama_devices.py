"""The graphics processors that the llama.cpp which is installed finds, asked in a process."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import EngineFailure
from app.engines.child import Job, ServedEngine
from app.engines.host import EngineHost
from app.engines.llama_backends import GRAPHICS, backends, graphics_policy
from app.engines.messages import FoundDevice, FoundDevices, ListDevices, Response
from app.engines.remote import nonsense
from app.engines.serving import misdirected

_KINDS = {0: "cpu", 1: "gpu", 2: "igpu", 3: "accelerator"}  # ggml_backend_dev_type
_PATIENCE_S = 30.0


def graphics_devices() -> tuple[FoundDevice, ...]:
    """Graphics processors that llama.cpp could use, asked in a process of its own.

    None, without starting one, where it was built for none; and where asking fails.
    """
    if not GRAPHICS & set(backends()):
        return ()
    host = EngineHost(
        "device list",
        DevicesConfig(),
        policy=graphics_policy(),
        start_timeout_s=_PATIENCE_S,
    )
    with closing(host):
        try:
            found = host.call(ListDevices(), timeout_s=_PATIENCE_S)
        except EngineFailure:
            return ()  # a driver that crashes or hangs is none to compute on
        if not isinstance(found, FoundDevices):
            raise nonsense("device list")
        return tuple(device for device in found.devices if device.kind in ("gpu", "igpu"))


@dataclass(frozen=True, slots=True)
class DevicesConfig:
    """Nothing is to be known."""

    @property
    def model(self) -> None:
        """There is none."""
        return

    def load(self) -> ServedEngine:
        """The list, with the drivers not yet asked."""
        return ServedDevices()


class ServedDevices:
    """Answers ListDevices."""

    context_length = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One FoundDevices."""
        if not isinstance(job.request, ListDevices):
            raise misdirected("device list", job.request)
        yield FoundDevices(list(_devices()))


def _devices() -> Iterator[FoundDevice]:
    """The list of ggml (ggml-backend.h), whose functions are in libraries beside llama.cpp."""
    from llama_cpp import llama_backend_init
    from llama_cpp._ggml import libggml

    llama_backend_init()
    base = ctypes.CDLL(str(next(Path(libggml._name).parent.glob("*ggml-base.*"))))  # noqa: SLF001
    libggml.ggml_backend_dev_count.restype = ctypes.c_size_t
    libggml.ggml_backend_dev_get.restype = ctypes.c_void_p
    libggml.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    for name in ("name", "description"):
        function = getattr(base, f"ggml_backend_dev_{name}")
        function.restype, function.argtypes = ctypes.c_char_p, [ctypes.c_void_p]
    base.ggml_backend_dev_type.argtypes = [ctypes.c_void_p]
    size = ctypes.POINTER(ctypes.c_size_t)
    base.ggml_backend_dev_memory.argtypes = [ctypes.c_void_p, size, size]
    base.ggml_backend_dev_memory.restype = None
    for number in range(libggml.ggml_backend_dev_count()):
        device = libggml.ggml_backend_dev_get(number)
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        base.ggml_backend_dev_memory(device, ctypes.byref(free), ctypes.byref(total))
        yield FoundDevice(
            base.ggml_backend_dev_name(device).decode(),
            base.ggml_backend_dev_description(device).decode(errors="replace"),
            _KINDS.get(base.ggml_backend_dev_type(device), "other"),
            total.value,
            free.value,
        )
