"""Every recipe of the search model on every provider that is here, measured in turns."""

import time
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ModelBroken
from app.engines.provider_list import CPU
from app.engines.providers import Chosen
from app.engines.remote_onnx import RemoteEmbedder
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Rounds
from app.evaluation.bench.generated import Generated
from app.evaluation.bench.rounds import interleave
from app.evaluation.report import Step
from app.paths import Home
from app.services.provider_choice import runtime_at, standing
from app.services.provider_devices import found_devices
from app.services.provider_packages import RuntimeStore
from app.services.provider_probe import ALIKE, likeness

_WORDS = 150
_ALONE = 16
_BAR = Bar(1.6, at_least=True, of_ratio=True)


def contestants(home: Home, folders: Iterable[Path], *, threads: int) -> dict[str, RemoteEmbedder]:
    """The model of each folder on everything that could compute here, the CPU first."""
    installed = {one.package: one for one in RuntimeStore(home.providers).installed()}
    runtimes = {
        f"{provider.title} {device.name}" if provider is not CPU else provider.title: runtime_at(
            home, provider, device, threads=threads
        )
        for provider, device, why_not in standing(found_devices(), installed)
        if why_not is None
    }
    return {
        f"{folder.name}, {title}": RemoteEmbedder(
            folder.resolve(), threads=threads, chosen=Chosen(runtime, falls_back=False)
        )
        for folder in folders
        for title, runtime in runtimes.items()
    }


def bench_providers(
    contestants: Mapping[str, RemoteEmbedder],
    *,
    words: Sequence[str],
    passages: int = 24,
    rounds: int = 5,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Compare all with the first one, in speed and in the vectors of single texts.

    All embed the same generated passages of 150 words. One that fails is told of, not measured.
    They are closed at the end.
    """
    texts = Generated(words).texts(passages, words=_WORDS)
    with ExitStack() as stack:
        for embedder in contestants.values():
            stack.callback(embedder.close)
        vectors, failures = {}, []
        for done, (name, embedder) in enumerate(contestants.items()):
            cancel.raise_if_cancelled()
            yield Step("load", done, len(contestants))
            try:
                vectors[name] = np.stack([embedder.embed_query(one) for one in texts[:_ALONE]])
            except (EngineFailure, ModelBroken) as error:
                failures.append(f"{name} fails: {error.reason}.")
        runs = {name: _passages_per_s(contestants[name], texts, cancel) for name in vectors}
        speeds = yield from interleave("embed", runs, rounds=rounds, cancel=cancel)
    first = next(iter(contestants))
    alike = {name: likeness(vectors[first], vectors[name]) for name in speeds}
    agreeing = (name for name in speeds if alike[name] >= ALIKE)
    best = max(agreeing, key=lambda name: float(np.median(speeds[name])))
    reference = Rounds(tuple(speeds[first]))
    figures = tuple(
        Figure(
            f"{name} (like {alike[name]:.4f})",
            "1/s",
            Rounds(tuple(speeds[name])),
            first,
            reference,
            _BAR if name == best else None,
        )
        for name in speeds
    )
    conditions = (
        f"{passages} generated passages of about {_WORDS} words, each contestant in a process of"
        f" its own. Behind its name stands how like its vectors are to those of {first}: the worst"
        f" cosine of {_ALONE} texts embedded alone; the bar is for the fastest of those at {ALIKE}"
        " or more.",
        *failures,
    )
    return BenchReport("providers", "sotto bench providers", conditions, figures)


def _passages_per_s(
    embedder: RemoteEmbedder, texts: Sequence[str], cancel: CancelToken
) -> Callable[[int], float]:
    def measure(_: int) -> float:
        started = time.perf_counter()
        embedder.embed_passages(texts, cancel)
        return len(texts) / (time.perf_counter() - started)

    return measure
