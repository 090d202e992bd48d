"""What the llama.cpp that is installed was built to compute on."""

from importlib.util import find_spec
from pathlib import Path

from app.engines.provider_list import CUDA, OPENVINO
from app.privacy.sandbox import SandboxPolicy

_BACKENDS = {
    "cuda": "CUDA", "vulkan": "Vulkan", "metal": "Metal", "hip": "HIP", "sycl": "SYCL",
    "opencl": "OpenCL", "musa": "MUSA", "rpc": "RPC", "cpu": "CPU",
}  # fmt: skip
GRAPHICS = frozenset({"CUDA", "Vulkan", "Metal", "HIP", "SYCL", "OpenCL", "MUSA"})
"""Names of those that compute on a graphics processor."""

_DRIVERS = tuple(Path(path) for path in ("/etc/vulkan", "/usr/share/vulkan", "/etc/OpenCL"))


def backends() -> tuple[str, ...]:
    """Names of the backends this llama.cpp was built with, told by its files alone."""
    package = find_spec("llama_cpp")
    folders = package.submodule_search_locations if package is not None else None
    files = [path.stem for folder in folders or () for path in Path(folder, "lib").glob("*ggml-*")]
    return tuple(name for part, name in _BACKENDS.items() if any(part in file for file in files))


def graphics_policy() -> SandboxPolicy:
    """What a process may reach beside its model, so that it can compute on a graphics processor."""
    devices = [*CUDA.devices, *(d for d in OPENVINO.devices if d.name == "GPU")]
    return SandboxPolicy(
        read=(*_DRIVERS, *(path for device in devices for path in device.reads)),
        write=tuple(node for device in devices for node in device.nodes),
    )
