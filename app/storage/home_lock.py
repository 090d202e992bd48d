"""Makes sure that one process at a time has a home open."""

from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from app.domain.errors import HomeError, HomeLocked


class HomeLock:
    """Context manager that holds the lock file `path`, creating its folder.

    The operating system drops the lock when the process ends, however it ends. Entering raises
    HomeLocked at once if another process holds it, HomeError if the folder cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._home = str(path.parent)
        self._path = path
        self._lock = FileLock(path, timeout=0)

    def __enter__(self) -> Self:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except Timeout as error:
            raise HomeLocked(self._home) from error
        except OSError as error:
            raise HomeError(self._home, error.strerror or str(error)) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._lock.release()
