"""Times two models in turn, so that both meet the same load of the machine."""

import time
from collections.abc import Callable
from dataclasses import dataclass

_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of the best round of each, by the clock and by the processor.

    Processor time is disturbed less by what else runs.
    """

    reference_s: float
    candidate_s: float
    reference_processor_s: float
    candidate_processor_s: float

    @property
    def ratio(self) -> float:
        """How many times faster the candidate is by the clock."""
        return self.reference_s / self.candidate_s

    @property
    def processor_ratio(self) -> float:
        """The same by processor time."""
        return self.reference_processor_s / self.candidate_processor_s


def interleaved(
    reference: Callable[[], object], candidate: Callable[[], object], *, rounds: int = _ROUNDS
) -> Timing:
    """Run both `rounds` times in turn, every other round in the opposite order."""
    clock: tuple[list[float], list[float]] = ([], [])
    processor: tuple[list[float], list[float]] = ([], [])
    contestants = (reference, candidate)
    for number in range(rounds):
        for position in (0, 1)[:: -1 if number % 2 else 1]:
            start, processor_start = time.perf_counter(), time.process_time()
            contestants[position]()
            clock[position].append(time.perf_counter() - start)
            processor[position].append(time.process_time() - processor_start)
    return Timing(*(min(seconds) for seconds in (*clock, *processor)))
