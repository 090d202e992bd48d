"""Shows in the status bar why indexing rests or soon will, and lets the user pause it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import SottoError
from app.services.manners import RestReason
from app.ui.frame.status import StatusBar
from app.ui.look import words
from app.ui.look.told import told_error

if TYPE_CHECKING:
    from app.services.manners import Gate

_LOOK_MS = 500


class Manners(QObject):
    """Looks at the gate while something is under way or paused, and not while nothing is.

    Signals:
        looked(str, bool): why indexing rests, empty if it does not; whether the user paused it.
    """

    looked = Signal(str, bool)

    def __init__(self, gate: Gate, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._gate = gate
        self._status = status
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        status.pause_wanted.connect(self.pause)
        self._look()

    def set_busy(self, busy: bool) -> None:
        """Whether something is under way that can rest."""
        if busy != self._busy:
            self._busy = busy
            self._status.show_busy(busy)
            self._look()

    def pause(self, wanted: bool) -> None:
        """Let indexing rest, or go on."""
        try:
            self._gate.pause() if wanted else self._gate.resume()
        except SottoError as error:
            self._status.show_activity(told_error(error))
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _look(self) -> None:
        rest, paused, battery = self._gate.known_rest, self._gate.paused, self._gate.battery
        shown = rest is not None and (self._busy or paused)
        why = words.rest(rest) if rest and shown else ""
        self._status.show_rest(why, paused=paused)
        self.looked.emit(why, paused)
        rests = rest is not None and rest.reason is RestReason.BATTERY
        power = words.power(battery.percent, self._gate.battery_percent) if battery else ""
        self._status.show_power(power if self._busy and not rests else "")
        if (self._busy or paused) and not self._timer.isActive():
            self._timer.start()
        elif not (self._busy or paused):
            self._timer.stop()
