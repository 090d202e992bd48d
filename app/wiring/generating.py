"""How answer models are computed here: the one place where that is put together."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import ModelBroken
from app.domain.models import ModelSpec
from app.engines.core_kinds import CoreCounts, this_processor
from app.engines.llama_options import CacheType, LlamaOptions
from app.services.llama_tuning import (
    TuneStep,
    Way,
    keep_tuning,
    kept_tuning,
    tune,
    tuning_of,
)
from app.services.machine import this_machine
from app.services.model_fit import admission
from app.services.model_headers import read_gguf
from app.settings import Settings
from app.wiring.graphics import offload_of

if TYPE_CHECKING:
    from app.engines.remote import RemoteGenerator

_FULL: CacheType = "f16"
_CACHE_TYPES: dict[str, CacheType] = {"full": _FULL, "half": "q8_0", "quarter": "q4_0"}
_BLOCK_WIDTH = 32  # numbers of a block of q8_0 and q4_0
_TUNING_TOKENS = 1024


def make_generator(
    settings: Settings,
    spec: ModelSpec,
    folder: Path,
    *,
    adapter: Path | None = None,
    measured: Path | None = None,
    context_length: int | None = None,
    prefixes: Path | None = None,
) -> RemoteGenerator:
    """The answer model `spec` that lies in `folder`, in a process that starts on first use.

    `adapter` is the file of one that is put on top of it: each has a process of its own, and what
    two of them map of the model is in memory once.

    It is computed as `llama_options` say. Its use raises DoesNotFit, before anything is loaded,
    where it needs more memory than is free.
    """
    from app.engines.remote import RemoteGenerator

    path = weights(spec, folder)
    options = llama_options(
        settings,
        spec,
        folder,
        adapter=adapter,
        measured=measured,
        context_length=context_length,
        prefixes=prefixes,
    )
    if settings.graphics:
        options = replace(options, gpu_layers=offload_of(path, options).layers)
    return RemoteGenerator(
        path,
        spec.name,
        options,
        idle_stop_s=settings.idle_stop_s,
        admit=admission(path, spec.name),
    )


def llama_options(
    settings: Settings,
    spec: ModelSpec,
    folder: Path,
    *,
    adapter: Path | None = None,
    measured: Path | None = None,
    context_length: int | None = None,
    prefixes: Path | None = None,
) -> LlamaOptions:
    """How the model `spec` in `folder` is loaded and computed on this machine.

    `context_length` is that of the settings where none is given, and no more than the model was
    trained for; `prefixes` is the folder of beginnings of prompts, if they are to be kept. What was
    measured of this model on this machine, and is kept in `measured` or else beside it, is gone by,
    but for a number of threads the user chose.
    """
    path = weights(spec, folder)
    wanted = context_length or settings.context_tokens
    threads = settings.threads or this_processor().default
    way = _measured(measured or folder, path) or Way(threads, threads)
    if settings.threads:
        way = replace(way, threads=threads, batch_threads=threads)
    kept_as = _cache_type(settings, path)
    options = LlamaOptions(
        context_length=min(wanted, spec.context_length or wanted),
        key_type=kept_as,
        value_type=kept_as,
        flash_attention=kept_as != _FULL,
        adapter=adapter,
        prefix_cache=prefixes,
    )
    return computed(options, way)


def computed(options: LlamaOptions, way: Way) -> LlamaOptions:
    """The same, computed that way."""
    return replace(
        options,
        threads=way.threads,
        batch_threads=way.batch_threads,
        batch_tokens=way.block,
        micro_batch=way.block,
        # With keys and values as floats, sums depend on how many tokens are computed together, and
        # an answer could be another with guesses than without.
        speculate=way.speculate and options.key_type != _FULL,
    )


def tune_generator(
    settings: Settings,
    spec: ModelSpec,
    folder: Path,
    cancel: CancelToken,
    *,
    measured: Path | None = None,
    seconds: float = 8.0,
) -> Generator[TuneStep, None, Way]:
    """Find out how this machine computes the installed model best, and go by it from then on.

    It is kept in `measured`, or else beside the model. A process that runs keeps its way until it
    is started again. Raises Cancelled, EngineFailure,
    ModelBroken.
    """
    from app.engines.remote import RemoteGenerator

    path = weights(spec, folder)
    options = llama_options(settings, spec, folder, context_length=_TUNING_TOKENS)
    counts = this_processor()
    if settings.threads:
        counts = CoreCounts(settings.threads, settings.threads, settings.threads)

    def opened(way: Way) -> closing[RemoteGenerator]:
        tried = computed(options, way)
        return closing(RemoteGenerator(path, spec.name, tried, admit=admission(path, spec.name)))

    best, trials = yield from tune(
        opened,
        counts,
        cancel,
        seconds=seconds,
        guesses=options.key_type != _FULL,
    )
    hardware, size = this_machine().hardware, path.stat().st_size
    keep_tuning(measured or folder, tuning_of(best, trials, hardware=hardware, model_bytes=size))
    return best


def weights(spec: ModelSpec, folder: Path) -> Path:
    """The GGUF file of `spec` in `folder`."""
    return folder / spec.files[0].name


def _measured(folder: Path, path: Path) -> Way | None:
    with suppress(OSError):
        size = path.stat().st_size
        return kept_tuning(folder, hardware=this_machine().hardware, model_bytes=size)
    return None


def _cache_type(settings: Settings, path: Path) -> CacheType:
    """As the settings say, where the heads of the model can be cut into blocks."""
    wanted = _CACHE_TYPES[settings.context_memory]
    if wanted == _FULL:
        return wanted
    try:
        header = read_gguf(path)
    except (OSError, ModelBroken):
        return wanted
    width = header.number(".embedding_length") // max(header.number(".attention.head_count"), 1)
    widths = (header.number(f".attention.{part}_length", width) for part in ("key", "value"))
    return _FULL if any(each % _BLOCK_WIDTH for each in widths) else wanted
