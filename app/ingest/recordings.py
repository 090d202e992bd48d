"""Turns recordings into text with times, two minutes at a time."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.documents import ExtractedPage, Extraction
from app.domain.errors import ReadCode, ReadFailure
from app.domain.speech import SAMPLE_RATE, Segment, Transcript
from app.engines.protocols import Reader, TranscribeOptions, Transcriber
from app.engines.reader.media_types import media_type
from app.ingest.transcripts import Entry, Kept, Transcripts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WINDOW_S = 120
_CUT_WITHIN_S = 30
_QUIET_S = 0.5
_PAUSE_S = 1.5
_TOPIC_SEGMENTS = 6
_TOPIC_WORD = re.compile(r"\w{4,}")


NO_SPEECH_MODEL = "it is a recording, and no speech model is installed"


@dataclass(frozen=True, slots=True)
class Listening:
    """How recordings are understood.

    `transcriber` gives the speech model of the moment, None where none is installed; `transcripts`
    keeps what it has heard of a recording until that is stored.
    """

    transcriber: Callable[[], Transcriber | None]
    transcripts: Transcripts

    def extract(
        self, path: Path, reader: Reader, cancel: CancelToken | None = None
    ) -> Iterator[Extraction]:
        """What is said in a recording, see `transcribed`; ReadFailure without a speech model."""
        transcriber = self.transcriber()
        if transcriber is None:
            raise ReadFailure(str(path), ReadCode.NO_MODEL, NO_SPEECH_MODEL)
        with self.transcripts.open(path, transcriber.model) as kept:
            yield from transcribed(path, reader, transcriber, cancel, kept)

    def forget(self, recordings: Iterable[Path]) -> None:
        """They are stored, or cannot be understood: nothing of them need be kept."""
        transcriber = self.transcriber()
        if transcriber is not None:
            for path in recordings:
                self.transcripts.forget(path, transcriber.model)


def transcribed(
    path: Path,
    reader: Reader,
    transcriber: Transcriber,
    cancel: CancelToken | None = None,
    kept: Kept | None = None,
) -> Iterator[Extraction]:
    """What is said in a recording: one piece for each window of two minutes.

    Each page is what was said without a break, with its seconds in the recording; a paragraph ends
    at a long pause and where another topic begins. What an earlier run `kept` is not listened to
    again. Raises what reader and transcriber raise.
    """
    media = media_type(path.name, b"") or "audio"
    for window in windows(path, reader, transcriber, TranscribeOptions(), cancel, kept):
        segments = window.segments
        pages = [
            ExtractedPage(segment.text + end, start_s=segment.start_s, end_s=segment.end_s)
            for segment, end in zip(segments, _endings(segments), strict=True)
        ]
        yield Extraction(tuple(pages), media)


def windows(
    path: Path,
    reader: Reader,
    transcriber: Transcriber,
    options: TranscribeOptions,
    cancel: CancelToken | None = None,
    kept: Kept | None = None,
) -> Iterator[Transcript]:
    """A recording's transcript in windows of two minutes, cut where it is quiet.

    Times are those in the recording; a window's duration says how long it is. Where no language is
    given, that of the first window with words holds for all. What `kept` has is not listened to
    again, and each segment is added to it. Raises what reader and transcriber raise.
    """
    entries = kept.entries if kept is not None else ()
    done_s, language = 0.0, options.language
    if entries:
        done_s = entries[-1].done_s
        segments = tuple(one.segment for one in entries if one.segment is not None)
        language = language or next((one.language for one in entries if one.language), None)
        yield Transcript(language or "", done_s, segments)
    for start_s, samples in _windows(reader.samples(path, cancel), done_s):
        options = replace(options, language=language)
        heard = _Heard(start_s, len(samples) / SAMPLE_RATE)
        for said in transcriber.transcribe(samples, options, cancel):
            entry = heard.entry(said)
            if kept is not None and entry is not None:
                kept.add(entry)
        if heard.segments:
            language = language or heard.language or None
        yield Transcript(language or "", heard.duration_s, tuple(heard.segments))


@dataclass(slots=True)
class _Heard:
    """What is said in a window that begins at `start_s`."""

    start_s: float
    duration_s: float
    segments: list[Segment] = field(default_factory=list)
    language: str = ""

    def entry(self, said: Segment | Transcript) -> Entry | None:
        """Take it in; what there is to be kept of it."""
        if isinstance(said, Transcript):
            self.language = said.language if self.segments else ""
            return Entry(self.start_s + self.duration_s, self.language)
        if not (text := said.text.strip()):
            return None
        segment = Segment(self.start_s + said.start_s, self.start_s + said.end_s, text)
        self.segments.append(segment)
        return Entry(segment.end_s, segment=segment)


def topic_borders(texts: Sequence[str]) -> set[int]:
    """Indexes of the texts that begin another topic.

    Words on both sides of every gap are compared; a topic ends in a valley of their likeness that
    is clearly deeper than others: Hearst, "TextTiling", Computational Linguistics 23 (1997).
    """
    words = [Counter(_TOPIC_WORD.findall(text.lower())) for text in texts]
    gaps = range(_TOPIC_SEGMENTS, len(texts) - _TOPIC_SEGMENTS + 1)
    if len(gaps) < _TOPIC_SEGMENTS:
        return set()
    alike = [
        _cosine(
            sum(words[gap - _TOPIC_SEGMENTS : gap], Counter()),
            sum(words[gap : gap + _TOPIC_SEGMENTS], Counter()),
        )
        for gap in gaps
    ]
    depths = [
        max(alike[max(n - _TOPIC_SEGMENTS, 0) : n + 1]) + max(alike[n : n + _TOPIC_SEGMENTS + 1])
        - 2 * alike[n]
        for n in range(len(alike))
    ]  # fmt: skip
    deep = fmean(depths) + pstdev(depths)
    return {
        gap
        for n, gap in enumerate(gaps)
        if depths[n] > deep and depths[n] == max(depths[max(n - 2, 0) : n + 3])
    }


def _endings(segments: Sequence[Segment]) -> list[str]:
    """What follows each segment: a space, or the end of a paragraph."""
    if not segments:
        return []
    topics = topic_borders([segment.text for segment in segments])
    ends = [
        "\n\n" if n in topics or after.start_s - before.end_s >= _PAUSE_S else " "
        for n, (before, after) in enumerate(pairwise(segments), start=1)
    ]
    return [*ends, "\n"]


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(count * other[word] for word, count in one.items())
    length = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return product / length if length else 0.0


def _windows(
    blocks: Iterator[NDArray[np.float32]], from_s: float = 0.0
) -> Iterator[tuple[float, NDArray[np.float32]]]:
    """Stretches of at most two minutes with their start in seconds, cut where it is quiet.

    What lies before `from_s` is left out.
    """
    import numpy as np

    waiting: list[NDArray[np.float32]] = []
    size, done, skip = 0, round(from_s * SAMPLE_RATE), round(from_s * SAMPLE_RATE)
    for block in blocks:
        wanted = block[min(skip, len(block)) :]
        skip -= len(block) - len(wanted)
        if not len(wanted):
            continue  # an empty view would keep its whole block
        waiting.append(wanted)
        size += len(wanted)
        while size >= _WINDOW_S * SAMPLE_RATE:
            sound = np.concatenate(waiting)
            end = _quiet_place(sound[: _WINDOW_S * SAMPLE_RATE])
            yield done / SAMPLE_RATE, sound[:end]
            waiting, size, done = [sound[end:].copy()], size - end, done + end
    if size:
        yield done / SAMPLE_RATE, np.concatenate(waiting)


def _quiet_place(sound: NDArray[np.float32]) -> int:
    """The middle of the quietest half second near the end."""
    import numpy as np

    frame = int(_QUIET_S * SAMPLE_RATE)
    first = len(sound) - _CUT_WITHIN_S * SAMPLE_RATE
    frames = sound[first : first + (len(sound) - first) // frame * frame].reshape(-1, frame)
    loudness = np.square(frames, dtype=np.float64).sum(axis=1)
    quietest = len(loudness) - 1 - int(np.argmin(loudness[::-1]))
    return first + quietest * frame + frame // 2
