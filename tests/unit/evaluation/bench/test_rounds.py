import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.evaluation.bench.rounds import interleave
from tests.unit.evaluation.conftest import drain


def test_contestants_take_turns_in_alternating_order() -> None:
    calls: list[str] = []

    def contestant(name: str, number: int) -> str:
        calls.append(f"{name}{number}")
        return name

    contestants = {name: lambda n, name=name: contestant(name, n) for name in "ab"}
    steps, results = drain(interleave("x", contestants, rounds=3, cancel=CancelToken()))
    assert calls == ["a0", "b0", "b1", "a1", "a2", "b2"]
    assert results == {"a": ["a"] * 3, "b": ["b"] * 3}
    assert [(step.done, step.total) for step in steps] == [(1, 3), (2, 3), (3, 3)]


def test_cancelling_stops_before_the_next_measurement() -> None:
    cancel = CancelToken()
    calls: list[int] = []

    def cancelling(number: int) -> None:
        calls.append(number)
        cancel.cancel()

    contestants = {"a": cancelling, "b": calls.append}
    with pytest.raises(Cancelled):
        drain(interleave("x", contestants, rounds=3, cancel=cancel))
    assert calls == [0]
