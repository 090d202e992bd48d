"""Says why the program cannot run to somebody who has started it without a terminal."""

import sys

from PySide6.QtWidgets import QApplication, QMessageBox


def show_refusal(text: str) -> None:
    """Show `text` until it is closed."""
    application = QApplication(sys.argv[:1])
    application.setApplicationDisplayName("Sotto")
    QMessageBox.critical(None, "Sotto", text)
