"""Jobs: results, events, errors, cancelling, closing."""

import threading
from collections.abc import Generator

import pytest

from app.domain.cancel import CancelToken
from app.domain.errors import Cancelled, PathProblem, SottoError
from app.services.tasks import Tasks


def _count(cancel: CancelToken) -> Generator[int, None, str]:
    yield 1
    yield 2
    return "done"


def _forever(cancel: CancelToken) -> Generator[int, None, str]:
    number = 0
    while True:
        number += 1
        yield number


def test_events_come_in_order_and_then_the_result() -> None:
    tasks = Tasks()
    seen: list[int] = []
    finished: list[str] = []
    job = tasks.run("count", _count, on_event=seen.append, on_done=finished.append)
    assert job.wait(5) == "done"
    tasks.close()
    assert (seen, finished) == ([1, 2], ["done"])


def test_a_cancelled_job_ends_with_cancelled_and_closes_its_work() -> None:
    tasks, started, closed = Tasks(), threading.Event(), threading.Event()
    errors: list[SottoError] = []

    def work(cancel: CancelToken) -> Generator[int, None, str]:
        try:
            yield from _forever(cancel)
        finally:
            closed.set()
        return "never"

    job = tasks.run("forever", work, on_event=lambda _: started.set(), on_error=errors.append)
    assert started.wait(5)
    job.cancel()
    with pytest.raises(Cancelled):
        job.wait(5)
    tasks.close()
    assert closed.is_set()
    assert [type(e) for e in errors] == [Cancelled]


def test_an_expected_error_reaches_the_caller_unchanged() -> None:
    def work(cancel: CancelToken) -> Generator[int, None, str]:
        yield 1
        raise PathProblem("here", "it is missing")

    tasks = Tasks()
    errors: list[SottoError] = []
    job = tasks.run("bad", work, on_error=errors.append)
    with pytest.raises(PathProblem):
        job.wait(5)
    tasks.close()
    assert isinstance(errors[0], PathProblem)


def test_a_bug_is_reported_not_swallowed(caplog: pytest.LogCaptureFixture) -> None:
    def work(cancel: CancelToken) -> Generator[int, None, str]:
        yield 1
        raise ZeroDivisionError

    tasks = Tasks()
    errors: list[SottoError] = []
    job = tasks.run("buggy", work, on_error=errors.append)
    with pytest.raises(ZeroDivisionError):
        job.wait(5)
    tasks.close()
    assert "buggy" in str(errors[0])
    assert "job buggy failed" in caplog.text


def test_close_cancels_what_still_runs() -> None:
    tasks, started = Tasks(), threading.Event()
    job = tasks.run("forever", _forever, on_event=lambda _: started.set())
    assert started.wait(5)
    tasks.close()
    assert job.done
