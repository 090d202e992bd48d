"""The small Whisper of the tests understands what its makers promise of it."""

import importlib
import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from app.audio.error_rate import spoken, word_error_rate
from app.domain.speech import SAMPLE_RATE, Transcript
from app.engines.protocols import TranscribeOptions
from app.engines.whisper_transcriber import SileroDetector, WhisperTranscriber
from tests.tools.speech_fixture.sentences import spoken_words

SPEECH = Path(__file__).parents[1] / "data" / "speech"
FIXTURE = SPEECH / "whisper-fixture"
MOST_ERRORS = 0.15  # of 48 words; its README has the rates over all held-out sentences
LARGEST_BYTES = 8_000_000
LATEST_S = 0.5  # how far off the start of a word may be

pytestmark = [pytest.mark.model]

Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Clip:
    """A committed sentence that the model never heard, and where its words start."""

    name: str
    text: str
    starts: list[float]

    def samples(self) -> Samples:
        samples, rate = soundfile.read(SPEECH / "clips" / self.name, dtype="float32")
        assert rate == SAMPLE_RATE
        return np.asarray(samples)


def read_clips() -> list[Clip]:
    lines = (SPEECH / "clips" / "transcripts.jsonl").read_text().splitlines()
    return [Clip(one["path"], one["text"], one["starts"]) for one in map(json.loads, lines)]


CLIPS = read_clips()


@pytest.fixture(scope="module")
def transcriber() -> WhisperTranscriber:
    # Faster-whisper's progress bars would leave a thread behind.
    importlib.import_module("tqdm").tqdm.monitor_interval = 0
    return WhisperTranscriber(FIXTURE, threads=2)


@pytest.fixture(scope="module")
def library(transcriber: WhisperTranscriber) -> Any:
    """Faster-whisper's own interface to the same folder; it has no types."""
    from faster_whisper import WhisperModel

    return WhisperModel(str(FIXTURE), device="cpu", compute_type="int8", cpu_threads=2)


def heard(transcriber: WhisperTranscriber, samples: Samples, **options: Any) -> str:
    *_, transcript = transcriber.transcribe(samples, TranscribeOptions(language="en", **options))
    assert isinstance(transcript, Transcript)
    return transcript.text


def hum(seconds: float) -> Samples:
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    tones = sum(np.sin(2 * np.pi * 50 * n * time) / n for n in range(1, 9))
    return np.asarray(0.1 * tones, dtype=np.float32)


def chord(seconds: float) -> Samples:
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    tones = sum(np.sin(2 * np.pi * pitch * time) for pitch in (261.6, 329.6, 392.0))
    return np.asarray(0.2 * tones, dtype=np.float32)


def hiss(seconds: float) -> Samples:
    noise = np.random.default_rng(5).normal(size=int(seconds * SAMPLE_RATE))
    return np.asarray(0.05 * noise, dtype=np.float32)


def test_held_out_sentences_are_understood(transcriber: WhisperTranscriber) -> None:
    said = [spoken(clip.text) for clip in CLIPS]
    transcripts = [spoken(heard(transcriber, clip.samples())) for clip in CLIPS]
    assert len(CLIPS) == 5
    assert word_error_rate(said, transcripts) <= MOST_ERRORS, transcripts


def test_silence_around_speech_and_noise_under_it_change_little(
    transcriber: WhisperTranscriber,
) -> None:
    quiet = np.zeros(2 * SAMPLE_RATE, dtype=np.float32)
    said, transcripts = [], []
    for clip in CLIPS:
        samples = np.concatenate([quiet, clip.samples(), quiet])
        loudness = float(np.sqrt((clip.samples() ** 2).mean()))
        noise = hiss(len(samples) / SAMPLE_RATE) / 0.05 * loudness * 10 ** (-20 / 20)
        said.append(spoken(clip.text))
        transcripts.append(spoken(heard(transcriber, samples + noise)))
    assert word_error_rate(said, transcripts) <= 2 * MOST_ERRORS, transcripts


