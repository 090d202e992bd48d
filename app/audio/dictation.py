"""From a take to its transcript, with a look at the words while they are spoken."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.audio.agreement import Agreement
from app.domain.errors import EngineFailure
from app.domain.speech import SAMPLE_RATE, Segment, Transcript
from app.engines.protocols import TranscribeOptions, Transcriber

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.audio.listener import Take
    from app.domain.cancel import CancelToken

_STEP_S = 0.3  # of new sound, before which it is not worth looking again
_WAIT_S = 0.1
_WINDOW_S = 20.0  # that are listened to again; what is confirmed before is left alone
_CONTEXT_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Partial:
    """What is heard so far: `confirmed` never changes but grows, `tentative` may."""

    confirmed: str
    tentative: str


def dictate(
    take: Take, transcriber: Transcriber, options: TranscribeOptions, cancel: CancelToken
) -> Generator[Partial, None, Transcript]:
    """Yield what is heard while the take grows, return the transcript of the whole.

    Once the speaker has let go nothing is looked at but the whole, so that it does not wait.
    Raises what the transcriber raises, and Cancelled.
    """
    looks = _Looks(take, transcriber, options)
    while not take.released:
        cancel.raise_if_cancelled()
        if take.wait(looks.wanted, _WAIT_S) and not take.released:
            yield looks.look(cancel)
    while not take.wait_finished(_WAIT_S):
        cancel.raise_if_cancelled()
    return transcript(take.sound(), transcriber, options, cancel)


def transcript(
    sound: NDArray[np.float32],
    transcriber: Transcriber,
    options: TranscribeOptions,
    cancel: CancelToken | None = None,
) -> Transcript:
    """All that is said in a take."""
    for said in transcriber.transcribe(sound, options, cancel):
        if isinstance(said, Transcript):
            return said
    raise EngineFailure("transcriber", "it ended without a transcript")


class _Looks:
    """Hypotheses about a growing take."""

    def __init__(self, take: Take, transcriber: Transcriber, options: TranscribeOptions) -> None:
        self._take = take
        self._transcriber = transcriber
        self._options = replace(options, quick=True)
        self._agreement = Agreement()
        self._settled: list[str] = []
        self._start = 0  # the sample before which everything is settled
        self._seen = 0

    @property
    def wanted(self) -> int:
        """Samples at which the next look is due."""
        return self._seen + int(_STEP_S * SAMPLE_RATE)

    def look(self, cancel: CancelToken) -> Partial:
        """Listen to the window once more."""
        sound = self._take.sound(self._start)
        self._seen = self._start + len(sound)
        before = " ".join(self._settled)[-_CONTEXT_CHARACTERS:]
        options = replace(self._options, before=before)
        segments = [
            said
            for said in self._transcriber.transcribe(sound, options, cancel)
            if isinstance(said, Segment)
        ]
        self._agreement.hear([word for segment in segments for word in segment.text.split()])
        if len(sound) > _WINDOW_S * SAMPLE_RATE:
            self._settle(segments)
        confirmed = (*self._settled, *self._agreement.confirmed)
        return Partial(" ".join(confirmed), " ".join(self._agreement.tentative))

    def _settle(self, segments: Sequence[Segment]) -> None:
        """Leave alone from now on what is confirmed up to the end of a segment."""
        count = settled = 0
        end_s = 0.0
        for segment in segments:
            count += len(segment.text.split())
            if count > len(self._agreement.confirmed):
                break
            settled, end_s = count, segment.end_s
        if settled:
            self._settled += self._agreement.take(settled)
            self._start += int(end_s * SAMPLE_RATE)
