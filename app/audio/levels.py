"""How loud it is, and what to tell a speaker about it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SILENCE_DB = -120.0
"""Of samples that are all zero."""

_MUTED_DB = -85.0  # a microphone that is on has noise of its own above that
_QUIET_DB = -45.0
_CLIPPED = 0.99
_CLIPPED_SHARE = 0.002


class Loudness(StrEnum):
    """What is wrong with the level, if anything."""

    MUTED = "muted"
    QUIET = "quiet"
    GOOD = "good"
    LOUD = "loud"


@dataclass(frozen=True, slots=True)
class Level:
    """Of a stretch of sound: `rms_db` in dB of full scale, `clipped` the share at its limits."""

    rms_db: float
    clipped: float


def level(samples: NDArray[np.float32]) -> Level:
    """The level of samples between -1 and 1."""
    if not len(samples):
        return Level(SILENCE_DB, 0.0)
    power = float(np.mean(np.square(samples, dtype=np.float64)))
    clipped = float(np.mean(np.abs(samples) >= _CLIPPED))
    return Level(max(10 * math.log10(power), SILENCE_DB) if power else SILENCE_DB, clipped)


def loudness(samples: NDArray[np.float32]) -> Loudness:
    """What to tell somebody who has just spoken; frames of 50 ms, the loudest tenth counts."""
    frame = 800
    whole = len(samples) // frame * frame
    if not whole:
        return Loudness.MUTED if not len(samples) else _judged(level(samples))
    powers = np.square(samples[:whole].reshape(-1, frame), dtype=np.float64).mean(axis=1)
    loudest = float(np.quantile(powers, 0.9))
    db = max(10 * math.log10(loudest), SILENCE_DB) if loudest else SILENCE_DB
    return _judged(Level(db, level(samples).clipped))


def _judged(found: Level) -> Loudness:
    if found.rms_db < _MUTED_DB:
        return Loudness.MUTED
    if found.clipped > _CLIPPED_SHARE:
        return Loudness.LOUD
    return Loudness.QUIET if found.rms_db < _QUIET_DB else Loudness.GOOD
