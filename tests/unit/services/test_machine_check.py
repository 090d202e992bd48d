from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.engines.fake import Crash, FakeEmbedder, FakeGenerator
from app.engines.protocols import GenerateOptions, Message
from app.services.machine import this_machine
from app.services.machine_check import (
    WEIGHTS_SHARE,
    MachineFigures,
    MeasureStep,
    Stage,
    Subject,
    keep_figures,
    kept_figures,
    measure_machine,
)
from app.services.model_memory import MemoryNeed

QUICK_S = 0.3


class Endless(FakeGenerator):
    """Writes words for as long as somebody reads."""

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str]:
        assert options.max_tokens <= 1024, "a small context must do"
        for _ in range(options.max_tokens):
            yield "word "


def run(
    steps: Generator[MeasureStep, None, MachineFigures],
) -> tuple[list[MeasureStep], MachineFigures]:
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as stop:
            return seen, stop.value


def measure(subject: Subject) -> tuple[list[MeasureStep], MachineFigures]:
    return run(measure_machine(subject, "here", CancelToken(), cores=1, seconds=QUICK_S))


def test_memory_search_and_writing_are_measured_in_that_order() -> None:
    steps, figures = measure(Subject(FakeEmbedder(), Endless(), 1000))
    assert list(dict.fromkeys(step.stage for step in steps)) == list(Stage)
    shares = [step.share for step in steps]
    assert shares == sorted(shares)
    assert shares[0] > 0
    assert shares[-1] <= 1.0
    assert figures.read_bytes_per_s > 100e6
    assert figures.passages_per_s > 0
    assert figures.tokens_per_s > 0
    assert (figures.model, figures.model_bytes) == ("fake-generator", 1000)
    assert figures.weights_per_s == figures.tokens_per_s * 1000


def test_without_a_generator_the_speed_follows_from_memory() -> None:
    _, figures = measure(Subject())
    assert (figures.passages_per_s, figures.tokens_per_s) == (0.0, 0.0)
    assert figures.weights_per_s == figures.read_bytes_per_s * WEIGHTS_SHARE


def test_a_model_that_fails_leaves_its_figure_unknown() -> None:
    _, figures = measure(Subject(generator=FakeGenerator([Crash()]), generator_bytes=1000))
    assert figures.tokens_per_s == 0.0
    assert figures.weights_per_s > 0


def test_a_model_that_says_nothing_ends_the_measurement() -> None:
    _, figures = measure(Subject(generator=FakeGenerator([""]), generator_bytes=1000))
    assert figures.tokens_per_s == 0.0


def test_it_can_be_stopped() -> None:
    cancel = CancelToken()
    steps = measure_machine(Subject(), "here", cancel, cores=1, seconds=60.0)
    next(steps)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(steps)


def test_a_model_of_twice_the_weights_writes_half_as_fast() -> None:
    figures = MachineFigures("here", model="m", model_bytes=100, tokens_per_s=50.0)
    one = MemoryNeed(1000, 0, 0, 4096, exact=True)
    two = MemoryNeed(1800, 400, 0, 4096, exact=True)
    assert figures.tokens_per_s_of(one) == 5.0
    assert figures.tokens_per_s_of(two) == 2.5
    assert figures.tokens_per_s_of(MemoryNeed(0, 0, 0, 0, exact=False)) == 0.0


def test_figures_are_kept_for_this_computer_alone(tmp_path: Path) -> None:
    path = tmp_path / "machine.json"
    assert kept_figures(path, "here") is None
    figures = MachineFigures("here", read_bytes_per_s=1e9)
    keep_figures(path, figures)
    assert kept_figures(path, "here") == figures
    assert kept_figures(path, "elsewhere") is None
    path.write_text("{", "utf-8")
    assert kept_figures(path, "here") is None


def test_the_hardware_says_nothing_of_the_version_of_python() -> None:
    machine = this_machine()
    assert machine.python not in machine.hardware
    assert str(machine.cores) in machine.hardware
