"""Scores transcription: how many words are wrong, and how long it takes."""

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path

from app.audio.error_rate import character_error_rate, spoken, word_error_rate
from app.domain.cancel import CancelToken
from app.domain.errors import ReadFailure
from app.domain.speech import Segment, Transcript
from app.evaluation.datasets import Clip, SpeechSet
from app.evaluation.ledger import Ledger, Outcome
from app.evaluation.report import Report, Run, Step

Listen = Callable[[Path, str, CancelToken], Generator[Segment, None, Transcript]]
"""What is scored: a recording and its language to a transcript."""

_BY_CHARACTER = frozenset({"ja", "ko", "th", "zh"})
"""Languages that do not part words, or part them in more than one way."""


@dataclass(slots=True)
class _Pool:
    said: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def add(self, said: str, heard: str) -> None:
        self.said.append(said)
        self.heard.append(heard)


def evaluate_speech(
    listen: Listen, dataset: SpeechSet, *, run: Run
) -> Generator[Step, None, Report]:
    """Transcribe every recording in its language.

    `wer` and `cer` are pooled over all recordings (edits over words, or characters, said), each
    over the languages that are scored so; `clip_error_rate` is the mean of their own; `rtf` is the
    time taken over the time of sound. A recording that cannot be read counts as heard in silence.
    Texts are compared as they are said, see error_rate.spoken.
    """
    words, characters = _Pool(), _Pool()
    seconds = sound_s = 0.0
    clips = dataset.clips[: run.limit]
    with Ledger(run) as ledger:
        for done, clip in enumerate(clips, 1):
            run.cancel.raise_if_cancelled()
            started_s = time.perf_counter()
            transcript, failure = _heard(listen, clip, run.cancel)
            took_s = time.perf_counter() - started_s
            seconds, sound_s = seconds + took_s, sound_s + transcript.duration_s
            said, heard = (spoken(text, clip.language) for text in (clip.text, transcript.text))
            by_character = clip.language in _BY_CHARACTER
            (characters if by_character else words).add(said, heard)
            rate = (character_error_rate if by_character else word_error_rate)([said], [heard])
            outcome = Outcome(
                clip.path.name,
                clip.text,
                {"clip_error_rate": rate, "unread": float(failure is not None)},
                {"total": took_s * 1000},
                language=clip.language,
            )
            ledger.add(outcome, said=said, heard=heard, failure=failure)
            yield Step("listen", done, len(clips))
        rates = {}
        if words.said:
            rates["wer"] = word_error_rate(words.said, words.heard)
        if characters.said:
            rates["cer"] = character_error_rate(characters.said, characters.heard)
        if sound_s:
            rates["rtf"] = seconds / sound_s
        return ledger.report(**rates)


def _heard(listen: Listen, clip: Clip, cancel: CancelToken) -> tuple[Transcript, str | None]:
    """The transcript, or an empty one and why."""
    listening = listen(clip.path, clip.language, cancel)
    try:
        while True:
            next(listening)
    except StopIteration as end:
        transcript: Transcript = end.value
        return transcript, None
    except ReadFailure as failure:
        return Transcript(clip.language, 0.0, ()), str(failure)
