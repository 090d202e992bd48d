"""How answer models are computed here: the one place where that is put together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.models import ModelSpec
from app.engines.llama_options import LlamaOptions
from app.services.model_fit import admission
from app.settings import Settings
from app.wiring.graphics import offload_of

if TYPE_CHECKING:
    from app.engines.remote import RemoteGenerator


def make_generator(
    settings: Settings,
    spec: ModelSpec,
    folder: Path,
    *,
    adapter: Path | None = None,
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
        settings, spec, folder, adapter=adapter, context_length=context_length, prefixes=prefixes
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
    folder: Path,  # noqa: ARG001
    *,
    adapter: Path | None = None,
    context_length: int | None = None,
    prefixes: Path | None = None,
) -> LlamaOptions:
    """How the model `spec` in `folder` is loaded and computed on this machine.

    `context_length` is that of the settings where none is given, and no more than the
    model was trained for; `prefixes` is the folder of
    beginnings of prompts, if they are to be kept.
    """
    wanted = context_length or settings.context_tokens
    return LlamaOptions(
        context_length=min(wanted, spec.context_length or wanted),
        threads=settings.threads,
        adapter=adapter,
        prefix_cache=prefixes,
    )


def weights(spec: ModelSpec, folder: Path) -> Path:
    """The GGUF file of `spec` in `folder`."""
    return folder / spec.files[0].name
