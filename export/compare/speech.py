"""Compares speech models: the words they get wrong in recordings, and how fast they listen."""

from collections.abc import Sequence
from contextlib import closing
from itertools import accumulate
from pathlib import Path

import numpy as np

from app.audio.dictation import transcript
from app.audio.error_rate import spoken, word_error_rate
from app.domain.speech import SAMPLE_RATE
from app.engines.protocols import TranscribeOptions
from app.engines.remote import RemoteReader, cores
from app.engines.whisper_transcriber import WhisperTranscriber
from app.paths import bundled
from app.services.speech_check import Sentence, load_sentences
from export.compare.folders import Model
from export.compare.trial import Quality, Trial, speed
from export.report import Figure
from export.timing import interleaved

ALLOWED = 0.01
"""Of the word error rate: one word in a hundred."""

SPOKEN = bundled("models") / "speech_check"
"""The recordings that speech models are checked with."""

_ROUNDS = 3
_TIMED_S = 30.0


def recordings(folder: Path) -> tuple[Sentence, ...]:
    """What `folder`/transcripts.jsonl names, read as the program reads recordings."""
    with closing(RemoteReader()) as reader:
        return load_sentences(folder, reader)


def compare_transcribers(
    reference: Model, candidate: Model, sentences: Sequence[Sentence], *, allowed: float | None
) -> Trial:
    """Let both transcribe `sentences`, each computing as its weights are stored."""
    first, second = (
        WhisperTranscriber(model.path, threads=cores(), compute_type="default")
        for model in (reference, candidate)
    )
    before, after = (
        [_heard(transcriber, sentence) for sentence in sentences] for transcriber in (first, second)
    )
    said = [sentence.words for sentence in sentences]
    wrong = Quality(
        name="words wrong",
        unit="",
        items="recordings",
        better="lower",
        reference=_rates(said, before),
        candidate=_rates(said, after),
        weights=np.array([max(1, len(words.split())) for words in said], np.float64),
        allowed=ALLOWED if allowed is None else allowed,
    )
    timed = _first(sentences)
    timing = interleaved(
        lambda: [_heard(first, sentence) for sentence in timed],
        lambda: [_heard(second, sentence) for sentence in timed],
        rounds=_ROUNDS,
    )
    same = 1 - min(1.0, word_error_rate(before, after))
    return Trial(
        qualities=(wrong,),
        speed=speed(timing, sum(map(_seconds, timed)), "s of sound"),
        reference_bytes=reference.bytes,
        bytes=candidate.bytes,
        others=(Figure("words heard alike", "", None, same, "higher"),),
    )


def _heard(transcriber: WhisperTranscriber, sentence: Sentence) -> str:
    options = TranscribeOptions(sentence.language)
    return spoken(transcript(sentence.sound, transcriber, options).text, sentence.language)


def _rates(said: Sequence[str], heard: Sequence[str]) -> np.ndarray:
    return np.array([word_error_rate([a], [b]) for a, b in zip(said, heard, strict=True)])


def _seconds(sentence: Sentence) -> float:
    return len(sentence.sound) / SAMPLE_RATE


def _first(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """As many from the start as fit the time, one at least."""
    ends = accumulate(map(_seconds, sentences))
    return sentences[: max(1, sum(end <= _TIMED_S for end in ends))]
