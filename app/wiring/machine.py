"""This computer as the program sees it: measured with the models in use, and what suits it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.models import ModelSpec, Task
from app.paths import Home, bundled
from app.services.model_store import ModelStore
from app.settings import Settings

if TYPE_CHECKING:
    from app.services.llama_tuning import TuneStep, Way
    from app.services.machine import Machine
    from app.services.machine_check import MeasureStep, Subject
    from app.services.machine_figures import MachineFigures
    from app.services.model_headers import GgufHeader
    from app.services.model_overview import Overview, Placement


def _machine(home: Home) -> Machine:
    """This computer with its devices, and what this home has to compute on them."""
    from app.services.machine import this_machine
    from app.services.provider_choice import devices, packages

    return replace(this_machine(), devices=devices(), packages=packages(home))


def look_over_models(
    home: Home, store: ModelStore, settings: Settings, *, searching: str | None
) -> Overview:
    """Every model on this computer; `searching` is the one that searches now, as it is named."""
    from app.services.machine_figures import kept_figures
    from app.services.memory_limits import memory
    from app.services.model_overview import look_over

    free = memory().free
    return look_over(
        store,
        context_tokens=settings.context_tokens,
        searching=searching,
        machine=_machine(home),
        free_bytes=free,
        figures=kept_figures(home.machine),
        place=partial(_place, store, settings, free),
    )


def _place(
    store: ModelStore,
    settings: Settings,
    free_bytes: int,
    spec: ModelSpec,
    header: GgufHeader,
    in_use: bool,
) -> Placement:
    from app.engines.llama_devices import graphics_devices
    from app.services.gpu_offload import offload
    from app.services.model_fit import largest_context
    from app.services.model_overview import Placement
    from app.wiring.generating import llama_options

    folder = store.folder(spec.name)
    measured = store.report_folder(spec.name)
    options = llama_options(settings, spec, folder, measured=measured)
    drawn = in_use and settings.graphics
    shared = offload(header, options, graphics_devices()) if drawn else None
    return Placement(largest_context(header, options, free_bytes), shared)


def measure_this_machine(
    home: Home,
    store: ModelStore,
    settings: Settings,
    cancel: CancelToken,
    *,
    seconds: float | None = None,
) -> Generator[MeasureStep, None, MachineFigures]:
    """Measure with the models in use, in processes of their own, and keep the figures.

    It takes about `seconds`, or as long as is needed for figures to be relied on. Raises Cancelled.
    """
    from app.services.machine_check import SECONDS, measure_machine
    from app.services.machine_figures import keep_figures

    with ExitStack() as stack:
        subject = _subject(store, settings, stack)
        figures = yield from measure_machine(
            subject, _machine(home), cancel, seconds=seconds or SECONDS
        )
    keep_figures(home.machine, figures)
    return figures


def _subject(store: ModelStore, settings: Settings, stack: ExitStack) -> Subject:
    """The models in use, as they are used; their processes start when asked, end with `stack`."""
    from app.engines.memory_gauge import RemoteGauge
    from app.services.machine_check import Subject
    from app.services.speech_check import load_sentences
    from app.wiring.engines import NativeEngines

    engines = NativeEngines(store, settings)
    stack.callback(engines.close)
    transcriber = engines.transcriber()
    spoken = bundled("models") / "speech_check"
    spec = store.in_use(Task.GENERATE)
    return Subject(
        RemoteGauge(threads=settings.threads),
        embedder=engines.embedder(),
        transcriber=transcriber,
        sentences=load_sentences(spoken, engines.reader()) if transcriber is not None else (),
        tune=partial(_tune, store, settings, spec) if spec is not None else None,
        generator=lambda: engines.generator(None),
        generator_bytes=spec.bytes if spec is not None else 0,
    )


def _tune(
    store: ModelStore, settings: Settings, spec: ModelSpec, seconds: float, cancel: CancelToken
) -> Generator[TuneStep, None, Way]:
    from app.wiring.generating import tune_generator

    folder, measured = store.folder(spec.name), store.report_folder(spec.name)
    return (
        yield from tune_generator(
            settings, spec, folder, cancel, measured=measured, seconds=seconds
        )
    )
