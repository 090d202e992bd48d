"""What was measured of a computer, what follows for other models, and whether it still holds.

Writing one token means reading every weight of the model once, so speed is bounded by how many
bytes of weights a second come out of memory (Pope et al. 2022, "Efficiently Scaling Transformer
Inference"). With an installed generator that rate is measured; without one it is taken to be
`WEIGHTS_SHARE` of the plain reading speed of memory, for computing on packed weights costs too.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.paths import make_private
from app.services.kept_report import keep_report, kept_report
from app.services.machine import Machine
from app.services.model_memory import MemoryNeed

WEIGHTS_SHARE = 0.4
"""Measured with SmolLM2 135M on two cores of an EPYC: 116 tokens of 98 MB a second, 27 GB/s."""


class Change(StrEnum):
    """What has become different since figures were measured."""

    COMPUTER = "computer"
    DEVICES = "devices"
    PACKAGES = "packages"


@dataclass(frozen=True, slots=True)
class MachineFigures:
    """What was measured on `hardware`; a figure that could not be measured is 0.

    `devices` and `packages` are what a Machine had then. `read_bytes_per_s` is how fast memory is
    read by all cores together; `passages_per_s` how many passages of about 60 words the search
    model embeds; `real_time_factor` the time `speech_model` takes for a second of speech. `model`,
    whose weights have `model_bytes`, reads `prompt_tokens_per_s`, computed by `batch_threads`, and
    writes `tokens_per_s`, computed by `threads`. `headroom_bytes` were free with all these models
    in memory.
    """

    hardware: str
    devices: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    date: str = ""
    read_bytes_per_s: float = 0.0
    passages_per_s: float = 0.0
    speech_model: str = ""
    real_time_factor: float = 0.0
    model: str = ""
    model_bytes: int = 0
    threads: int = 0
    batch_threads: int = 0
    prompt_tokens_per_s: float = 0.0
    tokens_per_s: float = 0.0
    headroom_bytes: int = 0

    @property
    def weights_per_s(self) -> float:
        """Bytes of weights that can be computed with in a second."""
        if self.tokens_per_s:
            return self.tokens_per_s * self.model_bytes
        return self.read_bytes_per_s * WEIGHTS_SHARE

    def tokens_per_s_of(self, need: MemoryNeed) -> float:
        """How fast a model would write, the text in view being half of what it can be; 0: unknown.

        Of each token in view, keys and values are read like weights.
        """
        read = need.weights + need.cache // 2
        return self.weights_per_s / read if read else 0.0

    def prompt_tokens_per_s_of(self, need: MemoryNeed) -> float:
        """How fast a model would read; 0: unknown.

        Many tokens are computed with each weight that was read, so arithmetic is the bound: it
        grows with the number of weights.
        """
        if not need.weights:
            return 0.0
        return self.prompt_tokens_per_s * self.model_bytes / need.weights

    def changes(self, machine: Machine) -> tuple[Change, ...]:
        """What is different now; figures of another computer mean nothing, the others are old."""
        if self.hardware != machine.hardware:
            return (Change.COMPUTER,)
        found = {
            Change.DEVICES: self.devices != machine.devices,
            Change.PACKAGES: self.packages != machine.packages,
        }
        return tuple(change for change, is_different in found.items() if is_different)


def keep_figures(path: Path, figures: MachineFigures) -> None:
    """Write them, atomically."""
    make_private(path.parent)
    keep_report(path, figures)


def kept_figures(path: Path) -> MachineFigures | None:
    """The last ones, of whatever computer; None where there are none."""
    return kept_report(path, MachineFigures)
