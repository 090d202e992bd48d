"""The cancel token."""

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled


def test_a_fresh_token_lets_work_go_on() -> None:
    token = CancelToken()
    token.raise_if_cancelled()
    assert not token.cancelled


def test_cancelling_runs_each_callback_once() -> None:
    token = CancelToken()
    calls: list[str] = []
    token.on_cancel(lambda: calls.append("a"))
    unregister = token.on_cancel(lambda: calls.append("b"))
    unregister()
    token.cancel()
    token.cancel()
    assert calls == ["a"]
    with pytest.raises(Cancelled):
        token.raise_if_cancelled()


def test_a_callback_after_the_fact_runs_at_once() -> None:
    token = CancelToken()
    token.cancel()
    calls: list[str] = []
    token.on_cancel(lambda: calls.append("late"))
    assert calls == ["late"]
