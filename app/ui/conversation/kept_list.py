"""The list of kept conversations: opened, searched, renamed in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from app.ui.look import plain_text, words
from app.ui.look.rows import AnyIndex
from app.ui.look.side_list import CHOSEN_ROLE, DETAIL_ROLE, SideList
from app.ui.look.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.services.conversations import Listed

_LEAST_ROWS = 3


class KeptModel(QAbstractListModel):
    """One row for each conversation, the latest first.

    Signals:
        renamed(str, str): the conversation of this id is to have this title.
    """

    renamed = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Listed, ...] = ()
        self._open: str | None = None
        self._searched = False

    def set_listed(self, listed: Sequence[Listed], *, searched: bool = False) -> None:
        """Show these; where they were searched, with what was found in them."""
        rows, before = tuple(listed), self._searched
        self._searched = searched
        if before == searched and [one.info.id for one in rows] == [
            one.info.id for one in self._rows
        ]:
            self._rows = rows
            self._repaint()
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def set_open(self, conversation: str | None) -> None:
        """Which one is in the window."""
        self._open = conversation
        self._repaint()

    def at(self, row: int) -> Listed:
        """The conversation of a row."""
        return self._rows[row]

    def row_of(self, conversation: str | None) -> int | None:
        """The row of a conversation, None where it is not listed."""
        ids = [one.info.id for one in self._rows]
        return ids.index(conversation) if conversation in ids else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A title can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, the place found, and the sentence a screen reader says."""
        one = self._rows[index.row()]
        title = plain_text.one_line(one.info.title)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return title
            case Qt.ItemDataRole.ToolTipRole:
                return plain_text.tooltip(f"{title}\n{one.excerpt}" if one.excerpt else title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}, {self._when(one)}"
            case _ if role == DETAIL_ROLE:
                return self._found(one, title) if self._searched else None
            case _ if role == CHOSEN_ROLE:
                return one.info.id == self._open
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title; it is shown when it is kept."""
        one, title = self._rows[index.row()], " ".join(str(value).split())
        if role == Qt.ItemDataRole.EditRole and title and title != one.info.title:
            self.renamed.emit(one.info.id, title)
        return False

    def _when(self, one: Listed) -> str:
        count = one.info.turns
        asked = self.tr("1 question") if count == 1 else self.tr("{count} questions")
        return f"{asked.format(count=words.number(count))}, {words.day(one.info.last_s)}"

    def _found(self, one: Listed, title: str) -> str:
        """Where the words stand; where that is the title alone, how much it is and of when."""
        place = plain_text.one_line(one.excerpt)
        return place.removeprefix(title).strip() or self._when(one)

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


class KeptList(SideList):
    """Enter or a click opens, F2 renames in place, Delete asks to delete.

    Signals:
        wanted(str): open the conversation of this id.
        delete_wanted(str): delete it.
        export_wanted(str, str): write it into a file of this suffix.
    """

    wanted = Signal(str)
    delete_wanted = Signal(str)
    export_wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kept")
        self.setAccessibleName(self.tr("Conversations"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setUniformItemSizes(True)
        self.rows = KeptModel(self)
        self.setModel(self.rows)
        self.rows.modelReset.connect(self.updateGeometry)
        self.opened.connect(lambda index: self.wanted.emit(self._id(index)))
        self.delete_pressed.connect(lambda index: self.delete_wanted.emit(self._id(index)))
        self.menu_wanted.connect(self._show_menu)

    def show_listed(self, listed: Sequence[Listed], *, searched: bool = False) -> None:
        """Show these, the keyboard on the same one as before."""
        at = self.currentIndex()
        before = self._id(at) if at.isValid() else None
        self.rows.set_listed(listed, searched=searched)
        row = self.rows.row_of(before)
        if row is not None:
            self.setCurrentIndex(self.rows.index(row))

    def rename(self, conversation: str) -> None:
        """Let the user edit a title, if it is listed."""
        row = self.rows.row_of(conversation)
        if row is not None:
            self.setCurrentIndex(self.rows.index(row))
            self.edit(self.rows.index(row))

    def sizeHint(self) -> QSize:
        """A few rows; more where there is room."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        rows = min(self.rows.rowCount(), _LEAST_ROWS)
        return QSize(80, rows * self.sizeHintForRow(0) if rows else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames."""
        if event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _show_menu(self, index: QModelIndex, at: QPoint) -> None:
        conversation = self._id(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, act in (
            (self.tr("Open"), lambda: self.wanted.emit(conversation)),
            (self.tr("Rename"), lambda: self.rename(conversation)),
            (self.tr("Export as Markdown…"), lambda: self.export_wanted.emit(conversation, ".md")),
            (self.tr("Export as JSON…"), lambda: self.export_wanted.emit(conversation, ".json")),
            (self.tr("Delete…"), lambda: self.delete_wanted.emit(conversation)),
        ):
            menu.addAction(text).triggered.connect(act)
        menu.popup(at)

    def _id(self, index: AnyIndex) -> str:
        return self.rows.at(index.row()).info.id
