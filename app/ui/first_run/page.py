"""Three steps from an empty library to an answer, each of which can be skipped."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from app.ui.first_run.computer_step import ComputerStep
from app.ui.first_run.desk import FirstRun
from app.ui.first_run.folder_step import FolderStep
from app.ui.first_run.question_step import QuestionStep
from app.ui.frame.places import Page
from app.ui.look.labels import announce, button, label


class FirstRunPage(Page):
    """Leads through the steps; the keyboard is on what is likeliest next."""

    def __init__(self, first_run: FirstRun, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setAccessibleName(self.tr("First steps"))
        self.setAcceptDrops(True)
        self.note.show()
        self._first_run = first_run
        self.folders = FolderStep(first_run, self)
        self.computer = ComputerStep(first_run, self)
        self.question = QuestionStep(first_run, self)
        self._steps = (self.folders, self.computer, self.question)
        self._titles = (
            self.tr("Choose folders"),
            self.tr("Check this computer"),
            self.tr("Try a question"),
        )
        self._stack = QStackedWidget(self)
        for step in self._steps:
            area = QScrollArea(self._stack)
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(step)
            self._stack.addWidget(area)
        self._at = label("", "muted", parent=self)
        self.tools.addWidget(self._at)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(self._foot())
        self.closed.connect(first_run.finish)
        self.folders.changed.connect(self._name_skip)
        first_run.finished.connect(lambda: self.go(0))
        self.go(0)

    @property
    def target(self) -> QWidget:
        """What the step begins with."""
        return self._steps[self.step].target

    @property
    def step(self) -> int:
        """The step in view, from 0."""
        return self._stack.currentIndex()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what lies on a disk, to be added with the rest."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Have it among the folders."""
        event.acceptProposedAction()
        self.go(0)
        for path in _dropped(event):
            self.folders.take(path)

    def go(self, step: int) -> None:
        """Show this step."""
        self._stack.setCurrentIndex(step)
        self.title.setText(self._titles[step])
        self.note.setText(self._steps[step].note)
        where = self.tr("Step {step} of {count}").format(step=step + 1, count=len(self._steps))
        self._at.setText(where)
        self._back.setVisible(step > 0)
        self._skip.setVisible(not self._is_last)
        text = self.tr("Finish") if self._is_last else self.tr("Go on")
        self._next.setText(text)
        self._next.setAccessibleName(text)
        self._name_skip()
        if self.isVisible():
            self.target.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self.tr("{step}: {title}").format(step=where, title=self._titles[step]))

    def _foot(self) -> QHBoxLayout:
        self._skip = button("", self.closed.emit, "link", parent=self)
        self._back = button(self.tr("Back"), lambda: self.go(self.step - 1), parent=self)
        self._next = button("", self._go_on, "primary", parent=self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(self._skip)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        return row

    @property
    def _is_last(self) -> bool:
        return self.step == len(self._steps) - 1

    def _go_on(self) -> None:
        if self._is_last:
            self.closed.emit()
        else:
            self.go(self.step + 1)

    def _name_skip(self) -> None:
        adds = bool(self.folders.chosen)
        self._skip.setText(self.tr("Add and skip the rest") if adds else self.tr("Skip all"))
        self._skip.setAccessibleName(
            self.tr("Add the folders and go to the conversation")
            if adds
            else self.tr("Skip all steps and go to the conversation")
        )


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
