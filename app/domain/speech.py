"""Speech as text with times."""

from dataclasses import dataclass

SAMPLE_RATE = 16_000
"""Samples a second of all sound in the program."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of sound, in seconds from its beginning."""

    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Segment:
    """Words spoken from `start_s` to `end_s`, in seconds of the recording."""

    start_s: float
    end_s: float
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole recording; `language` is an ISO 639-1 code, `duration_s` its length in seconds."""

    language: str
    duration_s: float
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """All segments joined by spaces."""
        return " ".join(segment.text.strip() for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Utterance:
    """That a question was spoken: how long it took; `clip` names its sound where that was kept."""

    duration_s: float
    clip: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place in a transcript, `text[start:end] == heard`, that may have been `term` instead."""

    start: int
    end: int
    heard: str
    term: str
