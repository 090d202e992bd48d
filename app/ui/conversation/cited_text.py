"""A read-only text with citation chips, as high as its content; the page around it scrolls."""

import re

from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.domain.answers import Citation
from app.ui.conversation.chips import Chips, chip_number
from app.ui.look import plain_text
from app.ui.look.theme import Theme

_LINE_PX = 22


class CitedText(QTextBrowser):
    """Selectable plain text; it loads nothing, and its only links are its chips.

    Signals:
        opened(int): the chip of citation `n` was activated.
    """

    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self._chips = Chips(self.document(), theme)
        self.restart()
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(self._activate)
        self._fit()

    def restart(self) -> None:
        """Empty again, with the line height of running text."""
        self.clear()
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight  # so that a chip moves no line
        block.setLineHeight(self._theme.px(_LINE_PX), fixed.value)
        self.end().setBlockFormat(block)

    def end(self) -> QTextCursor:
        """A cursor behind the last character."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return cursor

    def insert(self, text: str, look: QTextCharFormat | None = None) -> None:
        """Add `text` at the end, as it is."""
        self.end().insertText(plain_text.displayable(text), look or QTextCharFormat())

    def insert_chip(self, citation: Citation) -> None:
        """Add the chip of `citation` at the end."""
        self._chips.insert(self.end(), citation)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """The selected words only, without the chips."""
        selected = self.textCursor().selection().toPlainText()
        data = QMimeData()
        data.setText(re.sub("\\s?\N{OBJECT REPLACEMENT CHARACTER}", "", selected))
        return data

    def loadResource(self, _kind: int, _name: QUrl | str) -> QByteArray:  # noqa: N802
        """Empty: no text fetches anything. Given None, Qt would read the file itself."""
        return QByteArray()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Left to the page around."""
        event.ignore()

    def _fit(self) -> None:
        empty = self.document().isEmpty()
        self.setFixedHeight(0 if empty else round(self.document().size().height() + 0.5))

    def _activate(self, link: QUrl) -> None:
        n = chip_number(link.toString())
        if n is not None:
            self.opened.emit(n)
