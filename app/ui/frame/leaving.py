"""What closing the window means: the end, or a place in the tray, or a question first."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from app.ui.frame.tray import Tray
from app.ui.frame.window import Window


class Leaving(QObject):
    """Hides the window in the tray where that is wished for; asks while files are being added.

    A session of the system that ends is never held up: what is done is kept anyway.

    Signals:
        left(): the program is to end now.
    """

    left = Signal()

    def __init__(
        self, window: Window, tray: Tray, *, keeps: Callable[[], bool], adding: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tray = tray
        self._keeps = keeps
        self._adding = adding
        self._asking: QMessageBox | None = None
        window.installEventFilter(self)
        window.quit_wanted.connect(self.leave)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide what becomes of a request to close the window."""
        application = QGuiApplication.instance()
        if watched is not self._window or event.type() is not QEvent.Type.Close:
            return False
        if isinstance(application, QGuiApplication) and application.isSavingSession():
            return False
        event.ignore()
        if self._keeps() and self._tray.is_there:
            self._window.hide()
        else:
            self.leave()
        return True

    def leave(self) -> None:
        """End the program, after a question if files are being added."""
        if self._asking is not None:
            self._asking.raise_()
        elif self._adding():
            self._ask()
        else:
            self.left.emit()

    def _ask(self) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Sotto"))
        box.setText(self.tr("Files are still being added"))
        box.setInformativeText(
            self.tr(
                "What is done is kept, and can be asked about. The rest goes on where it stopped"
                " when Sotto is opened again."
            )
        )
        end = box.addButton(self.tr("Quit"), QMessageBox.ButtonRole.AcceptRole)
        end.clicked.connect(self.left)
        if self._tray.is_there:
            hide = box.addButton(self.tr("Go on in the tray"), QMessageBox.ButtonRole.ActionRole)
            hide.clicked.connect(self._window.hide)
        stay = box.addButton(self.tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.finished.connect(self._forget)
        self._asking = box
        box.open()

    def _forget(self) -> None:
        self._asking = None
