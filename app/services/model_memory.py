"""What a model needs of memory: its weights, what it keeps of the text in view, and its process.

Language models are counted from the header of their file (see `llama_memory`); the others from
what was measured of their engines with the models that ship and are tested.
"""

from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import ModelBroken
from app.domain.models import Format, ModelSpec, Task
from app.engines.llama_options import LlamaOptions
from app.services.llama_memory import llama_memory
from app.services.model_headers import GgufHeader, read_gguf

PROCESS_BYTES = 150_000_000
"""Of a process with the libraries that run a model, where only its publisher says what it needs."""
STATED_TOKENS = 4096
"""The context for which `ModelSpec.memory_bytes` is stated."""

_LLAMA_PROCESS_BYTES = 54_000_000
_ONNX_PROCESS_BYTES = 82_000_000
_WHISPER_PROCESS_BYTES = 140_000_000

# Of ONNX Runtime: tokens of a batch, what is alive between two layers in copies of what goes from
# one to the next, the share of the weights it holds in a second order, and 16 long texts while they
# are made into tokens.
_BATCH_TOKENS = {Task.EMBED: 512, Task.RERANK: 1024, Task.ENTAIL: 1024}
_COPIES, _USUAL_WIDTH = 50, 384
_PACKED = 0.25
_TEXTS_BYTES = 30_000_000

_SOUND_S = 120
"""How long the windows are in which recordings are transcribed."""
_SOUND_BYTES_PER_S = 900_000


@dataclass(frozen=True, slots=True)
class MemoryNeed:
    """Bytes of `weights`, of the `cache` for `tokens` tokens of context, and of all the rest.

    `exact`: the cache follows from the model's own header, and not from what its publisher states.
    `spare` bytes are resident besides until the system wants them: of the file, whose weights were
    copied while loading.
    """

    weights: int
    cache: int
    rest: int
    tokens: int
    exact: bool
    spare: int = 0

    @property
    def total(self) -> int:
        """All that has to be there while it works."""
        return self.weights + self.cache + self.rest

    @property
    def resident(self) -> int:
        """What its process holds where there is memory enough."""
        return self.total + self.spare


def need_of(
    spec: ModelSpec,
    context_tokens: int,
    folder: Path | None = None,
    options: LlamaOptions | None = None,
    header: GgufHeader | None = None,
) -> MemoryNeed:
    """What `spec` needs where texts of up to `context_tokens` tokens are given to it.

    `folder`, where it is installed, holds the header that says how large its cache is. For a model
    that is not here, the cache is what is stated beyond weights and process, scaled to the context.
    `header` is that of the file where it was read already. `options` say how it is computed, if
    otherwise than by default.
    """
    weights = spec.bytes
    if spec.task is not Task.GENERATE:
        return _of_other(spec, weights, installed=folder is not None)
    tokens = min(context_tokens, spec.context_length or context_tokens)
    if header is None and folder is not None:
        header = header_of(spec, folder)
    if header is not None:
        return need_of_header(header, options or LlamaOptions(context_length=tokens))
    stated = max(spec.memory_bytes - weights - PROCESS_BYTES, 0)
    stated_tokens = min(STATED_TOKENS, spec.context_length or STATED_TOKENS)
    return MemoryNeed(weights, stated * tokens // stated_tokens, PROCESS_BYTES, tokens, exact=False)


def need_of_header(header: GgufHeader, options: LlamaOptions) -> MemoryNeed:
    """What the language model of `header` needs of the system's memory, computed as `options` say.

    What is on the graphics processor is not counted.
    """
    parts = llama_memory(header, options)
    rest = parts.work + parts.vocabulary + _LLAMA_PROCESS_BYTES
    if options.adapter is not None:
        rest += options.adapter.stat().st_size
    return MemoryNeed(
        parts.weights, parts.cache, rest, options.context_length, exact=True, spare=parts.spare
    )


def _of_other(spec: ModelSpec, weights: int, *, installed: bool) -> MemoryNeed:
    """Of a model that writes nothing; what is stated of those that are not here."""
    if not installed:
        return MemoryNeed(weights, 0, max(spec.memory_bytes - weights, 0), 0, exact=False)
    if spec.format is Format.CTRANSLATE2:
        rest = _WHISPER_PROCESS_BYTES + _SOUND_S * _SOUND_BYTES_PER_S
    else:
        width = spec.dimensions or _USUAL_WIDTH
        batch = _BATCH_TOKENS.get(spec.task, 0) * _COPIES * width * 4
        rest = _ONNX_PROCESS_BYTES + _TEXTS_BYTES + batch + int(_PACKED * weights)
    return MemoryNeed(weights, 0, rest, 0, exact=False)


def header_of(spec: ModelSpec, folder: Path) -> GgufHeader | None:
    """Of the language model in `folder`; None of others, and where it cannot be read.

    `verify` is what finds fault with files.
    """
    if spec.task is not Task.GENERATE or spec.format is not Format.GGUF:
        return None
    try:
        return read_gguf(folder / spec.files[0].name)
    except (OSError, ModelBroken):
        return None
