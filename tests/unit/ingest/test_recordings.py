import weakref
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.documents import Extraction
from app.domain.speech import SAMPLE_RATE, Segment, Transcript
from app.engines.fake import FakeTranscriber
from app.engines.fake_files import FakeReader
from app.engines.protocols import TranscribeOptions
from app.ingest.recordings import topic_borders, transcribed
from app.ingest.transcripts import Entry, Transcripts

QUIET_AT_S = 100


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
    assert max(listening.heard_s) <= 120
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


class Killed(BaseException):
    """The end of a process, as a test can have it."""


class Mortal(Listening):
    """Ends after so many segments."""

    def __init__(self, *words: str, lives: int) -> None:
        super().__init__(*words)
        self.lives = lives

    def transcribe(
        self,
        samples: NDArray[np.float32],
        options: TranscribeOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[Segment | Transcript]:
        for said in super().transcribe(samples, options, cancel):
            if self.lives == 0:
                raise Killed
            self.lives -= 1
            yield said


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp3"
    path.write_bytes(b"sound")
    return path


def heard(
    talk: Path, transcripts: Transcripts, transcriber: FakeTranscriber
) -> list[tuple[str, float, float]]:
    """Each segment with its times, minutes 0 to 12 of a talk."""
    with transcripts.open(talk, transcriber.model) as kept:
        made = list(transcribed(talk, Sound(12), transcriber, kept=kept))
    return [
        (page.text.strip(), page.start_s or 0, page.end_s or 0)
        for piece in made
        for page in piece.pages
    ]


@pytest.mark.parametrize("lives", range(9))
def test_a_transcript_goes_on_where_a_killed_one_ended(
    talk: Path, tmp_path: Path, lives: int
) -> None:
    transcripts = Transcripts(tmp_path / "transcripts")
    with pytest.raises(Killed):
        heard(talk, transcripts, Mortal("one", "two", lives=lives))
    listening = Listening("one", "two")
    segments = heard(talk, transcripts, listening)
    assert segments[0][1] == 0.0
    for before, after in pairwise(segments):
        assert before[2] == pytest.approx(after[1]), "no gap, nothing twice"
    assert segments[-1][2] == pytest.approx(720.0)
    assert sum(listening.heard_s) <= 720.0 - (0 if lives < 3 else QUIET_AT_S)


def test_what_was_kept_of_a_whole_transcript_is_not_listened_to_again(
    talk: Path, tmp_path: Path
) -> None:
    transcripts = Transcripts(tmp_path / "transcripts")
    first = heard(talk, transcripts, Listening("one", "two"))
    again = Listening("one", "two")
    assert heard(talk, transcripts, again) == first
    assert again.heard_s == []
    transcripts.forget(talk, again.model)
    assert heard(talk, transcripts, again) == first
    assert again.heard_s != []


def test_a_line_that_was_cut_off_is_left_out(talk: Path, tmp_path: Path) -> None:
    transcripts = Transcripts(tmp_path / "transcripts")
    entry = Entry(2.0, segment=Segment(0.0, 2.0, "Hello."))
    with transcripts.open(talk, "model") as kept:
        kept.add(entry)
        kept.add(Entry(5.0, "en"))
    (file,) = (tmp_path / "transcripts").iterdir()
    whole = file.read_bytes()
    for size in range(len(whole)):
        file.write_bytes(whole[:size])
        with transcripts.open(talk, "model") as kept:
            assert kept.entries == (entry, Entry(5.0, "en"))[: whole[:size].count(b"\n")]
            kept.add(Entry(9.0))
        with transcripts.open(talk, "model") as kept:
            assert kept.entries[-1] == Entry(9.0)


def test_another_file_or_model_begins_anew(talk: Path, tmp_path: Path) -> None:
    transcripts = Transcripts(tmp_path / "transcripts")
    with transcripts.open(talk, "model") as kept:
        kept.add(Entry(1.0))
    with transcripts.open(talk, "other") as kept:
        assert kept.entries == ()
    talk.write_bytes(b"another sound")
    with transcripts.open(talk, "model") as kept:
        assert kept.entries == ()
    transcripts.clear()
    assert list((tmp_path / "transcripts").iterdir()) == []


def test_what_is_skipped_is_not_kept(talk: Path, tmp_path: Path) -> None:
    blocks: list[weakref.ref[object]] = []

    class Weighed(Sound):
        def samples(
            self, path: Path, cancel: CancelToken | None = None
        ) -> Iterator[NDArray[np.float32]]:
            for block in super().samples(path, cancel):
                own = block.copy()
                blocks.append(weakref.ref(own))
                yield own

    class Counting(Listening):
        alive = 0

        def transcribe(
            self,
            samples: NDArray[np.float32],
            options: TranscribeOptions,
            cancel: CancelToken | None = None,
        ) -> Iterator[Segment | Transcript]:
            self.alive = max(self.alive, sum(one() is not None for one in blocks))
            yield from super().transcribe(samples, options, cancel)

    transcriber = Counting("one")
    with Transcripts(tmp_path / "transcripts").open(talk, transcriber.model) as kept:
        kept.add(Entry(600.0, "en"))
    with Transcripts(tmp_path / "transcripts").open(talk, transcriber.model) as kept:
        list(transcribed(talk, Weighed(12), transcriber, kept=kept))
    assert len(blocks) == 24
    assert transcriber.alive <= 5
