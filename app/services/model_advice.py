"""Which models of the catalogue suit a computer, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.models import ModelSpec, Task
from app.services.machine_figures import MachineFigures
from app.services.model_catalog import STANDARD_LICENCES
from app.services.model_memory import MemoryNeed

READING_TOKENS_PER_S = 7.0
"""What an answer must be written with to keep up with a reader, who reads READING_WORDS."""
READING_WORDS = 300.0
"""That are read in a minute."""
_MEMORY_SHARE = 0.5
"""Of all memory: the rest is for the system, for other programs and for the files being read."""
_SPEECH_SHARE = 0.08


class Fit(StrEnum):
    """Whether a model goes into this computer's memory."""

    GOOD = "good"
    TIGHT = "tight"
    TOO_LARGE = "too_large"


class Objection(StrEnum):
    """Why a model is not the one to take."""

    MEMORY = "memory"
    SLOW = "slow"
    CONDITIONS = "conditions"
    THINKS = "thinks"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model with what it needs here; `tokens_per_s` is 0 where it is unknown."""

    spec: ModelSpec
    need: MemoryNeed
    tokens_per_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Advice:
    """Why a model is the one to take for its task.

    `spare_bytes` stay free of the memory that is free now, less than none where other programs
    would have to give way. `words_per_minute` is what it writes, 0 where that is unknown. `larger`
    is the title of the next larger model, `objection` what speaks against that one.
    """

    spare_bytes: int
    words_per_minute: float = 0.0
    larger: str = ""
    objection: Objection | None = None


def fit(need: MemoryNeed, *, memory_bytes: int, free_bytes: int) -> Fit:
    """Good where it goes into what is free; tight where other programs would have to give way."""
    if need.total > memory_bytes * 0.9:
        return Fit.TOO_LARGE
    return Fit.GOOD if need.total <= free_bytes else Fit.TIGHT


def speed(need: MemoryNeed, figures: MachineFigures | None) -> float:
    """Tokens a second to expect of a generator; 0 where nothing was measured."""
    return figures.tokens_per_s_of(need) if figures is not None else 0.0


def words_per_minute(tokens_per_s: float) -> float:
    """As one reads them: what a tokenizer of a model of today makes of English."""
    return READING_WORDS * tokens_per_s / READING_TOKENS_PER_S


def advise(candidates: Iterable[Candidate], task: Task, *, memory_bytes: int) -> Candidate | None:
    """The model to take for a task; None where none fits.

    For answers: the largest whose licence sets no conditions, that takes at most half of the
    memory, that writes as fast as one reads where the speed is known, and that is not made to think
    before it answers; the smallest of those that are too slow else. For speech: the largest that
    takes a twelfth of the memory; the smallest else. For the rest: the default of the catalogue,
    with which the program was measured.
    """
    able = [one for one in candidates if one.spec.task is task]
    if task is Task.GENERATE:
        slow = (one for one in able if _objection(one, memory_bytes) is Objection.SLOW)
        quick = (one for one in able if _objection(one, memory_bytes) is None)
        return _largest(quick) or _smallest(slow)
    if task is Task.TRANSCRIBE:
        small = (one for one in able if one.need.total <= memory_bytes * _SPEECH_SHARE)
        return _largest(small) or _smallest(able)
    fitting = (one for one in able if one.need.total <= memory_bytes * _MEMORY_SHARE)
    return next((one for one in fitting if one.spec.default), None)


def explain(
    chosen: Candidate, candidates: Iterable[Candidate], *, memory_bytes: int, free_bytes: int
) -> Advice:
    """Why `advise` chose that one among `candidates`."""
    spare = free_bytes - chosen.need.total
    if chosen.spec.task is not Task.GENERATE:
        return Advice(spare)
    larger = min(
        (one for one in candidates if _is_larger(one, chosen)),
        key=lambda one: one.need.weights,
        default=None,
    )
    return Advice(
        spare,
        words_per_minute(chosen.tokens_per_s),
        larger.spec.title if larger is not None else "",
        _objection(larger, memory_bytes) if larger is not None else None,
    )


def _largest(able: Iterable[Candidate]) -> Candidate | None:
    return max(able, key=lambda one: one.need.weights, default=None)


def _smallest(able: Iterable[Candidate]) -> Candidate | None:
    return min(able, key=lambda one: one.need.total, default=None)


def _is_larger(one: Candidate, chosen: Candidate) -> bool:
    return one.spec.task is chosen.spec.task and one.need.weights > chosen.need.weights


def _objection(one: Candidate, memory_bytes: int) -> Objection | None:
    """What speaks against a model for answers; SLOW where nothing else does."""
    found = {
        Objection.MEMORY: one.need.total > memory_bytes * _MEMORY_SHARE,
        Objection.CONDITIONS: one.spec.licence not in STANDARD_LICENCES,
        Objection.THINKS: one.spec.thinks,
        Objection.SLOW: 0 < one.tokens_per_s < READING_TOKENS_PER_S,
    }
    return next((objection for objection, holds in found.items() if holds), None)
