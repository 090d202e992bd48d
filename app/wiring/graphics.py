"""What of an answer model is computed on a graphics processor here."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import ModelBroken
from app.engines.llama_backends import GRAPHICS, backends
from app.engines.llama_devices import graphics_devices
from app.engines.llama_options import LlamaOptions
from app.privacy.report import Check
from app.services.gpu_offload import Offload, offload
from app.services.model_headers import read_gguf


def offload_of(path: Path, options: LlamaOptions) -> Offload:
    """How many layers of the file `path` have room on the graphics processor, if there is one.

    That is asked in a process, and only where llama.cpp was built for one.
    """
    try:
        return offload(read_gguf(path), options, graphics_devices())
    except (OSError, ModelBroken):
        return Offload(0, 0, "", "")  # loading says what is wrong


def graphics_check(path: Path | None, options: LlamaOptions, *, wanted: bool) -> Check:
    """Which backends llama.cpp has, and what they compute of the answer model `path`."""
    built = backends()
    said = f"llama.cpp was built for {', '.join(built)}"
    if not GRAPHICS & set(built):
        said += "; the guide says how to build it for a graphics processor"
    elif not wanted:
        said += "; the setting graphics is off"
    elif path is not None:
        said += f"; {offload_of(path, options).said}"
    return Check("graphics processor", True, said)
