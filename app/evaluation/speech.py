"""Scores transcription: how many words are wrong, and how long it takes."""

import time
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.audio.error_rate import character_error_rate, spoken, word_error_rate
from app.domain.cancel import CancelToken
from app.domain.errors import EngineFailure, ReadFailure
from app.domain.speech import Segment, Transcript
from app.domain.steps import result_of
from app.evaluation.datasets import Clip, SpeechSet
from app.evaluation.ledger import Ledger, Outcome
from app.evaluation.report import Report, Run, Step


class Listen(Protocol):
    """What is scored."""

    def __call__(
        self, path: Path, language: str, cancel: CancelToken, /, *, words: tuple[str, ...] = ()
    ) -> Generator[Segment, None, Transcript]:
        """A recording in that language to its transcript, where `words` are expected."""
        ...


_BY_CHARACTER = frozenset({"ja", "ko", "th", "zh"})
"""Languages that do not part words, or part them in more than one way."""


@dataclass(slots=True)
class _Pool:
    said: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def add(self, said: str, heard: str) -> None:
        self.said.append(said)
        self.heard.append(heard)


@dataclass(slots=True)
class _Expecting:
    """Recordings heard twice: without and with words that are expected."""

    plain: _Pool = field(default_factory=_Pool)
    helped: _Pool = field(default_factory=_Pool)
    named: int = 0
    right: int = 0
    right_helped: int = 0

    def add(self, clip: Clip, said: str, heard: str, helped: str) -> None:
        self.plain.add(said, heard)
        self.helped.add(said, helped)
        for word in {spoken(word, clip.language) for word in clip.words}:
            if f" {word} " in f" {said} ":
                self.named += 1
                self.right += f" {word} " in f" {heard} "
                self.right_helped += f" {word} " in f" {helped} "

    def rates(self) -> dict[str, float]:
        """Nothing where no recording names words."""
        if not self.plain.said:
            return {}
        return {
            "wer_of_these": word_error_rate(self.plain.said, self.plain.heard),
            "wer_expecting": word_error_rate(self.helped.said, self.helped.heard),
            "words_right": self.right / max(1, self.named),
            "words_right_expecting": self.right_helped / max(1, self.named),
        }


def evaluate_speech(
    listen: Listen, dataset: SpeechSet, *, run: Run
) -> Generator[Step, None, Report]:
    """Transcribe every recording in its language.

    `wer` and `cer` are pooled over all recordings (edits over words, or characters, said), each
    over the languages that are scored so; `clip_error_rate` is the mean of their own; `rtf` is the
    time taken over the time of sound. A recording that cannot be read, or whose language the model
    does not know, counts as heard in silence. Texts are compared as they are said, see
    error_rate.spoken. Recordings that name words to expect are listened to once more, expecting
    them: `wer_expecting` and `words_right_expecting` against `wer_of_these` and `words_right`
    without, the latter being shares of those words that were said and are heard.
    """
    words, characters = _Pool(), _Pool()
    expecting = _Expecting()
    seconds = sound_s = 0.0
    with Ledger(run) as ledger:
        for clip, step in run.each("listen", dataset.clips):
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
            if clip.words and failure is None:
                again, _ = _heard(listen, clip, run.cancel, words=clip.words)
                expecting.add(clip, said, heard, spoken(again.text, clip.language))
            yield step
        rates = {}
        if words.said:
            rates["wer"] = word_error_rate(words.said, words.heard)
        if characters.said:
            rates["cer"] = character_error_rate(characters.said, characters.heard)
        if sound_s:
            rates["rtf"] = seconds / sound_s
        rates |= expecting.rates()
        return ledger.report(**rates)


def _heard(
    listen: Listen, clip: Clip, cancel: CancelToken, *, words: tuple[str, ...] = ()
) -> tuple[Transcript, str | None]:
    """The transcript, or an empty one and why."""
    listening = listen(clip.path, clip.language, cancel, words=words)
    try:
        return result_of(listening), None
    except (ReadFailure, EngineFailure) as failure:  # or the model does not know its language
        return Transcript(clip.language, 0.0, ()), str(failure)
