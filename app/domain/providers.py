"""What is known of the ways in which a model can be computed, after they were tried here."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What came of a provider on one of its devices."""

    TAKEN = "taken"
    SLOWER = "slower"
    DISAGREES = "disagrees"
    CRASHED = "crashed"
    HUNG = "hung"
    FAILED = "failed"
    NOT_TRIED = "not_tried"
    NOT_INSTALLED = "not_installed"
    NO_DEVICE = "no_device"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class ProbeOutcome:
    """One provider on one device, and in `reason` for people why it was taken or not.

    `chunks_per_s` is 0 where it was not measured. `closeness` is the worst likeness of what it
    computed to what plain CPU computes, 1 for the same; 0 where it computed nothing.
    """

    provider: str
    device: str
    verdict: Verdict
    reason: str = ""
    chunks_per_s: float = 0.0
    closeness: float = 0.0
    load_s: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelProbe:
    """All providers tried with one model; `model` carries its revision.

    `made_on` names the hardware, its drivers and the runtime packages: where any of them has
    changed since, the outcomes mean nothing any more.
    """

    model: str
    date: str
    made_on: tuple[str, ...]
    outcomes: tuple[ProbeOutcome, ...]

    @property
    def chosen(self) -> ProbeOutcome | None:
        """The one that computes; None where even the CPU does not."""
        return next((one for one in self.outcomes if one.verdict is Verdict.TAKEN), None)
