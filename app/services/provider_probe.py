"""Tries every provider with a model in a process of its own, and says of each what came of it.

A crash, a hang and wrong numbers are answers. What agrees with the CPU is measured in turns with
it, and the fastest is taken.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.domain.cancel import CancelToken
from app.domain.errors import Crashed, EngineFailure, ModelBroken
from app.domain.providers import ModelProbe, ProbeOutcome, Verdict
from app.engines.host import NoAnswer
from app.engines.provider_list import CPU
from app.engines.providers import ON_CPU, Runtime
from app.paths import Home
from app.services.provider_choice import made_on, runtime_at, standing
from app.services.provider_devices import found_devices
from app.services.provider_packages import RuntimeStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Compute = Callable[[Sequence[str]], "NDArray[np.float32]"]
Open = Callable[[Runtime], AbstractContextManager[Compute]]

ALIKE = 0.99
"""How near to what the CPU computes every single vector must be."""
FASTER = 1.05
"""What a provider must be better than the CPU by to be worth another library."""
_ROUNDS = 3
_PASSAGES = 24
_PASSAGE = (
    "The expansion tank holds what the coolant gains in volume as the engine warms up. Its cap"
    " opens at a set pressure, so that hoses and radiator are not strained, and lets air in again"
    " when the engine cools down. A falling level points to a leak, most often at the hose clamps."
    " Keep the level between both marks, use the mixture that the handbook names, and never open"
    " the cap while the engine is hot: steam escapes at once, and burns are the consequence."
)


@dataclass(frozen=True, slots=True)
class ProbeStep:
    """`done` of `total` are tried; `what` is next."""

    done: int
    total: int
    what: str


def probe(
    model: str, home: Home, opened: Open, cancel: CancelToken, *, threads: int = 0
) -> Generator[ProbeStep, None, ModelProbe]:
    """Try all that is installed in `home` with the model that `opened` starts. Raises Cancelled."""
    installed = {one.package: one for one in RuntimeStore(home.providers).installed()}
    places = list(standing(found_devices(), installed))
    candidates = {
        (provider.name, device.name): runtime_at(home, provider, device, threads=threads)
        for provider, device, why_not in places
        if why_not is None and provider is not CPU
    }
    tried = yield from try_all(candidates, opened, cancel)
    outcomes = tuple(
        why_not or tried[provider.name, device.name] for provider, device, why_not in places
    )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return ModelProbe(model, now, made_on(home), outcomes)


def try_all(
    candidates: dict[tuple[str, str], Runtime], opened: Open, cancel: CancelToken
) -> Generator[ProbeStep, None, dict[tuple[str, str], ProbeOutcome]]:
    """The outcome of the CPU and of every candidate, by provider and device; one is taken."""
    total = len(candidates)
    trials = []
    with opened(ON_CPU) as plain:
        try:
            ours = _Plain(plain)
        except (EngineFailure, ModelBroken) as error:
            why = f"not even the CPU computes this model: {error.reason}"
            return {
                key: ProbeOutcome(*key, Verdict.FAILED, why) for key in (_key(ON_CPU), *candidates)
            }
        for done, (key, runtime) in enumerate(candidates.items()):
            cancel.raise_if_cancelled()
            yield ProbeStep(done, total, " ".join(key))
            trials.append(_tried(runtime, opened, ours, cancel))
    yield ProbeStep(total, total, "")
    return {(one.provider, one.device): one for one in _judged(trials, ours.rate)}


@dataclass(frozen=True, slots=True)
class _Trial:
    """What came of a runtime, and how fast the CPU was in the same rounds."""

    outcome: ProbeOutcome
    plain_rate: float = 0.0

    @property
    def times(self) -> float:
        """How much faster than the CPU it is; 0 where it is out of the question."""
        measured = self.outcome.verdict is Verdict.TAKEN
        return self.outcome.chunks_per_s / self.plain_rate if measured else 0.0


class _Plain:
    """What the CPU computes, and at how many passages a second."""

    def __init__(self, compute: Compute) -> None:
        self.compute = compute
        self.texts = [" ".join(_turned(n)) for n in range(_PASSAGES)]
        # Alone: a model quantized dynamically computes a text by what else is in its batch.
        self.alone = _each(compute, self.texts[::4])
        self.rate = _rate(compute, self.texts)

    def in_turns_with(self, compute: Compute, cancel: CancelToken) -> tuple[float, float]:
        """Passages a second of the CPU and of `compute`, each in the best of the same rounds."""
        ours = theirs = 0.0
        for _ in range(_ROUNDS):
            cancel.raise_if_cancelled()
            ours = max(ours, _rate(self.compute, self.texts))
            theirs = max(theirs, _rate(compute, self.texts))
        return ours, theirs


def _tried(runtime: Runtime, opened: Open, ours: _Plain, cancel: CancelToken) -> _Trial:
    outcome = ProbeOutcome(*_key(runtime), Verdict.TAKEN)
    begun = time.perf_counter()
    try:
        with opened(runtime) as compute:
            compute(ours.texts[:1])
            outcome = replace(outcome, load_s=time.perf_counter() - begun)
            closeness = likeness(ours.alone, _each(compute, ours.texts[::4]))
            outcome = replace(outcome, closeness=closeness)
            if outcome.closeness < ALIKE:
                reason = f"what it computes is {outcome.closeness:.3f} like the CPU's, not {ALIKE}"
                return _Trial(replace(outcome, verdict=Verdict.DISAGREES, reason=reason))
            plain_rate, rate = ours.in_turns_with(compute, cancel)
            return _Trial(replace(outcome, chunks_per_s=rate), plain_rate)
    except Crashed as error:
        return _Trial(replace(outcome, verdict=Verdict.CRASHED, reason=error.reason))
    except NoAnswer as error:
        return _Trial(replace(outcome, verdict=Verdict.HUNG, reason=error.reason))
    except (EngineFailure, ModelBroken) as error:
        return _Trial(replace(outcome, verdict=Verdict.FAILED, reason=error.reason))


def likeness(ours: NDArray[np.float32], theirs: NDArray[np.float32]) -> float:
    """How alike two tables are, a row for each text: 1 for the same, the worst row counts.

    Of vectors it is their cosine. Of a few scores it is how far they are apart, measured by how
    far those of different texts are.
    """
    import numpy as np

    if ours.shape != theirs.shape or not np.isfinite(theirs).all():
        return 0.0
    if ours.shape[1] > 3:
        norms = np.linalg.norm(ours, axis=1) * np.linalg.norm(theirs, axis=1)
        return float(((ours * theirs).sum(axis=1) / np.maximum(norms, 1e-12)).min())
    spread = max(float(np.ptp(ours)), 1e-6)
    return 1.0 - float(np.abs(ours - theirs).max()) / spread


def _judged(trials: Sequence[_Trial], plain_rate: float) -> Iterator[ProbeOutcome]:
    """The fastest one taken, the CPU's outcome before all, and every other one told why not."""
    best = max(trials, key=lambda trial: trial.times, default=None)
    cpu = ProbeOutcome(*_key(ON_CPU), Verdict.TAKEN, "", plain_rate, 1.0)
    if best is None or best.times < FASTER:
        yield replace(cpu, reason="nothing that was tried here is faster")
        yield from (_told(trial, "the CPU", trial.plain_rate) for trial in trials)
        return
    name, rate = f"{best.outcome.provider} on {best.outcome.device}", best.outcome.chunks_per_s
    yield _told(_Trial(replace(cpu, chunks_per_s=best.plain_rate)), name, rate)
    for trial in trials:
        if trial is best:
            yield replace(best.outcome, reason=f"{best.times:.2f} times as fast as the CPU")
        else:
            yield _told(trial, name, rate)


def _told(trial: _Trial, faster: str, rate: float) -> ProbeOutcome:
    """Why it was not taken, where it could have been."""
    one = trial.outcome
    if one.verdict is not Verdict.TAKEN:
        return one
    reason = f"{one.chunks_per_s:.1f} passages/s, {faster} computes {rate:.1f}"
    return replace(one, verdict=Verdict.SLOWER, reason=reason)


def _each(compute: Compute, texts: Sequence[str]) -> NDArray[np.float32]:
    import numpy as np

    return np.concatenate([compute([text]) for text in texts])


def _rate(compute: Compute, texts: Sequence[str]) -> float:
    begun = time.perf_counter()
    compute(texts)
    return len(texts) / max(time.perf_counter() - begun, 1e-9)


def _turned(number: int) -> list[str]:
    """The words begun elsewhere, and not always all of them: no two texts are the same."""
    words = _PASSAGE.split()
    start = (7 * number) % len(words)
    return (words[start:] + words[:start])[: len(words) - number]


def _key(runtime: Runtime) -> tuple[str, str]:
    return runtime.provider, runtime.device
