"""Speech engines as their processes serve them: how each is loaded and how it answers messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.speech import Segment
from app.engines.child import Job, ServedEngine
from app.engines.messages import DetectSpeech, Floats, Heard, Response, Spoken, Transcribe
from app.engines.protocols import SpeechDetector, TranscribeOptions, Transcriber
from app.engines.serving import misdirected

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TranscriberConfig:
    """A Whisper model in CTranslate2 form in `folder`; see WhisperTranscriber."""

    folder: Path
    threads: int
    device: str = "cpu"
    compute_type: str = "int8"

    @property
    def model(self) -> str:
        """The folder's name."""
        return self.folder.name

    def load(self) -> ServedEngine:
        """The transcriber, ready."""
        from app.engines.whisper_transcriber import WhisperTranscriber

        return ServedTranscriber(
            WhisperTranscriber(
                self.folder,
                threads=self.threads,
                device=self.device,
                compute_type=self.compute_type,
            )
        )


@dataclass(frozen=True, slots=True)
class DetectorConfig:
    """The voice activity model that comes with faster-whisper."""

    @property
    def model(self) -> None:
        """None that a user could have broken."""
        return

    def load(self) -> ServedEngine:
        """The detector, ready."""
        from app.engines.whisper_transcriber import SileroDetector

        return ServedDetector(SileroDetector())


@dataclass(frozen=True, slots=True)
class ServedTranscriber:
    """Answers Transcribe."""

    transcriber: Transcriber
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """A Spoken for each segment, then Heard."""
        request = job.request
        if not isinstance(request, Transcribe):
            raise misdirected("transcriber", request)
        options = TranscribeOptions(
            request.language, tuple(request.vocabulary), request.before, request.quick
        )
        for said in self.transcriber.transcribe(_sound(request.samples), options, job.cancel):
            if isinstance(said, Segment):
                yield Spoken(said.start_s, said.end_s, said.text)
            else:
                yield Heard(said.language, said.duration_s)


@dataclass(frozen=True, slots=True)
class ServedDetector:
    """Answers DetectSpeech."""

    detector: SpeechDetector
    context_length: int = 0

    def answer(self, job: Job) -> Iterator[Response]:
        """One Floats with start and end of each stretch."""
        import numpy as np

        request = job.request
        if not isinstance(request, DetectSpeech):
            raise misdirected("detector", request)
        found = self.detector.detect(_sound(request.samples))
        times = np.array([(stretch.start_s, stretch.end_s) for stretch in found], "<f4")
        yield Floats(times.tobytes())


def _sound(samples: bytes) -> NDArray[np.float32]:
    import numpy as np

    return np.frombuffer(samples, "<f4").astype(np.float32)
