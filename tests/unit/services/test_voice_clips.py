import wave
from pathlib import Path

import numpy as np
import pytest

from app.domain.speech import Utterance
from app.services.voice_clips import VoiceClips

SOUND = np.sin(np.arange(24_000) * 0.05).astype(np.float32) * 0.5


def test_what_was_said_is_kept_as_a_wav_file(tmp_path: Path) -> None:
    clips = VoiceClips(tmp_path / "voice")
    said = clips.keep(SOUND)
    assert said.duration_s == 1.5
    path = clips.find(said.clip or "")
    assert path is not None
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels()) == (16_000, 1)
        kept = np.frombuffer(file.readframes(24_000), "<i2") / 32767
    assert np.abs(kept - SOUND).max() < 1e-4
    assert path.stat().st_mode & 0o077 == 0


def test_nothing_is_kept_where_that_is_not_wanted(tmp_path: Path) -> None:
    folder = tmp_path / "voice"
    assert VoiceClips(folder, keeps=False).keep(SOUND) == Utterance(1.5)
    assert not folder.exists()


def test_a_disk_that_takes_nothing_costs_the_sound_and_not_the_question(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "voice"
    folder.write_text("a file is in the way")
    assert VoiceClips(folder).keep(SOUND) == Utterance(1.5)
    assert "cannot be kept" in caplog.text


def test_clips_are_deleted_by_name(tmp_path: Path) -> None:
    clips = VoiceClips(tmp_path)
    gone, kept = clips.keep(SOUND).clip or "", clips.keep(SOUND).clip or ""
    assert clips.delete([gone, "no-such-clip"]) == 1
    assert clips.find(gone) is None
    assert clips.find(kept) is not None


def test_a_name_leads_to_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.wav").write_bytes(b"x")
    clips = VoiceClips(tmp_path / "voice")
    assert clips.find("../secret") is None
    assert clips.delete(["../secret"]) == 0
    assert (tmp_path / "secret.wav").exists()
