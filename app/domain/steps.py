"""Long work is a generator that yields its steps and returns its result; these lead one on."""

from collections.abc import Callable, Generator
from typing import TypeVar

E = TypeVar("E")
R = TypeVar("R")
T = TypeVar("T")


def result_of(steps: Generator[object, None, R]) -> R:
    """Run `steps` to their end; what they return."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            result: R = stop.value
            return result


def each(steps: Generator[E, None, R], tell: Callable[[E], T]) -> Generator[T, None, R]:
    """The same work, each of its steps as `tell` puts it."""
    while True:
        try:
            step = next(steps)
        except StopIteration as stop:
            result: R = stop.value
            return result
        yield tell(step)
