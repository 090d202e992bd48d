from collections.abc import Generator, Iterator, Sequence

import numpy as np
import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, EngineFailure
from app.domain.speech import SAMPLE_RATE
from app.domain.steps import each, result_of
from app.engines.fake import Crash, FakeEmbedder, FakeGauge, FakeGenerator, FakeTranscriber
from app.engines.protocols import GenerateOptions, Message
from app.services.llama_tuning import Trial, TuneStep, Way
from app.services.machine import Machine
from app.services.machine_check import (
    SECONDS,
    MeasureStep,
    Stage,
    Subject,
    measure_machine,
)
from app.services.machine_figures import MachineFigures
from app.services.speech_check import Sentence

QUICK_S = 0.3
HERE = Machine("Test", 2, 8 * 2**30, "Linux", "3", devices=("GPU, driver 1",), packages=("ort 1",))
SAID = Sentence(np.full(SAMPLE_RATE, 0.1, np.float32), "hello world", "en")


class Endless(FakeGenerator):
    """Writes words for as long as somebody reads."""

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str]:
        self.prompts.append(tuple(messages))
        read = sum(len(message.content.split()) for message in messages)
        assert read * 1.5 + options.max_tokens <= 2048, "a small context must do"
        for _ in range(options.max_tokens):
            yield "word "


def tuned(seconds: float, _: CancelToken) -> Generator[TuneStep, None, Way]:
    """Finds four threads to write fastest, and eight to read."""
    assert 0 < seconds < QUICK_S
    yield TuneStep(0.5, Trial(Way(4, 8), prompt_per_s=200.0, answer_per_s=20.0))
    return Way(4, 8)


def run(
    steps: Generator[MeasureStep, None, MachineFigures],
) -> tuple[list[MeasureStep], MachineFigures]:
    seen = list[MeasureStep]()
    figures = result_of(each(steps, seen.append))
    return seen, figures


def measure(subject: Subject) -> tuple[list[MeasureStep], MachineFigures]:
    steps = measure_machine(
        subject, HERE, CancelToken(), seconds=QUICK_S, free_bytes=lambda: 3_000_000_000
    )
    return run(steps)


def test_everything_there_is_a_model_for_is_measured_in_order() -> None:
    writer = Endless()
    subject = Subject(
        FakeGauge((20e9, 25e9, 22e9)),
        FakeEmbedder(),
        FakeTranscriber(),
        (SAID, SAID),
        tune=tuned,
        generator=lambda: writer,
        generator_bytes=1000,
    )
    steps, figures = measure(subject)
    assert list(dict.fromkeys(step.stage for step in steps)) == list(Stage)
    shares = [step.share for step in steps]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)
    assert figures.read_bytes_per_s == 25e9
    assert figures.passages_per_s > 0
    assert (figures.speech_model, figures.real_time_factor > 0) == ("fake-transcriber", True)
    assert (figures.model, figures.model_bytes) == ("fake-generator", 1000)
    assert (figures.threads, figures.batch_threads) == (4, 8)
    assert figures.prompt_tokens_per_s > 0
    assert figures.tokens_per_s > 0
    assert figures.headroom_bytes == 3_000_000_000
    assert figures.changes(HERE) == ()


def test_no_prompt_begins_like_one_before_it() -> None:
    writer = Endless()
    measure(Subject(FakeGauge(), generator=lambda: writer, generator_bytes=1000))
    read = [prompt[-1].content for prompt in writer.prompts if "Explain" not in prompt[-1].content]
    starts = [text.split()[0] for text in read]
    assert len(starts) > 2
    assert len(set(starts)) == len(starts)


def test_stages_without_a_model_are_left_out() -> None:
    steps, figures = measure(Subject(FakeGauge()))
    assert {step.stage for step in steps} == {Stage.MEMORY}
    assert figures.read_bytes_per_s == 21e9
    assert (figures.passages_per_s, figures.tokens_per_s, figures.model) == (0.0, 0.0, "")


def test_a_model_that_fails_leaves_its_figure_unknown() -> None:
    broken = FakeGenerator([Crash(), Crash()])
    _, figures = measure(Subject(FakeGauge(), generator=lambda: broken, generator_bytes=1000))
    assert figures.prompt_tokens_per_s == 0.0
    assert figures.weights_per_s > 0


def test_a_model_that_says_nothing_ends_the_measurement() -> None:
    silent = FakeGenerator([""] * 10_000)
    _, figures = measure(Subject(FakeGauge(), generator=lambda: silent, generator_bytes=1000))
    assert figures.tokens_per_s == 0.0


def test_it_can_be_stopped() -> None:
    cancel = CancelToken()
    steps = measure_machine(Subject(FakeGauge([1e9] * 1000)), HERE, cancel, seconds=SECONDS)
    next(steps)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(steps)


def test_what_cannot_be_tuned_is_measured_all_the_same() -> None:
    def failing(_: float, __: CancelToken) -> Generator[TuneStep, None, Way]:
        raise EngineFailure("generator", "it says nothing")
        yield

    writer = Endless()
    _, figures = measure(
        Subject(FakeGauge(), tune=failing, generator=lambda: writer, generator_bytes=1000)
    )
    assert figures.threads == 0
    assert figures.tokens_per_s > 0
