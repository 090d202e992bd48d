"""Kills the program while it listens to a long recording, again and again, and compares.

`python -m tests.integration.long_recording --hours 2 --kills 10` prints what came of it.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import psutil
import soundfile

from app.audio.error_rate import spoken, word_error_rate
from app.domain.speech import SAMPLE_RATE
from app.paths import Home
from app.settings import Settings
from app.storage.database import Database
from app.storage.library import LibraryStore
from app.wiring import make_model_store

SPEECH = Path(__file__).parents[1] / "data" / "speech"
MODEL = SPEECH / "whisper-fixture"
_LOOK_S = 0.5


@dataclass(frozen=True, slots=True)
class Listened:
    """What is stored of a recording in the end, how often it was killed, and what it took."""

    segments: tuple[tuple[float, float, str], ...]
    killed: int
    seconds: float
    most_bytes: int


def write_recording(path: Path, seconds: float, *, seed: int = 0) -> str:
    """The sentences of the clips in any order, with pauses of half a second to four; all words."""
    draw = random.Random(seed)
    lines = (SPEECH / "clips" / "transcripts.jsonl").read_text("utf-8").splitlines()
    clips = [
        (line["text"], soundfile.read(SPEECH / "clips" / line["path"], dtype="float32")[0])
        for line in map(json.loads, lines)
    ]
    with soundfile.SoundFile(path, "w", SAMPLE_RATE, 1, format="FLAC") as file:
        written, words = 0, []
        while written < seconds * SAMPLE_RATE:
            pause = np.zeros(int(draw.uniform(0.5, 4.0) * SAMPLE_RATE), np.float32)
            text, clip = draw.choice(clips)
            file.write(said := np.concatenate([clip, pause]))
            written += len(said)
            words.append(text)
    return " ".join(words)


def listen(root: Path, folder: Path, delays_s: Sequence[float]) -> Listened:
    """Add `folder` to a home, killed after each of the delays that it lives to see."""
    if not Home(root).models.exists():
        make_model_store(Home(root).models, Settings()).import_path(MODEL)
    started_s, killed, most = time.monotonic(), 0, 0
    for delay_s in [*delays_s, None]:
        command = [sys.executable, "-m", "app", "--home", str(root), "add", str(folder)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            until_s = time.monotonic() + (delay_s or 1e9)
            while process.poll() is None and time.monotonic() < until_s:
                most = max(most, _resident(process.pid))
                time.sleep(_LOOK_S)
            process.kill()
        if process.returncode != -signal.SIGKILL:
            assert process.returncode == 0, process.returncode
            break
        killed += 1
    seconds = time.monotonic() - started_s
    with Database(Home(root).database) as database:
        store = LibraryStore(database)
        (document,) = store.documents()
        chunks = store.chunks_of(document.id)
    segments = tuple((c.start_s or 0.0, c.end_s or 0.0, c.text) for c in chunks)
    return Listened(segments, killed, seconds, most)


def _resident(pid: int) -> int:
    """All memory of a process and its children; a page that they share counts in part in each."""
    try:
        process = psutil.Process(pid)
        every = [process, *process.children(recursive=True)]
        return sum(int(one.memory_full_info().pss) for one in every)
    except psutil.Error:
        return 0


def main() -> None:
    """Listen undisturbed and disturbed, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--kills", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folder = work / "Recordings"
        folder.mkdir()
        said = spoken(write_recording(folder / "long.flac", options.hours * 3600))
        whole = listen(work / "whole", folder, ())
        draw = random.Random(1)
        delays_s = [
            draw.uniform(0.02, 2.0 / options.kills) * whole.seconds for _ in range(options.kills)
        ]
        killed = listen(work / "killed", folder, delays_s)
    for one in (whole, killed):
        heard = spoken(" ".join(text for _, _, text in one.segments))
        figures = {"words": len(heard.split()), "wrong": word_error_rate([said], [heard])}
        print(json.dumps({**asdict(one), "segments": len(one.segments), **figures}))
    print(f"{len(said.split())} words were said")


if __name__ == "__main__":
    main()
