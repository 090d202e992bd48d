"""Measures in half a minute how fast this computer runs models, each in a process of its own."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ModelBroken
from app.domain.speech import SAMPLE_RATE
from app.engines.protocols import (
    Embedder,
    Gauge,
    GenerateOptions,
    Message,
    TranscribeOptions,
    Transcriber,
    spoken,
)
from app.engines.protocols import Generator as TextGenerator
from app.services.llama_tuning import TuneStep, Way
from app.services.machine import Machine
from app.services.machine_figures import MachineFigures
from app.services.memory_limits import memory

if TYPE_CHECKING:
    from app.services.speech_check import Sentence

log = logging.getLogger("sotto.machine_check")

SECONDS = 30.0
_BATCH = 8
_MOST_TOKENS = 512  # of one round: with the question they fit into a small context
_ROUND_S = 2.0
_FEWEST_WORDS = 10  # of a prompt: a large model on a slow computer reads few tokens a second
_MOST_WORDS = 700  # of which a small context has room for the tokens
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
    SPEECH = "speech"
    THREADS = "threads"
    READING = "reading"
    WRITING = "writing"


_TIMES_S = {
    Stage.MEMORY: 4.0,
    Stage.SEARCH: 4.0,
    Stage.SPEECH: 4.0,
    Stage.THREADS: 8.0,
    Stage.READING: 4.0,
    Stage.WRITING: 6.0,
}  # together SECONDS


@dataclass(frozen=True, slots=True)
class MeasureStep:
    """So much of the time is over, and what is known by then."""

    stage: Stage
    share: float
    figures: MachineFigures


Tune = Callable[[float, CancelToken], Generator[TuneStep, None, Way]]


@dataclass(frozen=True, slots=True)
class Subject:
    """The models to measure with, None where none is installed; `sentences` are spoken ones.

    `tune` finds out in so many seconds how the answer model is computed best; `generator` is asked
    for it only then, and `generator_bytes` is the size of its weights.
    """

    gauge: Gauge
    embedder: Embedder | None = None
    transcriber: Transcriber | None = None
    sentences: Sequence[Sentence] = ()
    tune: Tune | None = None
    generator: Callable[[], TextGenerator | None] = lambda: None
    generator_bytes: int = 0


Steps = Generator[MeasureStep, None, MachineFigures]


def measure_machine(
    subject: Subject,
    machine: Machine,
    cancel: CancelToken,
    *,
    seconds: float = SECONDS,
    free_bytes: Callable[[], int] = lambda: memory().free,
) -> Steps:
    """Measure memory, search, speech and answers, for about `seconds` in all.

    Of each the best round counts: whatever else the computer does only slows it down. A model that
    fails leaves its figure unknown. Closes the gauge. Raises Cancelled.
    """
    figures = MachineFigures(
        machine.hardware,
        machine.devices,
        machine.packages,
        datetime.now(UTC).isoformat(timespec="seconds"),
    )
    for stage, measure in (
        (Stage.MEMORY, _memory),
        (Stage.SEARCH, _search),
        (Stage.SPEECH, _speech),
        (Stage.THREADS, _threads),
        (Stage.READING, _reading),
        (Stage.WRITING, _writing),
    ):
        with _told(stage):
            clock = _Clock(stage, seconds / SECONDS, time.perf_counter())
            for found in measure(figures, subject, clock, cancel):
                figures = found
                yield MeasureStep(stage, clock.share, figures)
    return replace(figures, headroom_bytes=free_bytes())


@dataclass(frozen=True, slots=True)
class _Clock:
    """The time of one stage, `scale` being 1 for SECONDS in all."""

    stage: Stage
    scale: float
    started_s: float

    @property
    def seconds(self) -> float:
        return _TIMES_S[self.stage] * self.scale

    @property
    def gone_s(self) -> float:
        return time.perf_counter() - self.started_s

    @property
    def left_s(self) -> float:
        return self.seconds - self.gone_s

    @property
    def share(self) -> float:
        stages = list(_TIMES_S)
        before_s = sum(_TIMES_S[each] for each in stages[: stages.index(self.stage)])
        return (before_s + min(self.gone_s, self.seconds) / self.scale) / SECONDS


Found = Iterator[MachineFigures]


@contextmanager
def _told(stage: Stage) -> Iterator[None]:
    """A model that fails is no reason to know nothing of the computer."""
    try:
        yield
    except (EngineFailure, ModelBroken) as error:
        log.warning("%s could not be measured: %s", stage, error)


def _memory(figures: MachineFigures, subject: Subject, clock: _Clock, cancel: CancelToken) -> Found:
    yield figures
    with closing(subject.gauge) as gauge:
        for rate in gauge.rates(clock.seconds, cancel):
            cancel.raise_if_cancelled()
            figures = replace(figures, read_bytes_per_s=max(rate, figures.read_bytes_per_s))
            yield figures


def _search(figures: MachineFigures, subject: Subject, clock: _Clock, cancel: CancelToken) -> Found:
    embedder = subject.embedder
    if embedder is None:
        return
    texts = [f"{number}. {_PASSAGE}" for number in range(_BATCH)]
    yield figures
    embedder.embed_passages(texts, cancel)  # loads it
    while not figures.passages_per_s or clock.left_s > 0:
        begun_s = clock.gone_s
        embedder.embed_passages(texts, cancel)
        rate = len(texts) / max(clock.gone_s - begun_s, 1e-6)
        figures = replace(figures, passages_per_s=max(rate, figures.passages_per_s))
        yield figures


def _speech(figures: MachineFigures, subject: Subject, clock: _Clock, cancel: CancelToken) -> Found:
    """Sentence by sentence, as if each had been dictated."""
    from app.audio.dictation import transcript

    transcriber, sentences = subject.transcriber, subject.sentences
    if transcriber is None or not sentences:
        return
    figures = replace(figures, speech_model=transcriber.model)
    yield figures
    transcript(sentences[0].sound, transcriber, TranscribeOptions(), cancel)  # loads it
    took_s, sound_s = 0.0, 0.0
    for sentence in sentences:
        begun_s = clock.gone_s
        transcript(sentence.sound, transcriber, TranscribeOptions(sentence.language), cancel)
        took_s += clock.gone_s - begun_s
        sound_s += len(sentence.sound) / SAMPLE_RATE
        figures = replace(figures, real_time_factor=took_s / sound_s)
        yield figures
        if clock.left_s <= 0:
            return


def _threads(
    figures: MachineFigures, subject: Subject, clock: _Clock, cancel: CancelToken
) -> Found:
    """How many of them read and write fastest; what each was tried with is told on the way."""
    if subject.tune is None:
        return
    yield figures
    steps = subject.tune(clock.seconds, cancel)
    try:
        while True:
            trial = next(steps).trial
            yield replace(
                figures,
                threads=trial.way.threads,
                prompt_tokens_per_s=trial.prompt_per_s,
                tokens_per_s=trial.answer_per_s,
            )
    except StopIteration as stop:
        best: Way = stop.value
        yield replace(figures, threads=best.threads, batch_threads=best.batch_threads)


def _reading(
    figures: MachineFigures, subject: Subject, clock: _Clock, cancel: CancelToken
) -> Found:
    """Tokens of a prompt that begins like none before it, as long as is read in a round."""
    generator = subject.generator()
    if generator is None:
        return
    figures = replace(figures, model=generator.model, model_bytes=subject.generator_bytes)
    yield figures
    generator.count_tokens(_QUESTION)  # loads it
    words, number = _FEWEST_WORDS, 0
    while number == 0 or clock.left_s > 0:
        number += 1
        tokens, took_s = _read(generator, str(number), words, cancel)
        rate = tokens / took_s
        figures = replace(figures, prompt_tokens_per_s=max(rate, figures.prompt_tokens_per_s))
        yield figures
        words = round(min(max(words * _ROUND_S / took_s, _FEWEST_WORDS), _MOST_WORDS))


def _read(
    generator: TextGenerator, start: str, words: int, cancel: CancelToken
) -> tuple[int, float]:
    """How many tokens that many words have, and how long it takes to read them."""
    some = _PASSAGE.split()
    text = " ".join([start, *(some[n % len(some)] for n in range(words))])
    begun = time.perf_counter()
    asked = (Message("user", text),)
    for _ in generator.generate(asked, GenerateOptions(max_tokens=1), cancel):
        break
    took_s = max(time.perf_counter() - begun, 1e-6)
    return generator.count_tokens(text), took_s


def _writing(
    figures: MachineFigures, subject: Subject, clock: _Clock, cancel: CancelToken
) -> Found:
    """Tokens after the first one, counted by the model itself."""
    generator = subject.generator()
    if generator is None:
        return
    number = 0
    yield figures
    while number == 0 or clock.left_s > 0:
        number += 1
        asked = (Message("user", f"{_QUESTION} live. Number {number}."),)
        written = _written(generator, asked, min(max(clock.left_s, 1.0), _ROUND_S), cancel)
        if written is None:
            return
        said, took_s = written
        rate = generator.count_tokens(said) / max(took_s, 1e-6)
        figures = replace(figures, tokens_per_s=max(rate, figures.tokens_per_s))
        yield figures


def _written(
    generator: TextGenerator, asked: tuple[Message, ...], most_s: float, cancel: CancelToken
) -> tuple[str, float] | None:
    """What it writes after its first piece, and how long that takes; None if it says no more."""
    options = GenerateOptions(max_tokens=_MOST_TOKENS)
    first, said, gone = 0.0, [], 0.0
    for piece in spoken(generator.generate(asked, options, cancel)):
        now = time.perf_counter()
        if not first:
            first = now
            continue
        said.append(piece)
        gone = now - first
        if gone >= most_s:
            break
    return ("".join(said), gone) if said else None
