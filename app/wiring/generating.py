"""How answer models are computed here: the one place where that is put together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.models import ModelSpec
from app.engines.llama_options import LlamaOptions
from app.settings import Settings

if TYPE_CHECKING:
    from app.engines.remote import RemoteGenerator


def make_generator(
    settings: Settings,
    spec: ModelSpec,
    folder: Path,
    *,
    context_length: int | None = None,
    prefixes: Path | None = None,
) -> RemoteGenerator:
    """The answer model `spec` that lies in `folder`, in a process that starts on first use.

    It is computed as `llama_options` say.
    """
    from app.engines.remote import RemoteGenerator

    return RemoteGenerator(
        weights(spec, folder),
        spec.name,
        llama_options(settings, spec, folder, context_length=context_length, prefixes=prefixes),
        idle_stop_s=settings.idle_stop_s,
    )


def llama_options(
    settings: Settings,
    spec: ModelSpec,  # noqa: ARG001
    folder: Path,  # noqa: ARG001
    *,
    context_length: int | None = None,
    prefixes: Path | None = None,
) -> LlamaOptions:
    """How the model `spec` in `folder` is loaded and computed on this machine.

    `context_length` is that of the settings where none is given; `prefixes` is the folder of
    beginnings of prompts, if they are to be kept.
    """
    return LlamaOptions(
        context_length=context_length or settings.context_tokens,
        threads=settings.threads,
        prefix_cache=prefixes,
    )


def weights(spec: ModelSpec, folder: Path) -> Path:
    """The GGUF file of `spec` in `folder`."""
    return folder / spec.files[0].name
