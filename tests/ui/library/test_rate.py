"""How fast indexing was, measured from its steps."""

from app.services.library import Progress, Stage
from app.ui.library.rate import Rate


class Clock:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_passages_a_minute_are_measured_over_some_seconds() -> None:
    clock = Clock()
    rate = Rate(clock)
    for second in range(9):
        clock.now_s = float(second)
        rate.take(Progress(Stage.READ, chunks=second * 10))
    assert list(rate.per_minute) == [600.0] * 4


def test_another_stage_and_a_rest_begin_anew() -> None:
    clock = Clock()
    rate = Rate(clock)
    rate.take(Progress(Stage.READ, chunks=900))
    clock.now_s = 10.0
    rate.take(Progress(Stage.EMBED, chunks=0))
    clock.now_s = 20.0
    rate.rest()
    rate.take(Progress(Stage.EMBED, chunks=500))
    assert not rate.per_minute
    clock.now_s = 30.0
    rate.take(Progress(Stage.EMBED, chunks=600))
    assert list(rate.per_minute) == [600.0]
