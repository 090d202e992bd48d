"""Which provider computes which model: chosen for engines, and tried in processes of their own."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import ModelBroken
from app.domain.models import ModelSpec, Task
from app.domain.providers import ModelProbe, Verdict
from app.engines.providers import BY_CPU, Chosen, Patience, Runtime
from app.paths import Home
from app.privacy.report import Check
from app.services.model_store import ModelStore
from app.settings import Settings

if TYPE_CHECKING:
    from app.services.provider_probe import Compute, ProbeStep

PROBED = (Task.EMBED, Task.RERANK, Task.ENTAIL)
"""What is done by ONNX models."""
_FAULTS = (Verdict.CRASHED, Verdict.HUNG, Verdict.DISAGREES, Verdict.FAILED)
_PATIENCE = Patience(load_s=180.0, answer_s=60.0)
_AT_WORK = Patience(load_s=60.0, answer_s=30.0)
"""With a provider that was tried: it loaded in less, and the CPU would have long been done."""
_QUESTION = "How is the coolant of the engine kept at its level?"


def chosen(home: Home, folder: Path, settings: Settings) -> Chosen:
    """What computes the model in `folder`; a failure at work is kept, so that it is the last."""
    from app.engines.onnx_model import load_config
    from app.services.provider_choice import chosen_runtime, give_up

    runtime = chosen_runtime(folder, home, threads=settings.threads)
    if runtime is None:
        return BY_CPU
    model = load_config(folder).model
    return Chosen(
        runtime,
        on_failure=lambda reason: give_up(home, model, runtime, reason),
        patience=_AT_WORK,
    )


def probed_models(store: ModelStore) -> tuple[ModelSpec, ...]:
    """The models in use that a provider could compute."""
    return tuple(spec for task in PROBED if (spec := store.in_use(task)) is not None)


def probe_providers(
    home: Home, store: ModelStore, settings: Settings, cancel: CancelToken
) -> Generator[ProbeStep, None, tuple[ModelProbe, ...]]:
    """Try everything that is installed with every model in use, and keep what was found out.

    Raises Cancelled.
    """
    from app.engines.onnx_model import load_config
    from app.services.provider_choice import keep_probe
    from app.services.provider_probe import probe

    probes = []
    for spec in probed_models(store):
        folder = store.folder(spec.name)
        trying = partial(opened, spec.task, folder, settings, _PATIENCE)
        name = load_config(folder).model
        found = yield from probe(name, home, trying, cancel, threads=settings.threads)
        keep_probe(home, found)
        probes.append(found)
    return tuple(probes)


def provider_checks(home: Home, store: ModelStore) -> list[Check]:
    """What computes the search model, and of everything else that exists for here why it does not.

    Only what crashes, hangs or computes something else is a fault.
    """
    from app.services.provider_choice import look_over

    spec = store.in_use(Task.EMBED)
    if spec is None:
        return []
    try:
        overview = look_over(home, store.folder(spec.name))
    except ModelBroken:
        return []  # said of the model itself
    changed = "; something has changed since, so it is to be tried again" if overview.stale else ""
    return [
        Check(
            f"computing on {row.title}",
            row.outcome.verdict not in _FAULTS,
            f"{row.outcome.verdict.replace('_', ' ')}: {row.outcome.reason}"
            f"{changed if row.outcome.chunks_per_s else ''}",
        )
        for row in overview.rows
        if row.outcome.verdict is not Verdict.UNSUPPORTED
    ]


@contextmanager
def opened(
    task: Task, folder: Path, settings: Settings, patience: Patience, runtime: Runtime
) -> Iterator[Compute]:
    """What turns texts into numbers with the model in `folder`, a row for each text."""
    import numpy as np

    from app.engines.remote_onnx import RemoteEmbedder, RemoteEntailer, RemoteReranker

    chosen = Chosen(runtime, falls_back=False, patience=patience)
    threads = settings.threads
    if task is Task.EMBED:
        embedder = RemoteEmbedder(folder, threads=threads, chosen=chosen)
        with closing(embedder):
            yield embedder.embed_passages
    elif task is Task.RERANK:
        reranker = RemoteReranker(folder, threads=threads, chosen=chosen)
        with closing(reranker):
            yield lambda texts: reranker.score(_QUESTION, texts)[:, None]
    else:
        entailer = RemoteEntailer(folder, threads=threads, chosen=chosen)
        with closing(entailer):
            yield lambda texts: np.array(
                [
                    (one.entailed, one.neutral, one.contradicted)
                    for one in entailer.entail([(text, _QUESTION) for text in texts])
                ],
                np.float32,
            )
