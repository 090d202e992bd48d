"""How far long work is: a line of words and a thin bar; and how it went."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.ui.look.labels import announce, button, label

_STEPS = 1_000  # of the bar


class WorkView(QWidget):
    """Says what is under way and how much of it is done; hidden until it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = label("", "muted", wrap=True, parent=self)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("work")
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.text)
        layout.addWidget(self._bar)
        self.hide()

    def show_step(self, text: str, done: int, total: int) -> None:
        """Show `done` of `total`; the bar keeps its place in the layout."""
        self.text.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setValue(_STEPS * done // max(total, 1))
        self.show()

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return self._bar.value() / _STEPS


class StoppableWork(QWidget):
    """Work with a button that stops it, and then how it went; hidden while there is neither.

    Signals:
        stopped(): stop it.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = WorkView(self)
        self._stop = button(self.tr("Stop"), self.stopped.emit, "link", parent=self)
        self._outcome = label("", wrap=True, selectable=True, parent=self)
        row = QHBoxLayout()
        row.addWidget(self._work, 1)
        row.addWidget(self._stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._outcome)
        self.end("")

    @property
    def busy(self) -> bool:
        """Whether it is under way."""
        return not self._work.isHidden()

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return self._work.share

    def show_step(self, text: str, done: int, total: int) -> None:
        """Show `done` of `total`."""
        self._work.show_step(text, done, total)
        self._stop.show()
        self._outcome.hide()
        self.show()

    def end(self, text: str) -> None:
        """It is over; `text` says how it went, empty where there is nothing to say."""
        self._work.hide()
        self._stop.hide()
        self._outcome.setText(text)
        self._outcome.setVisible(bool(text))
        self.setVisible(bool(text))
        if text and self.isVisible():
            announce(self._outcome, text)
