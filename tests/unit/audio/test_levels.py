"""What a speaker is told about the level."""

import numpy as np
import pytest

from app.audio.levels import SILENCE_DB, Loudness, level, loudness
from app.domain.speech import SAMPLE_RATE

TONE = np.sin(np.arange(2 * SAMPLE_RATE) * 0.3).astype(np.float32)


@pytest.mark.parametrize(
    ("gain", "expected"),
    [(0.0, Loudness.MUTED), (0.001, Loudness.QUIET), (0.1, Loudness.GOOD), (4.0, Loudness.LOUD)],
)
def test_a_tone_is_judged_by_its_level(gain: float, expected: Loudness) -> None:
    assert loudness(np.clip(TONE * gain, -1, 1)) is expected


def test_pauses_do_not_make_speech_quiet() -> None:
    spoken = np.concatenate([np.zeros(3 * SAMPLE_RATE, np.float32), TONE * 0.1])
    assert loudness(spoken) is Loudness.GOOD


def test_no_sound_at_all_is_muted() -> None:
    assert loudness(np.empty(0, np.float32)) is Loudness.MUTED
    assert level(np.empty(0, np.float32)).rms_db == SILENCE_DB


def test_a_full_sine_is_three_decibels_below_full_scale() -> None:
    assert level(TONE).rms_db == pytest.approx(-3.01, abs=0.02)
