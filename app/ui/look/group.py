"""Rows that belong together, under a caption and within one border."""

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.look.labels import label


class Group(QWidget):
    """Shows the rows that a search finds, and itself while there is one."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        caption = label(title.upper(), "caption", parent=self)
        caption.setContentsMargins(2, 0, 0, 0)
        box = QFrame(self)
        box.setObjectName("group")
        self._rows = QVBoxLayout(box)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._words: list[tuple[QWidget, str]] = []
        self._title = title
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(caption)
        layout.addWidget(box)

    def add(self, row: QWidget, words: str = "") -> None:
        """Put `row` at the end; it is found by `words`, and by the title of the group."""
        row.setProperty("first", not self._words)
        self._rows.addWidget(row)
        self._words.append((row, f"{words} {self._title}".casefold()))

    def set_rows(self, rows: Iterable[QWidget]) -> None:
        """Put these rows in place of those there are."""
        for row, _ in self._words:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._words.clear()
        for row in rows:
            self.add(row)

    def filter(self, wanted: str) -> bool:
        """Show what has to do with all words of `wanted`; returns whether anything has."""
        parts = wanted.casefold().split()
        for row, words in self._words:
            row.setVisible(all(part in words for part in parts))
        found = any(not row.isHidden() for row, _ in self._words)
        self.setVisible(found)
        return found
