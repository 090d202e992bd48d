"""Refuses every internet socket and look-up made through Python, for the life of the process."""

import socket
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.domain.errors import NetworkBlocked

_UNIX = getattr(socket, "AF_UNIX", None)
_LOOK_UPS = frozenset(
    {
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.getnameinfo",
    }
)
_ADDRESSED = frozenset({"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"})
_REMEMBERED = 20


class NetworkGuard:
    """An audit hook that raises NetworkBlocked; complete, but watching only after `install`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._installed = False
        self._count = 0
        self._latest: deque[str] = deque(maxlen=_REMEMBERED)
        self._own = threading.local()

    @property
    def installed(self) -> bool:
        """Whether this process is guarded."""
        return self._installed

    @property
    def attempts(self) -> int:
        """How many times a socket or a look-up was refused since the start, tests of it aside."""
        return self._count

    @property
    def latest(self) -> tuple[str, ...]:
        """What the last refused attempts were, oldest first."""
        return tuple(self._latest)

    def install(self) -> None:
        """Start watching; a second call does nothing, and nothing can undo it."""
        with self._lock:
            if not self._installed:
                sys.addaudithook(self._audit)
                self._installed = True

    @contextmanager
    def tested(self) -> Iterator[None]:
        """Within, what this thread tries is a test: it is refused, and not counted."""
        self._own.testing = True
        try:
            yield
        finally:
            self._own.testing = False

    def _audit(self, event: str, args: tuple[Any, ...]) -> None:
        if not event.startswith("socket."):
            return
        if event == "socket.__new__":
            # A family of -1 wraps a descriptor that exists already; using it is audited below.
            self._refuse_unless_unix(event, args[1], args[1] == -1)
        elif event in _ADDRESSED:
            self._refuse_unless_unix(event, getattr(args[0], "family", -1), allowed=False)
        elif event in _LOOK_UPS:
            self._refuse(f"{event}({args[0]!r})")

    def _refuse_unless_unix(self, event: str, family: int, allowed: bool) -> None:
        if not allowed and (_UNIX is None or family != _UNIX):
            self._refuse(f"{event}(family {family})")

    def _refuse(self, attempt: str) -> None:
        if not getattr(self._own, "testing", False):
            with self._lock:
                self._count += 1
                self._latest.append(attempt)
        raise NetworkBlocked(f"The network is not used: {attempt} was refused.")


GUARD = NetworkGuard()
"""The guard of this process. One, because the interpreter keeps one list of audit hooks."""


def install() -> None:
    """Guard this process from here on; see NetworkGuard."""
    GUARD.install()
