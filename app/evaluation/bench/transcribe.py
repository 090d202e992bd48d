"""What dictation costs beside the speech model itself: the wait after the last word."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.audio.dictation import dictate
from app.audio.listener import Take
from app.domain.cancel import CancelToken
from app.domain.speech import SAMPLE_RATE
from app.engines.protocols import TranscribeOptions, Transcriber
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Rounds
from app.evaluation.bench.rounds import interleave
from app.evaluation.report import Step

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

SECONDS = 10.0
"""Of speech in an utterance; a shorter recording is repeated."""

_BLOCK_S = 0.05
_TAIL_S = 0.4

Listen = Callable[["Samples"], str]
"""Samples to text."""


@dataclass(frozen=True, slots=True)
class _Run:
    final_s: float
    partials_per_s: float


def bench_transcribe(
    hosted: Transcriber,
    direct: Listen,
    recording: Samples,
    *,
    conditions: str,
    rounds: int = 6,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Speak `recording` in real time and compare the wait for its text with `direct` on the same.

    `direct` is the same model in this process, given the whole utterance at once. The wait is from
    the end of the tail, while words were shown as they were spoken.
    """
    utterance = np.resize(recording, int((SECONDS + _TAIL_S) * SAMPLE_RATE)).astype(np.float32)

    def by_dictation(_: int) -> _Run:
        return _spoken(utterance, hosted, cancel)

    def by_itself(_: int) -> _Run:
        started_s = time.perf_counter()
        direct(utterance)
        return _Run(time.perf_counter() - started_s, 0.0)

    by_itself(-1)
    hosted_text = _text(utterance, hosted, cancel)  # loads and warms up
    runs = yield from interleave(
        "transcribe",
        {"dictation": by_dictation, "direct": by_itself},
        rounds=rounds,
        cancel=cancel,
    )
    ours, theirs = (
        Rounds(tuple(1000 * run.final_s for run in runs[key])) for key in ("dictation", "direct")
    )
    words = len(hosted_text.split())
    return BenchReport(
        "transcribe",
        "sotto bench transcribe",
        (
            f"{hosted.model}, {conditions}: an utterance of {SECONDS:g} s, {words} words.",
            f"The tail of {_TAIL_S:g} s after the key comes before what is measured.",
        ),
        (
            Figure(
                "from the end of the tail to the text",
                "ms",
                ours,
                "faster-whisper, called directly",
                theirs,
                Bar(1.10, of_ratio=True),
            ),
            Figure(
                "texts shown while speaking",
                "1/s",
                Rounds(tuple(run.partials_per_s for run in runs["dictation"])),
                bar=Bar(2.0, at_least=True),
            ),
        ),
    )


def whisper_directly(folder: Path, *, threads: int) -> Listen:
    """faster-whisper as its own documentation calls it, in this process."""
    from app.engines.whisper_transcriber import faster_whisper

    model = faster_whisper().WhisperModel(
        str(folder), device="cpu", compute_type="int8", cpu_threads=threads
    )

    def listen(samples: Samples) -> str:
        segments, _ = model.transcribe(samples, vad_filter=True, condition_on_previous_text=False)
        return " ".join(segment.text.strip() for segment in segments)

    return listen


def _spoken(utterance: Samples, transcriber: Transcriber, cancel: CancelToken) -> _Run:
    take, ended_s = Take(), [0.0]
    block = int(_BLOCK_S * SAMPLE_RATE)
    spoken = len(utterance) - int(_TAIL_S * SAMPLE_RATE)

    def speak() -> None:
        begun_s = time.perf_counter()
        for start in range(0, len(utterance), block):
            due_s = begun_s + (start + block) / SAMPLE_RATE
            cancel.wait(max(due_s - time.perf_counter(), 0))
            take.extend(utterance[start : start + block])
            if start >= spoken:
                take.release()
        ended_s[0] = time.perf_counter()
        take.finish()

    speaker = threading.Thread(target=speak)
    speaker.start()
    try:
        partials = sum(1 for _ in dictate(take, transcriber, TranscribeOptions(), cancel))
    finally:
        speaker.join()
    return _Run(time.perf_counter() - ended_s[0], partials / SECONDS)


def _text(utterance: Samples, transcriber: Transcriber, cancel: CancelToken) -> str:
    from app.audio.dictation import transcript

    return transcript(utterance, transcriber, TranscribeOptions(), cancel).text