@pytest.mark.parametrize("sound", [np.zeros(64_000, dtype=np.float32), hum(4), chord(4), hiss(4)])
def test_what_is_no_speech_has_no_words_even_without_voice_detection(
    library: Any, sound: Samples
) -> None:
    segments, _ = library.transcribe(sound, language="en", vad_filter=False)
    assert [segment.text for segment in segments] == []


@pytest.mark.parametrize("kind", ["hum", "chord", "hiss"])
def test_voice_activity_keeps_every_word_in_noise(kind: str) -> None:
    detector = SileroDetector()
    for clip in CLIPS:
        samples = clip.samples()
        noise = {"hum": hum, "chord": chord, "hiss": hiss}[kind](len(samples) / SAMPLE_RATE)
        loudness = float(np.sqrt((samples**2).mean() / (noise**2).mean()))
        mixed = samples + noise * loudness * 10 ** (-10 / 20)
        kept = detector.chunks(mixed.astype(np.float32))
        words = [start * SAMPLE_RATE for start in clip.starts]
        assert all(any(c["start"] <= at < c["end"] for c in kept) for at in words), clip.name
        spoken_end = len(samples) - 8000  # the clips end in half a second of silence
        assert kept[-1]["end"] >= spoken_end - 800, clip.name


def test_words_have_the_times_at_which_they_are_said(library: Any) -> None:
    found = []
    for clip in CLIPS:
        segments, _ = library.transcribe(clip.samples(), language="en", word_timestamps=True)
        times = {w.word.strip(" .?").lower(): w.start for s in segments for w in s.words}
        for word, start in zip(clip.text.strip("?.").lower().split(), clip.starts, strict=True):
            if word in times and clip.text.lower().split().count(word) == 1:
                found.append(abs(times[word] - start))
    assert len(found) > 20
    assert float(np.median(found)) < LATEST_S / 2
    assert float(np.quantile(found, 0.9)) < LATEST_S


def test_hotwords_and_what_was_said_before_do_no_harm(transcriber: WhisperTranscriber) -> None:
    said = [spoken(clip.text) for clip in CLIPS]
    given: dict[str, Any] = {
        "vocabulary": ("Velmora", "XR-4711", "thermostat"),
        "before": "The boiler was repaired.",
    }
    transcripts = [spoken(heard(transcriber, clip.samples(), **given)) for clip in CLIPS]
    assert word_error_rate(said, transcripts) <= 2 * MOST_ERRORS, transcripts


def test_it_is_small_english_only_and_says_what_it_is(library: Any) -> None:
    assert not library.model.is_multilingual
    assert sum(file.stat().st_size for file in FIXTURE.iterdir()) < LARGEST_BYTES
    assert "no product model" in (FIXTURE / "README.md").read_text()


def speak(text: str, rate: int, folder: Path) -> Samples:
    """The sentence in espeak-ng's voice at a rate that was kept out of the training."""
    path = folder / "spoken.wav"
    command = ["espeak-ng", "-v", "en-us", "-s", str(rate), "-w", str(path)]
    subprocess.run([*command, " ".join(spoken_words(text))], check=True, timeout=60)
    samples, at = soundfile.read(path, dtype="float32")
    count = int(len(samples) * SAMPLE_RATE / at)
    places = np.linspace(0, len(samples) - 1, count)
    resampled = np.interp(places, np.arange(len(samples)), samples)
    return np.asarray(np.pad(resampled, 8000), dtype=np.float32)


def held_out() -> Iterator[tuple[str, int]]:
    for line in (SPEECH / "held_out.jsonl").read_text().splitlines():
        trial = json.loads(line)
        yield trial["text"], trial["words_per_minute"]


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="needs espeak-ng")
def test_more_held_out_sentences_are_understood(
    transcriber: WhisperTranscriber, tmp_path: Path
) -> None:
    trials = random.Random(3).sample(list(held_out()), 20)
    said = [spoken(text) for text, _ in trials]
    transcripts = [spoken(heard(transcriber, speak(text, rate, tmp_path))) for text, rate in trials]
    assert word_error_rate(said, transcripts) <= 1.5 * MOST_ERRORS
