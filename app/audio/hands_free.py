"""Where an utterance begins and ends, found by listening for a voice."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.speech import SAMPLE_RATE
from app.engines.protocols import SpeechDetector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.audio.listener import Take
    from app.domain.cancel import CancelToken

_LOOK_S = 0.2
_WINDOW_S = 4.0
_BEGINS_S = 0.3  # of voice within the last second; a click of the tongue is shorter
_ENDS_S = 1.2  # without voice after some; a pause to think is shorter
_PATIENCE_S = 8.0  # without any voice at all


class Ending(StrEnum):
    """Why listening for the end of an utterance ended."""

    SPOKEN = "spoken"
    NOTHING_SAID = "nothing_said"
    RELEASED = "released"


def wait_for_voice(
    recent: Callable[[], NDArray[np.float32]], detector: SpeechDetector, cancel: CancelToken
) -> None:
    """Return when somebody speaks; `recent` gives the last second of sound.

    Raises Cancelled, and what a detector raises.
    """
    while True:
        cancel.raise_if_cancelled()
        voice = sum(one.end_s - one.start_s for one in detector.detect(recent()))
        if voice >= _BEGINS_S:
            return
        cancel.wait(_LOOK_S)


def wait_for_end(take: Take, detector: SpeechDetector, cancel: CancelToken) -> Ending:
    """Return when whoever speaks in `take` has been silent for a while, or says nothing at all.

    Raises Cancelled, and what a detector raises.
    """
    spoken = False
    while not take.released:
        cancel.raise_if_cancelled()
        sound = take.sound(max(take.size - int(_WINDOW_S * SAMPLE_RATE), 0))
        voices = detector.detect(sound)
        spoken = spoken or sum(one.end_s - one.start_s for one in voices) >= _BEGINS_S
        silent_s = len(sound) / SAMPLE_RATE - (voices[-1].end_s if voices else 0.0)
        if spoken and silent_s >= _ENDS_S:
            return Ending.SPOKEN
        if not spoken and take.size > _PATIENCE_S * SAMPLE_RATE:
            return Ending.NOTHING_SAID
        take.wait(take.size + int(_LOOK_S * SAMPLE_RATE), _LOOK_S)
    return Ending.RELEASED
