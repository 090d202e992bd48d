"""A question is spoken into a microphone and answered in the window; nothing between is a fake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.paths import Home
from app.settings import Settings
from app.wiring import make_model_store
from tests.integration.virtual_microphone import virtual_microphone

SPEECH = Path(__file__).parents[1] / "data" / "speech"
CLIP_S = 2.82
DOCUMENTS = {
    "warranty.md": "# Warranty\n\nThe warranty covers a broken screen for two years.\n\n"
    "It does not cover water that got in.\n",
    "lease.md": "# Lease\n\nThe lease for the office in Oslo was signed by Ida Berg.\n",
    "cooling.md": "# Cooling system\n\nThe pressure shall not exceed 1.4 bar.\n",
}

pytestmark = [pytest.mark.model, pytest.mark.slow]


class Window:
    """The program, spoken to line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def order(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def answer(self, key: str) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        found: dict[str, Any] = json.loads(line or "{}")
        assert key in found, f"expected {key}, got {found}"
        return found


@contextmanager
def window(home: Path, folder: Path, environment: dict[str, str]) -> Iterator[Window]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.integration.ask_aloud", str(home), str(folder)],
        env={**os.environ, **environment, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        made = Window(process)
        made.answer("ready")
        yield made
        made.order("end")
        assert process.wait(timeout=60) == 0


def test_a_spoken_question_is_understood_and_answered_with_its_source(
    own_home: Home, tmp_path: Path
) -> None:
    make_model_store(own_home.models, Settings()).import_path(SPEECH / "whisper-fixture")
    folder = tmp_path / "Papers"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, "utf-8")
    with (
        virtual_microphone(tmp_path) as microphone,
        window(own_home.root, folder, microphone.environment) as program,
    ):
        program.order("hold")
        assert program.answer("holding")["holding"]
        player = microphone.play(SPEECH / "clips" / "warranty.flac")
        player.wait(timeout=30)
        time.sleep(0.1)
        program.order("release")
        heard = program.answer("heard")["heard"]
        assert heard == "Does the warranty cover a broken screen?"
        found = program.answer("question")
    assert found["question"] == heard
    assert not found["abstained"]
    assert found["quote"].startswith("The warranty covers a broken screen for two years.")
    assert found["document"] == "Warranty"
    assert found["spoken_s"] > CLIP_S - 0.5
    assert len(found["clips"]) == 1
