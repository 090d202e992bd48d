"""What the guard counts."""

import pytest

from app.domain.errors import NetworkBlocked
from app.privacy.guard import NetworkGuard


def attempt(guard: NetworkGuard) -> None:
    with pytest.raises(NetworkBlocked):
        guard._audit("socket.getaddrinfo", ("localhost",))


def test_an_attempt_is_counted_and_a_test_is_not() -> None:
    guard = NetworkGuard()
    with guard.tested():
        attempt(guard)
    assert guard.attempts == 0
    attempt(guard)
    assert guard.attempts == 1
    assert guard.latest == ("socket.getaddrinfo('localhost')",)
