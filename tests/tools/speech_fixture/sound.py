"""Turns samples into the features that Whisper hears, and makes sound in which nobody speaks."""

import random

import numpy as np
import torch
from faster_whisper.feature_extractor import FeatureExtractor
from numpy.typing import NDArray

FRAMES_PER_SECOND = 100
BANDS = 80
FLOOR = -10.0  # the logarithm that faster-whisper gives to no sound at all
_RATE = 16_000

Frames = NDArray[np.float32]


class Ear:
    """The log-mel spectrum of faster-whisper before its normalization, so that sounds can be mixed.

    Adding powers in the mel bands leaves out how two waves interfere, which averages to nothing.
    """

    def __init__(self) -> None:
        self._filters = torch.from_numpy(
            FeatureExtractor.get_mel_filters(_RATE, 400, BANDS)
        ).float()
        self._window = torch.hann_window(400)

    def hear(self, samples: NDArray[np.float32]) -> Frames:
        """Logarithms of band powers, one row for each hundredth of a second."""
        sound = torch.from_numpy(np.pad(samples, (0, 160)))
        spectrum = torch.stft(sound, 400, 160, window=self._window, return_complex=True)
        powers = self._filters @ spectrum[:, :-1].abs().square()
        logarithms: Frames = powers.clamp(min=1e-10).log10().T.numpy()
        return logarithms


def normalize(frames: Frames) -> Frames:
    """What faster-whisper does with the logarithms of one recording."""
    normal: Frames = (np.maximum(frames, frames.max() - 8.0) + 4.0) / 4.0
    return normal


def mix(speech: Frames, noise: Frames, decibels: float) -> Frames:
    """Speech with as much noise that their mean powers differ by so many decibels."""
    powers = 10.0**speech, 10.0**noise
    gain = powers[0].mean() / max(powers[1].mean(), 1e-12) / 10 ** (decibels / 10)
    mixed: Frames = np.log10(powers[0] + gain * powers[1], dtype=np.float32)
    return mixed


def draw_noise(chance: random.Random, seconds: float) -> NDArray[np.float32]:
    """Hum, chords, coloured noise, clicks or next to nothing."""
    source = np.random.default_rng(chance.getrandbits(32))
    count = int(seconds * _RATE)
    time = np.arange(count) / _RATE
    kind = chance.choice(
        ("silence", "faint", "colour", "colour", "hum", "chord", "clicks", "sweep")
    )
    if kind == "silence":
        sound = np.zeros(count)
    elif kind == "faint":
        sound = source.normal(size=count) * 10 ** chance.uniform(-5, -3)
    elif kind == "colour":
        sound = _coloured(source, count, exponent=chance.choice((0.0, 0.5, 1.0, 1.0, 2.0)))
    elif kind == "hum":
        base = chance.choice((50.0, 60.0, chance.uniform(30, 200)))
        sound = sum(
            np.sin(2 * np.pi * base * n * time) * chance.random() / n for n in range(1, 12)
        ) + 0.05 * _coloured(source, count, exponent=1.0)
    elif kind == "chord":
        sound = _chords(chance, time)
    elif kind == "clicks":
        sound = (source.random(count) < chance.uniform(1, 20) / _RATE) * source.normal(size=count)
        ringing = np.exp(-np.arange(800) / chance.uniform(5, 300)) * source.normal(size=800)
        sound = np.convolve(sound, ringing)[:count]
    else:
        pitch = np.linspace(chance.uniform(80, 3000), chance.uniform(80, 3000), count)
        sound = np.sin(2 * np.pi * np.cumsum(pitch) / _RATE)
    loudest = max(float(np.abs(sound).max()), 1e-9)
    if kind not in ("silence", "faint"):
        sound = sound / loudest * 10 ** chance.uniform(-2.5, -0.1)
    return sound.astype(np.float32)


def _coloured(source: np.random.Generator, count: int, *, exponent: float) -> NDArray[np.float64]:
    """Noise whose power falls with frequency: white 0, pink 1, brown 2."""
    spectrum = np.fft.rfft(source.normal(size=count))
    frequency = np.maximum(np.fft.rfftfreq(count, 1 / _RATE), 20.0)
    sound = np.fft.irfft(spectrum / frequency ** (exponent / 2), count)
    even: NDArray[np.float64] = sound / np.abs(sound).max()
    return even


def _chords(chance: random.Random, time: NDArray[np.float64]) -> NDArray[np.float64]:
    """Chords of three or four notes with overtones, each struck and fading or held."""
    sound = np.zeros_like(time)
    start = 0.0
    while start < time[-1]:
        length = chance.uniform(0.3, 3.0)
        root = 55.0 * 2 ** (chance.randint(0, 36) / 12)
        decay = chance.choice((0.0, 1.0, 4.0))
        inside = (time >= start) & (time < start + length)
        local = time[inside] - start
        for semitones in chance.choice(((0, 4, 7), (0, 3, 7), (0, 4, 7, 11), (0, 5, 9))):
            note = root * 2 ** (semitones / 12)
            for overtone in range(1, 7):
                wave = np.sin(2 * np.pi * note * overtone * local) / overtone**1.5
                sound[inside] += wave * np.exp(-decay * local)
        start += length
    return sound
