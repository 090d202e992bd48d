"""What is followed, by which rules, what was left out, and which model searches."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QScrollArea, QVBoxLayout, QWidget

from app.services.library_folders import Folder
from app.ui.look import words
from app.ui.look.flow import FlowLayout
from app.ui.look.labels import button, label
from app.ui.look.rows import Column, RowsModel
from app.ui.look.table import Table
from app.ui.look.theme import Theme


@dataclass(frozen=True, slots=True)
class SearchModelState:
    """Which model searches by meaning, and how far the one that takes over is, 0 to 1."""

    name: str | None
    next_name: str | None = None
    share: float = 0.0


class FoldersView(QScrollArea):
    """A table of folders, a table of what was left out, and a line on the search model.

    Signals:
        remove_wanted(list), look_wanted(list), show_wanted(Folder): the folders chosen.
        collection_wanted(Folder, str): let this folder belong to that collection.
        include_wanted(list): leave these paths out no longer.
        search_model_wanted(): choose another search model.
    """

    remove_wanted = Signal(list)
    look_wanted = Signal(list)
    show_wanted = Signal(object)
    collection_wanted = Signal(object, str)
    include_wanted = Signal(list)
    search_model_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self._collections: Sequence[str] = ()
        folders: RowsModel[Folder] = RowsModel(
            _columns(), theme, identity=lambda one: (one.path, one.collection), parent=self
        )
        self.folders = Table(folders, theme, name=self.tr("Folders and files added"))
        self.folders.say_when_empty(self.tr("Nothing was added yet."))
        left_out: RowsModel[str] = RowsModel(
            (Column(self.tr("Left out"), str, str.casefold),),
            theme,
            identity=lambda path: path,
            parent=self,
        )
        self.left_out = Table(left_out, theme, name=self.tr("Left out"))
        self.left_out.say_when_empty(self.tr("Nothing was left out."))
        self._search_model = label("", wrap=True, parent=self)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.folders)
        column.addLayout(self._folder_actions())
        column.addWidget(
            label(
                self.tr(
                    "A file called .sottoignore in a folder names by patterns, as .gitignore does,"
                    " what is passed over there. Hidden files and files of the system always are."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.left_out)
        column.addLayout(self._left_out_actions())
        column.addSpacing(6)
        column.addWidget(label(self.tr("Search by meaning"), "title"))
        column.addLayout(self._model_line())
        column.addStretch(1)
        self.setWidget(inside)
        self.folders.chosen.connect(self._update)
        self.left_out.chosen.connect(self._update)
        self._fit()

    def set_folders(
        self, folders: Sequence[Folder], left_out: Sequence[str], collections: Sequence[str]
    ) -> None:
        """Show these."""
        self._collections = collections
        self.folders.rows.set_rows(folders)
        self.left_out.rows.set_rows(left_out)
        self._fit()

    def show_search_model(self, state: SearchModelState) -> None:
        """Say which model searches."""
        if state.next_name is not None:
            text = self.tr("{name} searches until {next} is ready: {percent} % of the passages")
            if state.name is None:
                text = self.tr("Words alone are searched until {next} is ready: {percent} %")
        elif state.name is not None:
            text = self.tr("{name} finds passages by what they mean.")
        else:
            text = self.tr("No search model is installed, so only words are searched.")
        name, next_ = ((one or "").partition("@")[0] for one in (state.name, state.next_name))
        self._search_model.setText(
            text.format(name=name, next=next_, percent=int(state.share * 100))
        )

    def _folder_actions(self) -> FlowLayout:
        chosen = self.folders
        self._collection = button(self.tr("Change collection…"), self._ask_collection)
        self._look = button(
            self.tr("Look for changes"), lambda: self.look_wanted.emit(chosen.selected)
        )
        self._show = button(
            self.tr("Show in folder"), lambda: self.show_wanted.emit(chosen.selected[0])
        )
        self._remove = button(self.tr("Remove…"), lambda: self.remove_wanted.emit(chosen.selected))
        row = FlowLayout()
        for each in (self._collection, self._look, self._show, self._remove):
            row.addWidget(each)
        return row

    def _left_out_actions(self) -> QHBoxLayout:
        self._include = button(
            self.tr("Take in again"), lambda: self.include_wanted.emit(self.left_out.selected)
        )
        row = QHBoxLayout()
        row.addWidget(self._include)
        row.addStretch(1)
        return row

    def _model_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._search_model, 1)
        row.addWidget(
            button(
                self.tr("Change…"),
                self.search_model_wanted.emit,
                name=self.tr("Change the search model"),
            )
        )
        return row

    def _fit(self) -> None:
        self.folders.fit()
        self.left_out.fit()
        self._update()

    def _update(self) -> None:
        count = len(self.folders.selected)
        self._collection.setEnabled(count == 1)
        self._show.setEnabled(count == 1)
        self._look.setEnabled(bool(self.folders.rows.rows))
        self._remove.setEnabled(count > 0)
        self._include.setEnabled(bool(self.left_out.selected))

    def _ask_collection(self) -> None:
        (folder,) = self.folders.selected
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Change collection"))
        dialog.setLabelText(self.tr("The collection that this folder belongs to:"))
        dialog.setComboBoxItems(list(self._collections))
        dialog.setComboBoxEditable(True)
        dialog.setTextValue(folder.collection)
        dialog.textValueSelected.connect(
            lambda name: self.collection_wanted.emit(folder, name.strip()) if name.strip() else None
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("library", text)


def _columns() -> tuple[Column[Folder], ...]:
    return (
        Column(_tr("Folder or file"), lambda one: one.path, lambda one: one.path.casefold()),
        Column(
            _tr("Collection"),
            lambda one: one.collection,
            lambda one: one.collection.casefold(),
            width=150,
        ),
        Column(
            _tr("Files"),
            lambda one: words.number(one.files),
            lambda one: one.files,
            width=72,
            rank=1,
            end=True,
        ),
        Column(
            _tr("State"),
            _state,
            _state,
            width=200,
            rank=2,
            tone=lambda one: "muted" if one.available and not one.unread else "warning",
        ),
    )


def _state(folder: Folder) -> str:
    """What matters most about a folder, in a few words."""
    if not folder.available:
        return _tr("Not available now, kept")
    if folder.unread:
        return words.unread(folder.unread)
    if folder.rules:
        if len(folder.rules) == 1:
            return _tr("1 rule in .sottoignore")
        return _tr("{count} rules in .sottoignore").format(count=words.number(len(folder.rules)))
    return ""
