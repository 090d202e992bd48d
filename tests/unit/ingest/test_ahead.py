import threading
from collections.abc import Iterator

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.ingest.ahead import ahead

DEADLINE_S = 10.0


def double(item: int, token: CancelToken) -> int:
    return 2 * item


def test_results_come_in_order() -> None:
    assert list(ahead(double, range(20), depth=3)) == list(range(0, 40, 2))


def test_no_items_give_no_results() -> None:
    assert list(ahead(double, [], depth=3)) == []


def test_the_next_item_is_worked_on_while_the_consumer_has_the_last() -> None:
    reached = [threading.Event() for _ in range(4)]

    def work(item: int, token: CancelToken) -> int:
        reached[item].set()
        return item

    results = ahead(work, range(4), depth=2)
    assert next(results) == 0
    assert reached[2].wait(DEADLINE_S)
    results.close()  # type: ignore[attr-defined]


def test_items_are_taken_only_as_far_ahead_as_the_depth() -> None:
    taken = []

    def items() -> Iterator[int]:
        for n in range(100):
            taken.append(n)
            yield n

    results = ahead(double, items(), depth=2)
    next(results)
    assert taken == [0, 1, 2]
    results.close()  # type: ignore[attr-defined]


def test_an_error_comes_at_its_place() -> None:
    def work(item: int, token: CancelToken) -> float:
        return 1 / (2 - item)

    results = ahead(work, range(5), depth=4)
    assert [next(results), next(results)] == [0.5, 1.0]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_a_slow_result_is_announced_by_none() -> None:
    go = threading.Event()

    def work(item: int, token: CancelToken) -> int:
        go.wait(DEADLINE_S)
        return item

    results = ahead(work, [7], depth=1, patience_s=0.001)
    assert next(results) is None
    go.set()
    assert next(results) == 7


def wait_for_stop(item: int, token: CancelToken) -> int:
    assert token.wait(DEADLINE_S)
    raise Cancelled


def test_cancelling_reaches_the_work_under_way() -> None:
    cancel = CancelToken()
    results = ahead(wait_for_stop, range(3), depth=1, cancel=cancel, patience_s=0.001)
    assert next(results) is None
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(results)


def test_a_consumer_that_stops_stops_the_work() -> None:
    results = ahead(wait_for_stop, range(3), depth=1, patience_s=0.001)
    assert next(results) is None
    results.close()  # type: ignore[attr-defined]
