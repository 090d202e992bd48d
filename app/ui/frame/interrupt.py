"""Lets Ctrl+C in the terminal, and a request of the system to end, close the window in order."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

_INTERRUPTED = 130


@contextmanager
def quit_on_signals(application: QApplication) -> Iterator[None]:
    """Within it, SIGINT and SIGTERM end the event loop, with exit code 130.

    Qt waits outside Python, where no handler runs; a byte in a pipe wakes it for one. Windows has
    no such pipe, and closes a window of its own accord.
    """
    if sys.platform == "win32":
        yield
        return
    readable, writable = os.pipe()
    os.set_blocking(readable, False)
    os.set_blocking(writable, False)
    notifier = QSocketNotifier(readable, QSocketNotifier.Type.Read, application)
    notifier.activated.connect(lambda: os.read(readable, 64))
    watched = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, lambda *_: application.exit(_INTERRUPTED)) for each in watched]
    wakeup = signal.set_wakeup_fd(writable)
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup)
        for each, handler in zip(watched, before, strict=True):
            signal.signal(each, handler)
        notifier.setEnabled(False)
        os.close(readable)
        os.close(writable)
