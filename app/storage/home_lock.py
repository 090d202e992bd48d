"""Makes sure that one process at a time has a home open."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from app.domain.errors import HomeError, HomeLocked
from app.paths import make_private

_LONGEST_COMMAND = 60


class HomeLock:
    """Context manager that holds the lock file `path`, creating its folder for this user alone.

    The operating system drops the lock when the process ends, however it ends. Entering raises
    HomeLocked at once if another process holds it, naming it as far as it is known, and HomeError
    if the folder cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._home = str(path.parent)
        self._path = path
        self._lock = FileLock(path, timeout=0)
        # Beside the lock: where locks are mandatory, the lock file itself cannot be read.
        self._holder = path.with_suffix(".holder")

    def __enter__(self) -> Self:
        try:
            make_private(self._path.parent)
            self._lock.acquire()
        except Timeout as error:
            raise HomeLocked(self._home, _command_of(self._holder)) from error
        except OSError as error:
            raise HomeError(self._home, error.strerror or str(error)) from error
        with suppress(OSError):  # it is there to be told only
            self._holder.write_text(str(os.getpid()), "ascii")
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._holder.unlink()
        self._lock.release()


def _command_of(holder: Path) -> str | None:
    """The command line of the process whose number stands in `holder`; None if that is no help."""
    import psutil

    try:
        words = psutil.Process(int(holder.read_text("ascii"))).cmdline()
    except (OSError, ValueError, psutil.Error):
        return None
    if not words:
        return None
    line = " ".join([Path(words[0]).name, *words[1:]])
    return line if len(line) <= _LONGEST_COMMAND else line[: _LONGEST_COMMAND - 1] + "…"
