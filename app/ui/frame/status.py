"""The line at the foot of the window: offline, models, microphone, indexing, power."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.domain.signs import visible
from app.ui.look.elided import ElidedLabel
from app.ui.look.labels import announce, button, label

_MARGIN_PX = 14
_SPACING_PX = 20


class StatusBar(QFrame):
    """States what is so; says nothing about what is not under way.

    Where there is no room for everything, what matters least goes first: the power, the speech
    model, the answer model.

    Signals:
        stop_wanted(): stop what goes on.
        pause_wanted(bool): let indexing rest, or go on.
        privacy_wanted(), models_wanted(): show more about it.
    """

    stop_wanted = Signal()
    pause_wanted = Signal(bool)
    privacy_wanted = Signal()
    models_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAccessibleName(self.tr("Status"))
        privacy, models = self.tr("Privacy report"), self.tr("Models")
        self._offline = button("", self.privacy_wanted.emit, "link", name=privacy, parent=self)
        self._offline.setObjectName("offline")
        self._offline.setToolTip(privacy)
        self._model = button("", self.models_wanted.emit, "link", name=models, parent=self)
        self._model.setToolTip(models)
        self._speech = label("", parent=self)
        self._microphone = label(self.tr("Microphone on"), parent=self)
        self._microphone.setObjectName("microphone")
        self._microphone.setToolTip(
            self.tr("The last second of sound is kept in memory, and nowhere else.")
        )
        self._activity = ElidedLabel(parent=self)
        self._stop = button(
            self.tr("Stop"), self.stop_wanted.emit, "link", name=self.tr("Stop what is under way")
        )
        self._pause = button("", self.press_pause, "link")
        self._power = label("", parent=self)
        self._doing, self._resting = "", ""
        self._busy, self._paused = False, False
        self._lay_out()
        self._offline.hide()
        self._microphone.hide()
        self.show_activity("")

    @property
    def paused(self) -> bool:
        """Whether the user wants indexing to rest."""
        return self._paused

    def show_offline(self, blocked: bool) -> None:
        """Whether this process refuses every network connection."""
        self._offline.setProperty("blocked", blocked)
        self._offline.show()
        _write(
            self._offline,
            self.tr("Offline: network blocked") if blocked else self.tr("Network not blocked"),
        )
        self._fit()

    def show_model(self, text: str) -> None:
        """Which model writes answers, and on what."""
        _write(self._model, text)
        self._fit()

    def show_speech_model(self, text: str) -> None:
        """Which model understands speech; empty if none."""
        self._speech.setText(text)
        self._fit()

    def show_microphone(self, on: bool) -> None:
        """Whether the microphone listens."""
        self._microphone.setVisible(on)
        self._fit()

    def show_activity(self, text: str, *, stoppable: bool = False) -> None:
        """What goes on now; empty when nothing does."""
        self._doing = text
        self._stop.setVisible(stoppable)
        self._update()

    def say(self, text: str) -> None:
        """Show what went wrong, or how something went, and have it read out."""
        self.show_activity(text)
        announce(self._activity, text)

    def show_busy(self, busy: bool) -> None:
        """Whether there is something to pause."""
        self._busy = busy
        self._update()

    def show_rest(self, text: str, *, paused: bool) -> None:
        """Why nothing goes on, empty if it does; `paused` if the user wants it so."""
        self._resting, self._paused = text, paused
        self._update()

    def show_power(self, text: str) -> None:
        """What the computer runs on, if that matters."""
        self._power.setText(text)
        self._fit()

    def press_pause(self) -> None:
        """Let indexing rest, or go on."""
        self.pause_wanted.emit(not self._paused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)
        row.setSpacing(_SPACING_PX)
        for each in (self._offline, self._model, self._speech, self._microphone):
            row.addWidget(each)
        row.addStretch(1)
        for each in (self._activity, self._pause, self._stop, self._power):
            row.addWidget(each)
        self.setMinimumHeight(28)

    def _update(self) -> None:
        self._activity.setText(self._resting or self._doing)
        _write(
            self._pause,
            self.tr("Resume") if self._paused else self.tr("Pause"),
            name=self.tr("Resume indexing") if self._paused else self.tr("Pause indexing"),
        )
        self._pause.setVisible(self._busy or self._paused)
        self._fit()

    def _fit(self) -> None:
        always = (self._offline, self._microphone, self._activity, self._pause, self._stop)
        room = self.width() - 2 * _MARGIN_PX - _SPACING_PX
        room -= sum(_width(each) for each in always if not each.isHidden())
        for each in (self._model, self._speech, self._power):
            fits = bool(each.text()) and _width(each) <= room
            each.setVisible(fits)
            room -= _width(each) if fits else 0


def _width(of: QWidget) -> int:
    return of.sizeHint().width() + _SPACING_PX


def _write(on: QPushButton, text: str, *, name: str = "") -> None:
    on.setText(visible(text).replace("&", "&&"))  # a lone one would mark a shortcut
    on.setAccessibleName(name or text)
