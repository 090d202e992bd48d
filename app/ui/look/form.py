"""A question with fields: what is asked above, the answer in fields, a button that does it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.look.labels import button, label

_WIDTH_PX = 460


class Form(QDialog):
    """Fields go into `fields`; `accepted` when the user presses the button, Escape closes it."""

    def __init__(self, title: str, action: str, *, note: str = "", parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH_PX)
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

    def add_field(self, name: str, field: QWidget) -> None:
        """Put a field below its name, by which a screen reader calls it too."""
        caption = label(name, "muted")
        caption.setBuddy(field)
        field.setAccessibleName(name)
        self.fields.addWidget(caption)
        self.fields.addWidget(field)
        self.fields.addSpacing(4)
