"""Does what the window is called for from outside: by a second start, or by the system."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from app.services.calls import Call, Wish
from app.ui.frame.window import Window


class Application(QApplication):
    """Hears of files that it should open, as macOS tells a program that runs already.

    Signals:
        opened(Call): the user has opened a file of ours.
    """

    opened = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Pass such a file on."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit(Call(Wish.TAKE_IN, event.file()))
            return True
        return super().event(event)


class Callers(QObject):
    """Comes to the front, hands a pack on, or ends the program, as a call wishes."""

    def __init__(
        self, window: Window, *, take_in: Callable[[Path], None], leave: Callable[[], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._take_in = take_in
        self._leave = leave

    def answer(self, call: Call) -> None:
        """Do what is wished for."""
        if call.wish is Wish.LEAVE:
            self._leave()
            return
        self._window.come_forward()
        if call.wish is Wish.TAKE_IN:
            self._take_in(Path(call.file))
