"""One window on a home: a second start calls the first instead of opening another."""

from contextlib import suppress

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.paths import Home, make_private
from app.services.calls import take_calls


class Doorbell(QObject):
    """Listens, for as long as it exists, for calls to the window on its home.

    Signals:
        rung(Call): somebody wants something of this window.
    """

    rung = Signal(object)

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        with suppress(OSError):  # then there is nobody who could ring
            make_private(home.calls)
            self._watcher = QFileSystemWatcher([str(home.calls)], self)
            self._watcher.directoryChanged.connect(self._answer)
            QTimer.singleShot(0, self, self._answer)  # whoever rang before this was made

    def _answer(self) -> None:
        for call in take_calls(self._home):
            self.rung.emit(call)
