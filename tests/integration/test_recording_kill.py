"""A recording that is listened to by a program that is killed again and again."""

import random
from pathlib import Path

import pytest

from tests.integration.long_recording import listen, write_recording

pytestmark = [pytest.mark.model, pytest.mark.slow]


def test_nothing_of_a_recording_is_lost_or_heard_twice(tmp_path: Path) -> None:
    folder = tmp_path / "Recordings"
    folder.mkdir()
    write_recording(folder / "long.flac", 60.0)
    whole = listen(tmp_path / "whole", folder, ())
    assert len(" ".join(text for _, _, text in whole.segments).split()) > 50
    draw = random.Random(1)
    delays_s = [draw.uniform(0.1, 0.9) * whole.seconds for _ in range(3)]
    killed = listen(tmp_path / "killed", folder, delays_s)
    assert killed.killed > 0
    assert killed.segments == whole.segments
