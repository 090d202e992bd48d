"""A dialog with everything that is inside this program, and the terms of each."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.services.notices import Notice
from app.ui.look.labels import button, label
from app.ui.look.plain_text import displayable
from app.ui.look.side_list import DETAIL_ROLE, SideList
from app.ui.look.theme import Theme

_SIZE_PX = (920, 600)


def _tr(text: str) -> str:
    return QCoreApplication.translate("licences", text)


class LicencesDialog(QDialog):
    """Shows the names, and the text of the chosen one once it is given.

    Signals:
        wanted(Notice): its text is to be shown.
    """

    wanted = Signal(object)

    def __init__(self, notices: Sequence[Notice], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_tr("What Sotto is made of"))
        self.resize(*(theme.px(side) for side in _SIZE_PX))
        self._notices = notices
        self.names = SideList(theme, self)
        self.names.setModel(_rows(notices, self))
        self.names.setAccessibleName(_tr("Parts of Sotto"))
        self.names.selectionModel().currentChanged.connect(self._choose)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_tr("Terms"))
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.names, 1)
        both.addWidget(self.text, 2)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(button(_tr("Close"), self.accept, "primary", parent=self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        note = _tr("What is under the LGPL lies in files of its own: you may replace it.")
        layout.addWidget(label(note, "muted", wrap=True, parent=self))
        layout.addLayout(both, 1)
        layout.addLayout(end)

    def start(self) -> None:
        """Open it, at the first name."""
        self.open()
        self.names.setCurrentIndex(self.names.model().index(0, 0))
        self.names.setFocus()

    def show_text(self, notice: Notice, text: str) -> None:
        """Show the text of `notice`, unless another was chosen since."""
        index = self.names.currentIndex()
        if index.isValid() and self._notices[index.row()] == notice:
            self.text.setPlainText(displayable(text))

    def _choose(self, index: QModelIndex) -> None:
        self.text.clear()
        if index.isValid():
            self.wanted.emit(self._notices[index.row()])


def _rows(notices: Sequence[Notice], parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for notice in notices:
        row = QStandardItem(notice.title)
        row.setData(notice.licence, DETAIL_ROLE)
        row.setData(f"{notice.title}, {notice.licence}", Qt.ItemDataRole.AccessibleTextRole)
        model.appendRow(row)
    return model
