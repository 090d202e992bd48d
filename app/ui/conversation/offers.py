"""Words that may have been meant instead of those that were heard."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.look.labels import button

_MOST = 3


class Offers(QWidget):
    """A line with a button for each word; gone when there is none.

    Signals:
        taken(str, str): this was heard, and that was meant.
    """

    taken = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_offers(self, words: Sequence[tuple[str, str]]) -> None:
        """Pairs of what was heard and what may have been meant, the first few of them."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for heard, meant in words[:_MOST]:
            self._row.addWidget(
                button(
                    self.tr("{meant} instead of {heard}?").format(meant=meant, heard=heard),
                    partial(self._take, heard, meant),
                    "link",
                    parent=self,
                )
            )
        if words:
            keep = self.tr("Keep as heard")
            self._row.addWidget(button(keep, lambda: self.show_offers([]), "link", parent=self))
            self._row.addStretch(1)
        self.setVisible(bool(words))

    def _take(self, heard: str, meant: str) -> None:
        self.show_offers([])
        self.taken.emit(heard, meant)
