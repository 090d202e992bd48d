"""Beginning and end of an utterance, over a detector that takes sound for speech."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from app.audio.hands_free import Ending, wait_for_end, wait_for_voice
from app.audio.listener import Take
from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.domain.speech import SAMPLE_RATE
from app.engines.fake import FakeDetector


def sound(seconds: float, loud: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.full(int(seconds * SAMPLE_RATE), loud, np.float32)


def taken(*parts: tuple[float, float]) -> Take:
    """A take of stretches of (seconds, loudness)."""
    take = Take()
    for seconds, loud in parts:
        take.extend(sound(seconds, loud))
    return take


def test_silence_after_speech_ends_an_utterance() -> None:
    take = taken((0.5, 0.0), (2.0, 0.5), (1.3, 0.0))
    assert wait_for_end(take, FakeDetector(), CancelToken()) is Ending.SPOKEN


def test_a_pause_to_think_does_not() -> None:
    take, cancel = taken((2.0, 0.5), (0.8, 0.0)), CancelToken()
    threading.Timer(0.3, cancel.cancel).start()
    with pytest.raises(Cancelled):
        wait_for_end(take, FakeDetector(), cancel)


def test_a_click_is_no_speech() -> None:
    take = taken((0.1, 0.5), (8.5, 0.0))
    assert wait_for_end(take, FakeDetector(), CancelToken()) is Ending.NOTHING_SAID


def test_letting_go_ends_it_too() -> None:
    take = taken((1.0, 0.5))
    take.release()
    assert wait_for_end(take, FakeDetector(), CancelToken()) is Ending.RELEASED


def test_a_voice_is_waited_for() -> None:
    heard: Iterator[np.ndarray[tuple[int], np.dtype[np.float32]]] = iter(
        [sound(0.0, 0.0), sound(1.0, 0.0), np.concatenate([sound(0.6, 0.0), sound(0.4, 0.5)])]
    )
    wait_for_voice(lambda: next(heard), FakeDetector(), CancelToken())
    assert next(heard, None) is None


def test_waiting_for_a_voice_can_be_cancelled() -> None:
    cancel = CancelToken()
    threading.Timer(0.05, cancel.cancel).start()
    with pytest.raises(Cancelled):
        wait_for_voice(lambda: sound(1.0, 0.0), FakeDetector(), cancel)
