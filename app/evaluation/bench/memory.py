"""What memory models need, as predicted before they are loaded and as then measured.

Each process is given as much as it is made for: a language model a prompt that fills its context,
the search model long texts, the speech model a window of a recording.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.models import ModelSpec, Task
from app.engines.llama_options import LlamaOptions
from app.engines.protocols import GenerateOptions, Message, TranscribeOptions
from app.engines.remote import RemoteGenerator
from app.engines.remote_onnx import RemoteEmbedder
from app.engines.remote_speech import RemoteTranscriber
from app.evaluation.bench.figures import Bar, BenchReport, Figure, Rounds
from app.evaluation.report import Step
from app.services.model_memory import MemoryNeed, need_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WITHIN = Bar(0.1, of_ratio=True, around=True)
_MEGABYTE = 1e6
_CONTEXTS = (512, 2048, 8192)
_COMPARED = 2048  # tokens of context with which other ways to compute are tried
_OTHERWISE = {
    "8-bit keys and values": LlamaOptions(key_type="q8_0", value_type="q8_0", flash_attention=True),
    "8-bit keys, 4-bit values": LlamaOptions(
        key_type="q8_0", value_type="q4_0", flash_attention=True
    ),
    "512 tokens at once": LlamaOptions(batch_tokens=512, micro_batch=512),
}
_ANSWER_TOKENS = 8
_FRAME_TOKENS = 64  # of the template around a question
_WORDS = "The red pump on the left side of the old mill is checked in April. "
_TEXTS, _REPEATED = 64, 40
SOUND_S = 120
"""Of speech that is given to a speech model."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An installed model: what is known of it, and the folder it is in."""

    spec: ModelSpec
    folder: Path


@dataclass(frozen=True, slots=True)
class _Trial:
    name: str
    need: MemoryNeed
    measured: Callable[[], int]


def bench_memory(
    subjects: Sequence[Subject],
    sound: Callable[[], NDArray[np.float32]],
    *,
    threads: int,
    most_tokens: int,
    cancel: CancelToken,
) -> Generator[Step, None, BenchReport]:
    """Compare prediction and peak of resident memory for each of `subjects`.

    Language models are given contexts of up to `most_tokens`; `sound` is SOUND_S of speech.
    """
    trials = [
        trial
        for subject in subjects
        for trial in _trials(subject, sound, threads=threads, most_tokens=most_tokens)
    ]
    figures = []
    for number, trial in enumerate(trials):
        cancel.raise_if_cancelled()
        yield Step(trial.name, number, len(trials))
        figures.append(_figure(trial))
    return BenchReport(
        "memory",
        f"sotto bench memory --tokens {most_tokens}",
        (
            f"Resident memory of a model's process at its highest, {threads} threads; what is",
            "mapped of its file counts. Predicted from the header of the file and the options.",
        ),
        tuple(figures),
    )


def _figure(trial: _Trial) -> Figure:
    predicted, measured = trial.need.resident, trial.measured()
    return Figure(
        trial.name,
        "MB",
        Rounds((predicted / _MEGABYTE,)),
        "measured",
        Rounds((measured / _MEGABYTE,)),
        _WITHIN,
    )


def _trials(
    subject: Subject,
    sound: Callable[[], NDArray[np.float32]],
    *,
    threads: int,
    most_tokens: int,
) -> Iterator[_Trial]:
    spec, folder = subject.spec, subject.folder
    match spec.task:
        case Task.GENERATE:
            for name, options in _ways(spec, most_tokens):
                options = replace(options, threads=threads)
                need = need_of(spec, options.context_length, folder, options)
                yield _Trial(name, need, _of_generator(folder / spec.files[0].name, options))
        case Task.EMBED:
            yield _Trial(f"{spec.name}, long texts", need_of(spec, 0, folder), _of_embedder(folder))
        case Task.TRANSCRIBE:
            name = f"{spec.name}, {SOUND_S} s of speech"
            yield _Trial(name, need_of(spec, 0, folder), _of_transcriber(folder, sound))


def _ways(spec: ModelSpec, most_tokens: int) -> Iterator[tuple[str, LlamaOptions]]:
    most = min(most_tokens, spec.context_length or most_tokens)
    for tokens in sorted({min(tokens, most) for tokens in _CONTEXTS}):
        yield f"{spec.name}, {tokens:,} tokens", LlamaOptions(context_length=tokens)
    tokens = min(most, _COMPARED)
    for words, options in _OTHERWISE.items():
        yield f"{spec.name}, {tokens:,} tokens, {words}", replace(options, context_length=tokens)


def _of_generator(path: Path, options: LlamaOptions) -> Callable[[], int]:
    def measure() -> int:
        with closing(RemoteGenerator(path, path.stem, options)) as generator:
            each = max(generator.count_tokens(_WORDS * 64) / 64, 1)
            times = int((options.context_length - _FRAME_TOKENS - _ANSWER_TOKENS) / each)
            asked = (Message("user", _WORDS * times),)
            list(generator.generate(asked, GenerateOptions(max_tokens=_ANSWER_TOKENS)))
            return generator.host.peak_bytes

    return measure


def _of_embedder(folder: Path) -> Callable[[], int]:
    def measure() -> int:
        with closing(RemoteEmbedder(folder)) as embedder:
            embedder.embed_passages([_WORDS * _REPEATED] * _TEXTS)
            return embedder.host.peak_bytes

    return measure


def _of_transcriber(folder: Path, sound: Callable[[], NDArray[np.float32]]) -> Callable[[], int]:
    def measure() -> int:
        with closing(RemoteTranscriber(folder)) as transcriber:
            list(transcriber.transcribe(sound(), TranscribeOptions()))
            return transcriber.host.peak_bytes

    return measure
