"""How many layers of a language model are computed on the graphics processor.

llama.cpp takes the last layers first, the output layer being the very last. Each brings its weights
and what it keeps of the text in view, so a longer context leaves room for fewer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.engines.llama_options import LlamaOptions
from app.engines.messages import FoundDevice
from app.services.llama_memory import kept_bytes, layer_bytes, work_bytes
from app.services.model_headers import GgufHeader

DESKTOP_BYTES = 500_000_000
"""Left to what else is drawn: windows, films, a browser."""
_DRIVER_BYTES = 400_000_000
"""Of a CUDA context with its kernels; others take less."""


@dataclass(frozen=True, slots=True)
class Offload:
    """`layers` of `of` are computed on `device`; `said` is that in a sentence, with the reason."""

    layers: int
    of: int
    device: str
    said: str


def offload(header: GgufHeader, options: LlamaOptions, devices: Sequence[FoundDevice]) -> Offload:
    """What to compute on the device with the most room, for the context that `options` say."""
    of = len(layer_bytes(header))
    if not devices:
        return Offload(0, of, "", "llama.cpp finds no graphics processor")
    best = max(devices, key=lambda device: (device.kind == "gpu", device.free_bytes))
    layers = layers_that_fit(header, options, best.free_bytes)
    name = best.description or best.name
    if layers == of:
        return Offload(layers, of, name, f"all {of} layers are computed on {name}")
    reason = (
        f"there is no room for more beside a context of {options.context_length:,} tokens and the "
        f"desktop in its {best.free_bytes / 1e9:.1f} GB"
    )
    return Offload(layers, of, name, f"{layers} of {of} layers are computed on {name}: {reason}")


def layers_that_fit(
    header: GgufHeader,
    options: LlamaOptions,
    device_bytes: int,
    *,
    desktop_bytes: int = DESKTOP_BYTES,
) -> int:
    """How many layers, the output layer counted, have room in `device_bytes` of free memory.

    What is computed with has to fit beside them: there, every token of a batch may choose a word.
    """
    words = header.lengths.get("tokenizer.ggml.tokens", 0)
    together = min(options.micro_batch, options.batch_tokens)
    work = work_bytes(header, options, words) + 4 * together * words
    room = device_bytes - desktop_bytes - _DRIVER_BYTES - work
    kept = (*kept_bytes(header, options), 0)
    sizes = map(sum, zip(layer_bytes(header), kept, strict=True))
    return sum(size <= room for size in accumulate(reversed(list(sizes))))
