"""Dictation over a transcriber that hears one word a second."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest

from app.audio.dictation import Partial, dictate
from app.audio.listener import Take
from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.domain.speech import SAMPLE_RATE, Segment, Transcript
from app.engines.protocols import TranscribeOptions

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Counting:
    """Hears the number of each whole second, which its samples hold."""

    model = "counting"

    def __init__(self) -> None:
        self.asked: list[tuple[float, TranscribeOptions]] = []

    def transcribe(
        self,
        samples: NDArray[np.float32],
        options: TranscribeOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[Segment | Transcript]:
        """A Segment a second."""
        if cancel is not None:
            cancel.raise_if_cancelled()
        self.asked.append((len(samples) / SAMPLE_RATE, options))
        said = [
            Segment(float(n), n + 1.0, f"w{int(samples[n * SAMPLE_RATE])}")
            for n in range(len(samples) // SAMPLE_RATE)
        ]
        yield from said
        yield Transcript("en", len(samples) / SAMPLE_RATE, tuple(said))


def second(number: int) -> NDArray[np.float32]:
    return np.full(SAMPLE_RATE, number, np.float32)


def speak(seconds: int, transcriber: Counting) -> tuple[list[Partial], Transcript]:
    """Dictate so many seconds, each looked at before the next is said."""
    take = Take()
    partials: list[Partial] = []
    words = dictate(take, transcriber, TranscribeOptions(language="en"), CancelToken())
    for number in range(seconds):
        take.extend(second(number))
        partials.append(next(words))
    take.finish()
    with pytest.raises(StopIteration) as end:
        next(words)
    return partials, end.value.value


def test_words_are_confirmed_while_they_are_spoken_and_the_whole_is_heard_at_the_end() -> None:
    transcriber = Counting()
    partials, whole = speak(4, transcriber)
    assert partials[0] == Partial("", "w0")
    assert partials[3] == Partial("w0 w1 w2", "w3")
    assert whole.text == "w0 w1 w2 w3"
    assert [options.quick for _, options in transcriber.asked] == [True] * 4 + [False]


def test_a_long_utterance_is_not_listened_to_from_the_beginning_each_time() -> None:
    transcriber = Counting()
    partials, whole = speak(60, transcriber)
    assert partials[-1].confirmed == " ".join(f"w{n}" for n in range(59))
    *looks, last = transcriber.asked
    assert max(seconds for seconds, _ in looks) <= 22.0
    assert looks[-1][1].before.endswith("w30") or looks[-1][1].before
    assert last[0] == 60.0
    assert whole.text.split()[-1] == "w59"


def test_nothing_but_the_whole_is_listened_to_after_release() -> None:
    transcriber, take = Counting(), Take()
    take.extend(second(0))
    take.release()
    take.finish()
    assert list(dictate(take, transcriber, TranscribeOptions(), CancelToken())) == []
    assert len(transcriber.asked) == 1


def test_it_can_be_cancelled_while_nobody_speaks() -> None:
    cancel = CancelToken()
    words = dictate(Take(), Counting(), TranscribeOptions(), cancel)
    threading.Timer(0.05, cancel.cancel).start()
    with pytest.raises(Cancelled):
        next(words)
