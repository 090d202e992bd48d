"""The place of the models: this computer, and what there is for each task."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.models import Task
from app.ui.frame.places import Page
from app.ui.look.labels import button
from app.ui.models.desk import ModelDesk
from app.ui.models.model_list import ModelList
from app.ui.models.progress import ModelProgress
from app.ui.models.provider_desk import ProviderDesk

_ORDER = (
    Task.GENERATE,
    Task.ADAPT,
    Task.TRANSCRIBE,
    Task.EMBED,
    Task.RERANK,
    Task.ENTAIL,
)


class ModelsPage(Page):
    """Shows what `desk` and `providers` know and asks them to do things.

    It takes a model that is dropped on it.
    """

    def __init__(
        self,
        desk: ModelDesk,
        parent: QWidget | None = None,
        *,
        providers: ProviderDesk | None = None,
    ) -> None:
        super().__init__("", parent=parent)
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
        self.list = ModelList(desk, _ORDER, self, providers=providers)
        self.progress = ModelProgress(desk, self)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Models"))
        self.area.setWidget(self.list)
        acts = self.list.acts
        for text, choose in (
            (self.tr("Import a file…"), acts.choose_file),
            (self.tr("Import a folder…"), acts.choose_folder),
        ):
            made = button(text, choose, parent=self)
            made.setEnabled(not desk.busy)
            desk.idled.connect(made.setEnabled)
            desk.looked.connect(lambda overview, made=made: made.setVisible(overview.rules.imports))
            self.tools.addWidget(made)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.progress)
        self.list.reached.connect(self._go)
        desk.refresh()
        if providers is not None:
            providers.refresh()

    @property
    def target(self) -> QWidget:
        """The list, so that arrow keys scroll it."""
        return self.area

    def show_task(self, task: Task) -> None:
        """Go to the models for `task`, as soon as they are known."""
        self.list.reach(task)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a model that lies on a disk."""
        if _dropped(event) is not None and not self._desk.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Copy it."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self._desk.take_in(path)

    def _go(self, section: QWidget) -> None:
        """Bring what was asked for to the top, and the keyboard to it."""
        self.area.verticalScrollBar().setValue(section.y())


def _dropped(event: QDropEvent) -> Path | None:
    """The one thing that is dropped, if it is one and lies on a disk."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
