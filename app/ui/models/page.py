"""The place of the models: this computer, and what there is for each task."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.errors import SottoError
from app.domain.models import Task
from app.services.model_overview import ModelEntry, Overview
from app.ui.frame.places import Page
from app.ui.look.confirm import confirm
from app.ui.look.labels import announce, button, label
from app.ui.look.work import WorkView
from app.ui.models import facts
from app.ui.models.desk import ModelDesk
from app.ui.models.details import ModelDetails
from app.ui.models.machine import MachinePanel
from app.ui.models.section import TaskSection

_ORDER = (Task.GENERATE, Task.TRANSCRIBE, Task.EMBED, Task.RERANK, Task.ENTAIL)


class ModelsPage(Page):
    """Shows what `desk` knows and asks it to do things."""

    def __init__(self, desk: ModelDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, title="")
        self.title.setText(self.tr("Models"))
        self.setAccessibleName(self.tr("Models"))
        self.note.setText(
            self.tr(
                "Every model runs on this computer, in a process without network. Installing one"
                " is the only thing that fetches anything; a file or folder that you bring needs"
                " no network at all."
            )
        )
        self.note.show()
        self.setAcceptDrops(True)
        self._desk = desk
        self._wanted: Task | None = None
        self.machine = MachinePanel(self)
        self.sections = {task: TaskSection(task, self) for task in _ORDER}
        self._import = button(self.tr("Import a file…"), self.choose_file, parent=self)
        self._import_folder = button(self.tr("Import a folder…"), self.choose_folder, parent=self)
        self.tools.addWidget(self._import)
        self.tools.addWidget(self._import_folder)
        self._lay_out()
        self._connect()
        self._set_idle(not desk.busy)
        if desk.overview is not None:
            self._show(desk.overview)
        desk.refresh()

    @property
    def target(self) -> QWidget:
        """The list, so that arrow keys scroll it."""
        return self.area

    def show_task(self, task: Task) -> None:
        """Go to the models for `task`, as soon as they are known."""
        self._wanted = task
        if self._desk.overview is not None:
            self._go()

    def choose_file(self) -> None:
        """Let the user pick a model file."""
        self._choose(QFileDialog.FileMode.ExistingFile, self.tr("Answer models (*.gguf)"))

    def choose_folder(self) -> None:
        """Let the user pick a folder with a model in it."""
        self._choose(QFileDialog.FileMode.Directory, "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a model that lies on a disk."""
        if _dropped(event) is not None and not self._desk.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Copy it."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self._desk.take_in(path)

    def _lay_out(self) -> None:
        inside = self._inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 8)
        column.setSpacing(18)
        self._state = label(self.tr("Looking at the models …"), "muted", wrap=True, parent=inside)
        self._retry = button(self.tr("Try again"), self._desk.refresh, parent=inside)
        self._retry.hide()
        column.addWidget(self._state)
        column.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.machine)
        self.machine.hide()
        for section in self.sections.values():
            column.addWidget(section)
            section.hide()
        column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Models"))
        self.area.setWidget(inside)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame(self)
        self.work = WorkView(foot)
        self._stop = button(self.tr("Stop"), self._desk.stop, "link", parent=foot)
        self._stop.hide()
        self._said = label("", wrap=True, selectable=True, parent=foot)
        self._said.hide()
        row = QHBoxLayout()
        row.addWidget(self.work, 1)
        row.addWidget(self._stop)
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(0, 0, 10, 0)
        layout.addWidget(self._said)
        layout.addLayout(row)
        return foot

    def _connect(self) -> None:
        desk = self._desk
        desk.looked.connect(self._show)
        desk.missed.connect(self._miss)
        desk.began.connect(self._show_work)
        desk.measured.connect(self._show_measured)
        desk.ended.connect(self._end)
        self.machine.measure_wanted.connect(self._measure)
        self.machine.stopped.connect(desk.stop)
        for section in self.sections.values():
            section.wanted.connect(self._do)
            section.details_wanted.connect(partial(self._toggle_details, section))
            section.import_wanted.connect(
                self.choose_file if section.task is Task.GENERATE else self.choose_folder
            )

    def _do(self, act: str, name: str) -> None:
        if act == "remove":
            self._ask_to_remove(name)
        else:
            acts = {
                "install": self._desk.install,
                "use": self._desk.use,
                "check": self._desk.check,
                "verify": self._desk.verify,
            }
            acts[act](name)

    def _ask_to_remove(self, name: str) -> None:
        entry = self._entry(name)
        if entry is None:
            return
        if entry.in_use and entry.spec.task is Task.EMBED:
            self._end(
                self.tr(
                    "{model} searches now. Use another one, start Sotto again, and remove it when"
                    " the other one has taken over."
                ).format(model=entry.spec.title)
            )
            return
        text = self.tr("{size} on disk will be free, and its check is forgotten.").format(
            size=facts.gigabytes(entry.bytes)
        )
        confirm(
            self,
            self.tr("Remove {model}?").format(model=entry.spec.title),
            text=f"{text} {self._loss(entry)}".strip(),
            button=self.tr("Remove"),
            act=lambda: self._desk.remove(name),
        )

    def _loss(self, entry: ModelEntry) -> str:
        """What will be missed."""
        if not entry.in_use:
            return ""
        if any(one.installed and one != entry for one in self._of(entry.spec.task)):
            return self.tr("It is in use now; another one that is installed takes its place.")
        if entry.spec.task is Task.GENERATE:
            return self.tr("It is the only one that writes answers: they will be quotes alone.")
        if entry.spec.task is Task.TRANSCRIBE:
            return self.tr("It is the only one that understands speech: typed questions remain.")
        return self.tr("It is in use now; search and answers do without it then.")

    def _toggle_details(self, section: TaskSection, name: str) -> None:
        row = section.rows[name]
        if row.has_details:
            row.show_details(None)
            return
        run = self._desk.read_licence(row.entry.spec.licence)
        run.finished.connect(lambda text: self._tell(section, name, text))

    @staticmethod
    def _tell(section: TaskSection, name: str, licence: str) -> None:
        row = section.rows.get(name)  # it may have gone meanwhile
        if row is not None and not row.has_details:
            row.show_details(ModelDetails(row.entry, licence, row))

    def _measure(self) -> None:
        self._set_idle(False)
        self._said.hide()
        self._desk.measure()

    def _show(self, overview: Overview) -> None:
        self._state.hide()
        self._retry.hide()
        self.machine.show_overview(overview)
        self.machine.show()
        for section in self.sections.values():
            section.show_overview(overview)
            section.show()
        if self._wanted is not None:
            QTimer.singleShot(0, self._go)

    def _go(self) -> None:
        """Bring the section that was asked for to the top, and the keyboard to it."""
        task, self._wanted = self._wanted, None
        if task is None:
            return
        section = self.sections[task]
        bar = self.area.verticalScrollBar()
        bar.setValue(section.mapTo(self._inside, section.rect().topLeft()).y())
        section.target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _miss(self, error: SottoError) -> None:
        self._state.setText(f"{error} {error.remedy}".strip())
        self._state.show()
        self._retry.show()

    def _show_work(self, text: str, done: int, total: int) -> None:
        self._said.hide()
        self.work.show_step(text, done, total)
        if not self._stop.isVisible():
            self._stop.show()
            self._set_idle(False)

    def _show_measured(self, step: object) -> None:
        self.machine.show_step(step)  # type: ignore[arg-type]
        self._set_idle(False)

    def _end(self, text: str) -> None:
        self.work.hide()
        self._stop.hide()
        self.machine.end()
        self._said.setText(text)
        self._said.setVisible(bool(text))
        announce(self, text)
        self._set_idle(True)

    def _set_idle(self, idle: bool) -> None:
        self._import.setEnabled(idle)
        self._import_folder.setEnabled(idle)
        self.machine.set_idle(idle)
        for section in self.sections.values():
            section.set_idle(idle)

    def _of(self, task: Task) -> tuple[ModelEntry, ...]:
        return self._desk.overview.of(task) if self._desk.overview is not None else ()

    def _entry(self, name: str) -> ModelEntry | None:
        every = (one for task in _ORDER for one in self._of(task))
        return next((one for one in every if one.spec.name == name), None)

    def _choose(self, mode: QFileDialog.FileMode, names: str) -> None:
        dialog = QFileDialog(self, self.tr("Import a model"))
        dialog.setFileMode(mode)
        if names:
            dialog.setNameFilter(names)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._desk.take_in(Path(name)))
        dialog.open()


def _dropped(event: QDropEvent) -> Path | None:
    """The one thing that is dropped, if it is one and lies on a disk."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
