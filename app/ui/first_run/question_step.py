"""The third step: a question that the built-in guide can answer."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.first_run.desk import FirstRun
from app.ui.look.labels import announce, button, label
from app.ui.look.work import WorkView

_STEPS = 1_000


class QuestionStep(QWidget):
    """Questions to press."""

    def __init__(self, first_run: FirstRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first_run = first_run
        self.note = self.tr(
            "Sotto comes with a guide of its own. A question adds it to the library as a"
            " collection, which you can remove again."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 10, 8)
        layout.setSpacing(8)
        self._buttons = [
            button(question, partial(self._ask, question), parent=self)
            for question in first_run.questions
        ]
        for each in self._buttons:
            layout.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        self.work = WorkView(self)
        self._said = label("", "warning", wrap=True, parent=self)
        self._said.hide()
        layout.addWidget(self.work)
        layout.addWidget(self._said)
        layout.addSpacing(8)
        layout.addWidget(
            label(
                self.tr(
                    "The answer begins with a sentence from the guide, word for word. Press its"
                    " number to see where it stands."
                ),
                "muted",
                wrap=True,
                parent=self,
            )
        )
        layout.addStretch(1)
        first_run.reading.connect(self._show_reading)
        first_run.failed.connect(self._fail)

    @property
    def target(self) -> QWidget:
        """What the keyboard goes to."""
        return self._buttons[0]

    def hideEvent(self, event: QHideEvent) -> None:
        """Be ready for another time."""
        super().hideEvent(event)
        self._end("")

    def _ask(self, question: str) -> None:
        self._said.hide()
        self._show_reading(self.tr("Reading the guide"), 0.0)
        for each in self._buttons:
            each.setEnabled(False)
        self._first_run.ask(question)

    def _show_reading(self, text: str, share: float) -> None:
        self.work.show_step(text, round(_STEPS * share), _STEPS)

    def _fail(self, text: str) -> None:
        self._end(text)
        announce(self, text)

    def _end(self, text: str) -> None:
        self.work.hide()
        self._said.setText(text)
        self._said.setVisible(bool(text))
        for each in self._buttons:
            each.setEnabled(True)
