"""How far long work is: a line of words and a thin bar."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.ui.look.labels import label

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
