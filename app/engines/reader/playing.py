"""The sound of recordings as it was recorded, from any second on and at any speed, for listening.

Speech keeps its pitch: blocks are laid over each other where they fit best (WSOLA: Verhelst and
Roelands 1993, "An overlap-add technique based on waveform similarity").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.speech import SAMPLE_RATE
from app.engines.reader.sound import is_film, opened, samples
from app.engines.reader.source import Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK_S = 0.5
_MOST_CHANNELS = 2
_GRAIN_S = 0.04  # two or three periods of a deep voice
_SEARCH_S = 0.012


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """Sound from second `at_s` of a recording of `duration_s`, 0 where that is not known.

    `samples`, shape (n, channels), are 16 bits at `rate` Hz; one or two channels.
    """

    at_s: float
    duration_s: float
    rate: int
    samples: NDArray[np.int16]


def played(source: Source, start_s: float, speed: float) -> Iterator[SoundBlock]:
    """The recording from `start_s` on; ReadFailure where it is damaged or of no kind we decode."""
    if is_film(source):
        blocks = _from_second(samples(source), max(start_s, 0.0))
        yield from _stretched(blocks, max(start_s, 0.0), 0.0, SAMPLE_RATE, speed)
        return
    with opened(source) as recording:
        rate = recording.samplerate
        duration_s = recording.frames / rate
        start_s = min(max(start_s, 0.0), duration_s)
        recording.seek(int(start_s * rate))
        blocks = recording.blocks(int(_BLOCK_S * rate), dtype="float32", always_2d=True)
        yield from _stretched(blocks, start_s, duration_s, rate, speed)


def _from_second(
    blocks: Iterator[NDArray[np.float32]], start_s: float
) -> Iterator[NDArray[np.float32]]:
    """What there is behind a second of sound that can only be decoded from its beginning."""
    skipped = int(start_s * SAMPLE_RATE)
    step = int(_BLOCK_S * SAMPLE_RATE)
    for block in blocks:
        for at in range(skipped, len(block), step):
            yield block[at : at + step, np.newaxis]
        skipped = max(0, skipped - len(block))


def _stretched(
    blocks: Iterable[NDArray[np.float32]],
    start_s: float,
    duration_s: float,
    rate: int,
    speed: float,
) -> Iterator[SoundBlock]:
    stretch = Stretch(rate, speed)
    at_s = start_s
    for block in blocks:
        heard = stretch.push(_clean(block))
        if len(heard):
            yield SoundBlock(at_s, duration_s, rate, _in_16_bits(heard))
        at_s += len(block) / rate


def _clean(block: NDArray[np.float32]) -> NDArray[np.float32]:
    """Two channels at most; a recording of more is mixed."""
    if block.shape[1] > _MOST_CHANNELS:
        block = block.mean(axis=1, keepdims=True)
    return np.nan_to_num(block, nan=0.0, posinf=1.0, neginf=-1.0)


def _in_16_bits(block: NDArray[np.float32]) -> NDArray[np.int16]:
    return (np.clip(block, -1.0, 1.0) * np.iinfo(np.int16).max).astype("<i2")


class Stretch:
    """Makes sound that comes in blocks last 1 / `speed` times as long, at the same pitch."""

    def __init__(self, rate: int, speed: float) -> None:
        self._grain = max(2, int(_GRAIN_S * rate) // 2 * 2)
        self._search = int(_SEARCH_S * rate)
        self._speed = speed
        rise = np.hanning(self._grain + 1)[: self._grain].astype(np.float32)
        self._window = rise[:, np.newaxis]
        self._input = np.zeros((0, 0), np.float32)
        self._next = 0.0  # where the next grain would come from
        self._natural = 0  # where the last one would go on
        self._tail = np.zeros((0, 0), np.float32)

    def push(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        """What can be heard by now; the last twentieth of a second waits for what follows."""
        if self._speed == 1.0:
            return block
        self._input = np.concatenate([self._input, block]) if self._input.size else block
        half = self._grain // 2
        heard = []
        while max(int(self._next) + self._search, self._natural) + self._grain <= len(self._input):
            start = self._best()
            grain = self._input[start : start + self._grain] * self._window
            if self._tail.size:
                grain[:half] += self._tail
            heard.append(grain[:half])
            self._tail = grain[half:].copy()
            self._natural = start + half
            self._next += half * self._speed
        self._forget()
        return np.concatenate(heard) if heard else block[:0]

    def _best(self) -> int:
        """The start near where it is due that goes on most like what was heard last."""
        due = int(self._next)
        if not self._tail.size:
            return due
        first = max(0, due - self._search)
        wanted = self._input[self._natural : self._natural + self._grain // 2, 0]
        around = self._input[first : due + self._search + len(wanted), 0]
        return first + int(np.correlate(around, wanted, "valid").argmax())

    def _forget(self) -> None:
        """Drop what no later grain looks at."""
        done = max(0, min(int(self._next) - self._search, self._natural))
        self._input = self._input[done:]
        self._next -= done
        self._natural -= done
