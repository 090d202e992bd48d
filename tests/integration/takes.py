"""Plays an utterance around a key press, again and again, and says what a take holds of it.

`python -m tests.integration.takes CLIP.wav --runs 50` prints a line for each run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import soundfile

from app.domain.speech import SAMPLE_RATE
from tests.integration.virtual_microphone import VirtualMicrophone, virtual_microphone

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLAYER_S = 0.15  # from starting the player to the first sample, about
_LEAD_S = 1.0
_FLOOR = 0.02  # of the loudest sample: what is quieter before and after is no speech


@dataclass(frozen=True, slots=True)
class Moment:
    """When speech begins after the key goes down, and ends after it comes up, in seconds."""

    begins_s: float
    ends_s: float


@dataclass(frozen=True, slots=True)
class Held:
    """What a take holds: `correlation` with the whole utterance; the rest as it really was."""

    correlation: float
    missing_s: float
    begins_s: float
    take_s: float


def moments(runs: int, *, seed: int = 0) -> list[Moment]:
    """Spread over what people do: speech from 0.4 s before to 0.3 s after the key, and so on."""
    draw = random.Random(seed)
    return [Moment(draw.uniform(-0.4, 0.3), draw.uniform(-0.3, 0.3)) for _ in range(runs)]


def takes(clip: Path, wanted: Sequence[Moment], folder: Path) -> Iterator[Held]:
    """Play `clip` around a key press for each of `wanted` and look into what was taken."""
    sound = _speech(clip)
    with virtual_microphone(folder) as microphone, _recorder(microphone, folder) as recorder:
        for number, moment in enumerate(wanted, 1):
            _run(recorder, microphone, clip, moment, len(sound) / SAMPLE_RATE)
            take = np.frombuffer((folder / f"{number}.f32").read_bytes(), "<f4")
            yield _held(take, sound)


def _run(
    recorder: _Recorder, microphone: VirtualMicrophone, clip: Path, moment: Moment, length_s: float
) -> None:
    """Press after a lead, play so that speech begins and ends as wanted."""
    press_s = _LEAD_S
    release_s = press_s + moment.begins_s + length_s - moment.ends_s
    recorder.ask({"press_s": press_s, "release_s": release_s})
    time.sleep(press_s + moment.begins_s - _PLAYER_S)
    player = microphone.play(clip)
    recorder.answer("take")
    player.wait()


class _Recorder:
    """The program that records, spoken to line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __enter__(self) -> Self:
        assert self.answer("state")["state"] == "listening"
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def ask(self, wanted: dict[str, float]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        self.answer("ready")

    def answer(self, key: str) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line or "{}")
        assert key in answer, f"expected {key}, got {answer}"
        return answer


def _recorder(microphone: VirtualMicrophone, folder: Path) -> _Recorder:
    return _Recorder(
        subprocess.Popen(
            [sys.executable, "-m", "tests.integration.record_takes", str(folder)],
            env={**os.environ, **microphone.environment, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
    )


def _speech(clip: Path) -> NDArray[np.float32]:
    """The clip at 16 kHz without the silence around it."""
    samples, rate = soundfile.read(clip, dtype="float32")
    assert (rate, samples.ndim) == (SAMPLE_RATE, 1), "16 kHz, one channel"
    loud = np.flatnonzero(np.abs(samples) > _FLOOR * np.abs(samples).max())
    speech: NDArray[np.float32] = samples[loud[0] : loud[-1] + 1]
    return speech


def _held(take: NDArray[np.float32], speech: NDArray[np.float32]) -> Held:
    """Where in the take the speech lies, and how much of it is there."""
    size = 1 << int(np.ceil(np.log2(len(take) + len(speech))))
    spectrum = np.fft.rfft(take, size) * np.conj(np.fft.rfft(speech, size))
    shifts = np.fft.irfft(spectrum, size)
    at = int(np.argmax(shifts))
    at = at - size if at > size // 2 else at
    first, last = max(at, 0), min(at + len(speech), len(take))
    there = np.zeros_like(speech)
    there[first - at : last - at] = take[first:last]
    correlation = float(there @ speech / (np.linalg.norm(there) * np.linalg.norm(speech) + 1e-9))
    missing = len(speech) - (last - first)
    return Held(correlation, missing / SAMPLE_RATE, at / SAMPLE_RATE - 0.5, len(take) / SAMPLE_RATE)


def main() -> int:
    """Print what each run holds, then the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clip", type=Path)
    parser.add_argument("--runs", type=int, default=50)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        held = []
        for one in takes(chosen.clip, moments(chosen.runs), Path(folder)):
            held.append(one)
            print(json.dumps(asdict(one)), flush=True)
    whole = sum(one.missing_s == 0 and one.correlation > 0.95 for one in held)
    print(f"{whole} of {len(held)} whole, least correlation {min(h.correlation for h in held):.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
