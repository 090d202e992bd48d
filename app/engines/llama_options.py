"""How a GGUF model is to be loaded and computed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LlamaOptions:
    """`context_length` is in tokens; `threads` 0 means every core this process may use."""

    context_length: int = 4096
    threads: int = 0
