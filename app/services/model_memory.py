"""What a model needs of memory: its weights, what it keeps of the text in view, and its process.

A transformer keeps a key and a value for every token in every layer (the KV cache):

    tokens x layers x KV heads x (width of a key + width of a value) x 2 bytes

which are the 16-bit numbers that llama.cpp keeps by default; heads that share keys and values count
once (Ainslie et al. 2023, "GQA"). Layers that see only a window of the text are counted like the
others, so this is an upper bound. Recurrent models keep a state of fixed size, and no cache.
"""

from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import ModelBroken
from app.domain.models import Format, ModelSpec, Task
from app.services.model_headers import GgufHeader, read_gguf

PROCESS_BYTES = 150_000_000
"""Of a process with the libraries that run a model, and their working memory."""
STATED_TOKENS = 4096
"""The context for which `ModelSpec.memory_bytes` is stated."""
_CACHED_BYTES = 2


@dataclass(frozen=True, slots=True)
class MemoryNeed:
    """Bytes of `weights`, of the `cache` for `tokens` tokens of context, and of all the rest.

    `exact`: the cache follows from the model's own header, and not from what its publisher states.
    """

    weights: int
    cache: int
    rest: int
    tokens: int
    exact: bool

    @property
    def total(self) -> int:
        """All of it."""
        return self.weights + self.cache + self.rest


def cache_bytes(header: GgufHeader, tokens: int) -> int:
    """Keys and values of `tokens` tokens; none for recurrent models."""
    heads = header.number(".attention.head_count")
    if heads == 0:
        return 0
    kv_heads = header.number(".attention.head_count_kv", heads)
    width = header.number(".embedding_length") // heads
    key = header.number(".attention.key_length", width)
    value = header.number(".attention.value_length", width)
    return tokens * header.number(".block_count") * kv_heads * (key + value) * _CACHED_BYTES


def need_of(spec: ModelSpec, context_tokens: int, folder: Path | None = None) -> MemoryNeed:
    """What `spec` needs where texts of up to `context_tokens` tokens are given to it.

    `folder`, where it is installed, holds the header that says how large its cache is. For a model
    that is not here, the cache is what is stated beyond weights and process, scaled to the context.
    """
    weights = sum(file.bytes or 0 for file in spec.files)
    if spec.task is not Task.GENERATE:
        return MemoryNeed(weights, 0, max(spec.memory_bytes - weights, 0), 0, exact=False)
    tokens = min(context_tokens, spec.context_length or context_tokens)
    header = _header(spec, folder)
    if header is not None:
        return MemoryNeed(weights, cache_bytes(header, tokens), PROCESS_BYTES, tokens, exact=True)
    stated = max(spec.memory_bytes - weights - PROCESS_BYTES, 0)
    stated_tokens = min(STATED_TOKENS, spec.context_length or STATED_TOKENS)
    return MemoryNeed(weights, stated * tokens // stated_tokens, PROCESS_BYTES, tokens, exact=False)


def _header(spec: ModelSpec, folder: Path | None) -> GgufHeader | None:
    """None where it cannot be read: `verify` is what finds fault with files."""
    if folder is None or spec.format is not Format.GGUF:
        return None
    try:
        return read_gguf(folder / spec.files[0].name)
    except (OSError, ModelBroken):
        return None
