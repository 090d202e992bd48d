"""The second step: what this computer can do, and the models that suit it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.models import Task
from app.ui.models.desk import ModelDesk
from app.ui.models.model_list import ModelList
from app.ui.models.progress import ModelProgress


class ComputerStep(QWidget):
    """Measures it and offers what fits; everything works without a model, too."""

    def __init__(self, models: ModelDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = self.tr(
            "No model is needed: answers are quotes then. Suggested is the largest that fits into"
            " half of the memory, keeps up with reading, and has a licence without conditions."
            " Without network, import one from another computer."
        )
        self.list = ModelList(models, (Task.GENERATE, Task.TRANSCRIBE), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.addWidget(self.list, 1)
        layout.addWidget(ModelProgress(models, self))
        models.refresh()

    @property
    def target(self) -> QWidget:
        """What the keyboard goes to."""
        return self.list.machine.measure
