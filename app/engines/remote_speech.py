"""Speech engines that run in a process of their own, behind the same Protocols as any other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.domain.speech import SAMPLE_RATE, Segment, Stretch, Transcript
from app.engines.host import EngineHost
from app.engines.messages import DetectSpeech, Floats, Heard, Spoken, Transcribe
from app.engines.process import Limits
from app.engines.protocols import TranscribeOptions
from app.engines.remote import cores, nonsense
from app.engines.speech_serving import DetectorConfig, TranscriberConfig
from app.privacy.sandbox import SandboxPolicy

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_SECONDS = 600
"""Of sound in one request; longer recordings come in windows."""

_QUIET_S = 300.0
_CHARACTERS_PER_S = 200  # far more than anybody says
_ROUNDING_S = 0.1


class RemoteTranscriber:
    """The Whisper model in `folder`."""

    def __init__(
        self,
        folder: Path,
        *,
        threads: int = 0,
        device: str = "cpu",
        compute_type: str = "int8",
        idle_stop_s: float = 300.0,
    ) -> None:
        self.model = folder.name
        self.host = EngineHost(
            "transcriber",
            TranscriberConfig(folder, threads or cores(), device, compute_type),
            policy=SandboxPolicy(read=(folder,)),
            limits=Limits(idle_stop_s=idle_stop_s),
        )

    def transcribe(
        self,
        samples: NDArray[np.float32],
        options: TranscribeOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[Segment | Transcript]:
        """Segments as they come, then the Transcript; to stop reading is to cancel.

        At most MOST_SECONDS of `samples`. Raises ModelBroken, EngineFailure, Crashed or Cancelled.
        """
        request = Transcribe(
            _bytes("transcriber", samples),
            options.language,
            list(options.vocabulary),
            options.before,
            options.quick,
        )
        duration_s = len(samples) / SAMPLE_RATE
        left = int(_CHARACTERS_PER_S * (duration_s + 1))
        segments: list[Segment] = []
        responses = self.host.stream(request, cancel=cancel, timeout_s=_QUIET_S)
        with closing(responses):
            for response in responses:
                if isinstance(response, Heard):
                    yield Transcript(response.language[:8], duration_s, tuple(segments))
                    continue
                if not isinstance(response, Spoken):
                    raise nonsense("transcriber")
                left -= len(response.text)
                if left < 0 or not _in_order(response, duration_s):
                    raise nonsense("transcriber")
                segments.append(Segment(response.start_s, response.end_s, response.text))
                yield segments[-1]

    def close(self) -> None:
        """End the process."""
        self.host.close()


class RemoteDetector:
    """Voice activity, apart from the transcriber: it must answer while that one is busy."""

    def __init__(self, *, idle_stop_s: float = 300.0) -> None:
        self.host = EngineHost("detector", DetectorConfig(), limits=Limits(idle_stop_s=idle_stop_s))

    def detect(self, samples: NDArray[np.float32]) -> tuple[Stretch, ...]:
        """Where somebody speaks in at most MOST_SECONDS of `samples`."""
        import numpy as np

        request = DetectSpeech(_bytes("detector", samples))
        answer = self.host.call(request, timeout_s=_QUIET_S)
        if not isinstance(answer, Floats) or len(answer.data) % 8:
            raise nonsense("detector")
        times = np.frombuffer(answer.data, "<f4")
        if not np.isfinite(times).all() or (np.diff(times) < 0).any():
            raise nonsense("detector")
        return tuple(
            Stretch(float(start), float(end)) for start, end in times.reshape(-1, 2).tolist()
        )

    def close(self) -> None:
        """End the process."""
        self.host.close()


def _bytes(engine: str, samples: NDArray[np.float32]) -> bytes:
    if len(samples) > MOST_SECONDS * SAMPLE_RATE:
        raise EngineFailure(engine, f"more than {MOST_SECONDS} s of sound at once")
    return samples.astype("<f4").tobytes()


def _in_order(said: Spoken, duration_s: float) -> bool:
    return 0 <= said.start_s <= said.end_s <= duration_s + _ROUNDING_S
