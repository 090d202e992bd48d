"""What is being done with models, and how it went, at the foot of what shows them."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.look.labels import announce, button, label
from app.ui.look.work import WorkView
from app.ui.models.desk import ModelDesk


class ModelProgress(QFrame):
    """Follows `desk`; nothing is there while nothing was done."""

    def __init__(self, desk: ModelDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work = WorkView(self)
        self._stop = button(self.tr("Stop"), desk.stop, "link", parent=self)
        self._stop.hide()
        self._said = label("", wrap=True, selectable=True, parent=self)
        self._said.hide()
        row = QHBoxLayout()
        row.addWidget(self.work, 1)
        row.addWidget(self._stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.addWidget(self._said)
        layout.addLayout(row)
        desk.began.connect(self._begin)
        desk.measured.connect(lambda _: self._said.hide())
        desk.ended.connect(self._end)

    def _begin(self, text: str, done: int, total: int) -> None:
        self._said.hide()
        self.work.show_step(text, done, total)
        self._stop.show()

    def _end(self, text: str) -> None:
        self.work.hide()
        self._stop.hide()
        self._said.setText(text)
        self._said.setVisible(bool(text))
        if self.isVisible():
            announce(self, text)
