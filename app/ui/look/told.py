"""Sentences that services made, in the language of the window."""

from PySide6.QtCore import QCoreApplication


def told(text: str) -> str:
    """`text` in the user's language, as far as it is known; else as it is."""
    return QCoreApplication.translate("told", text)
