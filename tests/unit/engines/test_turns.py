"""Turns are handed on in the order of asking."""

import threading

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled
from app.engines.turns import Turns

DEADLINE_S = 10.0


def waiting(turns: Turns, n: int) -> None:
    while len(turns._waiting) < n:
        threading.Event().wait(0.001)


def test_first_come_first_served() -> None:
    turns = Turns()
    order: list[int] = []

    def work(n: int) -> None:
        with turns.turn():
            order.append(n)

    with turns.turn():
        threads = []
        for n in range(5):
            threads.append(threading.Thread(target=work, args=(n,)))
            threads[-1].start()
            waiting(turns, n + 1)
    for thread in threads:
        thread.join(DEADLINE_S)
    assert order == [0, 1, 2, 3, 4]
    assert turns.take_if_free()


def test_a_taken_turn_is_not_free() -> None:
    turns = Turns()
    with turns.turn():
        assert not turns.take_if_free()


def test_who_gives_up_waiting_loses_nobody_the_turn() -> None:
    turns = Turns()
    cancel = CancelToken()
    outcomes: list[str] = []

    def give_up() -> None:
        with pytest.raises(Cancelled), turns.turn(cancel):
            outcomes.append("never")
        outcomes.append("gave up")

    with turns.turn():
        thread = threading.Thread(target=give_up)
        thread.start()
        waiting(turns, 1)
        cancel.cancel()
        thread.join(DEADLINE_S)
    assert outcomes == ["gave up"]
    assert turns.take_if_free()
