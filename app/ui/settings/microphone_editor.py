"""Which microphone listens, with a level to see whether it does."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QHideEvent

from app.ui.look import words
from app.ui.look.choice import Choice
from app.ui.look.labels import button
from app.ui.settings.editors import Editor
from app.ui.voice.level_meter import LevelMeter
from app.ui.voice.microphone import MicrophoneState
from app.ui.voice.talk import TROUBLES, Talk


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


class MicrophoneEditor(Editor):
    """The microphones there are, asked for when the list opens or one is tried.

    What is heard while it is tried is a level on screen, and kept nowhere.
    """

    def __init__(self, talk: Talk) -> None:
        self._choice = _Devices(self._find)
        super().__init__(self._choice)
        self._talk = talk
        self._value: object = None
        self._known: list[tuple[object, str]] = []
        self._watched = False
        self._try = button(_tr("Try it"), self._toggle, "link", name=_tr("Try the microphone"))
        self._level = LevelMeter(self)
        self._level.hide()
        self.row.addWidget(self._level)
        self.row.addWidget(self._try)
        self._choice.picked.connect(self.chosen)
        talk.levelled.connect(self._level.show_level)
        self.show_value(None)

    def show_value(self, value: object) -> None:
        """Show what is in force, also where it is not plugged in."""
        self._value = value
        items = [(None, _tr("The system's default")), *self._known]
        if value not in [device for device, _ in items]:
            items.append((value, _tr("The one chosen before")))
        self._choice.offer(items)
        self._choice.show_value(value)

    def hideEvent(self, event: QHideEvent) -> None:
        """Listen no more."""
        super().hideEvent(event)
        if self._level.isVisibleTo(self):
            self._toggle()

    def _find(self) -> None:
        microphone = self._talk.microphone
        if not self._watched:
            microphone.devices_changed.connect(self._find)
            microphone.changed.connect(self._notice)
            self._watched = True
        self._known = [(device.id, device.name) for device in microphone.devices()]
        self.show_value(self._value)

    def _toggle(self) -> None:
        wanted = not self._level.isVisibleTo(self)
        if wanted:
            self._find()
        state = self._talk.try_microphone(wanted)
        self._show_trying(wanted and state is MicrophoneState.LISTENING)
        if wanted:
            self._notice(state)

    def _notice(self, state: MicrophoneState) -> None:
        """It stopped, or was let in after the system asked."""
        trouble = TROUBLES.get(state)
        self.refused.emit(words.trouble(trouble) if trouble is not None else "")
        if trouble is not None:
            self._show_trying(False)

    def _show_trying(self, on: bool) -> None:
        self._level.setVisible(on)
        self._try.setText(_tr("Stop") if on else _tr("Try it"))
        self._try.setAccessibleName(
            _tr("Stop trying the microphone") if on else _tr("Try the microphone")
        )


class _Devices(Choice):
    """Asks what there is just before it opens."""

    def __init__(self, find: Callable[[], None]) -> None:
        super().__init__()
        self._find = find

    def showPopup(self) -> None:
        """As always, with the devices of this moment."""
        self._find()
        super().showPopup()
