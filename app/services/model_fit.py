"""Whether a language model fits into memory, asked before it is loaded."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.errors import DoesNotFit, ModelBroken
from app.engines.llama_options import LlamaOptions
from app.services.memory_limits import memory
from app.services.model_headers import GgufHeader, read_gguf
from app.services.model_memory import need_of_header

_SMALLEST_CONTEXT = 512
_STEP = 256


def admission(
    path: Path, name: str, *, free_bytes: Callable[[], int] = lambda: memory().free
) -> Callable[[LlamaOptions], None]:
    """What is to be called before the file `path` is loaded: raises DoesNotFit where it must not.

    A file that cannot be read passes; loading says what is wrong with it.
    """

    def check(options: LlamaOptions) -> None:
        try:
            header = read_gguf(path)
            need = need_of_header(header, options).total
        except (OSError, ModelBroken):
            return
        free = free_bytes()
        if need > free:
            raise DoesNotFit(
                name,
                need_bytes=need,
                free_bytes=free,
                tokens=options.context_length,
                largest_context=largest_context(header, options, free),
            )

    return check


def largest_context(header: GgufHeader, options: LlamaOptions, free_bytes: int) -> int:
    """The most tokens of context with which the model fits into `free_bytes`; 0 if none does.

    No more than `options` say.
    """
    if need_of_header(header, options).total <= free_bytes:
        return options.context_length
    few, many = 0, options.context_length // _STEP + 1  # in steps: fits, does not
    while many - few > 1:
        steps = (few + many) // 2
        tokens = replace(options, context_length=steps * _STEP)
        if need_of_header(header, tokens).total <= free_bytes:
            few = steps
        else:
            many = steps
    return few * _STEP if few * _STEP >= _SMALLEST_CONTEXT else 0
