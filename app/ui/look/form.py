"""A question with fields: what is asked above, the answer in fields, a button that does it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.look.labels import button, label

_WIDTH_CHARACTERS = 58


class Form(QDialog):
    """Fields go into `fields`; `accepted` when the user presses the button, Escape closes it."""

    def __init__(self, title: str, action: str, *, note: str = "", parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        wanted = self.fontMetrics().averageCharWidth() * _WIDTH_CHARACTERS
        self.setMinimumWidth(min(wanted, parent.window().width()))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(6)
        self.action: QPushButton = button(action, self.accept, "primary", parent=self)
        self.action.setDefault(True)
        self.cancel = button(QCoreApplication.translate("form", "Cancel"), self.reject, parent=self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.action)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(label(title, "title", wrap=True))
        if note:
            layout.addWidget(label(note, "muted", wrap=True))
        layout.addLayout(self.fields)
        layout.addStretch(1)
        layout.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the words are at this width."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def add_field(self, name: str, field: QWidget) -> None:
        """Put a field below its name, by which a screen reader calls it too."""
        caption = label(name, "muted")
        caption.setBuddy(field)
        field.setAccessibleName(name)
        self.fields.addWidget(caption)
        self.fields.addWidget(field)
        self.fields.addSpacing(4)
