"""Tries every way of computing a speech model on this machine and keeps which one serves best."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from app.audio.error_rate import spoken, word_error_rate
from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, SottoError
from app.domain.speech import SAMPLE_RATE
from app.domain.speech_check import SpeechCheck, SpeechTrial
from app.engines.protocols import Reader, TranscribeOptions, Transcriber
from app.services.exam import ExamStep
from app.services.kept_report import keep_report, kept_report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FILE = "speech_check.json"
_NOISE_S = 5.0
_NOISE_LEVEL = 0.05

WAYS = (
    SpeechTrial("cpu", "int8"),
    SpeechTrial("cpu", "float32"),
    SpeechTrial("cuda", "int8_float16"),
    SpeechTrial("cuda", "float16"),
)
"""What is tried: a device that is not there fails at once, which is an answer too."""


class _Line(msgspec.Struct, frozen=True):
    path: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something said: 16 kHz mono, and its words as error_rate.spoken has them."""

    sound: NDArray[np.float32]
    words: str
    language: str


class Opened(Protocol):
    """A speech model in a process of its own."""

    @property
    def transcriber(self) -> Transcriber:
        """It."""
        ...

    @property
    def memory_bytes(self) -> int:
        """The most its process has held."""
        ...


Open = Callable[[str, str], AbstractContextManager[Opened]]
"""A device and a compute type to the model computed so."""


def load_sentences(folder: Path, reader: Reader) -> tuple[Sentence, ...]:
    """The sentences of `folder`/transcripts.jsonl."""
    import numpy as np

    lines = msgspec.json.Decoder(_Line).decode_lines((folder / "transcripts.jsonl").read_bytes())
    return tuple(
        Sentence(
            np.concatenate(list(reader.samples(folder / line.path))),
            spoken(line.text, line.language),
            line.language,
        )
        for line in lines
    )


def examine_speech(
    model: str, opened: Open, sentences: Sequence[Sentence], cancel: CancelToken
) -> Generator[ExamStep, None, SpeechCheck]:
    """Try all WAYS; a step for each. Raises Cancelled; whatever else goes wrong is a result."""
    trials = []
    for done, way in enumerate(WAYS):
        yield ExamStep(done, len(WAYS))
        trials.append(_tried(way, opened, sentences, cancel))
    yield ExamStep(len(WAYS), len(WAYS))
    return SpeechCheck(
        model=model,
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        machine=f"{platform.system()} {platform.machine()}",
        words=sum(len(one.words.split()) for one in sentences),
        seconds=sum(len(one.sound) for one in sentences) / SAMPLE_RATE,
        trials=tuple(trials),
    )


def keep_speech_check(folder: Path, check: SpeechCheck) -> None:
    """Put the report into the folder of its model, atomically."""
    keep_report(folder / _FILE, check)


def kept_speech_check(folder: Path) -> SpeechCheck | None:
    """The report of the last check of the model in `folder`; None where there is none."""
    return kept_report(folder / _FILE, SpeechCheck)


def verdict(check: SpeechCheck | None) -> str:
    """What the check says, in one line."""
    if check is None:
        return "not checked on this machine"
    best = check.chosen
    if best is None:
        return f"does not work here: {check.trials[0].failure}"
    invented = f", invents {best.invented} words in noise" if best.invented else ""
    return (
        f"hears {1 - min(best.word_error_rate, 1):.0%} of {check.words} words right{invented};"
        f" {best.real_time_factor:.2f} s for a second of speech,"
        f" {best.memory_bytes / 1e6:,.0f} MB ({best.device}, {best.compute_type})"
    )


def _tried(
    way: SpeechTrial, opened: Open, sentences: Sequence[Sentence], cancel: CancelToken
) -> SpeechTrial:
    from app.audio.dictation import transcript

    heard, took_s = [], 0.0
    try:
        with opened(way.device, way.compute_type) as model:
            transcript(sentences[0].sound, model.transcriber, TranscribeOptions(), cancel)  # loads
            for sentence in sentences:
                started_s = time.perf_counter()
                options = TranscribeOptions(sentence.language)
                found = transcript(sentence.sound, model.transcriber, options, cancel)
                took_s += time.perf_counter() - started_s
                heard.append(spoken(found.text, sentence.language))
            noise = transcript(_noise(), model.transcriber, TranscribeOptions("en"), cancel)
            memory_bytes = model.memory_bytes
    except Cancelled:
        raise
    except SottoError as error:
        return replace(way, failure=str(error))
    return replace(
        way,
        word_error_rate=word_error_rate([one.words for one in sentences], heard),
        real_time_factor=took_s / (sum(len(one.sound) for one in sentences) / SAMPLE_RATE),
        memory_bytes=memory_bytes,
        invented=len(noise.text.split()),
    )


def _noise() -> NDArray[np.float32]:
    import numpy as np

    random = np.random.default_rng(0)
    return (random.standard_normal(int(_NOISE_S * SAMPLE_RATE)) * _NOISE_LEVEL).astype(np.float32)
