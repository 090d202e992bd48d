import io

import numpy as np
import pytest
import soundfile

from app.domain.errors import ReadFailure
from app.engines.reader.playing import Stretch, played
from app.engines.reader.source import Source

RATE = 8_000


def recording(seconds: float, channels: int = 1, kind: str = "WAV") -> Source:
    """Its samples rise from 0 to 1, so that each tells where it is from."""
    ramp = np.linspace(0.0, 1.0, int(seconds * RATE), endpoint=False, dtype="f4")
    buffer = io.BytesIO()
    soundfile.write(buffer, np.stack([ramp] * channels, axis=1), RATE, format=kind)
    return Source.of(f"a.{kind.lower()}", buffer.getvalue())


@pytest.mark.parametrize("kind", ["WAV", "FLAC"])
def test_it_begins_at_the_second_asked_for(kind: str) -> None:
    blocks = list(played(recording(4.0, kind=kind), 2.0, 1.0))
    assert [block.at_s for block in blocks] == [2.0, 2.5, 3.0, 3.5]
    assert blocks[0].duration_s == 4.0
    assert blocks[0].samples[0, 0] / 32_767 == pytest.approx(0.5, abs=0.001)
    assert sum(len(block.samples) for block in blocks) == 2 * RATE


def test_behind_the_end_there_is_nothing() -> None:
    assert list(played(recording(1.0), 5.0, 1.0)) == []


def test_more_than_two_channels_are_mixed() -> None:
    assert {block.samples.shape[1] for block in played(recording(1.0, 6), 0.0, 1.0)} == {1}
    assert {block.samples.shape[1] for block in played(recording(1.0, 2), 0.0, 1.0)} == {2}


def test_what_is_no_recording_is_a_failure() -> None:
    with pytest.raises(ReadFailure):
        list(played(Source.of("a.txt", b"words"), 0.0, 1.0))


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 2.0, 3.0])
def test_stretched_speech_is_as_long_as_it_should_be_and_never_jumps(speed: float) -> None:
    stretch = Stretch(RATE, speed)
    wave = np.sin(2 * np.pi * 200 * np.arange(5 * RATE) / RATE).astype("f4")[:, np.newaxis]
    heard = np.concatenate([stretch.push(block) for block in np.array_split(wave, 13)])
    assert len(heard) == pytest.approx(5 * RATE / speed, rel=0.05)
    settled = heard[RATE // 10 :, 0]
    assert np.abs(settled).max() <= 1.05
    assert np.abs(np.diff(settled)).max() < 0.3


def test_at_its_own_speed_nothing_is_changed() -> None:
    block = np.ones((100, 1), "f4")
    assert Stretch(RATE, 1.0).push(block) is block
