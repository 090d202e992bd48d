"""Asks before something is gone for good."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.domain.signs import visible


def confirm(
    parent: QWidget,
    title: str,
    *,
    text: str,
    button: str,
    act: Callable[[], object],
    keep: str = "",
) -> QMessageBox:
    """Ask `title`, with what will be gone as `text`; `act` if the user presses `button`.

    Returns at once. Escape and Enter keep everything, as the other button does, called `keep`.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("confirm", "Sotto"))
    box.setText(visible(title))
    box.setInformativeText(visible(text))
    yes = box.addButton(button, QMessageBox.ButtonRole.DestructiveRole)
    keep = keep or QCoreApplication.translate("confirm", "Keep")
    no = box.addButton(keep, QMessageBox.ButtonRole.RejectRole)
    no.setProperty("role", "primary")
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    yes.clicked.connect(lambda: act())
    box.open()
    return box
