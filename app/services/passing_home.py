"""A home for a moment, such as that of a pack that is only looked at."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.errors import HomeError
from app.paths import Home
from app.storage.home_lock import HomeLock

_PREFIX = "sotto-passing-"
_YOUNG_S = 60.0  # one that was just made may not be locked yet


@contextmanager
def passing_home(parent: Path | None = None) -> Iterator[Home]:
    """An empty home in the system's folder for temporary files (or `parent`), deleted afterwards.

    Those that killed processes left are deleted first.
    """
    parent = parent or Path(tempfile.gettempdir())
    _sweep(parent)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
    try:
        yield Home(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError, HomeError):
            if time.time() - folder.stat().st_mtime > _YOUNG_S:
                with HomeLock(Home(folder).lock):
                    pass
                shutil.rmtree(folder, ignore_errors=True)
