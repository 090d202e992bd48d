"""The line at the foot of the window: offline, model, indexing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.look.labels import button, label


class StatusBar(QFrame):
    """States what is so; says nothing about what is not under way.

    Signals:
        indexing_stopped(): stop adding files.
        pause_wanted(bool): let indexing rest, or go on.
    """

    indexing_stopped = Signal()
    pause_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAccessibleName(self.tr("Status"))
        self._offline = label("", parent=self)
        self._offline.setObjectName("offline")
        self._model = label("", parent=self)
        self._microphone = label(self.tr("Microphone on"), parent=self)
        self._microphone.setToolTip(
            self.tr("The last second of sound is kept in memory, and nowhere else.")
        )
        self._microphone.hide()
        self._activity = label("", parent=self)
        self._stop = button(
            self.tr("Stop"), self.indexing_stopped.emit, "link", name=self.tr("Stop indexing")
        )
        self._pause = button("", self._press_pause, "link")
        self._doing, self._resting = "", ""
        self._busy, self._paused = False, False
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(22)
        row.addWidget(self._offline)
        row.addWidget(self._model)
        row.addWidget(self._microphone)
        row.addStretch(1)
        row.addWidget(self._activity)
        row.addWidget(self._pause)
        row.addWidget(self._stop)
        self.setMinimumHeight(28)
        self.show_activity("")

    def show_offline(self, blocked: bool) -> None:
        """Whether this process refuses every network connection."""
        self._offline.setText(
            self.tr("Offline: network blocked") if blocked else self.tr("Network not blocked")
        )

    def show_model(self, text: str) -> None:
        """Which model writes answers."""
        self._model.setText(text)

    def show_microphone(self, on: bool) -> None:
        """Whether the microphone listens."""
        self._microphone.setVisible(on)

    def show_activity(self, text: str, *, stoppable: bool = False) -> None:
        """What goes on now; empty when nothing does."""
        self._doing = text
        self._stop.setVisible(stoppable)
        self._update()

    def show_busy(self, busy: bool) -> None:
        """Whether there is something to pause."""
        self._busy = busy
        self._update()

    def show_rest(self, text: str, *, paused: bool) -> None:
        """Why nothing goes on, empty if it does; `paused` if the user wants it so."""
        self._resting, self._paused = text, paused
        self._update()

    def _update(self) -> None:
        self._activity.setText(self._resting or self._doing)
        self._pause.setText(self.tr("Resume") if self._paused else self.tr("Pause"))
        self._pause.setAccessibleName(
            self.tr("Resume indexing") if self._paused else self.tr("Pause indexing")
        )
        self._pause.setVisible(self._busy or self._paused)

    def _press_pause(self) -> None:
        self.pause_wanted.emit(not self._paused)
