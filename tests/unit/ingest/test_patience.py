import threading
import time
from collections.abc import Iterator

import pytest

from app.ingest.patience import Patient


def test_a_call_returns_what_was_asked_for_and_raises_what_it_raised() -> None:
    with Patient(5.0) as patient:
        assert patient.call(max, 1, 2) == 2
        assert patient.collect(lambda: range(3)) == [0, 1, 2]
        with pytest.raises(PermissionError, match="not yours"):
            patient.call(_refuse)
        assert patient.call(max, 3, 4) == 4


def test_a_call_that_does_not_return_times_out_and_so_does_all_that_follows_until_it_does() -> None:
    forever = threading.Event()
    with Patient(0.05) as patient:
        with pytest.raises(TimeoutError):
            patient.call(forever.wait)
        with pytest.raises(TimeoutError):
            patient.call(max, 1, 2)
        forever.set()
        deadline_s = time.monotonic() + 5
        while time.monotonic() < deadline_s:
            try:
                assert patient.call(max, 1, 2) == 2, "it answers again"
                break
            except TimeoutError:
                continue
        else:
            pytest.fail("it never answers again")


def test_slow_is_not_silent_while_items_come() -> None:
    step = threading.Event()

    def slowly() -> Iterator[int]:
        for n in range(6):
            step.wait(0.06)
            yield n

    with Patient(0.1) as patient:  # all of it takes more than three times that
        assert patient.collect(slowly) == list(range(6))


def _refuse() -> None:
    raise PermissionError(13, "not yours")
