"""Takes: nothing of an utterance is lost, however late and in whatever blocks it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audio.listener import LONGEST_S, Listener, Take
from app.domain.speech import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

TICK_S = 0.005


class Device:
    """Gives sound in blocks, each `latency_s` after its end, on a clock of the test's own."""

    def __init__(self, *, block_s: float = 0.02, latency_s: float = 0.0) -> None:
        self.now_s = 100.0
        self._block_s = block_s
        self._latency_s = latency_s
        self._given = 0
        self._begun_s = self.now_s
        self.listener = Listener(clock=lambda: self.now_s)

    def run(self, seconds: float) -> None:
        """Let time pass. Each sample holds its own number."""
        size = round(self._block_s * SAMPLE_RATE)
        end_s = self.now_s + seconds
        while self.now_s < end_s:
            self.now_s += TICK_S
            heard = int((self.now_s - self._latency_s - self._begun_s) * SAMPLE_RATE)
            while heard - self._given >= size:
                numbers = np.arange(self._given, self._given + size)
                self.listener.push(numbers.astype(np.float32))
                self._given += size
            self.listener.tick()

    def times(self, take: Take) -> NDArray[np.float64]:
        """When each sample of a take was heard."""
        return self._begun_s + take.sound().astype(np.float64) / SAMPLE_RATE


def record(device: Device, *, before_s: float, held_s: float) -> tuple[Take, float, float]:
    """A take, and when the key was pressed and released."""
    device.run(before_s)
    take, pressed_s = device.listener.press(), device.now_s
    device.run(held_s)
    device.listener.release()
    released_s = device.now_s
    device.run(3.0)
    return take, pressed_s, released_s


@given(
    block_s=st.sampled_from([0.005, 0.02, 0.1, 0.5]),
    latency_s=st.sampled_from([0.0, 0.05, 0.12]),
    before_s=st.floats(1.0, 12.0),
    held_s=st.floats(0.1, 2.0),
)
def test_a_take_holds_half_a_second_before_the_key_and_the_tail_after_it(
    block_s: float, latency_s: float, before_s: float, held_s: float
) -> None:
    device = Device(block_s=block_s, latency_s=latency_s)
    take, pressed_s, released_s = record(device, before_s=before_s, held_s=held_s)
    assert take.finished
    sound = device.times(take)
    assert sound[0] <= pressed_s - 0.5 + block_s
    assert sound[-1] >= released_s + 0.4 - TICK_S
    assert (np.diff(take.sound()) == 1).all(), "nothing is missing in between"


def test_a_take_is_not_much_longer_than_asked_for() -> None:
    take, pressed_s, released_s = record(Device(latency_s=0.05), before_s=5.0, held_s=1.0)
    assert take.size / SAMPLE_RATE < released_s - pressed_s + 0.5 + 0.4 + 0.3


def test_the_first_take_of_a_stream_begins_with_it() -> None:
    device = Device()
    take, pressed_s, _ = record(device, before_s=0.0, held_s=1.0)
    assert device.times(take)[0] == pytest.approx(pressed_s)


def test_a_device_that_falls_silent_ends_the_take() -> None:
    device = Device()
    device.run(1.0)
    take = device.listener.press()
    device.run(0.5)
    device.listener.release()
    assert not take.finished
    device.now_s += 3.0
    device.listener.tick()
    assert take.finished
    assert take.size > 0


def test_another_device_ends_the_take() -> None:
    device = Device()
    device.run(1.0)
    take = device.listener.press()
    device.listener.restart()
    assert take.finished


def test_what_is_kept_is_bounded() -> None:
    device = Device()
    device.run(30.0)
    assert len(device.listener.recent(60.0)) <= 0.75 * SAMPLE_RATE


def test_a_key_that_is_never_released_ends_by_itself() -> None:
    listener = Listener(clock=lambda: 0.0)
    take = listener.press()
    for _ in range(int(LONGEST_S) + 1):
        listener.push(np.zeros(SAMPLE_RATE, np.float32))
    assert take.finished
    assert take.size == LONGEST_S * SAMPLE_RATE


def test_waiting_ends_when_the_speaker_lets_go() -> None:
    take = Take()
    assert not take.wait(10, 0.0)
    take.extend(np.zeros(4, np.float32))
    assert take.wait(4, 0.0)
    take.release()
    assert take.wait(1_000, 0.0)
    assert not take.wait_finished(0.0)
    take.finish()
    assert take.wait_finished(0.0)
    take.extend(np.zeros(4, np.float32))
    assert take.size == 4
