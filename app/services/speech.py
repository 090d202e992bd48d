"""Speech to text: recordings from disk, and questions while they are spoken."""

from __future__ import annotations

from collections.abc import Callable, Generator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import ModelMissing
from app.domain.models import Task
from app.domain.speech import Doubt, Segment, Transcript
from app.engines.protocols import Reader, SpeechDetector, TranscribeOptions, Transcriber

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.audio.dictation import Partial
    from app.audio.hands_free import Ending
    from app.audio.listener import Take
    from app.domain.cancel import CancelToken
    from app.services.vocabulary import Vocabulary


class Trouble(StrEnum):
    """Why nothing is understood."""

    NO_MODEL = "no_model"
    NO_DEVICE = "no_device"
    NO_PERMISSION = "no_permission"
    FAILED = "failed"
    NOTHING_SAID = "nothing_said"
    MUTED = "muted"
    QUIET = "quiet"
    LOUD = "loud"


class SpeechService:
    """Understands speech with the speech model of the moment.

    `transcriber` gives it, None where none is installed; `detector` tells speech from noise. Words
    of `vocabulary` are expected in questions.

    Attributes:
        language: Expected where nothing else is said; None: found out.
    """

    def __init__(
        self,
        reader: Reader,
        transcriber: Callable[[], Transcriber | None],
        detector: Callable[[], SpeechDetector],
        *,
        language: str | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self._reader = reader
        self._transcriber = transcriber
        self._detector = detector
        self.language = language
        self._vocabulary = vocabulary

    @property
    def available(self) -> bool:
        """Whether a speech model is installed."""
        return self._transcriber() is not None

    def transcribe(
        self,
        path: Path,
        *,
        language: str | None = None,
        words: tuple[str, ...] = (),
        cancel: CancelToken | None = None,
    ) -> Generator[Segment, None, Transcript]:
        """Segments of a recording as they are understood, then the whole; `words` are expected.

        Raises ModelMissing, ReadFailure for a file that is no recording or a damaged one, and what
        a transcriber raises.
        """
        from app.ingest.recordings import windows

        options = TranscribeOptions(language or self.language, words)
        segments: list[Segment] = []
        heard, duration_s = "", 0.0
        for window in windows(path, self._reader, self._needed(), options, cancel):
            segments += window.segments
            yield from window.segments
            heard, duration_s = window.language, duration_s + window.duration_s
        return Transcript(heard, duration_s, tuple(segments))

    def dictate(
        self, take: Take, cancel: CancelToken, *, collection: str | None = None
    ) -> Generator[Partial, None, Transcript]:
        """What is heard while `take` grows, then the transcript; see audio.dictation.

        Words of the collection are expected. Raises ModelMissing, Cancelled, and what a transcriber
        raises.
        """
        from app.audio.dictation import dictate

        expected = self._vocabulary.expected(collection) if self._vocabulary else ()
        options = TranscribeOptions(self.language, expected)
        return (yield from dictate(take, self._needed(), options, cancel))

    def doubts(self, heard: str, collection: str | None = None) -> tuple[Doubt, ...]:
        """Where a word of the collection may have been said instead; see Vocabulary.doubts."""
        return self._vocabulary.doubts(heard, collection) if self._vocabulary else ()

    def wait_for_voice(
        self, recent: Callable[[], NDArray[np.float32]], cancel: CancelToken
    ) -> None:
        """Wait until somebody speaks; `recent` gives the last second, see audio.hands_free."""
        from app.audio.hands_free import wait_for_voice

        wait_for_voice(recent, self._detector(), cancel)

    def wait_for_end(self, take: Take, cancel: CancelToken) -> Ending:
        """Wait until whoever speaks in `take` has ended; see audio.hands_free."""
        from app.audio.hands_free import wait_for_end

        return wait_for_end(take, self._detector(), cancel)

    def _needed(self) -> Transcriber:
        transcriber = self._transcriber()
        if transcriber is None:
            raise ModelMissing(Task.TRANSCRIBE)
        return transcriber
