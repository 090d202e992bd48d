"""Speech to text by a Whisper model in CTranslate2 form; belongs in an engine process."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure
from app.domain.speech import SAMPLE_RATE, Segment, Stretch, Transcript
from app.engines.protocols import TranscribeOptions

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Faster-whisper's own, made gentler: shorter silences are cut, since a decoder that is shown
# silence invents words, and no speech is thought too short to be a word.
_VOICE = {"threshold": 0.5, "min_silence_duration_ms": 1000, "speech_pad_ms": 400}
_BEAMS = 5
# A second try for what repeats itself or is too unlikely, a third, and then what there is.
_TEMPERATURES = (0.0, 0.4, 0.8)
_VOCABULARY_TOKENS = 120  # of 224 that may come before; half is left to what was said before
_NO_SPEECH = 0.6
_UNLIKELY = -1.0


class WhisperTranscriber:
    """A model in `folder`: model.bin, config.json, tokenizer.json and, for some, more.

    `compute_type` is one of CTranslate2's ("int8", "float32", ...), `device` "cpu" or "cuda".
    """

    def __init__(
        self,
        folder: Path,
        *,
        threads: int,
        device: str = "cpu",
        compute_type: str = "int8",
    ) -> None:
        whisper = faster_whisper()
        self.model = folder.name
        self._network = whisper.WhisperModel(
            str(folder),
            device=device,
            compute_type=compute_type,
            cpu_threads=threads,
            local_files_only=True,
        )
        self._detector = SileroDetector()

    def transcribe(
        self,
        samples: NDArray[np.float32],
        options: TranscribeOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[Segment | Transcript]:
        """What is said where somebody speaks; the token is tested before each segment."""
        from faster_whisper.transcribe import restore_speech_timestamps
        from faster_whisper.vad import collect_chunks

        duration_s = len(samples) / SAMPLE_RATE
        speech = self._detector.chunks(samples)
        if not speech:
            yield Transcript(options.language or "", duration_s, ())
            return
        _stop_if_asked(cancel)
        voiced = np.concatenate(collect_chunks(samples, speech)[0])
        found, about = self._network.transcribe(
            voiced,
            language=self._language(options.language),
            beam_size=1 if options.quick else _BEAMS,
            temperature=0.0 if options.quick else _TEMPERATURES,
            condition_on_previous_text=False,
            no_speech_threshold=_NO_SPEECH,
            log_prob_threshold=_UNLIKELY,
            initial_prompt=options.before or None,
            hotwords=self._hotwords(options.vocabulary),
        )
        segments = []
        for segment in restore_speech_timestamps(found, speech, SAMPLE_RATE):
            _stop_if_asked(cancel)
            if text := segment.text.strip():
                end_s = min(segment.end, duration_s)
                segments.append(Segment(min(segment.start, end_s), end_s, text))
                yield segments[-1]
        yield Transcript(about.language, duration_s, tuple(segments))

    def _language(self, wanted: str | None) -> str | None:
        if wanted is None or wanted in self._network.supported_languages:
            return wanted
        known = ", ".join(self._network.supported_languages[:5])
        reason = f"the speech model {self.model} does not know the language {wanted} (but {known})"
        raise EngineFailure("transcriber", reason)

    def _hotwords(self, vocabulary: Sequence[str]) -> str | None:
        """As many of the words as fit the tokens that are theirs, the first ones first."""
        kept: list[str] = []
        for word in vocabulary:
            tokens = self._network.hf_tokenizer.encode(
                " " + ", ".join([*kept, word]), add_special_tokens=False
            )
            if len(tokens.ids) > _VOCABULARY_TOKENS:
                break
            kept.append(word)
        return ", ".join(kept) or None


class SileroDetector:
    """Voice activity by the Silero model that comes with faster-whisper (16 kHz only)."""

    def __init__(self) -> None:
        faster_whisper()
        from faster_whisper.vad import get_vad_model

        get_vad_model()  # loads it now, while files may be read

    def detect(self, samples: NDArray[np.float32]) -> tuple[Stretch, ...]:
        """Where somebody speaks, without the margins that a transcriber wants."""
        found = self.chunks(samples, speech_pad_ms=0, min_silence_duration_ms=100)
        return tuple(
            Stretch(chunk["start"] / SAMPLE_RATE, chunk["end"] / SAMPLE_RATE) for chunk in found
        )

    def chunks(self, samples: NDArray[np.float32], **other: Any) -> list[dict[str, int]]:
        """The same as faster-whisper has it: dicts of first and last sample."""
        from faster_whisper.vad import VadOptions, get_speech_timestamps

        if not len(samples):
            return []
        found: list[dict[str, int]] = get_speech_timestamps(
            samples, VadOptions(**{**_VOICE, **other})
        )
        return found


def faster_whisper() -> Any:
    """The library, whose file decoder and downloader stay out.

    It imports PyAV, whose wheel links codecs under the GPL, to open files, and huggingface_hub to
    fetch models. Nothing here does either: empty modules stand in.
    """
    for name in ("av", "huggingface_hub"):
        sys.modules.setdefault(name, ModuleType(name))
    import faster_whisper as library

    return library


def _stop_if_asked(cancel: CancelToken | None) -> None:
    if cancel is not None:
        cancel.raise_if_cancelled()
