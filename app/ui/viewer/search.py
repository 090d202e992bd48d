"""Searching words in the text of one document."""

import re

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.frame.bridge import Bridge, Run
from app.ui.look import words
from app.ui.look.labels import button, label

_MOST_PLACES = 10_000
_TYPING_MS = 200


class SearchRow(QWidget):
    """A line to type in, and the way from place to place; hidden until it is wanted.

    Attributes:
        text: Where is searched.
        bridge: Searches beside the window.

    Signals:
        found(int, int): go to these characters of the text.
        closed(): nothing is searched any more.
    """

    found = Signal(int, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.bridge: Bridge | None = None
        self._places: list[tuple[int, int]] = []
        self._at = 0
        self._run: Run | None = None
        self.line = QLineEdit(self)
        self.line.setObjectName("searchLine")
        self.line.setPlaceholderText(self.tr("Search in this document"))
        self.line.setAccessibleName(self.tr("Search in this document"))
        self._count = label("", "muted", parent=self)
        self._back = button("‹", lambda: self._step(-1), "turn", name=self.tr("Previous place"))
        self._on = button("›", lambda: self._step(1), "turn", name=self.tr("Next place"))
        close = button("×", self.close_row, "turn", name=self.tr("End the search"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        for one in (self._back, self._on, close):
            row.addWidget(one)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_TYPING_MS)
        self._later.timeout.connect(self._search)
        self.line.textChanged.connect(lambda _: self._later.start())
        self.hide()

    def open(self) -> None:
        """Be there, ready to type."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def close_row(self) -> None:
        """Be gone."""
        self.close_quietly()
        self.closed.emit()

    def close_quietly(self) -> None:
        """Be gone, and let the view be."""
        self._later.stop()
        self.hide()
        self._places = []
        self._show_count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next place, with Shift to the one before."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        wanted, text = self.line.text().strip(), self.text
        if self.bridge is None or not wanted:
            self._take([])
            return
        pattern = re.compile(r"\s+".join(map(re.escape, wanted.split())), re.IGNORECASE)

        def places() -> list[tuple[int, int]]:
            found = []
            for one in pattern.finditer(text):
                found.append(one.span())
                if len(found) == _MOST_PLACES:
                    break
            return found

        run = self._run = self.bridge.fetch("search", places)
        run.finished.connect(lambda found: self._take(found) if run is self._run else None)

    def _take(self, places: list[tuple[int, int]]) -> None:
        self._places, self._at = places, 0
        self._show_count()
        if places:
            self.found.emit(*places[0])

    def _step(self, by: int) -> None:
        if self._later.isActive():
            self._later.stop()
            self._search()
        elif self._places:
            self._at = (self._at + by) % len(self._places)
            self._show_count()
            self.found.emit(*self._places[self._at])

    def _show_count(self) -> None:
        for one in (self._back, self._on):
            one.setEnabled(len(self._places) > 1)
        if self._places:
            self._count.setText(
                self.tr("{n} of {total}").format(
                    n=words.number(self._at + 1), total=words.number(len(self._places))
                )
            )
        else:
            self._count.setText(self.tr("Not found") if self.line.text().strip() else "")
