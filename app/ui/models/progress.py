"""What is being done with models, and how it went, at the foot of what shows them."""

from PySide6.QtWidgets import QWidget

from app.ui.look.work import StoppableWork
from app.ui.models.desk import ModelDesk


class ModelProgress(StoppableWork):
    """Follows `desk`; nothing is there while nothing was done."""

    def __init__(self, desk: ModelDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 10, 0)
        self.stopped.connect(desk.stop)
        desk.began.connect(self.show_step)
        desk.measured.connect(lambda _: self.end(""))
        desk.ended.connect(self.end)
