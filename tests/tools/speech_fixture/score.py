"""Scores the fixture with faster-whisper itself, on speech it never heard and on mere noise."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from faster_whisper import WhisperModel

from tests.tools.speech_fixture.held_out import Trial
from tests.tools.speech_fixture.sentences import Writer
from tests.tools.speech_fixture.sound import draw_noise
from tests.tools.speech_fixture.voices import ESPEAK, RATE, Samples, Speakers

NOISES = 60


def transcribe(model: WhisperModel, samples: Samples, *, hotwords: str | None = None) -> str:
    """What the model hears, with voice activity detection, as Sotto uses it."""
    segments, _ = model.transcribe(
        samples, language="en", vad_filter=True, hotwords=hotwords, word_timestamps=True
    )
    return "".join(segment.text for segment in segments).strip()


def score(
    model: WhisperModel, trials: Iterable[Trial], *, decibels: float | None = None
) -> Iterator[tuple[Trial, str]]:
    """Each trial and what was heard, with pink noise at `decibels` where given."""
    speakers = Speakers()
    for number, trial in enumerate(trials):
        samples = speakers.speak(
            trial.text, trial.voice, words_per_minute=trial.words_per_minute, pitch=trial.pitch
        ).samples
        samples = np.pad(samples, (RATE // 2, RATE // 2))
        if decibels is not None:
            samples = _with_pink_noise(samples, decibels, seed=number)
        yield trial, transcribe(model, samples)


def words_in_noise(model: WhisperModel) -> int:
    """How many words are heard in sounds in which nobody speaks, without voice detection too."""
    chance = random.Random(1)
    sounds = [draw_noise(chance, seconds) for seconds in (1, 3, 8) for _ in range(NOISES // 3)]
    heard = 0
    for sound in sounds:
        segments, _ = model.transcribe(sound, language="en", vad_filter=False)
        heard += sum(len(segment.text.split()) for segment in segments)
        heard += len(transcribe(model, sound).split())
    return heard


def names_misheard(model: WhisperModel, count: int, *, prompted: bool) -> int:
    """How many of so many unseen names and codes are wrong, with or without them as hotwords."""
    chance, writer, speakers = random.Random(2), Writer(99), Speakers()
    wrong = 0
    for number in range(count):
        name = (writer.rare_name if number % 2 else writer.code)()
        others = [writer.rare_name() for _ in range(5)] + [writer.code() for _ in range(4)]
        hotwords = ", ".join(chance.sample([name, *others], 10))
        text = f"The contract of {name} is signed."
        said = speakers.speak(text, chance.choice(ESPEAK), words_per_minute=140)
        heard = transcribe(
            model, np.pad(said.samples, (8000, 8000)), hotwords=hotwords if prompted else None
        )
        wrong += name.lower() not in heard.lower()
    return wrong


def open_model(folder: Path) -> WhisperModel:
    """The folder as the program opens it."""
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)


def _with_pink_noise(samples: Samples, decibels: float, *, seed: int) -> Samples:
    source = np.random.default_rng(seed)
    spectrum = np.fft.rfft(source.normal(size=len(samples)))
    frequency = np.maximum(np.fft.rfftfreq(len(samples), 1 / RATE), 20.0)
    noise = np.fft.irfft(spectrum / np.sqrt(frequency), len(samples))
    speech = samples[RATE // 2 : -RATE // 2]
    gain = np.sqrt((speech**2).mean() / (noise**2).mean() / 10 ** (decibels / 10))
    noisy: Samples = (samples + gain * noise).astype(np.float32)
    return noisy
