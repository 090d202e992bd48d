"""Says when it is time to compact the library by itself: it takes the disk for a while."""

import time
from collections.abc import Callable

_IDLE_S = 600.0
_BETWEEN_S = 20 * 3600.0  # what changes every day is not rewritten every hour


class Tidying:
    """Due when something was removed, nothing has happened for a while, and not too often.

    `is_compact` says that there is nothing to do. May be asked and told in any thread.
    """

    def __init__(
        self, is_compact: Callable[[], bool], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._is_compact = is_compact
        self._clock = clock
        self._active_s = clock()
        self._begun_s: float | None = None

    @property
    def due(self) -> bool:
        """Whether it is time."""
        now_s = self._clock()
        if now_s - self._active_s < _IDLE_S:
            return False
        if self._begun_s is not None and now_s - self._begun_s < _BETWEEN_S:
            return False
        return not self._is_compact()

    def notice(self) -> None:
        """Something happens: it is not the time."""
        self._active_s = self._clock()

    def begin(self) -> None:
        """It is being done, or was tried."""
        self._begun_s = self._clock()

    def give_up(self) -> None:
        """It was stopped before its end: it is due again after a while."""
        self._begun_s = None
        self.notice()
