from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction
from app.domain.speech import Segment, Transcript
from app.engines.fake import FakeReader, FakeTranscriber
from app.engines.protocols import TranscribeOptions
from app.ingest.recordings import SAMPLE_RATE, topic_borders, transcribed

QUIET_AT_S = 270


class Sound(FakeReader):
    """`minutes` of noise in blocks of 30 seconds, with a second of silence now and then."""

    def __init__(self, minutes: float) -> None:
        super().__init__()
        self._minutes = minutes

    def samples(
        self, path: Path, cancel: CancelToken | None = None
    ) -> Iterator[NDArray[np.float32]]:
        sound = np.full(int(self._minutes * 60 * SAMPLE_RATE), 0.5, np.float32)
        sound[QUIET_AT_S * SAMPLE_RATE : (QUIET_AT_S + 1) * SAMPLE_RATE] = 0
        yield from np.array_split(sound, max(int(self._minutes * 2), 1))


class Listening(FakeTranscriber):
    """Notes how much it heard at a time."""

    def __init__(self, *words: str) -> None:
        super().__init__(words)
        self.heard_s: list[float] = []

    def transcribe(
        self,
        samples: NDArray[np.float32],
        options: TranscribeOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[Segment | Transcript]:
        self.heard_s.append(len(samples) / SAMPLE_RATE)
        yield from super().transcribe(samples, options, cancel)


def pieces(minutes: float, transcriber: FakeTranscriber) -> list[Extraction]:
    return list(transcribed(Path("talk.mp3"), Sound(minutes), transcriber))


def test_segments_become_pages_with_their_times() -> None:
    (piece,) = pieces(1, FakeTranscriber(["Hello there.", " ", "Goodbye."]))
    assert [(p.text, p.start_s, p.end_s) for p in piece.pages] == [
        ("Hello there.\n\n", 0.0, 20.0),
        ("Goodbye.\n", 40.0, 60.0),
    ]
    assert piece.media_type.startswith("audio/")


def test_a_long_recording_is_heard_in_windows_cut_where_it_is_quiet() -> None:
    listening = Listening("word")
    made = pieces(12, listening)
    assert listening.heard_s[0] == pytest.approx(QUIET_AT_S + 0.5, abs=0.5)
    assert max(listening.heard_s) <= 300
    assert sum(listening.heard_s) == pytest.approx(720)
    starts = [piece.pages[0].start_s for piece in made]
    assert starts == pytest.approx([sum(listening.heard_s[:n]) for n in range(len(made))])


def test_a_silent_recording_has_no_text() -> None:
    (piece,) = pieces(0.2, FakeTranscriber([]))
    assert piece.text == ""


def test_another_topic_begins_where_the_words_change() -> None:
    pumps = [f"The pump number {n} needs bleeding before the impeller turns" for n in range(10)]
    taxes = [f"Income of year {n} must be declared to the revenue office" for n in range(10)]
    assert topic_borders(pumps + taxes) == {10}


def test_a_short_talk_has_one_topic() -> None:
    assert topic_borders(["one two three"] * 5) == set()
