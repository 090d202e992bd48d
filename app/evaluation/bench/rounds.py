"""Repeats measurements so that none of those compared has the better moment of the machine."""

from collections.abc import Callable, Generator, Mapping
from typing import TypeVar

from app.domain.cancel import CancelToken
from app.evaluation.report import Step

T = TypeVar("T")


def interleave(
    label: str, contestants: Mapping[str, Callable[[int], T]], *, rounds: int, cancel: CancelToken
) -> Generator[Step, None, dict[str, list[T]]]:
    """What each contestant returns in each of `rounds` rounds, counted from 0.

    All take part in every round; every other round goes in the opposite order.
    """
    results: dict[str, list[T]] = {name: [] for name in contestants}
    for number in range(rounds):
        for name in list(contestants)[:: -1 if number % 2 else 1]:
            cancel.raise_if_cancelled()
            results[name].append(contestants[name](number))
        yield Step(label, number + 1, rounds)
    return results
