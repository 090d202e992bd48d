"""The table of every file, with what narrows it down."""

import os
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.library_files import FileState, LibraryFile
from app.ui.library import wording
from app.ui.look import words
from app.ui.look.choice import Choice
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import label
from app.ui.look.rows import Column, RowsModel
from app.ui.look.table import Table
from app.ui.look.theme import Theme
from app.ui.settings.languages import language_name

_STATES = list(FileState)
_PROBLEMS = "problems"
_WIDE_PX = 600  # below it, the lists go under the field


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which files are in view: the words in name and folder, states, a collection; empty: all."""

    words: tuple[str, ...] = ()
    states: tuple[FileState, ...] = ()
    collection: str | None = None

    def accepts(self, file: LibraryFile) -> bool:
        """Whether a file is in view."""
        if self.states and file.state not in self.states:
            return False
        if self.collection is not None and self.collection not in file.collections:
            return False
        return not self.words or all(word in file.path.casefold() for word in self.words)


class FileTable(QWidget):
    """A field and two lists above the table.

    Signals:
        chosen(): other files are chosen.
        opened(LibraryFile): look into this file.
    """

    chosen = Signal()
    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model: RowsModel[LibraryFile] = RowsModel(
            _columns(), theme, identity=lambda file: file.path, tip=_tip, parent=self
        )
        self.table: Table[LibraryFile] = Table(self.model, theme, name=self.tr("Files"))
        self.table.say_when_empty(self.tr("Looking…"))
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.search = QLineEdit(self)
        self.search.setProperty("role", "field")
        self.search.setPlaceholderText(self.tr("Search names and folders"))
        self.search.setAccessibleName(self.tr("Search names and folders"))
        self.search.setClearButtonEnabled(True)
        self.states = Choice(self)
        self.states.setAccessibleName(self.tr("Status"))
        self.states.offer(self._state_choices())
        self.collections = Choice(self)
        self.collections.setAccessibleName(self.tr("Collection"))
        self._count = label("", "muted", parent=self)
        self._theme = theme
        lists = FlowLayout()
        lists.addWidget(self.states)
        lists.addWidget(self.collections)
        lists.addWidget(self._count)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self.search, 1)
        self._head.addLayout(lists)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._head)
        layout.addWidget(self.table, 1)
        self.set_collections(())
        self.search.textChanged.connect(lambda _: self._narrow())
        self.states.picked.connect(lambda _: self._narrow())
        self.collections.picked.connect(lambda _: self._narrow())
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)

    @property
    def selected(self) -> list[LibraryFile]:
        """The files chosen."""
        return self.table.selected

    def set_files(
        self, files: Sequence[LibraryFile], arranged: list[LibraryFile] | None = None
    ) -> None:
        """Show these, already `arranged` perhaps; one's place in the table stays."""
        self.model.set_rows(files, arranged)
        self.table.say_when_empty(
            self.tr("No file is like that.")
            if files
            else self.tr("There are no files yet. Add a folder, or drop files anywhere.")
        )
        self._show_count()

    def set_collections(self, names: Sequence[str]) -> None:
        """Offer these to narrow the table down to."""
        kept = self.collections.value
        every = (None, self.tr("All collections"))
        self.collections.offer([every, *((name, name) for name in names)])
        self.collections.show_value(kept if kept in names else None)

    def narrow_to(self, *, collection: str | None = None, problems: bool = False) -> None:
        """Show the files of one collection, or those that could not be read."""
        self.search.clear()
        self.collections.show_value(collection)
        self.states.show_value(_PROBLEMS if problems else None)
        self._narrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists below the field where there is little room."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wide = self.width() >= self._theme.px(_WIDE_PX)
        self._head.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _state_choices(self) -> list[tuple[object, str]]:
        named: list[tuple[object, str]] = [(None, self.tr("Every status"))]
        named.append((_PROBLEMS, self.tr("With a problem")))
        return [*named, *((state, wording.state_name(state)) for state in FileState)]

    def _narrow(self) -> None:
        state, collection = self.states.value, self.collections.value
        states = (
            wording.PROBLEMS if state == _PROBLEMS else (FileState(str(state)),) if state else ()
        )
        narrowing = Narrowing(
            tuple(self.search.text().casefold().split()),
            states,
            str(collection) if collection is not None else None,
        )
        self.model.accept(None if narrowing == Narrowing() else narrowing.accepts)
        self._show_count()

    def _show_count(self) -> None:
        self._count.setText(wording.counted(len(self.model.rows), len(self.model.every)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def _columns() -> tuple[Column[LibraryFile], ...]:
    def named(file: LibraryFile) -> str:
        return wording.name(file.path)

    def collections(file: LibraryFile) -> str:
        return ", ".join(file.collections)

    def language(file: LibraryFile) -> str:
        return language_name(file.language) if file.language else ""

    return (
        Column(_tr("Name"), named, _name_key),
        Column(
            _tr("Folder"),
            lambda file: wording.folder(file.path),
            lambda file: file.path.casefold(),
            width=165,
            rank=4,
            cut_first=True,
            tone=lambda _: "muted",
        ),
        Column(_tr("Collection"), collections, collections, width=145, rank=3),
        Column(
            _tr("Status"),
            wording.status,
            lambda file: (_STATES.index(file.state), file.code or ""),
            width=185,
            tone=wording.tone,
        ),
        Column(
            _tr("Pages"),
            lambda file: words.number(file.pages) if file.pages else "",
            lambda file: file.pages or 0,
            width=58,
            rank=6,
            end=True,
        ),
        Column(
            _tr("Passages"),
            lambda file: words.number(file.passages) if file.passages else "",
            lambda file: file.passages,
            width=80,
            rank=2,
            end=True,
        ),
        Column(_tr("Language"), language, lambda file: file.language or "", width=80, rank=7),
        Column(
            _tr("Size"),
            lambda file: words.size(file.size),
            lambda file: file.size,
            width=88,
            rank=1,
            end=True,
        ),
        Column(
            _tr("Changed"),
            lambda file: words.short_day(file.changed_s),
            lambda file: file.changed_s,
            width=92,
            rank=5,
            end=True,
        ),
    )


def _name_key(file: LibraryFile) -> str:
    """Ten thousand are sorted at a click."""
    return file.path[file.path.rfind(os.sep) + 1 :].casefold()


def _tip(file: LibraryFile) -> str:
    return f"{file.path}: {wording.explanation(file)}"
