"""One window on a home: a second start asks the first to come to the front.

The two talk through a file in the home that one writes and the other takes away. No socket is
needed, not even a local one; it works alike on every system, however long the path of the home is,
and nothing of a killed process is in the way: the lock on the home says whether anybody is there.
"""

import time
import uuid
from contextlib import suppress

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from app.domain.errors import HomeError, HomeLocked
from app.paths import Home

_ANSWER_S = 3.0
_LOOK_S = 0.02


class Doorbell(QObject):
    """Listens, for as long as it exists, for other starts on the same home.

    Signals:
        rung(): somebody started Sotto again.
    """

    rung = Signal()

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = home.calls
        with suppress(OSError):  # then there is nobody who could ring
            self._folder.mkdir(parents=True, exist_ok=True)
            self._watcher = QFileSystemWatcher([str(self._folder)], self)
            self._watcher.directoryChanged.connect(self._answer)
            self._answer()

    def _answer(self) -> None:
        """Taking the call away is the answer."""
        calls = list(self._folder.glob("*.call"))
        for call in calls:
            with suppress(OSError):
                call.unlink()
        if calls:
            self.rung.emit()


def is_taken(home: Home) -> bool:
    """Whether another process has `home` open; only the lock itself knows."""
    if not home.holder.exists():  # as nearly always, and asking the lock takes longer
        return False
    from app.storage.home_lock import HomeLock

    try:
        with HomeLock(home.lock):
            return False
    except HomeLocked:
        return True
    except HomeError:  # opening it will say so
        return False


def ring(home: Home, *, answer_s: float = _ANSWER_S) -> bool:
    """Ask the window on `home` to come to the front; False if none has answered in time."""
    call = home.calls / f"{uuid.uuid4().hex}.call"
    try:
        home.calls.mkdir(parents=True, exist_ok=True)
        call.touch()
    except OSError:
        return False
    deadline = time.monotonic() + answer_s
    while call.exists():
        if time.monotonic() > deadline:
            call.unlink(missing_ok=True)
            return False
        time.sleep(_LOOK_S)
    return True
