"""Lets the window work while a tool waits.

QTest.qWait does not let go of the interpreter, so that nothing beside the window would run.
"""

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer


def pause(milliseconds: int) -> None:
    """Return after this time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(condition: Callable[[], bool], *, at_most_ms: int = 120_000) -> None:
    """Return when `condition` holds; TimeoutError if it never does."""
    deadline = QDeadlineTimer(at_most_ms)
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError
        pause(20)
