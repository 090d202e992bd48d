"""Opens an ONNX file with the runtime and provider that compute it; belongs in an engine process.

Only one onnxruntime can be in a process, so a runtime from elsewhere is put before the one that
ships, first thing, and never in the process of the program.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from app.domain.errors import EngineFailure
from app.engines.providers import ON_CPU, Runtime


def open_session(path: Path, *, threads: int, runtime: Runtime = ON_CPU) -> Any:
    """An InferenceSession of the file that uses `runtime`'s provider, or fails.

    What the provider does not know is computed by the CPU. Memory for activations is given back
    after every run (no arena), so the process stays near the size of the model. Raises
    EngineFailure where the provider is not to be had, else what the runtime raises.
    """
    onnxruntime = _imported(runtime)
    onnxruntime.disable_telemetry_events()
    onnxruntime.set_default_logger_severity(4)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = runtime.memory_pattern
    # Threads that spin between batches would take the other engines' cores.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if runtime.plugin:
        _add_plugin(onnxruntime, options, runtime)
        providers = []
    else:
        if runtime.onnx_name not in onnxruntime.get_available_providers():
            raise _failure(runtime, "the runtime was built without it")
        providers = [(runtime.onnx_name, dict(runtime.options))]
    session = onnxruntime.InferenceSession(
        str(path), options, providers=providers, enable_fallback=False
    )
    if runtime.onnx_name not in session.get_providers():
        raise _failure(runtime, "the runtime left it out in silence, so that the CPU would compute")
    return session


def _imported(runtime: Runtime) -> ModuleType:
    if runtime.folder is None:
        return importlib.import_module("onnxruntime")
    if not runtime.plugin and "onnxruntime" in sys.modules:
        raise _failure(runtime, "another onnxruntime is in this process")
    sys.path.insert(0, str(runtime.folder))
    onnxruntime = importlib.import_module("onnxruntime")
    if not runtime.plugin and not Path(onnxruntime.__file__ or "").is_relative_to(runtime.folder):
        raise _failure(runtime, "its package holds no onnxruntime")
    return onnxruntime


def _add_plugin(onnxruntime: ModuleType, options: Any, runtime: Runtime) -> None:
    """Load the library of a plugin and have the session use its devices."""
    library = importlib.import_module(runtime.plugin).get_library_path()
    onnxruntime.register_execution_provider_library(runtime.onnx_name, library)
    devices = [
        one
        for one in onnxruntime.get_ep_devices()
        if (one.ep_name, one.device.type.name) == (runtime.onnx_name, runtime.device)
    ]
    if not devices:
        raise _failure(runtime, "it finds no device on this computer")
    options.add_provider_for_devices(devices, dict(runtime.options))


def _failure(runtime: Runtime, reason: str) -> EngineFailure:
    return EngineFailure(f"{runtime.provider} on {runtime.device}", reason)
