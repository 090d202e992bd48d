"""Long work led to its end."""

from collections.abc import Generator

import pytest

from app.domain.steps import each, result_of


def work(*, fails: bool = False) -> Generator[int, None, str]:
    yield 1
    yield 2
    if fails:
        raise ValueError("planted")
    return "done"


def test_the_result_of_work_is_what_it_returns() -> None:
    assert result_of(work()) == "done"


def test_steps_are_told_in_order_and_the_result_stays() -> None:
    told: list[str] = []

    def keep() -> Generator[str, None, str]:
        return (yield from each(work(), str))

    steps = keep()
    told += [next(steps), next(steps)]
    assert told == ["1", "2"]
    assert result_of(steps) == "done"


def test_what_goes_wrong_in_the_work_is_not_hidden() -> None:
    with pytest.raises(ValueError, match="planted"):
        result_of(each(work(fails=True), str))
