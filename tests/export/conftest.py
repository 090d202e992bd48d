"""Models that several tests of exports share."""

import json
import shutil
from pathlib import Path

import pytest

from tests.integration.conftest import smollm2_path

__all__ = ["smollm2_path"]

_CLIPS = Path(__file__).parents[1] / "data" / "speech" / "clips"


@pytest.fixture(autouse=True)
def no_monitor_of_bars(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress bars of libraries start no thread that outlives the test."""
    monkeypatch.setattr("tqdm.tqdm.monitor_interval", 0)


@pytest.fixture(scope="session")
def whisper_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small Whisper of the tests in Hugging Face form."""
    pytest.importorskip("torch", reason="needs the export group")
    from tests.data.whisper_folder import write_whisper

    folder = tmp_path_factory.mktemp("hugging-face") / "whisper"
    write_whisper(folder)
    return folder


@pytest.fixture(scope="session")
def one_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recording in the small Whisper's words, with its transcript."""
    folder = tmp_path_factory.mktemp("clip")
    line = (_CLIPS / "transcripts.jsonl").read_text("utf-8").splitlines()[0]
    shutil.copy(_CLIPS / json.loads(line)["path"], folder)
    (folder / "transcripts.jsonl").write_text(line, "utf-8")
    return folder
