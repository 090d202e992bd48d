"""This computer: its memory, and how fast it was measured to run models."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.models import Task
from app.services.machine_check import SECONDS, MeasureStep
from app.services.model_overview import Overview
from app.ui.look.labels import button, label
from app.ui.look.work import WorkView
from app.ui.models import facts
from app.ui.models.plot import SpeedPlot

_STEPS = 1_000


class MachinePanel(QFrame):
    """What is known of it, and a button to find out.

    Signals:
        measure_wanted(): measure it, or measure it again.
        stopped(): measure no more.
    """

    measure_wanted = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("model")
        self.setAccessibleName(self.tr("This computer"))
        self._machine = label("", "title", wrap=True, parent=self)
        self._figures = label("", "muted", wrap=True, parent=self)
        self.work = WorkView(self)
        self._plot = SpeedPlot(self)
        self._plot.hide()
        self.measure = button("", self.measure_wanted.emit, parent=self)
        self._stop = button(
            self.tr("Stop"), self.stopped.emit, "link", name=self.tr("Stop measuring"), parent=self
        )
        self._stop.hide()
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addWidget(self._machine)
        said.addWidget(self._figures)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(said, 1)
        head.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.measure, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 11, 14, 11)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.work)
        layout.addWidget(self._plot)

    def show_overview(self, overview: Overview) -> None:
        """What is known now."""
        self._machine.setText(facts.machine(overview))
        self._figures.setText(facts.figures(overview))
        seconds = round(SECONDS)
        text = (
            self.tr("Measure, {seconds} s")
            if overview.figures is None
            else self.tr("Measure again, {seconds} s")
        )
        self.measure.setText(text.format(seconds=seconds))
        self.measure.setAccessibleName(self.tr("Measure this computer"))
        entries = overview.of(Task.GENERATE)
        self._plot.show_entries(entries, memory_bytes=overview.machine.memory_bytes)

    def show_step(self, step: MeasureStep) -> None:
        """Live figures."""
        self.work.show_step(facts.measuring(step), round(_STEPS * step.share), _STEPS)
        self._stop.show()

    def end(self) -> None:
        """Nothing is measured any more."""
        self.work.hide()
        self._stop.hide()

    def set_idle(self, idle: bool) -> None:
        """Whether something new can be begun."""
        self.measure.setEnabled(idle)
