"""How a GGUF model is to be loaded and computed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CacheType = Literal["f32", "f16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0", "iq4_nl"]
"""In which form a key or value is kept; those of blocks ("q8_0", ...) are smaller."""


@dataclass(frozen=True, slots=True)
class LlamaOptions:
    """`context_length` is in tokens; `threads` 0 means every core this process may use.

    `batch_threads` compute a prompt, 0 being as many as `threads`, which compute the answer.
    `batch_tokens` are given to llama.cpp together, `micro_batch` of them computed together.
    `gpu_layers` are computed on the graphics card, the last ones first; the output layer counts.
    `value_type` can be one of blocks only with `flash_attention`. `adapter` is a LoRA in GGUF form.
    `speculate`: words of the prompt are tried as the answer's next ones. `prefix_cache` is the
    folder in which computed beginnings of prompts are kept.
    """

    context_length: int = 4096
    threads: int = 0
    batch_threads: int = 0
    # Tokens of a prompt a second: 152 in blocks of 8, 175 of 32, 182 of 256.
    batch_tokens: int = 32
    micro_batch: int = 32
    gpu_layers: int = 0
    key_type: CacheType = "f16"
    value_type: CacheType = "f16"
    flash_attention: bool = False
    adapter: Path | None = None
    adapter_scale: float = 1.0
    speculate: bool = False
    prefix_cache: Path | None = None
