"""What is taken and what is said of the others, with made-up runtimes and a clock of their own."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pytest
from numpy.typing import NDArray

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, Crashed, ModelBroken
from app.domain.providers import ProbeOutcome, Verdict
from app.domain.steps import result_of
from app.engines.providers import ON_CPU, Runtime
from app.services import provider_probe
from app.services.provider_probe import ALIKE, Compute, likeness, try_all

GPU, NPU = Runtime("made-up", "GPU", "Made"), Runtime("made-up", "NPU", "Made")


class Clock:
    """Time that passes only when something is computed."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(provider_probe, "time", clock)
    return clock


def computing(clock: Clock, seconds: float, turned: float = 0.0) -> Compute:
    """Takes `seconds` for each text; `turned` is an angle to what the others compute."""

    def compute(texts: Sequence[str]) -> NDArray[np.float32]:
        clock.now += seconds * len(texts)
        row = np.array([np.cos(turned), np.sin(turned), 0, 0], np.float32)
        return np.tile(row, (len(texts), 1))

    return compute


def tried(
    computes: dict[Runtime, Callable[[], Compute]], cancel: CancelToken | None = None
) -> dict[str, ProbeOutcome]:
    @contextmanager
    def opened(runtime: Runtime) -> Iterator[Compute]:
        yield computes[runtime]()

    candidates = {(one.provider, one.device): one for one in computes if one is not ON_CPU}
    outcomes = result_of(try_all(candidates, opened, cancel or CancelToken()))
    return {device: outcome for (_, device), outcome in outcomes.items()}


def test_the_fastest_that_agrees_is_taken(clock: Clock) -> None:
    found = tried({
        ON_CPU: lambda: computing(clock, 0.1),
        GPU: lambda: computing(clock, 0.02, turned=0.05),
        NPU: lambda: computing(clock, 0.05),
    })  # fmt: skip
    assert found["GPU"].verdict is Verdict.TAKEN
    assert found["GPU"].reason == "5.00 times as fast as the CPU"
    assert found["GPU"].chunks_per_s == pytest.approx(50)
    assert found["NPU"].verdict is Verdict.SLOWER
    assert found["NPU"].reason == "20.0 passages/s, made-up on GPU computes 50.0"
    assert found["CPU"].verdict is Verdict.SLOWER


def test_one_that_is_hardly_faster_is_not_worth_it(clock: Clock) -> None:
    found = tried({ON_CPU: lambda: computing(clock, 0.1), GPU: lambda: computing(clock, 0.098)})
    assert found["CPU"].verdict is Verdict.TAKEN
    assert found["GPU"].verdict is Verdict.SLOWER


def test_the_fastest_of_all_is_refused_where_it_disagrees(clock: Clock) -> None:
    found = tried({
        ON_CPU: lambda: computing(clock, 0.1),
        GPU: lambda: computing(clock, 0.001, turned=0.2),
    })  # fmt: skip
    assert found["GPU"].verdict is Verdict.DISAGREES
    assert found["GPU"].reason == f"what it computes is 0.980 like the CPU's, not {ALIKE}"
    assert found["CPU"].verdict is Verdict.TAKEN


def test_crashes_and_refusals_are_answers(clock: Clock) -> None:
    def crash() -> Compute:
        raise Crashed("embedder", -11)

    def refuse() -> Compute:
        raise ModelBroken("m", "shapes must be fixed")

    found = tried({ON_CPU: lambda: computing(clock, 0.1), GPU: crash, NPU: refuse})
    assert found["GPU"].verdict is Verdict.CRASHED
    assert found["GPU"].reason == "its process was ended by signal 11"
    assert found["NPU"].verdict is Verdict.FAILED
    assert found["NPU"].reason == "shapes must be fixed"


def test_a_model_that_not_even_the_cpu_computes_is_a_failure_of_all(clock: Clock) -> None:
    def broken(_: Sequence[str]) -> NDArray[np.float32]:
        raise ModelBroken("m", "it is cut off")

    found = tried({ON_CPU: lambda: broken, GPU: lambda: computing(clock, 0.1)})
    assert {one.verdict for one in found.values()} == {Verdict.FAILED}
    assert "it is cut off" in found["GPU"].reason


def test_probing_can_be_cancelled(clock: Clock) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        tried({ON_CPU: lambda: computing(clock, 0.1), GPU: lambda: computing(clock, 0.1)}, cancel)


def test_scores_are_alike_where_they_differ_little_for_their_spread() -> None:
    ours = np.array([[0.0], [10.0]], np.float32)
    assert likeness(ours, ours + 0.05) == pytest.approx(0.995)
    assert likeness(ours, ours[::-1]) == pytest.approx(0.0)
    assert likeness(ours, np.full((2, 1), np.nan, np.float32)) == 0.0
    assert likeness(ours, np.zeros((3, 1), np.float32)) == 0.0
