"""This computer and the models for some tasks, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import SottoError
from app.domain.models import Task
from app.services.model_overview import Overview
from app.ui.look.labels import button, label
from app.ui.look.told import told_error
from app.ui.models.acts import ModelActs
from app.ui.models.desk import ModelDesk
from app.ui.models.machine import MachinePanel
from app.ui.models.section import TaskSection


class ModelList(QWidget):
    """Follows `desk`: says that it is being found out, what there is, or why that is not known.

    Signals:
        reached(QWidget): the part that was asked for has the keyboard now.
    """

    reached = Signal(object)

    def __init__(
        self, desk: ModelDesk, tasks: Sequence[Task], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._wanted: Task | None = None
        self.acts = ModelActs(self, desk)
        self.machine = MachinePanel(desk, self)
        self.sections = {task: TaskSection(task, self) for task in tasks}
        self._state = label(self.tr("Looking at the models …"), "muted", wrap=True, parent=self)
        self._retry = button(self.tr("Try again"), desk.refresh, parent=self)
        self._retry.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 10, 8)
        column.setSpacing(18)
        column.addWidget(self._state)
        column.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.machine, *self.sections.values()):
            part.hide()
            column.addWidget(part)
        column.addStretch(1)
        for section in self.sections.values():
            self.acts.serve(section)
            section.set_idle(not desk.busy)
            desk.idled.connect(section.set_idle)
        desk.looked.connect(self._show)
        desk.missed.connect(self._miss)
        if desk.overview is not None:
            self._show(desk.overview)

    def reach(self, task: Task) -> None:
        """Take the keyboard to the models for `task`, as soon as they are known."""
        self._wanted = task
        if not self.sections[task].isHidden():
            self._reach()

    def _show(self, overview: Overview) -> None:
        self._state.hide()
        self._retry.hide()
        self.machine.show()
        for section in self.sections.values():
            section.show_overview(overview)
            section.show()
        QTimer.singleShot(0, self._reach)  # when everything has its place

    def _miss(self, error: SottoError) -> None:
        self._state.setText(told_error(error))
        self._state.show()
        self._retry.show()

    def _reach(self) -> None:
        task, self._wanted = self._wanted, None
        if task is not None:
            self.sections[task].target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.reached.emit(self.sections[task])
