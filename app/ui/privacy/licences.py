"""A dialog with everything that is inside this program, and the terms of each."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.services.notices import Notice
from app.ui.look.labels import button, label
from app.ui.look.plain_text import displayable
from app.ui.look.theme import Theme

_SIZE_PX = (860, 560)
_LIST_PX = 260


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
        self.names = QListWidget(self)
        self.names.setAccessibleName(_tr("Parts of Sotto"))
        self.names.setFixedWidth(theme.px(_LIST_PX))
        for notice in notices:
            item = QListWidgetItem(f"{notice.title}\n{notice.licence}", self.names)
            item.setData(Qt.ItemDataRole.UserRole, notice)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_tr("Terms"))
        self.names.currentItemChanged.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        close = QHBoxLayout()
        close.addStretch(1)
        close.addWidget(button(_tr("Close"), self.accept, "primary", parent=self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        note = _tr("What is under the LGPL lies in files of its own: you may replace it.")
        layout.addWidget(label(note, "muted", wrap=True, parent=self))
        layout.addLayout(row, 1)
        layout.addLayout(close)

    def start(self) -> None:
        """Open it, at the first name."""
        self.open()
        self.names.setCurrentRow(0)
        self.names.setFocus()

    def show_text(self, notice: Notice, text: str) -> None:
        """Show the text of `notice`, unless another was chosen since."""
        item = self.names.currentItem()
        if item is not None and item.data(Qt.ItemDataRole.UserRole) == notice:
            self.text.setPlainText(displayable(text))

    def _choose(self, item: QListWidgetItem | None) -> None:
        self.text.clear()
        if item is not None:
            self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))
