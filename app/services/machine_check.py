"""Measures in half a minute how fast this computer runs models, and what follows for others.

Writing one token means reading every weight of the model once, so speed is bounded by how many
bytes of weights a second come out of memory (Pope et al. 2022, "Efficiently Scaling Transformer
Inference"). With an installed generator that rate is measured; without one it is taken to be
`WEIGHTS_SHARE` of the plain reading speed of memory, for computing on packed weights costs too.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ModelBroken
from app.engines.protocols import Embedder, GenerateOptions, Message
from app.engines.protocols import Generator as TextGenerator
from app.services.kept_report import keep_report, kept_report
from app.services.model_memory import MemoryNeed

log = logging.getLogger("sotto.machine_check")

WEIGHTS_SHARE = 0.4
"""Measured with SmolLM2 135M on two cores of an EPYC: 116 tokens of 98 MB a second, 27 GB/s."""
SECONDS = 30.0
_MEMORY_S = 6.0
_EMBED_S = 6.0
_STEP_S = 0.5
_BUFFER_BYTES = 64 << 20  # for each core: far more than its caches hold
_BATCH = 8
_MOST_TOKENS = 512  # of one round: with the question they fit into a small context
_QUESTION = "Explain in detail and at length how a lighthouse works, how bread is made and how bees"
_PASSAGE = (
    "The expansion tank holds what the coolant gains in volume as the engine warms up. Its cap"
    " opens at a set pressure, so that hoses and radiator are not strained, and lets air in again"
    " when the engine cools down. A falling level points to a leak, most often at the hose clamps."
)


class Stage(StrEnum):
    """What is being measured."""

    MEMORY = "memory"
    SEARCH = "search"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class MachineFigures:
    """What was measured on `hardware`; a figure that could not be measured is 0.

    `read_bytes_per_s` is how fast memory is read by all cores together; `passages_per_s` how many
    passages of about 60 words the search model embeds; `tokens_per_s` how fast `model`, whose
    weights have `model_bytes`, writes.
    """

    hardware: str
    date: str = ""
    read_bytes_per_s: float = 0.0
    passages_per_s: float = 0.0
    model: str = ""
    model_bytes: int = 0
    tokens_per_s: float = 0.0

    @property
    def weights_per_s(self) -> float:
        """Bytes of weights that can be computed with in a second."""
        if self.tokens_per_s:
            return self.tokens_per_s * self.model_bytes
        return self.read_bytes_per_s * WEIGHTS_SHARE

    def tokens_per_s_of(self, need: MemoryNeed) -> float:
        """How fast a model would write, the text in view being half of what it can be; 0: unknown.

        Of each token in view, keys and values are read like weights.
        """
        read = need.weights + need.cache // 2
        return self.weights_per_s / read if read else 0.0


@dataclass(frozen=True, slots=True)
class MeasureStep:
    """So much of the time is over, and what is known by then."""

    stage: Stage
    share: float
    figures: MachineFigures


@dataclass(frozen=True, slots=True)
class Subject:
    """The models to measure with; None where none is installed."""

    embedder: Embedder | None = None
    generator: TextGenerator | None = None
    generator_bytes: int = 0


Steps = Generator[MeasureStep, None, MachineFigures]


def measure_machine(
    subject: Subject,
    hardware: str,
    cancel: CancelToken,
    *,
    cores: int,
    seconds: float = SECONDS,
) -> Steps:
    """Measure memory, then search, then writing, for about `seconds` in all.

    Of each the best round counts: whatever else the computer does only slows it down.

    A model that fails leaves its figure unknown. Raises Cancelled.
    """
    scale = seconds / SECONDS
    figures = MachineFigures(hardware, datetime.now(UTC).isoformat(timespec="seconds"))
    figures = yield from _memory(figures, cores, _MEMORY_S * scale, cancel)
    if subject.embedder is not None:
        with _told("search"):
            figures = yield from _search(figures, subject.embedder, _EMBED_S * scale, cancel)
    if subject.generator is not None:
        with _told("answer"):
            figures = replace(figures, model_bytes=subject.generator_bytes)
            rest_s = seconds - (_MEMORY_S + _EMBED_S) * scale
            figures = yield from _writing(figures, subject.generator, rest_s, cancel)
    return figures


@contextmanager
def _told(kind: str) -> Iterator[None]:
    """A model that fails is no reason to know nothing of the computer."""
    try:
        yield
    except (EngineFailure, ModelBroken) as error:
        log.warning("the %s model could not be measured: %s", kind, error)


def keep_figures(path: Path, figures: MachineFigures) -> None:
    """Write them, atomically."""
    path.parent.mkdir(parents=True, exist_ok=True)
    keep_report(path, figures)


def kept_figures(path: Path, hardware: str) -> MachineFigures | None:
    """Those of `hardware`; None where there are none, or of another computer only."""
    kept = kept_report(path, MachineFigures)
    return kept if kept is not None and kept.hardware == hardware else None


def _memory(figures: MachineFigures, cores: int, seconds: float, cancel: CancelToken) -> Steps:
    """Every core looks for the largest number in memory of its own, again and again."""
    import numpy as np

    buffers = [np.ones(_BUFFER_BYTES // 4, np.float32) for _ in range(cores)]
    passes = [0] * cores
    stop = threading.Event()

    def read(n: int) -> None:
        while not stop.is_set():
            buffers[n].max()  # without the interpreter's lock
            passes[n] += 1

    threads = [threading.Thread(target=read, args=(n,), daemon=True) for n in range(cores)]
    started = before = time.perf_counter()
    counted = 0
    for thread in threads:
        thread.start()
    try:
        while (gone := time.perf_counter() - started) < seconds:
            cancel.wait(min(_STEP_S, seconds - gone))
            cancel.raise_if_cancelled()
            now, count = time.perf_counter(), sum(passes)
            rate = (count - counted) * _BUFFER_BYTES / (now - before)
            before, counted = now, count
            figures = replace(figures, read_bytes_per_s=max(rate, figures.read_bytes_per_s))
            share = _MEMORY_S / SECONDS * min((now - started) / seconds, 1.0)
            yield MeasureStep(Stage.MEMORY, share, figures)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    return figures


def _search(
    figures: MachineFigures, embedder: Embedder, seconds: float, cancel: CancelToken
) -> Steps:
    texts = [f"{number}. {_PASSAGE}" for number in range(_BATCH)]
    yield MeasureStep(Stage.SEARCH, _MEMORY_S / SECONDS, figures)
    embedder.embed_passages(texts, cancel)  # loads it
    started, gone = time.perf_counter(), 0.0
    while gone < seconds:
        begun_s = gone
        embedder.embed_passages(texts, cancel)
        gone = time.perf_counter() - started
        rate = len(texts) / max(gone - begun_s, 1e-6)
        figures = replace(figures, passages_per_s=max(rate, figures.passages_per_s))
        share = (_MEMORY_S + _EMBED_S * min(gone / seconds, 1.0)) / SECONDS
        yield MeasureStep(Stage.SEARCH, share, figures)
    return figures


def _writing(
    figures: MachineFigures, generator: TextGenerator, seconds: float, cancel: CancelToken
) -> Steps:
    """Tokens after the first one, counted by the model itself."""
    figures = replace(figures, model=generator.model)
    before = (_MEMORY_S + _EMBED_S) / SECONDS
    yield MeasureStep(Stage.WRITING, before, figures)
    begun = time.perf_counter()
    round_number = 0
    while (left_s := seconds - (time.perf_counter() - begun)) > 0 or not round_number:
        round_number += 1
        asked = (Message("user", f"{_QUESTION} live. Number {round_number}."),)
        pieces = _timed(generator, asked, max(left_s, 1.0), cancel)
        if not pieces:
            break
        said, took_s = pieces
        rate = generator.count_tokens(said) / max(took_s, 1e-6)
        figures = replace(figures, tokens_per_s=max(rate, figures.tokens_per_s))
        share = min((time.perf_counter() - begun) / seconds, 1.0)
        yield MeasureStep(Stage.WRITING, before + (1 - before) * share, figures)
    return figures


def _timed(
    generator: TextGenerator, asked: tuple[Message, ...], most_s: float, cancel: CancelToken
) -> tuple[str, float] | None:
    """What it writes after its first piece, and how long that takes; None if it says no more."""
    options = GenerateOptions(max_tokens=_MOST_TOKENS)
    first, said, gone = 0.0, [], 0.0
    for piece in generator.generate(asked, options, cancel):
        now = time.perf_counter()
        if not first:
            first = now
            continue
        said.append(piece)
        gone = now - first
        if gone >= min(most_s, 2.0):  # in short rounds, for the figures to be live
            break
    return ("".join(said), gone) if said else None
