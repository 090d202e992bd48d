"""Speaks the sentences once and keeps their spectra on disk, for the training to draw from."""

import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.tools.speech_fixture.sentences import Writer, distinct
from tests.tools.speech_fixture.sound import BANDS, Ear, Frames, draw_noise
from tests.tools.speech_fixture.voices import ESPEAK, FLITE, Speakers

RATES = (115, 215)  # words a minute in training, without those kept for the score
RATES_KEPT = (range(136, 143), range(166, 173), range(196, 203))
NOISES, NOISE_SECONDS = 400, 6.0
SHARE_OF_FLITE = 0.3


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence as it was spoken: its frames lie at `first` in the file of spectra."""

    text: str
    voice: str
    words_per_minute: int
    pitch: int
    sounds: tuple[str, ...]
    starts: tuple[float, ...]
    first: int
    frames: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """Spoken sentences and noises of one folder."""

    spoken: list[Spoken]
    noises: list[Frames]
    _spectra: NDArray[np.float16]

    def frames(self, spoken: Spoken) -> Frames:
        """The logarithmic spectrum of a sentence, 100 rows a second."""
        return self._spectra[spoken.first : spoken.first + spoken.frames].astype(np.float32)


def draw_voice(chance: random.Random) -> tuple[str, int, int]:
    """A voice, a rate of training in words a minute, and a pitch."""
    rate = chance.randint(*RATES)
    while any(rate in kept for kept in RATES_KEPT):
        rate = chance.randint(*RATES)
    voice = chance.choice(FLITE if chance.random() < SHARE_OF_FLITE else ESPEAK)
    return voice, rate, chance.randint(25, 75)


def speak_corpus(folder: Path, count: int, *, without: set[str], seed: int = 7) -> Iterator[int]:
    """Speak `count` sentences that are not in `without`; yields how many are done."""
    folder.mkdir(parents=True, exist_ok=True)
    speakers, ear, chance = Speakers(), Ear(), random.Random(seed)
    noises = [ear.hear(draw_noise(chance, NOISE_SECONDS)) for _ in range(NOISES)]
    np.save(folder / "noises.npy", np.stack(noises).astype(np.float16))
    first = 0
    with (folder / "spectra.f16").open("wb") as spectra, (folder / "spoken.jsonl").open("w") as out:
        for done, text in enumerate(distinct(Writer(seed), count, without=without), 1):
            voice, rate, pitch = draw_voice(chance)
            said = speakers.speak(text, voice, words_per_minute=rate, pitch=pitch)
            frames = ear.hear(said.samples).astype(np.float16)
            spectra.write(frames.tobytes())
            record = Spoken(text, voice, rate, pitch, said.sounds, said.starts, first, len(frames))
            first += len(frames)
            out.write(json.dumps(asdict(record)) + "\n")
            yield done


def open_corpus(folder: Path) -> Corpus:
    """What was spoken so far; the spectra stay on disk."""
    size = (folder / "spectra.f16").stat().st_size // (2 * BANDS)
    with (folder / "spoken.jsonl").open() as lines:
        # A line cut short is still being written.
        spoken = [_record(json.loads(line)) for line in lines if line.endswith("\n")]
    spoken = [one for one in spoken if one.first + one.frames <= size]
    shape = (size, BANDS)
    spectra = np.memmap(folder / "spectra.f16", dtype=np.float16, mode="r", shape=shape)
    noises = list(np.load(folder / "noises.npy").astype(np.float32))
    return Corpus(spoken, noises, spectra)


def _record(values: dict[str, Any]) -> Spoken:
    return Spoken(
        **{**values, "starts": tuple(values["starts"]), "sounds": tuple(values["sounds"])}
    )
