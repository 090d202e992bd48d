"""A recording that is listened to by a program that is killed again and again."""

import random
from pathlib import Path

import pytest

from app.audio.error_rate import spoken, word_error_rate
from tests.integration.long_recording import Listened, listen, write_recording

pytestmark = [pytest.mark.model, pytest.mark.slow]


def words(listened: Listened) -> str:
    """All that was heard."""
    return spoken(" ".join(text for _, _, text in listened.segments))


def test_nothing_of_a_recording_is_lost_or_heard_twice(tmp_path: Path) -> None:
    folder = tmp_path / "Recordings"
    folder.mkdir()
    said = spoken(write_recording(folder / "long.flac", 60.0))
    whole = listen(tmp_path / "whole", folder, ())
    errors = word_error_rate([said], [words(whole)])
    assert errors < 0.4
    draw = random.Random(1)
    delays_s = [draw.uniform(0.1, 0.9) * whole.seconds for _ in range(3)]
    killed = listen(tmp_path / "killed", folder, delays_s)
    assert killed.killed > 0
    # Where a window begins changes a word here and there.
    assert word_error_rate([said], [words(killed)]) < errors + 0.1
    starts = [start for start, _, _ in killed.segments]
    assert starts == sorted(starts)
