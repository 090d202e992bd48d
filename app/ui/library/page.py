"""The place of the library: progress above, and in sections its files, folders, tables, packs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.ui.frame.places import Page
from app.ui.library.file_details import FileDetails
from app.ui.library.file_table import FileTable
from app.ui.library.folders import FoldersView
from app.ui.library.packs import PacksView
from app.ui.library.progress import IndexingProgress
from app.ui.library.sections import Section
from app.ui.library.tables import TablesView
from app.ui.look.labels import button
from app.ui.look.scroll import ScrollColumn
from app.ui.look.theme import Theme

_NO_LIMIT = 16_777_215  # as Qt says it, in px


class LibraryPage(Page):
    """Everything that was added and what becomes of it.

    Signals:
        folder_wanted(), files_wanted(): choose something to add.
        data_wanted(): go to backup, and to what is kept for how long.
        section_shown(Section): this part is in view now.
    """

    folder_wanted = Signal()
    files_wanted = Signal()
    data_wanted = Signal()
    section_shown = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setAccessibleName(self.tr("Library"))
        self.title.setText(self.tr("Library"))
        self.note.show()
        self.tools.addWidget(button(self.tr("Your data"), self.data_wanted.emit, "link"))
        self.tools.addWidget(button(self.tr("Add folder…"), self.folder_wanted.emit))
        self.tools.addWidget(button(self.tr("Add files…"), self.files_wanted.emit))
        self.progress = IndexingProgress(theme, self)
        self.sections = QTabBar(self)
        self.sections.setObjectName("sections")
        self.sections.setAccessibleName(self.tr("Parts of the library"))
        self.sections.setDrawBase(False)
        self.sections.setExpanding(False)
        self._stack = QStackedWidget(self)
        self.files = FileTable(theme, self)
        self.details = FileDetails(self)
        self.folders = FoldersView(theme, self)
        self.tables = TablesView(theme, self)
        self.packs = PacksView(theme, self)
        files = QWidget(self)
        column = QVBoxLayout(files)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.files, 1)
        column.addWidget(self.details)
        for name, part in (
            (self.tr("Files"), self._scrolled(files)),
            (self.tr("Folders"), self.folders),
            (self.tr("Tables"), self._scrolled(self.tables)),
            (self.tr("Packs"), self._scrolled(self.packs)),
        ):
            self.sections.addTab(name)
            self._stack.addWidget(part)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.sections)
        self.body.addWidget(self._stack, 1)
        self.sections.currentChanged.connect(self._show)

    @property
    def target(self) -> QWidget:
        """The table."""
        return self.files.table if self.section is Section.FILES else self.sections

    @property
    def section(self) -> Section:
        """The part in view."""
        return Section(self.sections.currentIndex())

    def open_section(self, section: Section) -> None:
        """Bring a part into view."""
        self.sections.setCurrentIndex(section)

    def say(self, summary: str) -> None:
        """What the library holds, in a line."""
        self.note.setText(summary)

    def _scrolled(self, part: QWidget) -> QWidget:
        """For large text in a small window."""
        return ScrollColumn(part, widest_px=_NO_LIMIT, parent=self)

    def _show(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.section_shown.emit(Section(at))
