"""The list of collections: name, number of files, and a thin bar while one is being indexed."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.look import plain_text, words
from app.ui.look.rows import AnyIndex
from app.ui.look.side_list import NOTE_ROLE, SHARE_ROLE, SideList
from app.ui.look.theme import Theme


class CollectionsModel(QAbstractListModel):
    """Row 0 is the whole library, every other row one collection."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str | None, int], ...] = ((None, 0),)
        self._shares: dict[str, float] = {}
        self._packs: frozenset[str] = frozenset()

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """The collections with their number of files, without the whole library."""
        return tuple((name, count) for name, count in self._rows if name is not None)

    def set_collections(
        self, counts: Sequence[tuple[str, int]], *, files: int, packs: Collection[str] = ()
    ) -> None:
        """Show these collections with their number of files; `files` are in the whole library.

        `packs` are those that came as a whole.
        """
        rows = ((None, files), *counts)
        self._packs = frozenset(packs)
        if [name for name, _ in rows] == [name for name, _ in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def set_share(self, name: str, share: float | None) -> None:
        """How much of a collection under way is indexed, 0 to 1; None takes the bar away."""
        before = name in self._shares
        if share is None:
            self._shares.pop(name, None)
        else:
            self._shares[name] = share
        row = self.index(self.row_of(name))
        self.dataChanged.emit(row, row)
        if before != (name in self._shares):
            self.layoutChanged.emit()  # the row is higher with a bar

    def name_at(self, row: int) -> str | None:
        """The collection of a row, None for the whole library."""
        return self._rows[row][0]

    def row_of(self, name: str | None) -> int:
        """The row of a collection, the whole library's if it is not there."""
        return next((row for row, (known, _) in enumerate(self._rows) if known == name), 0)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, count, share, and the sentence a screen reader says."""
        name, count = self._rows[index.row()]
        is_pack = name in self._packs
        shown = plain_text.one_line(name) if name is not None else self.tr("All files")
        share = self._shares.get(name) if name is not None else None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text.tooltip(f"{shown}, {words.files(count)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{shown}, {words.files(count)}"
            if is_pack:
                said = self.tr("{said}, a pack").format(said=said)
            if share is not None:
                percent = int(share * 100)
                said = self.tr("{said}, {percent} % indexed").format(said=said, percent=percent)
            return said
        note = self.tr("pack") if is_pack else words.number(count)
        return {NOTE_ROLE: note, SHARE_ROLE: share}.get(role)


class CollectionsList(SideList):
    """One collection, or the whole library, is chosen: the one that is asked and added to.

    Signals:
        chosen(object): a collection's name, or None for the whole library.
        show_wanted(object): its files are to be shown.
        adapter_wanted(str): it is to be answered with another adapter.
        remove_wanted(str): it is to be forgotten.
    """

    chosen = Signal(object)
    show_wanted = Signal(object)
    adapter_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("collections")
        self.setAccessibleName(self.tr("Collections"))
        self.rows = CollectionsModel(self)
        self.setModel(self.rows)
        for changed in (self.rows.modelReset, self.rows.layoutChanged):
            changed.connect(self.updateGeometry)
        self.selectionModel().currentChanged.connect(
            lambda current, _: (
                self.chosen.emit(self.rows.name_at(current.row())) if current.isValid() else None
            )
        )
        self.menu_wanted.connect(self._show_menu)
        self.delete_pressed.connect(lambda index: self._remove(index.row()))
        self.show_scope(None)

    def show_scope(self, scope: str | None) -> None:
        """Choose the row of `scope`."""
        index = self.rows.index(self.rows.row_of(scope))
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def _show_menu(self, index: QModelIndex, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row, name = index.row(), self.rows.name_at(index.row())
        menu.addAction(self.tr("Show its files")).triggered.connect(
            lambda: self.show_wanted.emit(name)
        )
        if name is not None:
            menu.addAction(self.tr("Adapter…")).triggered.connect(
                lambda: self.adapter_wanted.emit(name)
            )
            menu.addSeparator()
            menu.addAction(self.tr("Remove from the library…")).triggered.connect(
                lambda: self._remove(row)
            )
        menu.popup(at)

    def _remove(self, row: int) -> None:
        name = self.rows.name_at(row)
        if name is not None:
            self.remove_wanted.emit(name)
