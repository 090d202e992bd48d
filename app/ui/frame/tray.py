"""The program's place in the system's tray, where there is one."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.ui.frame.window import Window


class Tray(QObject):
    """An icon whose menu shows and hides the window, asks, pauses indexing and quits.

    Without a tray in the system it is never to be seen, and `is_there` says so.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.menu = QMenu(window)
        self.toggle = self.menu.addAction("", self._toggle)
        self.menu.addAction(self.tr("New question"), self._ask)
        self.pause = self.menu.addAction("", window.status.press_pause)
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Quit"), window.quit_wanted.emit)
        self.menu.aboutToShow.connect(self._name)
        self._name()
        self._icon = QSystemTrayIcon(window.windowIcon(), self)
        window.windowIconChanged.connect(self._icon.setIcon)
        self._icon.setToolTip(self.tr("Sotto"))
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._press)
        if self.is_there:
            self._icon.show()

    @property
    def is_there(self) -> bool:
        """Whether the system has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def _name(self) -> None:
        shown = self._window.isVisible() and not self._window.isMinimized()
        self.toggle.setText(self.tr("Hide the window") if shown else self.tr("Show the window"))
        paused = self._window.status.paused
        self.pause.setText(self.tr("Resume indexing") if paused else self.tr("Pause indexing"))

    def _toggle(self) -> None:
        if self._window.isVisible() and not self._window.isMinimized():
            self._window.hide()
        else:
            self._window.come_forward()

    def _ask(self) -> None:
        self._window.come_forward()
        self._window.question_wanted.emit()

    def _press(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how is QSystemTrayIcon.ActivationReason.Trigger:
            self._toggle()
