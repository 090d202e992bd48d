"""Recordings become 16 kHz mono without artefacts."""

import io

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from app.domain.errors import ReadCode, ReadFailure
from app.domain.speech import SAMPLE_RATE
from app.engines.reader.dispatch import DocumentReader
from app.engines.reader.resampling import Resampler
from app.engines.reader.source import Source


def tone(hz: float, rate_hz: int, seconds: float) -> NDArray[np.float32]:
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(int(rate_hz * seconds)) / rate_hz)).astype("f4")


def resampled(samples: NDArray[np.float32], rate_hz: int, blocks: int = 1) -> NDArray[np.float32]:
    made = Resampler(rate_hz)
    return np.concatenate([*map(made.push, np.array_split(samples, blocks)), made.finish()])


def recording(samples: NDArray[np.float32], rate_hz: int, kind: str) -> bytes:
    buffer = io.BytesIO()
    soundfile.write(buffer, samples, rate_hz, format=kind)
    return buffer.getvalue()


def heard(name: str, data: bytes) -> list[NDArray[np.float32]]:
    return list(DocumentReader().samples(Source.of(name, data)))


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 44_099])
def test_a_tone_stays_the_same_tone(rate_hz: int) -> None:
    made = resampled(tone(1000, rate_hz, 1.0), rate_hz)
    assert len(made) == SAMPLE_RATE
    assert np.abs(made - tone(1000, SAMPLE_RATE, 1.0))[300:-300].max() < 1e-4


@pytest.mark.parametrize("hz", [9_000, 12_000, 17_000, 21_000])
def test_what_16_khz_cannot_hold_is_not_folded_back(hz: int) -> None:
    made = resampled(tone(hz, 44_100, 1.0), 44_100)
    assert 20 * np.log10(np.abs(made[300:-300]).max() / 0.5) < -80


def test_blocks_make_no_difference() -> None:
    noise = np.random.default_rng(1).uniform(-1, 1, 44_100).astype("f4")
    assert np.allclose(resampled(noise, 44_100), resampled(noise, 44_100, 997), atol=1e-6)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.wav", "WAV"), ("a.flac", "FLAC"), ("a.ogg", "OGG"), ("a.mp3", "MP3"), ("a.aiff", "AIFF")],
)
def test_recordings_of_many_kinds_are_mixed_and_resampled(name: str, kind: str) -> None:
    left, right = tone(440, 44_100, 2.0), np.zeros(88_200, "f4")
    blocks = heard(name, recording(np.stack([left, right], axis=1), 44_100, kind))
    made = np.concatenate(blocks)
    assert abs(len(made) - 2 * SAMPLE_RATE) < 2_000  # lossy kinds pad
    loudness = np.sqrt(np.mean(made[4_000:28_000] ** 2))
    assert abs(loudness - 0.25 / np.sqrt(2)) < 0.01


def test_a_long_recording_comes_in_blocks_of_less_than_half_a_minute() -> None:
    blocks = heard("a.wav", recording(np.zeros(8_000 * 95, "f4"), 8_000, "WAV"))
    assert sum(map(len, blocks)) == SAMPLE_RATE * 95
    assert len(blocks) > 3
    assert max(map(len, blocks)) <= 30 * SAMPLE_RATE


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.wav", recording(tone(440, 8_000, 1.0), 8_000, "WAV")[:30], ReadCode.BROKEN),
        ("a.wav", b"RIFF" + bytes(100), ReadCode.BROKEN),
        ("a.mp3", b"\xff\xfb" + bytes(100), ReadCode.BROKEN),
        ("a.wav", recording(np.zeros(0, "f4"), 8_000, "WAV"), ReadCode.NO_TEXT),
        ("a.txt", b"It is red.", ReadCode.BROKEN),
    ],
)
def test_what_cannot_be_heard_says_why(name: str, data: bytes, code: ReadCode) -> None:
    with pytest.raises(ReadFailure) as caught:
        heard(name, data)
    assert caught.value.code is code
