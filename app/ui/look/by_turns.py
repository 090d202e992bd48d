"""Work on widgets in steps, one for each turn of the event loop, so that none is kept waiting."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer


class ByTurns(QObject):
    """One piece of work at a time; beginning another one forgets the rest of the first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def begin(self, steps: Iterator[object]) -> None:
        """Do the first step now and the others in the turns that follow."""
        self._steps = steps
        self._timer.start()
        self._step()

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self._timer.stop()
