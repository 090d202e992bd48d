"""Which models of the catalogue suit a computer, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.models import ModelSpec, Task
from app.services.machine_check import MachineFigures
from app.services.model_catalog import STANDARD_LICENCES
from app.services.model_memory import MemoryNeed

READING_TOKENS_PER_S = 7.0
"""What an answer must be written with to keep up with a reader: about 300 words a minute."""
_MEMORY_SHARE = 0.5
"""Of all memory: the rest is for the system, for other programs and for the files being read."""
_SPEECH_SHARE = 0.08


class Fit(StrEnum):
    """Whether a model goes into this computer's memory."""

    GOOD = "good"
    TIGHT = "tight"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model with what it needs here; `tokens_per_s` is 0 where it is unknown."""

    spec: ModelSpec
    need: MemoryNeed
    tokens_per_s: float = 0.0


def fit(need: MemoryNeed, *, memory_bytes: int, free_bytes: int) -> Fit:
    """Good where it goes into what is free; tight where other programs would have to give way."""
    if need.total > memory_bytes * 0.9:
        return Fit.TOO_LARGE
    return Fit.GOOD if need.total <= free_bytes else Fit.TIGHT


def speed(need: MemoryNeed, figures: MachineFigures | None) -> float:
    """Tokens a second to expect of a generator; 0 where nothing was measured."""
    return figures.tokens_per_s_of(need) if figures is not None else 0.0


def advise(candidates: Iterable[Candidate], task: Task, *, memory_bytes: int) -> Candidate | None:
    """The model to install for answers or speech; None where none fits.

    For answers: the largest whose licence sets no conditions, that takes at most half of the
    memory, that writes as fast as one reads where the speed is known, and that does not spend time
    on thoughts. For speech: the largest that takes a twelfth of the memory; the smallest else.
    """
    able = [one for one in candidates if one.spec.task is task]
    if task is Task.TRANSCRIBE:
        smallest = min(able, key=lambda one: one.need.total, default=None)
        return _largest(able, memory_bytes * _SPEECH_SHARE) or smallest
    return _largest(filter(_suits, able), memory_bytes * _MEMORY_SHARE)


def _largest(able: Iterable[Candidate], most_bytes: float) -> Candidate | None:
    fitting = (one for one in able if one.need.total <= most_bytes)
    return max(fitting, key=lambda one: one.need.weights, default=None)


def _suits(one: Candidate) -> bool:
    fast = not one.tokens_per_s or one.tokens_per_s >= READING_TOKENS_PER_S
    return fast and one.spec.licence in STANDARD_LICENCES and not one.spec.thinks
