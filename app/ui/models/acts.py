"""What can be done with models, the same wherever they are shown."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.models import Task
from app.services.model_overview import ModelEntry
from app.ui.look.confirm import confirm
from app.ui.look.told import told
from app.ui.models import facts, licence_facts
from app.ui.models.desk import ModelDesk
from app.ui.models.details import ModelDetails
from app.ui.models.section import TaskSection


class ModelActs(QObject):
    """Has `desk` do what the user wants in the sections of `page`."""

    def __init__(self, page: QWidget, desk: ModelDesk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk

    def serve(self, section: TaskSection) -> None:
        """Do what is wanted there, and show there what is known."""
        section.wanted.connect(self._do)
        section.details_wanted.connect(partial(self._toggle_details, section))
        section.import_wanted.connect(
            self.choose_file if section.task is Task.GENERATE else self.choose_folder
        )

    def choose_file(self) -> None:
        """Let the user pick a model file, or that of a runtime."""
        self._choose(QFileDialog.FileMode.ExistingFile, self.tr("Models, runtimes (*.gguf *.whl)"))

    def choose_folder(self) -> None:
        """Let the user pick a folder with a model in it."""
        self._choose(QFileDialog.FileMode.Directory, "")

    def _do(self, act: str, name: str) -> None:
        acts = {
            "install": self._ask_to_install,
            "remove": self._ask_to_remove,
            "use": self._desk.use,
            "shrink": self._shrink,
            "check": self._desk.check,
            "verify": self._desk.verify,
        }
        acts[act](name)

    def _shrink(self, name: str) -> None:
        entry = self._entry(name)
        if entry is not None and entry.largest_context:
            self._desk.set_context(entry.largest_context)

    def _ask_to_install(self, name: str) -> None:
        """Only what sets conditions on its use is asked about."""
        entry = self._entry(name)
        if entry is None or not entry.spec.restrictions:
            self._desk.install(name)
            return
        spec = entry.spec
        text = self.tr("{restrictions} The licence, {licence}, decides: {address}").format(
            restrictions=told(spec.restrictions),
            licence=spec.licence,
            address=spec.licence_address or self.tr("read it where the model is published."),
        )
        confirm(
            self._page,
            self.tr("{model} sets conditions on its use").format(model=spec.title),
            text=f"{text}\n\n{licence_facts.openness_class(spec)}",
            button=self.tr("Accept and install"),
            act=lambda: self._desk.install(name, accepted=True),
            keep=self.tr("Do not install"),
        )

    def _ask_to_remove(self, name: str) -> None:
        entry = self._entry(name)
        if entry is None:
            return
        if entry.in_use and entry.spec.task is Task.EMBED:
            text = self.tr(
                "{model} searches now. Use another one, start Sotto again, and remove this one"
                " when the other has taken over."
            )
            self._desk.ended.emit(text.format(model=entry.spec.title))
            return
        text = (
            self.tr("Its files stay where they lie, and its check is forgotten.")
            if entry.in_place
            else self.tr("{size} on disk will be free, and its check is forgotten.")
        ).format(size=facts.gigabytes(entry.bytes))
        confirm(
            self._page,
            self.tr("Remove {model}?").format(model=entry.spec.title),
            text=f"{text} {self._loss(entry)}".strip(),
            button=self.tr("Remove"),
            act=lambda: self._desk.remove(name),
        )

    def _loss(self, entry: ModelEntry) -> str:
        """What will be missed."""
        if not entry.in_use:
            return ""
        task = entry.spec.task
        if any(one.installed and one != entry for one in self._every() if one.spec.task is task):
            return self.tr("It is in use now; another one that is installed takes its place.")
        if task is Task.GENERATE:
            return self.tr("It is the only one that writes answers: they will be quotes alone.")
        if task is Task.TRANSCRIBE:
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

    def _every(self) -> tuple[ModelEntry, ...]:
        return self._desk.overview.entries if self._desk.overview is not None else ()

    def _entry(self, name: str) -> ModelEntry | None:
        return next((one for one in self._every() if one.spec.name == name), None)

    def _choose(self, mode: QFileDialog.FileMode, names: str) -> None:
        dialog = QFileDialog(self._page, self.tr("Import a model"))
        dialog.setFileMode(mode)
        if names:
            dialog.setNameFilter(names)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._desk.take_in(Path(name)))
        dialog.open()
