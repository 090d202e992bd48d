"""Which way of computing a model is chosen, with generators of known speed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, EngineFailure
from app.domain.steps import result_of
from app.engines.core_kinds import CoreCounts
from app.engines.fake import FakeGenerator
from app.engines.protocols import GenerateOptions, Message, Thought
from app.services import llama_tuning
from app.services.llama_tuning import Way, keep_tuning, kept_tuning, tune, tuning_of

COUNTS = CoreCounts(2, 4, 8)


class Clock:
    """Time that only generators spend."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        return self.now

    monotonic = perf_counter


class TimedGenerator(FakeGenerator):
    """Takes so many seconds for a prompt and for each piece of its answer."""

    def __init__(self, clock: Clock, prompt_s: float, piece_s: float, answer: str) -> None:
        super().__init__()
        self._clock = clock
        self._prompt_s, self._piece_s, self._answer = prompt_s, piece_s, answer

    def generate(
        self,
        messages: Sequence[Message],
        options: GenerateOptions,
        cancel: CancelToken | None = None,
    ) -> Iterator[str | Thought]:
        self._clock.now += self._prompt_s
        for word in self._answer.split():
            if cancel is not None:
                cancel.raise_if_cancelled()
            self._clock.now += self._piece_s
            yield f"{word} "


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(llama_tuning, "time", made)
    return made


def chosen(
    clock: Clock,
    speeds: Callable[[Way], tuple[float, float]],
    *,
    answers: Callable[[Way], str] = lambda _: "the sea is wide and blue",
    guesses: bool = False,
    seconds: float = 1000.0,
) -> Way:
    def opened(way: Way) -> closing[TimedGenerator]:
        return closing(TimedGenerator(clock, *speeds(way), answers(way)))

    return result_of(tune(opened, COUNTS, CancelToken(), seconds=seconds, guesses=guesses))[0]


def test_threads_for_prompt_and_answer_are_chosen_apart(clock: Clock) -> None:
    best = chosen(clock, lambda way: (8 / way.threads, way.threads / 8))
    assert (best.threads, best.batch_threads) == (2, 8)


def test_what_is_hardly_faster_is_not_chosen(clock: Clock) -> None:
    best = chosen(clock, lambda way: (1 - way.threads / 1000, 1 - way.block / 10000))
    assert best == Way(2, 2)
    assert chosen(clock, lambda way: (8 / way.batch_threads - way.block / 10000, 1.0)).block == 32


def test_larger_blocks_are_chosen_where_they_pay(clock: Clock) -> None:
    assert chosen(clock, lambda way: (32 / way.block, 1.0)).block == 128


def test_no_way_is_begun_when_the_time_is_over(clock: Clock) -> None:
    assert chosen(clock, lambda way: (8 / way.threads, 1.0), seconds=1.0) == Way(2, 2)


def test_a_way_that_fails_is_no_choice(clock: Clock) -> None:
    def speeds(way: Way) -> tuple[float, float]:
        if way.threads == 8:
            raise EngineFailure("generator", "no")
        return 1 / way.threads, 1 / way.threads

    assert chosen(clock, speeds).threads == 4
    with pytest.raises(EngineFailure):
        chosen(clock, lambda _: (_ for _ in ()).throw(EngineFailure("generator", "never")))


@pytest.mark.parametrize(
    ("faster", "same", "taken"), [(True, True, True), (False, True, False), (True, False, False)]
)
def test_guessing_is_chosen_only_where_it_pays_and_changes_nothing(
    clock: Clock, *, faster: bool, same: bool, taken: bool
) -> None:
    best = chosen(
        clock,
        lambda way: (1.0, 0.5 if way.speculate and faster else 1.0),
        answers=lambda way: "the sea is wide" if same or not way.speculate else "a lake is small",
        guesses=True,
    )
    assert best.speculate is taken


def test_measuring_can_be_stopped(clock: Clock) -> None:
    cancel = CancelToken()
    cancel.cancel()
    steps = tune(lambda _: closing(TimedGenerator(clock, 1, 1, "a b c")), COUNTS, cancel)
    with pytest.raises(Cancelled):
        next(steps)


def test_what_was_measured_of_another_machine_or_file_does_not_count(tmp_path: Path) -> None:
    best = Way(4, 8, 128)
    keep_tuning(tmp_path, tuning_of(best, (), hardware="here", model_bytes=5))
    assert kept_tuning(tmp_path, hardware="here", model_bytes=5) == best
    assert kept_tuning(tmp_path, hardware="there", model_bytes=5) is None
    assert kept_tuning(tmp_path, hardware="here", model_bytes=6) is None
    (tmp_path / "tuning.json").write_text("{")
    assert kept_tuning(tmp_path, hardware="here", model_bytes=5) is None
    keep_tuning(tmp_path / "none", tuning_of(best, (), hardware="here", model_bytes=5))
