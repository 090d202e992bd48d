"""Finds by measuring how this machine computes an answer model best, and keeps that beside it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ModelBroken
from app.engines.core_kinds import CoreCounts
from app.engines.protocols import GenerateOptions, Message, spoken
from app.engines.protocols import Generator as TextGenerator
from app.services.kept_report import keep_report, kept_report

log = logging.getLogger("sotto.llama_tuning")

_FILE = "tuning.json"
_BLOCKS = (32, 128)
_WORTH = 1.05  # what differs by less may be chance, and the first way stays
_PASSAGE = "The pump stands in the cellar and fills the tank on the roof within nine minutes. "
_REPEATED = 12  # times, for a prompt of some two hundred tokens
_TOKENS = 48
_ANSWER_S = 2.5  # are enough to know how fast a slow model writes
_QUOTE = "Repeat this word for word: "
_TELL = "Tell me about the sea."


@dataclass(frozen=True, slots=True)
class Way:
    """One way to compute a model: see LlamaOptions; a prompt is computed in blocks of `block`."""

    threads: int
    batch_threads: int
    block: int = 32
    speculate: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """How fast one way was: tokens of a prompt, and of an answer, in a second."""

    way: Way
    prompt_per_s: float
    answer_per_s: float


@dataclass(frozen=True, slots=True)
class Tuning:
    """The best way on `hardware` for a model file of so many bytes, and all that was tried."""

    hardware: str
    model_bytes: int
    date: str
    best: Way
    trials: tuple[Trial, ...] = ()


@dataclass(frozen=True, slots=True)
class TuneStep:
    """So much of the time is over, and what was found out last."""

    share: float
    trial: Trial


Open = Callable[[Way], AbstractContextManager[TextGenerator]]
"""The model in a process of its own, computed so."""


def tune(
    open_model: Open,
    counts: CoreCounts,
    cancel: CancelToken,
    *,
    seconds: float = 8.0,
    guesses: bool = False,
) -> Generator[TuneStep, None, tuple[Way, tuple[Trial, ...]]]:
    """Try numbers of threads, then larger blocks; with `guesses` whether guessing ahead pays.

    Each way is measured once, and none is begun after `seconds`: what was not tried is not chosen.
    A way that fails is no choice. Guessing is chosen only where answers stayed the same, and were
    faster where they repeat their passages and not slower elsewhere. Raises Cancelled;
    EngineFailure or ModelBroken where no way works.
    """
    begun = time.monotonic()
    trials: list[Trial] = []
    plain = [Way(threads, threads) for threads in _by_default_first(counts)]
    for way in plain:
        if trials and time.monotonic() - begun > seconds:
            break
        trial = _tried(open_model, way, cancel, must=way is plain[-1] and not trials)
        if trial is not None:
            trials.append(trial)
            yield TuneStep(min((time.monotonic() - begun) / seconds, 1.0), trial)
    reading = _best(trials, lambda trial: trial.prompt_per_s)
    writing = _best(trials, lambda trial: trial.answer_per_s)
    best = Way(writing.way.threads, reading.way.batch_threads)
    for block in _BLOCKS[1:]:
        if time.monotonic() - begun > seconds:
            break
        trial = _tried(open_model, replace(best, block=block), cancel)
        if trial is not None:
            trials.append(trial)
            yield TuneStep(min((time.monotonic() - begun) / seconds, 1.0), trial)
    larger = [trial for trial in trials if trial.way.block != best.block]
    best = replace(
        best, block=_best([reading, *larger], lambda trial: trial.prompt_per_s).way.block
    )
    if guesses and _guessing_pays(open_model, best, cancel):
        best = replace(best, speculate=True)
    return best, tuple(trials)


def tuning_of(best: Way, trials: tuple[Trial, ...], *, hardware: str, model_bytes: int) -> Tuning:
    """What is kept of it."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Tuning(hardware, model_bytes, now, best, trials)


def keep_tuning(folder: Path, tuning: Tuning) -> None:
    """Write it beside the model in `folder`, atomically; where that cannot be, it is not kept."""
    with suppress(OSError):
        keep_report(folder / _FILE, tuning)


def kept_tuning(folder: Path, *, hardware: str, model_bytes: int) -> Way | None:
    """The best way for the model in `folder`; None where another machine or file was measured."""
    kept = kept_report(folder / _FILE, Tuning)
    if kept is None or (kept.hardware, kept.model_bytes) != (hardware, model_bytes):
        return None
    return kept.best


def _by_default_first(counts: CoreCounts) -> list[int]:
    others = [threads for threads in counts.candidates if threads != counts.default]
    return [counts.default, *others]


def _best(trials: list[Trial], speed: Callable[[Trial], float]) -> Trial:
    """The fastest, or the first that was tried where nothing is much faster."""
    fastest = max(trials, key=speed)
    return fastest if speed(fastest) > _WORTH * speed(trials[0]) else trials[0]


def _tried(open_model: Open, way: Way, cancel: CancelToken, *, must: bool = False) -> Trial | None:
    """How fast it is that way; None where it fails, unless there `must` be an answer."""
    try:
        with open_model(way) as generator:
            generator.count_tokens("")  # loads it
            return _measured(generator, way, cancel)
    except (EngineFailure, ModelBroken) as error:
        if must:
            raise
        log.warning("computing with %s failed: %s", way, error)
        return None


def _measured(generator: TextGenerator, way: Way, cancel: CancelToken) -> Trial:
    prompt = _PASSAGE * _REPEATED
    started = time.perf_counter()
    times, said = [], []
    for piece in _answer(generator, prompt + _TELL, cancel):
        times.append(time.perf_counter())
        said.append(piece)
        if times[-1] - times[0] > _ANSWER_S:
            break
    if len(times) < 2:
        raise EngineFailure("generator", "it says nothing")
    after = generator.count_tokens("".join(said[1:]))
    return Trial(
        way,
        generator.count_tokens(prompt) / max(times[0] - started, 1e-6),
        after / max(times[-1] - times[0], 1e-6),
    )


def _answer(generator: TextGenerator, question: str, cancel: CancelToken) -> Iterator[str]:
    chat = (Message("user", question),)
    return spoken(generator.generate(chat, GenerateOptions(max_tokens=_TOKENS), cancel))


def _guessing_pays(open_model: Open, way: Way, cancel: CancelToken) -> bool:
    """Whether answers are the same, faster where they repeat passages, elsewhere not slower."""
    quote, prose = f"{_QUOTE}{_PASSAGE * 3}", f"{_PASSAGE}{_TELL}"
    found = []
    try:
        for guessing in (False, True):
            with open_model(replace(way, speculate=guessing)) as generator:
                generator.count_tokens("")
                found.append([_timed(generator, chat, cancel) for chat in (quote, prose)])
    except (EngineFailure, ModelBroken) as error:
        log.warning("guessing failed: %s", error)
        return False
    (plain_quote, plain_prose), (quote_again, prose_again) = found
    same = plain_quote[0] == quote_again[0] and plain_prose[0] == prose_again[0]
    faster = plain_quote[1] > _WORTH * quote_again[1]
    return same and faster and prose_again[1] < _WORTH * plain_prose[1]


def _timed(generator: TextGenerator, question: str, cancel: CancelToken) -> tuple[str, float]:
    """The answer, and the seconds it took after its first token."""
    pieces, times = [], []
    for piece in _answer(generator, question, cancel):
        pieces.append(piece)
        times.append(time.perf_counter())
    return "".join(pieces), times[-1] - times[0] if times else 0.0
