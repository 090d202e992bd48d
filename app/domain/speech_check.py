"""What is known of a speech model after it was tried out on this machine."""

from dataclasses import dataclass

_AS_GOOD = 0.02
"""Share of words by which a faster way of computing may be worse than the best one."""


@dataclass(frozen=True, slots=True)
class SpeechTrial:
    """One way of computing, as CTranslate2 names device and type, tried on spoken sentences.

    `word_error_rate` is over all words said; `real_time_factor` the time taken over the time of
    sound; `memory_bytes` the most its process held; `invented` the words heard in noise. `failure`
    says why it does not work here; the figures mean nothing then.
    """

    device: str
    compute_type: str
    word_error_rate: float = 0.0
    real_time_factor: float = 0.0
    memory_bytes: int = 0
    invented: int = 0
    failure: str = ""


@dataclass(frozen=True, slots=True)
class SpeechCheck:
    """All ways that were tried; `words` and `seconds` are how much was said to it."""

    model: str
    date: str
    machine: str
    words: int
    seconds: float
    trials: tuple[SpeechTrial, ...]

    @property
    def chosen(self) -> SpeechTrial | None:
        """The fastest of those that hear as well as the best one; None where none works."""
        working = [trial for trial in self.trials if not trial.failure]
        if not working:
            return None
        best = min(trial.word_error_rate + trial.invented for trial in working)
        good = [t for t in working if t.word_error_rate + t.invented <= best + _AS_GOOD]
        return min(good, key=lambda trial: trial.real_time_factor)
