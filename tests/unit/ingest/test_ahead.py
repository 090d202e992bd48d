import threading
from collections.abc import Iterable, Iterator

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.ingest.ahead import ahead

DEADLINE_S = 10.0


def numbers(token: CancelToken) -> Iterable[int]:
    return range(20)


def wait_for_stop(token: CancelToken) -> Iterator[int]:
    assert token.wait(DEADLINE_S)
    raise Cancelled
    yield 0


def test_results_come_in_order() -> None:
    assert list(ahead(numbers, room=3)) == list(range(20))


def test_nothing_produced_is_nothing_to_take() -> None:
    assert list(ahead(lambda _: (), room=3)) == []


def test_the_next_result_is_made_while_the_consumer_has_the_last() -> None:
    reached = [threading.Event() for _ in range(4)]

    def produce(token: CancelToken) -> Iterator[int]:
        for item, event in enumerate(reached):
            event.set()
            yield item

    results = ahead(produce, room=1)
    assert next(results) == 0
    assert reached[1].wait(DEADLINE_S)
    results.close()  # type: ignore[attr-defined]


def test_no_more_is_made_than_there_is_room_for() -> None:
    made = []

    def produce(token: CancelToken) -> Iterator[int]:
        for n in range(100):
            made.append(n)
            yield n

    for wanted in ahead(produce, room=30, weigh=lambda _: 10):
        assert wanted is not None
        assert len(made) <= wanted + 4
    assert len(made) == 100


def test_an_error_comes_at_its_place() -> None:
    def produce(token: CancelToken) -> Iterator[float]:
        for n in range(5):
            yield 1 / (2 - n)

    results = ahead(produce, room=9)
    assert [next(results), next(results)] == [0.5, 1.0]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_a_slow_result_is_announced_by_none() -> None:
    go = threading.Event()

    def produce(token: CancelToken) -> Iterator[int]:
        go.wait(DEADLINE_S)
        yield 7

    results = ahead(produce, room=1, patience_s=0.001)
    assert next(results) is None
    go.set()
    assert next(results) == 7


def test_cancelling_reaches_the_work_under_way() -> None:
    cancel = CancelToken()
    results = ahead(wait_for_stop, room=1, cancel=cancel, patience_s=0.001)
    assert next(results) is None
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(results)


def test_a_consumer_that_stops_stops_the_work() -> None:
    results = ahead(wait_for_stop, room=1, patience_s=0.001)
    assert next(results) is None
    results.close()  # type: ignore[attr-defined]


def test_a_consumer_that_stops_frees_a_producer_that_waits_for_room() -> None:
    ended = threading.Event()

    def produce(token: CancelToken) -> Iterator[int]:
        try:
            yield from range(1000)
        finally:
            ended.set()

    results = ahead(produce, room=2)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert ended.wait(DEADLINE_S)
