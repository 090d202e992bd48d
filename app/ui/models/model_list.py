"""This computer and the models for some tasks, one below the other."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import SottoError
from app.domain.models import Task
from app.services.model_overview import Overview
from app.ui.look.by_turns import ByTurns
from app.ui.look.labels import button, label
from app.ui.look.told import told_error
from app.ui.models.acts import ModelActs
from app.ui.models.desk import ModelDesk
from app.ui.models.machine import MachinePanel
from app.ui.models.provider_desk import ProviderDesk
from app.ui.models.providers import ProviderSection
from app.ui.models.section import TaskSection


class ModelList(QWidget):
    """Follows `desk`: says that it is being found out, what there is, or why that is not known.

    With `providers`, the search models are followed by what computes them.

    Signals:
        reached(QWidget): the part that was asked for has the keyboard now.
    """

    reached = Signal(object)

    def __init__(
        self,
        desk: ModelDesk,
        tasks: Sequence[Task],
        parent: QWidget | None = None,
        *,
        providers: ProviderDesk | None = None,
    ) -> None:
        super().__init__(parent)
        self._providers = providers
        self._wanted: Task | None = None
        self.acts = ModelActs(self, desk)
        self._desk = desk
        self._tasks = tuple(tasks)
        self._to_come = ByTurns(self)
        self.machine = MachinePanel(desk, self)
        self.sections: dict[Task, TaskSection] = {}
        self._state = label(self.tr("Looking at the models …"), "muted", wrap=True, parent=self)
        self._retry = button(self.tr("Try again"), desk.refresh, parent=self)
        self._retry.hide()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 10, 8)
        column.setSpacing(18)
        column.addWidget(self._state)
        column.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        self.machine.hide()
        column.addWidget(self.machine)
        column.addStretch(1)
        desk.looked.connect(self._show)
        desk.missed.connect(self._miss)
        if desk.overview is not None:
            self._show(desk.overview)

    def reach(self, task: Task) -> None:
        """Take the keyboard to the models for `task`, as soon as they are known."""
        self._wanted = task
        if set(self.sections) == set(self._tasks):
            self._reach()

    def _show(self, overview: Overview) -> None:
        self._state.hide()
        self._retry.hide()
        self.machine.show()
        self._to_come.begin(self._show_sections(overview))

    def _show_sections(self, overview: Overview) -> Iterator[None]:
        for task in self._tasks:
            section = self._section(task)
            section.show_overview(overview)
            section.setVisible(task is not Task.ADAPT or bool(overview.of(task)))
            yield
        yield  # everything has its place now
        self._reach()

    def _section(self, task: Task) -> TaskSection:
        if task not in self.sections:
            section = self.sections[task] = TaskSection(task, self)
            self._column.insertWidget(self._column.count() - 1, section)
            self.acts.serve(section)
            section.set_idle(not self._desk.busy)
            self._desk.idled.connect(section.set_idle)
            if task is Task.EMBED and self._providers is not None:
                section.append(ProviderSection(self._providers, section))
        return self.sections[task]

    def _miss(self, error: SottoError) -> None:
        self._state.setText(told_error(error))
        self._state.show()
        self._retry.show()

    def _reach(self) -> None:
        task, self._wanted = self._wanted, None
        if task is not None:
            self.sections[task].target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.reached.emit(self.sections[task])
