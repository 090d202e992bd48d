"""This computer: its memory, and how fast it was measured to run models."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.models import Task
from app.services.machine_check import SECONDS, MeasureStep
from app.services.model_overview import Overview
from app.ui.look.labels import button, label
from app.ui.look.work import WorkView
from app.ui.models import machine_facts
from app.ui.models.desk import ModelDesk
from app.ui.models.plot import SpeedPlot

_STEPS = 1_000


class MachinePanel(QFrame):
    """What is known of it, and a button to find out; follows `desk`."""

    def __init__(self, desk: ModelDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("model")
        self.setAccessibleName(self.tr("This computer"))
        self._machine = label("", "title", wrap=True, parent=self)
        self._figures = label("", "muted", wrap=True, parent=self)
        self._changes = label("", "warning", wrap=True, parent=self)
        self._changes.hide()
        self.work = WorkView(self)
        self._plot = SpeedPlot(self)
        self._plot.hide()
        self.measure = button("", desk.measure, parent=self)
        self._stop = button(
            self.tr("Stop"), desk.stop, "link", name=self.tr("Stop measuring"), parent=self
        )
        self._stop.hide()
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._machine, 1)
        head.addWidget(self._stop)
        head.addWidget(self.measure)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 11, 14, 11)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._figures)
        layout.addWidget(self._changes)
        layout.addWidget(self.work)
        layout.addWidget(self._plot)
        self.measure.setEnabled(not desk.busy)
        desk.idled.connect(self.measure.setEnabled)
        desk.looked.connect(self._show)
        desk.measured.connect(self._show_step)
        desk.ended.connect(self._end)
        if desk.overview is not None:
            self._show(desk.overview)

    def _show(self, overview: Overview) -> None:
        self._machine.setText(machine_facts.machine(overview))
        self._figures.setText(machine_facts.figures(overview))
        self._changes.setText(machine_facts.changes(overview))
        self._changes.setVisible(bool(overview.changes))
        seconds = round(SECONDS)
        text = (
            self.tr("Measure, {seconds} s")
            if overview.figures is None and not overview.changes
            else self.tr("Measure again, {seconds} s")
        )
        self.measure.setText(text.format(seconds=seconds))
        self.measure.setAccessibleName(self.tr("Measure this computer"))
        entries = overview.of(Task.GENERATE)
        self._plot.show_entries(entries, memory_bytes=overview.machine.memory_bytes)

    def _show_step(self, step: MeasureStep) -> None:
        self.work.show_step(machine_facts.measuring(step), round(_STEPS * step.share), _STEPS)
        self._stop.show()

    def _end(self, _: str) -> None:
        self.work.hide()
        self._stop.hide()
